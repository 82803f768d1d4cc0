//! Scanning a text under the rules of a segmenter.

use super::segmenter::Segmenter;
use crate::alphabet::CharSet;
use crate::count::Scan;

pub(super) const DEFAULT_SCAN: Scan = new_scan(Segmenter::new());

/// Scans a text under the default rules.
#[inline]
pub(super) fn scan_default(text: &str) -> Scan {
    let mut scan = DEFAULT_SCAN;
    scan.push_str(text);
    scan
}

/// Scans a text under these rules, without national tables.
#[inline(always)]
#[expect(clippy::inline_always, reason = "a large value to return")]
pub(crate) fn scan_str(text: &str, segmenter: Segmenter) -> Scan {
    if !segmenter.excluded.is_empty() {
        return scan_characters(text.chars(), segmenter);
    }
    let mut scan = new_scan(segmenter);
    scan.push_str(text);
    scan
}

pub(crate) fn scan_characters(
    characters: impl Iterator<Item = char>,
    segmenter: Segmenter,
) -> Scan {
    let mut scan = new_scan(segmenter);
    push_characters(&mut scan, characters, segmenter);
    scan
}

pub(crate) fn push_characters(
    scan: &mut Scan,
    characters: impl Iterator<Item = char>,
    segmenter: Segmenter,
) {
    for character in characters {
        push_character(scan, character, segmenter.excluded);
    }
    scan.saturate();
}

pub(super) fn push_character(scan: &mut Scan, character: char, excluded: CharSet) {
    if !excluded.is_empty() && excluded.contains(character) {
        scan.push_excluded(character);
    } else {
        scan.push(character);
    }
}

pub(super) fn scan_utf16(units: &[u16], segmenter: Segmenter) -> Scan {
    if !segmenter.excluded.is_empty() {
        return scan_characters(decode_utf16_lossy(units), segmenter);
    }
    let mut scan = new_scan(segmenter);
    scan.push_utf16(units);
    scan
}

/// Decodes a UTF-16 text. Each lone surrogate becomes U+FFFD.
pub(super) fn decode_utf16_lossy(units: &[u16]) -> impl Iterator<Item = char> + Clone {
    char::decode_utf16(units.iter().copied())
        .map(|character| character.unwrap_or(char::REPLACEMENT_CHARACTER))
}

/// Returns an empty scan under these rules.
#[inline]
pub(super) const fn new_scan(segmenter: Segmenter) -> Scan {
    let elements = segmenter.header_extras.length();
    Scan::new(segmenter.reference_width, elements, segmenter.encoding)
}
