//! User data, sent and received.

use core::hint::black_box;

use septet::wire::{self, DataCoding, Fields, Header, HeaderExtras, Unpacked};
use septet::{Text, UserData};

use crate::{error, show};

#[inline(never)]
pub fn elements(octets: &[u8]) {
    let ports = wire::HeaderExtras::ports(black_box(1), black_box(2));
    for extras in [ports, black_box(HeaderExtras::NONE)] {
        black_box(wire::HeaderExtras::octets(&extras));
        match wire::HeaderExtras::with(extras, black_box(0x70), octets) {
            Ok(extras) => {
                black_box(wire::HeaderExtras::octets(&extras));
            }
            Err(found) => error::<wire::HeaderExtrasError>(found),
        }
    }
}

#[inline(never)]
pub fn data_coding() {
    let coding: DataCoding = black_box(wire::DataCoding::new(black_box(0)));
    black_box((
        wire::DataCoding::octet(coding),
        wire::DataCoding::is_reserved(coding),
        wire::DataCoding::character_set(coding),
        wire::DataCoding::is_compressed(coding),
        wire::DataCoding::message_class(coding),
        wire::DataCoding::is_auto_delete(coding),
        wire::DataCoding::message_waiting(coding),
        wire::DataCoding::counts_septets(coding),
    ));
}

/// The fields of a received TPDU, opaque to the compiler.
pub fn fields() -> Fields {
    black_box(Fields {
        tp_dcs: 0,
        tp_udhi: true,
        tp_udl: 0,
    })
}

#[inline(never)]
pub fn received(octets: &[u8]) {
    user_data(&wire::UserData::parse_lossy(fields(), octets));
    let (tp_dcs, has_header) = black_box((0, true));
    user_data(&wire::UserData::from_unpacked_lossy(
        tp_dcs, has_header, octets,
    ));
    for parsed in [
        wire::UserData::parse(fields(), octets),
        wire::UserData::from_unpacked(tp_dcs, has_header, octets),
        wire::UserData::from_unpacked_parts(tp_dcs, octets, octets),
    ] {
        match parsed {
            Ok(parsed) => user_data(&parsed),
            Err(found) => {
                black_box(wire::ParseError::offset(found));
                error::<wire::ParseError>(found);
            }
        }
    }
}

#[inline(never)]
pub fn user_data(user_data: &UserData) {
    black_box((
        wire::UserData::octets(user_data),
        wire::UserData::udl(user_data),
        wire::UserData::has_header(user_data),
        wire::UserData::tp_dcs(user_data),
        wire::UserData::data_coding(user_data),
        wire::UserData::body(user_data),
    ));
    black_box(wire::UserData::concatenation(user_data));
    hints(user_data);
    black_box(wire::UserData::alphabet(user_data));
    black_box(wire::UserData::fields(user_data));
    if let Some(found) = wire::UserData::header(user_data) {
        header(found);
    }
    for step in wire::UserData::decode(user_data) {
        if let Err(found) = step {
            black_box(wire::DecodeError::offset(found));
            error::<wire::DecodeError>(found);
        }
    }
    for character in wire::UserData::decode_lossy(user_data) {
        black_box(character);
    }
    show::<wire::Text>(wire::UserData::text_lossy(user_data));
    match wire::UserData::text(user_data) {
        Ok(text) => {
            black_box::<&Text>(&text);
        }
        Err(found) => error::<wire::DecodeError>(found),
    }
    unpacked(wire::UserData::unpacked(user_data));
    unpacked(wire::UserData::unpacked_body(user_data));
}

#[inline(never)]
fn hints(user_data: &UserData) {
    let octets = user_data.octets();
    for hint in [
        wire::UserData::hint(user_data),
        wire::Hint::recognise(fields(), octets),
        wire::Hint::recognise_unpacked(octets),
    ]
    .into_iter()
    .flatten()
    {
        show::<wire::Hint>(hint);
    }
    let Some(class) = wire::MessageClass::from_number(black_box(1)) else {
        return;
    };
    black_box(wire::MessageClass::number(class));
    black_box(wire::UserData::with_message_class(user_data.clone(), class));
    let coding = wire::DataCoding::with_message_class(user_data.data_coding(), class);
    if let Some(waiting) = user_data.data_coding().message_waiting() {
        let waiting = black_box(waiting);
        black_box(wire::DataCoding::with_message_waiting(coding, waiting));
        black_box(wire::UserData::with_message_waiting(
            user_data.clone(),
            waiting,
        ));
    }
}

#[inline(never)]
fn header(header: Header<'_>) {
    black_box(wire::Header::octets(header));
    black_box(wire::Header::concatenation(header));
    black_box(wire::Header::locking_shift(header));
    black_box(wire::Header::single_shift(header));
    black_box(wire::Header::ports(header));
    for element in wire::Header::elements(header) {
        black_box(element);
        black_box(wire::InformationElement::content(element));
        black_box(wire::InformationElement::name(element));
    }
}

#[inline(never)]
fn unpacked(unpacked: Unpacked<'_>) {
    for octet in unpacked {
        black_box(octet);
    }
}
