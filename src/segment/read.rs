//! A text read by the rules of a sender.

use super::segmenter::Segmenter;
use crate::count::Scan;

/// Nothing read yet, by the rules of most senders: those of [`Segmenter::new`].
pub(super) const USUAL: Scan = scan(Segmenter::new());

/// A text read by the rules of most senders.
#[inline]
pub(super) fn read_usual(text: &str) -> Scan {
    let mut scan = USUAL;
    scan.push_str(text);
    scan
}

/// A text read in the default tables or in UCS-2.
#[inline(always)]
#[expect(clippy::inline_always, reason = "a large value to hand over")]
pub(crate) fn read(text: &str, segmenter: Segmenter) -> Scan {
    if !segmenter.excluded.is_empty() {
        return read_characters(text.chars(), segmenter);
    }
    let mut scan = scan(segmenter);
    scan.push_str(text);
    scan
}

/// As [`read`], for characters one by one.
pub(crate) fn read_characters(
    characters: impl Iterator<Item = char>,
    segmenter: Segmenter,
) -> Scan {
    let mut scan = scan(segmenter);
    push_characters(&mut scan, characters, segmenter);
    scan
}

/// Reads on, character by character.
pub(crate) fn push_characters(
    scan: &mut Scan,
    characters: impl Iterator<Item = char>,
    segmenter: Segmenter,
) {
    for character in characters {
        if !segmenter.excluded.is_empty() && segmenter.excluded.contains(character) {
            scan.push_excluded(character);
        } else {
            scan.push(character);
        }
    }
}

/// Nothing read yet.
#[inline]
const fn scan(segmenter: Segmenter) -> Scan {
    let elements = segmenter.header_extras.length();
    Scan::new(segmenter.reference_width, elements, segmenter.forced)
}
