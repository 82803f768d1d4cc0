//! The tables that are nearest to a text, found by trying all of them.

use super::{Coding, Encoding, Rules, codes, pairs, preference};

/// Whether the character has no code in the default tables.
pub fn is_unmappable(character: char) -> bool {
    !codes().contains_key(&character)
}

/// The characters of the text that this coding cannot encode or that the rules exclude, with their
/// byte offsets.
fn lacking(text: &str, coding: Coding, rules: Rules) -> Vec<(usize, char)> {
    let codes = coding.codes().unwrap();
    text.char_indices()
        .filter(|(_, c)| !codes.contains_key(c) || rules.excludes(*c))
        .collect()
}

/// Of the allowed pairs of tables that lack the fewest characters of the text, returns the
/// preferred pair, and all pairs that share its main table.
pub fn nearest(text: &str, rules: Rules) -> (Coding, Vec<Coding>) {
    let lacks: Vec<(usize, Coding)> = pairs(rules)
        .into_iter()
        .map(|coding| (lacking(text, coding, rules).len(), coding))
        .collect();
    let &(fewest, nearest) = lacks
        .iter()
        .min_by_key(|&&(lacks, coding)| (lacks, preference(text, coding)))
        .unwrap();
    let main = |coding| match coding {
        Coding::Gsm7 { locking, .. } => locking,
        Coding::Ucs2 => unreachable!(),
    };
    let as_near = lacks
        .into_iter()
        .filter(|&(lacks, coding)| lacks == fewest && main(coding) == main(nearest));
    (nearest, as_near.map(|(_, coding)| coding).collect())
}

/// The characters that the nearest tables lack, which keep the text from being sent as GSM-7. Empty
/// if UCS-2 is forced.
pub fn unmappable(text: &str, rules: Rules) -> Vec<(usize, char)> {
    match rules.forced {
        Some(Encoding::Ucs2) => vec![],
        _ => lacking(text, nearest(text, rules).0, rules),
    }
}
