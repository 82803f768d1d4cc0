//! Scanning a text under the rules of a segmenter.

use super::segmenter::Segmenter;
use crate::alphabet::{CharSet, Encoding};
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

/// A part of a text that is not stored as a `&str`.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fragment<'t> {
    Text(&'t str),
    One(char),
}

/// Scans the text that consists of these fragments. If `only_gsm7`, it may stop once the text is
/// sent as UCS-2.
pub(super) fn scan_fragments<'t>(
    mut next: impl FnMut() -> Option<Fragment<'t>>,
    segmenter: Segmenter,
    only_gsm7: bool,
) -> Scan {
    let mut scan = new_scan(segmenter);
    // Short fragments are joined, because a scan of a block takes as long as one of a few
    // characters.
    let mut block = heapless::String::<FRAGMENTS>::new();
    while let Some(fragment) = next() {
        let joined = match fragment {
            Fragment::Text(text) => block.push_str(text),
            Fragment::One(character) => block.push(character),
        };
        if joined.is_ok() {
            continue;
        }
        push_text(&mut scan, &block, segmenter);
        block.clear();
        match fragment {
            Fragment::Text(text) => push_text(&mut scan, text, segmenter),
            Fragment::One(character) => push_character(&mut scan, character, segmenter.excluded),
        }
        if only_gsm7 && scan.encoding() == Encoding::Ucs2 {
            break;
        }
    }
    push_text(&mut scan, &block, segmenter);
    scan.saturate();
    scan
}

/// The bytes of the fragments that are joined.
const FRAGMENTS: usize = 128;

#[inline(never)]
fn push_text(scan: &mut Scan, text: &str, segmenter: Segmenter) {
    if segmenter.excluded.is_empty() {
        scan.push_str(text);
    } else {
        push_characters(scan, text.chars(), segmenter);
    }
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
