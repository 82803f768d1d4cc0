//! The law that iterators over a text end.

use septet::alphabet::Alphabet;
use septet::replace::Policy;

use super::segmenter;
use super::substitute::groups;
use crate::model::Rules;

/// A character yields at most two septets, at most four characters of a replacement, and at most
/// one item of any other iterator.
pub fn iterators_end(text: &str, rules: Rules, bits: u8) {
    let characters = text.chars().count();
    let rules = segmenter(rules);
    ends(Alphabet::DEFAULT.septets(text), 2 * characters);
    let replaced = groups(bits).replace(text);
    ends(replaced.changes(), characters);
    ends(replaced, 4 * characters);
    let replacement = rules.replace(text, groups(bits), Policy::Always);
    ends(replacement.changes(), characters);
    ends(replacement.characters(), 4 * characters);
    let explanation = rules.explain(text);
    ends(explanation.unmappable(), characters);
    ends(explanation.extensions(), characters);
    ends(explanation.crlf_breaks(), characters);
    ends(explanation.segment_ends(), characters);
    if let Ok(segments) = rules.split(text) {
        // An empty text has a segment too.
        ends(segments, characters.max(1));
    }
}

fn ends(mut iterator: impl Iterator, limit: usize) {
    // An iterator that does not end yields one more.
    let found = iterator.by_ref().take(limit + 1).count();
    assert!(found <= limit, "more than {limit} items");
    assert!(iterator.next().is_none(), "an item after the end");
}
