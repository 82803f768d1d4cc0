//! User data in results.
//!
//! | numbers | what |
//! | --- | --- |
//! | 4 | TP-DCS, TP-UDL, flags, and what the octets look like instead, or 0 |
//! | 2 | the language identifiers of the locking and the single shift table |
//! | 4 | the reference width (0 without a part), the reference, the sequence, the total |
//! | 6 | why the text cannot be decoded strictly |
//! | 2 | the octets of the header, and the number of elements |
//! | 9 for each element | identifier, length, name, kind of content, four details |
//! | | the octets, and the text |
//!
//! The flags are: a header, text, compressed, a reserved TP-DCS, the character set (2 bits), the
//! message class plus 1 (3 bits), and the message waiting indication: its presence, whether
//! messages wait, whether to store it, and the kind (2 bits).

use septet::wire::{
    CharacterSet, Concatenation, DataCoding, ElementContent, Fields, Header, Hint, WaitingKind,
};
use septet::{ReferenceWidth, UserData};

use super::error::{self, Numbers};
use super::output::{push_list, push_octets, push_text};
use crate::abi::{ResultBuffer, address_and_length, to_u32};

/// What of user data a result has.
#[derive(Clone, Copy)]
pub(super) enum Detail {
    /// All, for octets that were read.
    All,
    /// Neither the text nor what the octets look like.
    Octets,
}

/// Returns why the text cannot be decoded strictly. `start` is where the user data begins.
pub(super) fn text_error(data: &UserData, start: usize) -> Numbers {
    if !is_text(data.data_coding()) {
        return error::NONE;
    }
    let error = data.decode().find_map(Result::err);
    error.map_or(error::NONE, |error| error::of_text(error, start))
}

pub(super) fn is_text(coding: DataCoding) -> bool {
    coding.character_set() != CharacterSet::EightBit && !coding.is_compressed()
}

/// Appends user data that begins at `start`.
#[inline(never)]
pub(super) fn push_user_data(
    result: &mut ResultBuffer,
    data: &UserData,
    start: usize,
    hint: Option<Hint>,
    detail: Detail,
) {
    let coding = data.data_coding();
    let header = data.header();
    let shift = |shift: Option<u8>| shift.map_or(0, u32::from);
    result.push(&[
        data.tp_dcs().into(),
        data.udl().into(),
        u32::from(data.has_header()) | coding_flags(coding),
        hint.map_or(0, hint_number),
        shift(header.and_then(Header::locking_shift)),
        shift(header.and_then(Header::single_shift)),
    ]);
    result.push(&part(data.concatenation()));
    let text = matches!(detail, Detail::All) && is_text(coding);
    result.push(&if text {
        text_error(data, start)
    } else {
        error::NONE
    });
    result.push(&[header.map_or(0, |header| to_u32(header.octets().len()))]);
    push_list(result, |result| match header {
        Some(header) => push_elements(result, header),
        None => 0,
    });
    push_octets(result, &mut data.octets().iter().copied());
    if text {
        push_text(result, &mut data.decode_lossy());
    } else {
        result.push(&[0]);
    }
}

fn coding_flags(coding: DataCoding) -> u32 {
    let set = match coding.character_set() {
        CharacterSet::Gsm7 => 0,
        CharacterSet::EightBit => 1,
        CharacterSet::Ucs2 => 2,
    };
    let class = coding
        .message_class()
        .map_or(0, |class| u32::from(class) + 1);
    let waiting = coding.message_waiting().map_or(0, |waiting| {
        1 | u32::from(waiting.active) << 1 | u32::from(waiting.store) << 2 | kind(waiting.kind) << 3
    });
    u32::from(is_text(coding)) << 1
        | u32::from(coding.is_compressed()) << 2
        | u32::from(coding.is_reserved()) << 3
        | set << 4
        | class << 6
        | waiting << 9
}

const fn kind(kind: WaitingKind) -> u32 {
    match kind {
        WaitingKind::Voicemail => 0,
        WaitingKind::Fax => 1,
        WaitingKind::Email => 2,
        WaitingKind::Other => 3,
    }
}

fn part(concatenation: Option<Concatenation>) -> [u32; 4] {
    concatenation.map_or([0; 4], |found| {
        let width = match found.reference_width {
            ReferenceWidth::Bits8 => 8,
            ReferenceWidth::Bits16 => 16,
        };
        [
            width,
            found.reference.into(),
            found.part.sequence.into(),
            found.part.total.into(),
        ]
    })
}

fn push_elements(result: &mut ResultBuffer, header: Header<'_>) -> usize {
    let mut count = 0;
    for element in header.elements() {
        count += 1;
        let [address, length] = address_and_length(element.name());
        result.push(&[
            element.identifier.into(),
            to_u32(element.data.len()),
            address,
            length,
        ]);
        let content = match element.content() {
            Some(ElementContent::Concatenation(found)) => {
                let [width, reference, sequence, total] = part(Some(found));
                [1, width, reference, sequence, total]
            }
            Some(ElementContent::SpecialMessage(found)) => [
                2,
                kind(found.kind) | u32::from(found.store) << 2,
                found.extension.into(),
                found.profile.into(),
                found.count.into(),
            ],
            Some(ElementContent::Ports(ports)) => {
                [3, ports.destination.into(), ports.source.into(), 0, 0]
            }
            Some(ElementContent::SingleShift(language)) => [4, language.into(), 0, 0, 0],
            Some(ElementContent::LockingShift(language)) => [5, language.into(), 0, 0, 0],
            _ => [0; 5],
        };
        result.push(&content);
    }
    count
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

/// The fields of user data alone. A length of 256 or more is that of the octets.
pub(super) fn fields_of(octets: &[u8], tp_dcs: u8, tp_udhi: bool, tp_udl: u32) -> Fields {
    let tp_udl = u8::try_from(tp_udl).unwrap_or_else(|_| {
        let length = match DataCoding::new(tp_dcs).counts_septets() {
            true => octets.len() * 8 / 7,
            false => octets.len(),
        };
        u8::try_from(length).unwrap_or(u8::MAX)
    });
    Fields {
        tp_dcs,
        tp_udhi,
        tp_udl,
    }
}
