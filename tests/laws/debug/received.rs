//! User data and what it contains.

use septet::alphabet::Alphabet;
use septet::wire::{
    CharacterSet, Concatenation, DataCoding, Decode, DecodeLossy, Elements, Fields, Header,
    InformationElement, Latin1, MessageWaiting, Payload, PayloadDecode, PayloadDecodeLossy,
    PayloadError, Unpacked, UnpackedOctets, WaitingKind,
};
use septet::{DecodeError, ParseError, Text, UserData};

use super::{debug, error, iterator, shown};

pub fn formatted(fields: Fields, octets: &[u8]) {
    debug::<Fields>(&fields);
    let (header, body) = octets.split_at(octets.len() / 3);
    let Fields {
        tp_dcs, tp_udhi, ..
    } = fields;
    payload(tp_dcs, tp_udhi, octets);
    for received in [
        UserData::parse(fields, octets),
        Ok(UserData::parse_lossy(fields, octets)),
        UserData::from_unpacked(tp_dcs, tp_udhi, octets),
        UserData::from_unpacked_parts(tp_dcs, header, body),
    ] {
        match received {
            Ok(received) => user_data(&received),
            Err(one) => error::<ParseError>(&one),
        }
    }
}

pub fn user_data(user_data: &UserData) {
    debug::<UserData>(user_data);
    data_coding(user_data.data_coding());
    debug::<Alphabet>(&user_data.alphabet());
    iterator::<Unpacked, _>(user_data.unpacked());
    iterator::<Unpacked, _>(user_data.unpacked_body());
    debug::<UnpackedOctets>(&user_data.unpacked().into_octets());
    if let Some(header) = user_data.header() {
        debug::<Header>(&header);
        iterator::<Elements, InformationElement>(header.elements());
        debug::<Option<Concatenation>>(&header.concatenation());
    }

    iterator::<Decode, _>(user_data.decode());
    let mut lossy = user_data.decode_lossy();
    iterator::<DecodeLossy, _>(lossy.clone());
    shown::<DecodeLossy>(&lossy);
    lossy.next();
    shown::<DecodeLossy>(&lossy);
    shown::<Text>(&user_data.text_lossy());
    shown::<Latin1>(&Latin1::new(user_data.octets()));
    iterator::<Latin1, _>(Latin1::new(user_data.body()));
    match user_data.text() {
        Ok(text) => shown::<Text>(&text),
        Err(one) => error::<DecodeError>(&one),
    }
}

fn payload(tp_dcs: u8, has_header: bool, octets: &[u8]) {
    let payload = match Payload::parse(tp_dcs, has_header, octets) {
        Ok(payload) => payload,
        Err(one) => return error::<ParseError>(&one),
    };
    debug::<Payload>(&payload);
    iterator::<PayloadDecode, _>(payload.decode());
    iterator::<PayloadDecodeLossy, _>(payload.decode_lossy());
    for one in payload.decode().filter_map(Result::err) {
        error::<PayloadError>(&one);
    }
    if let Err(one) = payload.read_lossy(&mut [0; 3]) {
        error::<PayloadError>(&one);
    }
}

fn data_coding(data_coding: DataCoding) {
    debug::<DataCoding>(&data_coding);
    debug::<CharacterSet>(&data_coding.character_set());
    if let Some(waiting) = data_coding.message_waiting() {
        debug::<MessageWaiting>(&waiting);
        debug::<WaitingKind>(&waiting.kind);
    }
}
