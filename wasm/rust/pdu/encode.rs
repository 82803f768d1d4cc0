//! Encoding texts.

use septet::Encoding;
use septet::alphabet::{Alphabet, Code, Language};
use septet::wire::HeaderExtras;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::abi::{ResultBuffer, with_text};
use crate::options::segmenter;

/// The septet before one of the extension table; 23.038 §6.2.1.1.
const ESCAPE: u32 = 0x1B;

/// Their numbers do not change the capacity.
const PORTS: HeaderExtras = HeaderExtras::ports(0, 0);

/// A character without a code.
const UNMAPPABLE: u32 = 0x80;

/// Encodes a text of `len` bytes of UTF-8, with a port element in the header of each segment if
/// `has_ports`.
///
/// Appends 0 for GSM-7 or 1 for UCS-2, the language identifiers of the locking and the single shift
/// table, the number of segments, their capacity, the number of unmappable characters, and the septets
/// of GSM-7, where a character without a code is 128.
#[wasm_bindgen]
#[must_use]
pub fn encode(len: usize, options: u32, has_ports: bool) -> usize {
    let mut rules = segmenter(options);
    if has_ports {
        rules = rules.with_header_extras(PORTS);
    }
    with_text(len, |text| {
        let mut result = ResultBuffer::new();
        let measure = rules.measure(text);
        let identifier = |language: Option<Language>| language.map_or(0, Language::identifier);
        result.push(&[
            u32::from(measure.encoding == Encoding::Ucs2),
            identifier(measure.locking_shift).into(),
            identifier(measure.single_shift).into(),
            measure.segments,
            measure.capacity.into(),
            measure.unmappable,
        ]);
        if measure.encoding == Encoding::Gsm7 {
            let alphabet = Alphabet::national(measure.locking_shift, measure.single_shift);
            for character in text.chars() {
                match alphabet.code(character) {
                    Some(Code::Main(septet)) => result.push(&[septet.into()]),
                    Some(Code::Extension(septet)) => result.push(&[ESCAPE, septet.into()]),
                    None => result.push(&[UNMAPPABLE]),
                }
            }
        }
        result.finish()
    })
}
