//! A text read by the rules of a sender.

use super::segmenter::Segmenter;
use crate::alphabet::CharSet;
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
        push_character(scan, character, segmenter.excluded);
    }
}

/// Reads on by one character.
pub(super) fn push_character(scan: &mut Scan, character: char, excluded: CharSet) {
    if !excluded.is_empty() && excluded.contains(character) {
        scan.push_excluded(character);
    } else {
        scan.push(character);
    }
}

/// As [`read`], of a text in UTF-16.
pub(super) fn read_utf16(units: &[u16], segmenter: Segmenter) -> Scan {
    if !segmenter.excluded.is_empty() {
        return read_characters(characters(units), segmenter);
    }
    let mut scan = scan(segmenter);
    scan.push_utf16(units);
    scan
}

/// The characters of a text in UTF-16; U+FFFD for a surrogate without its other half.
pub(super) fn characters(units: &[u16]) -> impl Iterator<Item = char> + Clone {
    char::decode_utf16(units.iter().copied())
        .map(|character| character.unwrap_or(char::REPLACEMENT_CHARACTER))
}

/// Nothing read yet.
#[inline]
pub(super) const fn scan(segmenter: Segmenter) -> Scan {
    let elements = segmenter.header_extras.length();
    Scan::new(segmenter.reference_width, elements, segmenter.forced)
}
