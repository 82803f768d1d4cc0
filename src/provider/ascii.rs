//! Counting by providers that send ASCII instead of the GSM 7-bit alphabet.

use core::hash::{Hash, Hasher};

use super::limit::Limit;
use super::prefix::{Truncate, longest_prefix};
use super::units::LimitUnits;
use crate::alphabet::{CharSet, Encoding};
use crate::segment::{Measure, Segmenter};

/// The characters of the GSM 7-bit default alphabet and its extension table that are not ASCII.
pub(super) const NOT_ASCII: CharSet = CharSet::not_ascii();

/// The functions of providers that send ASCII. They are pointers, so that programs without such a
/// provider do not link them.
#[derive(Clone, Copy, Debug)]
pub(super) struct AsciiAlphabet {
    pub(super) measure: fn(Segmenter, &str) -> Measure,
    pub(super) truncate: Truncate,
}

impl AsciiAlphabet {
    pub(super) const fn new() -> Self {
        Self {
            measure: measure_str,
            truncate,
        }
    }
}

/// All values have the same functions, which cannot be compared.
impl PartialEq for AsciiAlphabet {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for AsciiAlphabet {}

impl Hash for AsciiAlphabet {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

#[cfg(feature = "defmt")]
impl defmt::Format for AsciiAlphabet {
    fn format(&self, f: defmt::Formatter<'_>) {
        defmt::write!(f, "AsciiAlphabet");
    }
}

fn measure_str(segmenter: Segmenter, text: &str) -> Measure {
    let other = |rules: Segmenter| rules.measure(text);
    measure(segmenter, text.is_ascii(), text.len(), other)
}

/// Measures a text of `bytes` bytes: in septets if it is ASCII, otherwise with `measure`, in UCS-2
/// unless GSM-7 is forced.
pub(super) fn measure(
    segmenter: Segmenter,
    is_ascii: bool,
    bytes: usize,
    measure: impl FnOnce(Segmenter) -> Measure,
) -> Measure {
    match segmenter.encoding {
        None | Some(Encoding::Gsm7) if is_ascii => {
            let capacity = segmenter.capacity(Encoding::Gsm7);
            Measure::of_septets(u32::try_from(bytes).unwrap_or(u32::MAX), capacity)
        }
        Some(_) => measure(segmenter),
        None => measure(segmenter.with_encoding(Encoding::Ucs2)),
    }
}

/// Returns the longest prefix, in ASCII or in UCS-2, as [`longest_prefix`] does.
fn truncate(rules: Segmenter, text: &str, segments: u32, limit: Limit) -> &str {
    let ucs2 = match rules.encoding {
        Some(Encoding::Ucs2) => return longest_prefix(rules, text, segments, limit),
        Some(Encoding::Gsm7) => rules,
        None => rules.with_encoding(Encoding::Ucs2),
    };
    let ascii = prefix(rules, text, segments, limit);
    let other = longest_prefix(ucs2, text, segments, limit);
    // A prefix of ASCII characters is sent in ASCII, even if more of them fit in the other
    // encoding.
    let other = if other.is_ascii() { 0 } else { other.len() };
    text.get(..ascii.max(other)).unwrap_or(text)
}

/// Returns the length of the longest ASCII prefix that fits in `segments` segments and is within
/// the limit. ASCII takes one byte, one septet and one character, so every unit is the same.
fn prefix(segmenter: Segmenter, text: &str, segments: u32, limit: Limit) -> usize {
    let capacity = segmenter.capacity(Encoding::Gsm7);
    let bytes = match segments.min(limit.max_segments(Encoding::Gsm7)) {
        0 => 0,
        1 => capacity.alone.into(),
        several => several.saturating_mul(capacity.part.into()),
    };
    let max = match limit.units(Encoding::Gsm7) {
        LimitUnits::NONE | LimitUnits::SEGMENTS => bytes,
        _ => limit.max(Encoding::Gsm7).min(bytes),
    };
    let ascii = text.bytes().take_while(u8::is_ascii).count();
    ascii.min(usize::try_from(max).unwrap_or(usize::MAX))
}
