//! Encoding texts and binary data.

use septet::wire::{HeaderExtras, MessageClass};
use septet::{Segmenter, SplitError, UserData};
use wasm_bindgen::prelude::wasm_bindgen;

use super::output::push_octets;
use super::user_data::{Detail, push_user_data};
use crate::abi::{ResultBuffer, to_u32, utf16_length, with_octets, with_text};
use crate::options::provider;

const PORTS: u32 = 1;
const UNPACKED: u32 = 2;
const WITHOUT_HEADER: u32 = 4;
const CLASS: u32 = 4;

/// How to encode, from the numbers that JavaScript passes.
#[derive(Clone, Copy)]
struct Rules {
    segmenter: Segmenter,
    reference: u16,
    flags: u32,
}

impl Rules {
    fn new(options: u32, reference: u16, ports: u32, flags: u32) -> Self {
        let mut segmenter = provider(options).segmenter();
        if flags & PORTS != 0 {
            let [low, high, source_low, source_high] = ports.to_le_bytes();
            segmenter = segmenter.with_header_extras(HeaderExtras::ports(
                u16::from_le_bytes([low, high]),
                u16::from_le_bytes([source_low, source_high]),
            ));
        }
        Self {
            segmenter,
            reference,
            flags,
        }
    }

    /// Appends the user data of a segment, and its octets as SMPP has them.
    fn push(self, result: &mut ResultBuffer, data: UserData) {
        let class = (self.flags >> CLASS & 7).checked_sub(1);
        let class = class
            .and_then(|class| u8::try_from(class).ok())
            .and_then(MessageClass::from_number);
        let data = match class {
            Some(class) => data.with_message_class(class),
            None => data,
        };
        push_user_data(result, &data, 0, None, Detail::Octets);
        match self.flags & (UNPACKED | WITHOUT_HEADER) {
            0 => {}
            UNPACKED => push_octets(result, &mut data.unpacked()),
            _ => push_octets(result, &mut data.unpacked_body()),
        }
    }
}

/// Encodes a text of `len` bytes of UTF-8.
///
/// Appends 0, 0 for GSM-7 or 1 for UCS-2, and for each segment its end, its units and its user data;
/// for too many segments, 1 and their number; for an unmappable character, 2, its offset and its
/// code point. The ports have the destination in the lower bits. The flags are: there are ports
/// (1), append the unpacked octets (2), only those of the body (4), and the message class plus 1 from
/// bit 4.
#[wasm_bindgen]
#[must_use]
pub fn encode(len: usize, options: u32, reference: u16, ports: u32, flags: u32) -> usize {
    let rules = Rules::new(options, reference, ports, flags);
    with_text(len, |text| {
        let mut result = ResultBuffer::new();
        match rules.segmenter.split(text) {
            Ok(segments) => {
                let encoding = segments.measure().encoding;
                result.push(&[0, u32::from(encoding == septet::Encoding::Ucs2)]);
                for segment in segments {
                    result.push(&[to_u32(segment.utf16_range().end), segment.units().into()]);
                    rules.push(&mut result, segment.encode(rules.reference));
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

/// Encodes `len` octets that are not text. The result is that of [`encode`], with 2 for the encoding
/// and ends in octets.
#[wasm_bindgen]
#[must_use]
pub fn encode_data(len: usize, options: u32, reference: u16, ports: u32, flags: u32) -> usize {
    let rules = Rules::new(options, reference, ports, flags);
    with_octets(len, |octets| {
        let mut result = ResultBuffer::new();
        let measure = rules.segmenter.measure_data(octets.len());
        match rules.segmenter.split_data(octets) {
            Ok(segments) => {
                result.push(&[0, 2]);
                let mut end = 0;
                for segment in segments {
                    let length = segment.octets().size_hint().0;
                    end += length;
                    result.push(&[to_u32(end), to_u32(length)]);
                    rules.push(&mut result, segment.encode(rules.reference));
                }
            }
            Err(_) => result.push(&[1, measure.segments]),
        }
        result.finish()
    })
}
