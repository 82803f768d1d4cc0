//! Reading user data.

use septet::UserData;
use septet::wire::{CharacterSet, DataCoding, Fields, Hint, WaitingKind};
use wasm_bindgen::prelude::wasm_bindgen;

use super::error;
use super::output::{push_octets, push_text};
use crate::abi::{ResultBuffer, with_octets};

const UDHI: u32 = 1;
const LOSSY: u32 = 2;
const IN_PDU: u32 = 4;

/// Reads `len` octets of user data with this TP-DCS and TP-UDL, which is that of the octets if it is
/// above 255. The flags are: a header (1), lossy (2), in a PDU (4), where what the octets look like may
/// be from a TP-UDL that is wrong.
///
/// Appends why the octets cannot be read strictly, and 1 if they have been read or 0 if not. Then
/// TP-UDL, 1 with a header or 0, what the octets look like instead from 1, or 0, why the text cannot be
/// decoded strictly, the text, and the octets.
#[wasm_bindgen]
#[must_use]
pub fn decode(len: usize, dcs: u8, udl: u32, flags: u32) -> usize {
    with_octets(len, |octets| {
        let has_header = flags & UDHI != 0;
        let fields = Fields {
            tp_dcs: dcs,
            tp_udhi: has_header,
            tp_udl: u8::try_from(udl).unwrap_or_else(|_| length_of(octets, dcs)),
        };
        let mut result = ResultBuffer::new();
        let mut data = None;
        match UserData::parse(fields, octets) {
            Ok(parsed) => {
                result.push(&error::NONE);
                data = Some(parsed);
            }
            Err(error) => {
                result.push(&error::of_user_data(error));
                if flags & LOSSY != 0 {
                    data = Some(UserData::parse_lossy(fields, octets));
                }
            }
        }
        result.push(&[u32::from(data.is_some())]);
        if let Some(data) = data {
            push(&mut result, &data, fields, octets, flags);
        }
        result.finish()
    })
}

fn push(result: &mut ResultBuffer, data: &UserData, fields: Fields, octets: &[u8], flags: u32) {
    let hint = data.hint().or_else(|| {
        let claimed = Fields {
            tp_udl: fields.tp_udl,
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
    if is_text(data.data_coding()) {
        let error = data.decode().find_map(Result::err);
        result.push(&error.map_or(error::NONE, error::of_text));
        push_text(result, data.decode_lossy());
    } else {
        result.push(&error::NONE);
        result.push(&[0]);
    }
    push_octets(result, data.octets());
}

fn is_text(coding: DataCoding) -> bool {
    coding.character_set() != CharacterSet::EightBit && !coding.is_compressed()
}

fn length_of(octets: &[u8], dcs: u8) -> u8 {
    let length = if DataCoding::new(dcs).counts_septets() {
        octets.len() * 8 / 7
    } else {
        octets.len()
    };
    u8::try_from(length).unwrap_or(u8::MAX)
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

/// Returns what a TP-DCS means, as bits: the character set (2), text, septets in TP-UDL, compressed,
/// reserved, the message class plus 1 (3), and the message waiting indication: its presence, whether
/// messages wait, whether to store it, and the kind (2).
#[wasm_bindgen]
#[must_use]
pub fn coding(dcs: u8) -> u32 {
    let coding = DataCoding::new(dcs);
    let set = match coding.character_set() {
        CharacterSet::Gsm7 => 0,
        CharacterSet::EightBit => 1,
        CharacterSet::Ucs2 => 2,
    };
    let class = coding.message_class();
    let class = class.map_or(0, |class| u32::from(class) + 1);
    let waiting = coding.message_waiting().map_or(0, |waiting| {
        let kind = match waiting.kind {
            WaitingKind::Voicemail => 0,
            WaitingKind::Fax => 1,
            WaitingKind::Email => 2,
            WaitingKind::Other => 3,
        };
        1 | u32::from(waiting.active) << 1 | u32::from(waiting.store) << 2 | kind << 3
    });
    set | u32::from(is_text(coding)) << 2
        | u32::from(coding.counts_septets()) << 3
        | u32::from(coding.is_compressed()) << 4
        | u32::from(coding.is_reserved()) << 5
        | class << 6
        | waiting << 9
}
