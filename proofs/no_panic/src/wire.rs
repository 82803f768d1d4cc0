//! User data, sent and received.

use core::hint::black_box;

use septet::wire::{DataCoding, Fields, Header, HeaderExtras, HeaderExtrasError, Unpacked};
use septet::{DecodeError, ParseError, Text, UserData};

use crate::show;

#[inline(never)]
pub fn elements(octets: &[u8]) {
    black_box(HeaderExtras::default());
    let ports = HeaderExtras::ports(black_box(1), black_box(2));
    black_box(ports.octets());
    match ports.with(black_box(0x70), octets) {
        Ok(elements) => {
            black_box(elements.octets());
        }
        Err(error) => show::<HeaderExtrasError>(error),
    }
}

#[inline(never)]
pub fn data_coding() {
    let coding = black_box(DataCoding::new(black_box(0)));
    black_box((coding.octet(), coding.is_reserved(), coding.character_set()));
    black_box((
        coding.is_compressed(),
        coding.message_class(),
        coding.is_auto_delete(),
    ));
    black_box((
        coding.message_waiting(),
        coding.counts_septets(),
        DataCoding::from(black_box(1)),
    ));
}

#[inline(never)]
pub fn received(octets: &[u8]) {
    let (tp_dcs, has_header, udl) = black_box((0, true, 0));
    user_data(&UserData::parse_lossy(
        Fields {
            tp_dcs,
            tp_udhi: has_header,
            tp_udl: udl,
        },
        octets,
    ));
    for parsed in [
        UserData::parse(
            Fields {
                tp_dcs,
                tp_udhi: has_header,
                tp_udl: udl,
            },
            octets,
        ),
        UserData::from_unpacked(tp_dcs, has_header, octets),
        UserData::from_unpacked_parts(tp_dcs, octets, octets),
    ] {
        match parsed {
            Ok(parsed) => user_data(&parsed),
            Err(error) => {
                black_box(error.offset());
                show::<ParseError>(error);
            }
        }
    }
}

#[inline(never)]
pub fn user_data(user_data: &UserData) {
    black_box((user_data.octets(), user_data.udl(), user_data.has_header()));
    black_box((
        user_data.tp_dcs(),
        user_data.data_coding(),
        user_data.body(),
    ));
    black_box((user_data.concatenation(), user_data.alphabet()));
    black_box(user_data.fields());
    black_box(user_data.clone() == *user_data);
    if let Some(found) = user_data.header() {
        header(found);
    }
    for step in user_data.decode() {
        if let Err(error) = step {
            black_box(error.offset());
            show::<DecodeError>(error);
        }
    }
    black_box(user_data.decode().size_hint());
    black_box(user_data.decode_lossy().size_hint());
    user_data.decode_lossy().for_each(|character| {
        black_box(character);
    });
    for text in [Ok(user_data.text_lossy()), user_data.text()] {
        match text {
            Ok(received) => text_of(&received),
            Err(error) => show::<DecodeError>(error),
        }
    }
    unpacked(user_data.unpacked());
    unpacked(user_data.unpacked_body());
}

#[inline(never)]
fn text_of(text: &Text) {
    black_box::<&str>(text);
    black_box::<&str>(text.as_ref());
    black_box((*text == *black_box("text"), *text == black_box("text")));
    black_box((text.clone() == Text::default(), Text::MAX_BYTES));
    show(text);
}

#[inline(never)]
fn header(header: Header<'_>) {
    black_box((header.octets(), header.concatenation()));
    black_box((header.locking_shift(), header.single_shift()));
    black_box(header.elements().size_hint());
    for element in header.elements() {
        black_box((element.identifier, element.data));
    }
}

#[inline(never)]
fn unpacked(unpacked: Unpacked<'_>) {
    black_box((unpacked.len(), unpacked.size_hint()));
    unpacked.for_each(|octet| {
        black_box(octet);
    });
}
