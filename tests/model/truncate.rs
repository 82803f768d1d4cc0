//! The naive truncation: every prefix in every coding, the longest first.

use unicode_segmentation::UnicodeSegmentation;

use super::{
    Coding, Encoding, Rules, candidates, capacities, costs, pieces, segments_in, takes, units,
};

/// The longest prefix of at most `limit` segments: the longest one that each coding can encode in
/// `limit` segments, and of these the longest.
pub fn truncate(text: &str, limit: usize, rules: Rules) -> &str {
    truncate_if(text, limit, rules, &|_| true)
}

/// As above, of the prefixes that meet a condition.
pub fn truncate_if<'t>(
    text: &'t str,
    limit: usize,
    rules: Rules,
    is_met: &dyn Fn(&str) -> bool,
) -> &'t str {
    let mut longest = "";
    if limit > 0 {
        for coding in candidates(rules) {
            let found = longer(text, longest, limit, (coding, rules), is_met);
            longest = found.unwrap_or(longest);
        }
    }
    longest
}

/// The longest prefix in this coding that is longer than `known`, found by trying all of them,
/// the longest first.
fn longer<'t>(
    text: &'t str,
    known: &str,
    limit: usize,
    (coding, rules): (Coding, Rules),
    is_met: &dyn Fn(&str) -> bool,
) -> Option<&'t str> {
    // A prefix can be in the default tables although the whole text is cut in another encoding.
    let cut_in = match coding {
        Coding::DEFAULT => super::coding(text, rules.without_languages()),
        other => other,
    };
    let (alone, part) = capacities(cut_in, rules);
    let capacity = if limit > 1 { part } else { alone };
    let clusters: Vec<&str> = text.graphemes(true).collect();
    let mut prefixes = vec![];
    let (mut end, mut total) = (0, 0);
    for piece in pieces(&clusters, &costs(cut_in), rules.clusters, capacity) {
        end += piece.len();
        total += units(piece, coding);
        prefixes.push((&text[..end], total));
    }
    // No segment has a larger capacity than a single one.
    let (largest, _) = capacities(coding, rules);
    let may_fit = |units: usize| units <= limit.saturating_mul(largest);
    prefixes
        .into_iter()
        .rev()
        .take_while(|(prefix, _)| prefix.len() > known.len())
        .filter(|&(_, units)| may_fit(units))
        .map(|(prefix, _)| prefix)
        .filter(|prefix| is_applicable(prefix, coding, rules))
        .find(|prefix| is_met(prefix) && segments_in(prefix, coding, rules).len() <= limit)
}

/// Whether the coding applies to the text: it can encode it, or GSM-7 is forced, this is the
/// default alphabet and no other tables can encode it.
fn is_applicable(text: &str, coding: Coding, rules: Rules) -> bool {
    let any = || {
        candidates(rules)
            .into_iter()
            .any(|one| takes(text, one, rules))
    };
    let fallback = rules.forced == Some(Encoding::Gsm7) && coding == Coding::DEFAULT;
    takes(text, coding, rules) || fallback && !any()
}
