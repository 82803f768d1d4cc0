//! Counting by providers that send ASCII instead of the GSM 7-bit alphabet.

use core::iter::repeat_n;

use super::limit::Limit;
use super::units::LimitUnits;
use crate::alphabet::{CharSet, Encoding};
use crate::segment::{MAX_SEGMENTS, Measure, Segmenter, measure_characters};

/// The characters of the GSM 7-bit default alphabet and its extension table that are not ASCII.
pub(super) const NOT_ASCII: CharSet = CharSet::from_chars(&[
    '£', '¥', 'è', 'é', 'ù', 'ì', 'ò', 'Ç', 'Ø', 'ø', 'Å', 'å', 'Δ', 'Φ', 'Γ', 'Λ', 'Ω', 'Π', 'Ψ',
    'Σ', 'Θ', 'Ξ', 'Æ', 'æ', 'ß', 'É', '¤', '¡', 'Ä', 'Ö', 'Ñ', 'Ü', '§', '¿', 'ä', 'ö', 'ñ', 'ü',
    'à', '€',
]);

/// Measures a text: in septets if it is ASCII, otherwise in UCS-2.
pub(super) fn measure(segmenter: Segmenter, text: &str) -> Measure {
    match segmenter.encoding {
        Some(Encoding::Ucs2) => segmenter.measure(text),
        // Every ASCII character takes one septet, as `a` does.
        _ if text.is_ascii() => {
            let rules = segmenter.excluding(CharSet::EMPTY);
            measure_characters(&repeat_n('a', text.len()), rules)
        }
        Some(Encoding::Gsm7) => segmenter.measure(text),
        None => segmenter.with_encoding(Encoding::Ucs2).measure(text),
    }
}

/// Returns the length of the longest ASCII prefix that fits in `segments` segments and is within
/// the limit. ASCII takes one byte, one septet and one character, so every unit is the same.
pub(super) fn prefix(segmenter: Segmenter, text: &str, segments: u32, limit: Limit) -> usize {
    let capacity = segmenter.capacity(Encoding::Gsm7);
    let bytes = match segments {
        0 => 0,
        1 => capacity.alone.into(),
        _ => segments
            .min(MAX_SEGMENTS)
            .saturating_mul(capacity.part.into()),
    };
    let max = match limit.units(Encoding::Gsm7) {
        LimitUnits::NONE | LimitUnits::SEGMENTS => bytes,
        _ => limit.max(Encoding::Gsm7).min(bytes),
    };
    let ascii = text.bytes().take_while(u8::is_ascii).count();
    ascii.min(usize::try_from(max).unwrap_or(usize::MAX))
}
