//! Encoding texts.

use septet::wire::HeaderExtras;
use septet::{Encoding, SplitError};
use wasm_bindgen::prelude::wasm_bindgen;

use super::output::push_octets;
use crate::abi::{ResultBuffer, to_u32, utf16_length, with_text};
use crate::options::provider;

/// Encodes a text of `len` bytes of UTF-8. The ports have the destination in the lower bits.
///
/// Appends 0, 0 for GSM-7 or 1 for UCS-2, and for each segment its end, its units, TP-UDL and its
/// octets; for too many segments, 1 and their number; for an unmappable character, 2, its offset and
/// its code point.
#[wasm_bindgen]
#[must_use]
pub fn encode(len: usize, options: u32, reference: u16, has_ports: bool, ports: u32) -> usize {
    let mut rules = provider(options).segmenter();
    if has_ports {
        let [low, high, source_low, source_high] = ports.to_le_bytes();
        rules = rules.with_header_extras(HeaderExtras::ports(
            u16::from_le_bytes([low, high]),
            u16::from_le_bytes([source_low, source_high]),
        ));
    }
    with_text(len, |text| {
        let mut result = ResultBuffer::new();
        match rules.split(text) {
            Ok(segments) => {
                let encoding = segments.measure().encoding;
                result.push(&[0, u32::from(encoding == Encoding::Ucs2)]);
                for segment in segments {
                    let data = segment.encode(reference);
                    result.push(&[
                        to_u32(segment.utf16_range().end),
                        segment.units().into(),
                        data.udl().into(),
                    ]);
                    push_octets(&mut result, data.octets());
                }
            }
            Err(SplitError::Unmappable(error)) => {
                let before = text.get(..error.byte_offset).unwrap_or_default();
                result.push(&[2, utf16_length(before), error.character.into()]);
            }
            Err(SplitError::TooManySegments { segments }) => result.push(&[1, segments]),
            Err(_) => result.push(&[1, 0]),
        }
        result.finish()
    })
}
