//! Reading user data.

use septet::UserData;
use septet::wire::{Fields, Hint};
use wasm_bindgen::prelude::wasm_bindgen;

use super::error;
use super::output::{push_octets, push_text};
use crate::abi::{ResultBuffer, with_octets};

const UDHI: u32 = 1;
const LOSSY: u32 = 2;
const IN_PDU: u32 = 4;

/// Reads `len` octets of user data with this TP-DCS and TP-UDL. The flags are: a header (1), lossy (2),
/// in a PDU (4), where what the octets look like may be from a TP-UDL that is wrong.
///
/// Appends why the octets cannot be read strictly, and, unless that is the whole result, TP-UDL, 1 with
/// a header or 0, what the octets look like instead from 1, or 0, why the text cannot be decoded
/// strictly, the text, and the octets. The text of data is to be ignored.
#[wasm_bindgen]
#[must_use]
pub fn decode(len: usize, dcs: u8, udl: u8, flags: u32) -> usize {
    with_octets(len, |octets| {
        let fields = Fields {
            tp_dcs: dcs,
            tp_udhi: flags & UDHI != 0,
            tp_udl: udl,
        };
        let mut result = ResultBuffer::new();
        let data = match UserData::parse(fields, octets) {
            Ok(data) => {
                result.push(&error::NONE);
                data
            }
            Err(error) => {
                result.push(&error::of_user_data(error));
                if flags & LOSSY == 0 {
                    return result.finish();
                }
                UserData::parse_lossy(fields, octets)
            }
        };
        let hint = data.hint().or_else(|| {
            let claimed = Fields {
                tp_udl: udl,
                ..data.fields()
            };
            let hint = Hint::recognise(claimed, octets);
            hint.filter(|_| flags & IN_PDU != 0)
        });
        result.push(&[
            data.udl().into(),
            data.has_header().into(),
            hint.map_or(0, hint_number),
        ]);
        let error = data.decode().find_map(Result::err);
        result.push(&error.map_or(error::NONE, error::of_text));
        push_text(&mut result, data.decode_lossy());
        push_octets(&mut result, data.octets());
        result.finish()
    })
}

const fn hint_number(hint: Hint) -> u32 {
    match hint {
        Hint::HeaderWithoutFlag => 1,
        Hint::ByteOrderMark => 2,
        Hint::LittleEndianByteOrderMark => 3,
        Hint::LittleEndian => 4,
        Hint::Utf8 => 5,
        Hint::Latin1 => 6,
        Hint::Unpacked => 7,
        _ => 0,
    }
}
