//! Whole PDUs, read and written.

use core::hint::black_box;
use core::ops::Deref;
use core::time::Duration;

use septet::UserData;
use septet::tpdu::{self, Address, Direction, Pdu, Submit, Timestamp, Tpdu, Validity};

use crate::{error, iterators::iterate, show};

/// Reads octets and hexadecimal digits in every direction.
#[inline(never)]
pub fn pdus(text: &str, octets: &[u8]) {
    let direction: Direction = black_box(Direction::Stored);
    black_box(<tpdu::Direction as Default>::default());
    black_box(tpdu::has_smsc(octets, black_box(9)));
    for pdu in [
        tpdu::Pdu::parse(direction, octets),
        tpdu::Pdu::parse_lossy(direction, octets),
        tpdu::Pdu::from_hex(direction, text),
        tpdu::Pdu::from_hex_lossy(direction, text),
    ] {
        match pdu {
            Ok(pdu) => {
                let Pdu { smsc, tpdu, .. } = pdu;
                of_any_type(&tpdu, smsc);
            }
            Err(found) => {
                black_box((tpdu::TpduError::offset(found), tpdu::TpduError::kind(found)));
                error::<tpdu::TpduError>(found);
            }
        }
    }
    for tpdu in [
        tpdu::Tpdu::parse(direction, octets),
        tpdu::Tpdu::parse_lossy(direction, octets),
        tpdu::Tpdu::from_hex(direction, text),
        tpdu::Tpdu::from_hex_lossy(direction, text),
    ]
    .into_iter()
    .flatten()
    {
        of_any_type(&tpdu, None);
    }
    addresses(text);
    values();
}

#[inline(never)]
fn of_any_type(tpdu: &Tpdu, smsc: Option<Address>) {
    black_box((
        tpdu::Tpdu::name(tpdu),
        tpdu::Tpdu::protocol(tpdu),
        tpdu::Tpdu::data_coding(tpdu),
        tpdu::Tpdu::message_reference(tpdu),
        tpdu::Tpdu::user_data(tpdu),
    ));
    for address in [tpdu::Tpdu::address(tpdu), smsc].into_iter().flatten() {
        of_address(address);
    }
    if let Some(stamp) = tpdu::Tpdu::timestamp(tpdu) {
        timestamp(stamp);
    }
    match tpdu {
        Tpdu::Deliver(deliver) => {
            written(&tpdu::Deliver::write(deliver), smsc);
            let copy = deliver.user_data.clone();
            black_box(tpdu::Deliver::new(
                deliver.originator,
                deliver.timestamp,
                copy,
            ));
        }
        Tpdu::Submit(submit) => written(&tpdu::Submit::write(submit), smsc),
        Tpdu::Command(command) => {
            black_box(tpdu::Command::data(command));
        }
        _ => {}
    }
}

#[inline(never)]
fn written(written: &tpdu::WrittenTpdu, smsc: Option<Address>) {
    black_box((
        tpdu::WrittenTpdu::octets(written),
        tpdu::WrittenTpdu::length(written),
        <tpdu::WrittenTpdu as AsRef<[u8]>>::as_ref(written),
    ));
    show::<tpdu::Hex<'_>>(tpdu::WrittenTpdu::hex(written));
    let with_smsc = tpdu::Hex::with_smsc(tpdu::WrittenTpdu::hex(written), smsc);
    show::<tpdu::Hex<'_>>(with_smsc);
}

#[inline(never)]
fn addresses(text: &str) {
    for address in [tpdu::Address::new(text), tpdu::Address::alphanumeric(text)] {
        match address {
            Ok(address) => of_address(tpdu::Address::with_type_octet(address, black_box(0xA1))),
            Err(found) => {
                black_box(tpdu::AddressError::offset(found));
                error::<tpdu::AddressError>(found);
            }
        }
    }
}

#[inline(never)]
fn of_address(address: Address) {
    black_box((
        tpdu::Address::octets(&address),
        tpdu::Address::type_octet(address),
        tpdu::Address::type_of_number(address),
        tpdu::Address::numbering_plan(address),
    ));
    iterate::<tpdu::Digits>(tpdu::Address::digits(address));
    show::<tpdu::Address>(address);
    if let Some(name) = tpdu::Address::name(address) {
        black_box(<tpdu::AddressName as Deref>::deref(&name));
        black_box(<tpdu::AddressName as PartialEq<&str>>::eq(
            &name,
            black_box(&"name"),
        ));
        black_box(name == tpdu::AddressName::default());
        show::<tpdu::AddressName>(name);
    }
}

#[inline(never)]
fn timestamp(stamp: Timestamp) {
    black_box(tpdu::Timestamp::octets(stamp));
    if let Some(time) = tpdu::Timestamp::date_time(stamp) {
        black_box((
            tpdu::DateTime::full_year(time),
            tpdu::DateTime::is_valid(time),
        ));
        black_box(tpdu::Timestamp::new(black_box(time)));
        show::<tpdu::DateTime>(time);
    }
}

#[inline(never)]
fn values() {
    timestamp(tpdu::Timestamp::from_octets(black_box([1; 7])));
    let status = tpdu::Status::new(black_box(1));
    black_box((
        tpdu::Status::octet(status),
        tpdu::Status::outcome(status),
        tpdu::Status::is_delivered(status),
        tpdu::Status::meaning(status),
    ));
    let cause = tpdu::FailureCause::new(black_box(1));
    black_box((
        tpdu::FailureCause::octet(cause),
        tpdu::FailureCause::meaning(cause),
    ));
    show::<tpdu::Status>(status);
    show::<tpdu::FailureCause>(cause);
    show::<tpdu::Field>(black_box(tpdu::Field::Smsc));
    let command = tpdu::CommandType::new(black_box(1));
    black_box(tpdu::CommandType::octet(command));
    let protocol = tpdu::ProtocolIdentifier::new(black_box(1));
    black_box((
        tpdu::ProtocolIdentifier::octet(protocol),
        tpdu::ProtocolIdentifier::replace_type(protocol),
        tpdu::ProtocolIdentifier::is_type_0(protocol),
        tpdu::ProtocolIdentifier::replace(black_box(1)),
    ));
    let stamp = black_box(Timestamp::from_octets([1; 7]));
    for validity in [
        tpdu::Validity::relative(black_box(Duration::MAX)),
        Validity::Absolute(stamp),
        Validity::Enhanced(stamp.octets()),
    ] {
        black_box((
            tpdu::Validity::duration(validity),
            tpdu::Validity::is_single_shot(validity),
        ));
        submit(validity);
    }
}

#[inline(never)]
fn submit(validity: Validity) {
    let user_data = UserData::from_unpacked(black_box(0), black_box(false), &[1, 2]);
    let (Ok(destination), Ok(user_data)) = (Address::new(black_box("1")), user_data) else {
        return;
    };
    let submit: Submit = tpdu::Submit::new(destination, user_data);
    let submit = tpdu::Submit::with_validity(submit, black_box(validity));
    let submit = tpdu::Submit::with_status_report(submit, black_box(true));
    let submit = tpdu::Submit::with_protocol(
        submit,
        black_box(<tpdu::ProtocolIdentifier as Default>::default()),
    );
    written(&submit.write(), None);
}
