//! Encoding the text of a segment as user data.

use super::concatenation::Concatenation;
use super::data_coding::DataCoding;
use super::extras::HeaderExtras;
use super::from_text;
use super::header;
#[cfg(feature = "national")]
use super::header::push_shifts;
use super::packing::Packer;
use super::user_data::UserData;
use crate::alphabet::{Alphabet, Code, Coding, ESCAPE};

/// Encodes a text that fits in one segment.
///
/// The header contains the concatenation element, the national shifts and `elements`, in this
/// order. If all are absent, there is no header.
pub(crate) fn encode(
    text: &str,
    coding: Coding,
    concatenation: Option<Concatenation>,
    elements: &HeaderExtras,
) -> UserData {
    let header = header::write(|octets| {
        if let Some(concatenation) = concatenation {
            concatenation.write(octets);
        }
        #[cfg(feature = "national")]
        if let Coding::Gsm7(alphabet) = coding {
            push_shifts(octets, alphabet);
        }
        let _ = octets.extend_from_slice(elements.octets());
    });
    let data_coding = DataCoding::new(coding.encoding().tp_dcs());
    let has_header = !header.is_empty();
    match coding {
        #[cfg(feature = "national")]
        Coding::Gsm7(alphabet) if !alphabet.is_default() => {
            let mut packer = Packer::new(header);
            pack_national(alphabet, text, &mut packer);
            UserData::from_packer(data_coding, has_header, packer)
        }
        Coding::Gsm7(_) => {
            if let Some((octets, septets)) = from_text::pack_text(text, &header) {
                return UserData::from_packed(data_coding, has_header, octets, septets);
            }
            let mut packer = Packer::new(header);
            pack(text, &mut packer);
            UserData::from_packer(data_coding, has_header, packer)
        }
        Coding::Ucs2 => {
            let mut octets = header;
            if !from_text::push_code_units(text, &mut octets) {
                for unit in text.encode_utf16() {
                    let _ = octets.extend_from_slice(&unit.to_be_bytes());
                }
            }
            UserData::from_octets(data_coding, has_header, octets)
        }
    }
}

#[cfg(feature = "national")]
fn pack_national(alphabet: Alphabet, text: &str, packer: &mut Packer) {
    for character in text.chars() {
        push(alphabet.code(character), packer);
    }
}

#[inline]
fn push(code: Option<Code>, packer: &mut Packer) {
    match code {
        Some(Code::Main(septet)) => packer.push(septet),
        Some(Code::Extension(septet)) => {
            packer.push(ESCAPE);
            packer.push(septet);
        }
        None => {}
    }
}

/// Packs a text whose characters all have a code in the default tables.
fn pack(text: &str, packer: &mut Packer) {
    for character in text.chars() {
        push(Alphabet::default_code(character), packer);
    }
}
