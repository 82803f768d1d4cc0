//! The laws of whole PDUs, read and written.

use std::time::Duration;

use septet::tpdu::{
    Address, DateTime, Deliver, Direction, Parameters, Pdu, ProtocolIdentifier, Submit, Timestamp,
    Tpdu, TpduError, Validity, has_smsc,
};
use septet::{UserData, wire::Fields};

use crate::model::tpdu::{self as model, Data, Message};

const DIRECTIONS: [(Direction, model::Direction); 5] = [
    (Direction::ToMobile, model::Direction::ToMobile),
    (Direction::ToCentre, model::Direction::ToCentre),
    (Direction::Stored, model::Direction::Stored),
    (Direction::ErrorToMobile, model::Direction::ErrorToMobile),
    (Direction::ErrorToCentre, model::Direction::ErrorToCentre),
];

/// Reading any octets ends without a panic, and strictly and leniently says what the model says.
/// What was read as a message is written and read again.
pub fn any_octets_are_read_as_in_the_model(octets: &[u8]) {
    for (direction, modelled) in DIRECTIONS {
        for with_smsc in [false, true] {
            let parse = |lossy| match (with_smsc, lossy) {
                (false, false) => Tpdu::parse(direction, octets).map(|tpdu| (None, tpdu)),
                (false, true) => Tpdu::parse_lossy(direction, octets).map(|tpdu| (None, tpdu)),
                (true, false) => Pdu::parse(direction, octets).map(|pdu| (pdu.smsc, pdu.tpdu)),
                (true, true) => Pdu::parse_lossy(direction, octets).map(|pdu| (pdu.smsc, pdu.tpdu)),
            };
            for lossy in [false, true] {
                let read = parse(lossy);
                let expected = model::read(modelled, with_smsc, lossy, octets);
                agree(&read, expected, lossy);
                if let Ok((_, tpdu)) = &read {
                    written_again(tpdu);
                }
            }
            if let Ok(strict) = parse(false) {
                assert_eq!(parse(true), Ok(strict));
            }
        }
    }
    if let Some(&first) = octets.first() {
        let smsc = usize::from(first) + 1;
        assert_eq!(has_smsc(octets, octets.len()), Some(false));
        if smsc <= octets.len() {
            assert_eq!(has_smsc(octets, octets.len() - smsc), Some(true));
        }
    }
}

type Read = Result<(Option<Address>, Tpdu), TpduError>;

fn agree(read: &Read, expected: model::Read, lossy: bool) {
    let (smsc, message) = match expected {
        Ok(expected) => expected,
        Err(fault) => {
            let error = read.as_ref().unwrap_err();
            assert_eq!((error.kind(), error.offset()), fault);
            return;
        }
    };
    let user_data = message.data.as_ref().map(|data| user_data(data, lossy));
    if let Some(Err(error)) = user_data {
        // A status report is shown without its optional fields.
        assert_eq!(read, &Err(error));
        return;
    }
    let (found_smsc, tpdu) = read.as_ref().unwrap();
    assert_eq!(found_smsc.map(shown), smsc);
    assert_eq!(tpdu.user_data(), user_data.and_then(Result::ok).as_ref());
    let data = message.data.clone();
    assert_eq!(in_the_model(tpdu, data), message);
    if let Some(stamp) = tpdu.timestamp() {
        let time = stamp.date_time();
        assert_eq!(time.is_some_and(DateTime::is_valid), time.is_some());
        if let Some(again) = time.and_then(Timestamp::new) {
            assert_eq!(again.date_time(), time);
        }
    }
}

/// The type octet of an address, and what is shown.
fn shown(address: Address) -> (u8, String) {
    (address.type_octet(), address.to_string())
}

fn user_data(data: &Data, lossy: bool) -> Result<UserData, TpduError> {
    let fields = Fields {
        tp_dcs: data.dcs,
        tp_udhi: data.has_header,
        tp_udl: data.length,
    };
    if lossy {
        return Ok(UserData::parse_lossy(fields, &data.octets));
    }
    let parsed = UserData::parse(fields, &data.octets);
    parsed.map_err(|error| TpduError::UserData {
        offset: data.offset,
        error,
    })
}

fn bits(flags: &[(bool, u8)]) -> u8 {
    flags
        .iter()
        .filter(|(is_set, _)| *is_set)
        .map(|(_, bit)| bit)
        .sum()
}

/// What the crate has read, as the model says it.
fn in_the_model(tpdu: &Tpdu, data: Option<Data>) -> Message {
    let mut it = Message {
        kind: tpdu.name(),
        address: tpdu.address().map(shown),
        data,
        ..Message::default()
    };
    let stamp = |name, stamp: Timestamp| (name, stamp.octets().to_vec());
    match tpdu {
        Tpdu::Deliver(deliver) => {
            it.bits = bits(&[
                (!deliver.more_messages, 4),
                (deliver.loop_prevention, 8),
                (deliver.status_report, 32),
                (deliver.reply_path, 128),
            ]);
            it.octets = vec![
                ("PID", deliver.protocol.octet()),
                ("DCS", deliver.user_data.tp_dcs()),
            ];
            it.stamps = vec![stamp("SCTS", deliver.timestamp)];
        }
        Tpdu::Submit(submit) => {
            it.bits = bits(&[
                (submit.reject_duplicates, 4),
                (submit.status_report, 32),
                (submit.reply_path, 128),
            ]);
            it.octets = vec![
                ("MR", submit.message_reference),
                ("PID", submit.protocol.octet()),
                ("DCS", submit.user_data.tp_dcs()),
            ];
            match submit.validity {
                None => {}
                Some(Validity::Relative(octet)) => it.octets.push(("VP", octet)),
                Some(Validity::Absolute(expiry)) => it.stamps = vec![stamp("absolute", expiry)],
                Some(Validity::Enhanced(octets)) => {
                    it.stamps = vec![("enhanced", octets.to_vec())];
                }
            }
        }
        Tpdu::StatusReport(report) => {
            it.bits = bits(&[
                (!report.more_messages, 4),
                (report.loop_prevention, 8),
                (report.of_command, 32),
            ]);
            it.octets = vec![
                ("MR", report.message_reference),
                ("ST", report.status.octet()),
            ];
            it.stamps = vec![
                stamp("SCTS", report.timestamp),
                stamp("DT", report.discharge_time),
            ];
            optional(&mut it, &report.parameters);
        }
        Tpdu::DeliverReport(report) => {
            it.octets = report
                .failure
                .map(|cause| ("FCS", cause.octet()))
                .into_iter()
                .collect();
            optional(&mut it, &report.parameters);
        }
        Tpdu::SubmitReport(report) => {
            it.octets = report
                .failure
                .map(|cause| ("FCS", cause.octet()))
                .into_iter()
                .collect();
            it.stamps = vec![stamp("SCTS", report.timestamp)];
            optional(&mut it, &report.parameters);
        }
        Tpdu::Command(command) => {
            it.bits = bits(&[(command.status_report, 32), (command.has_header, 64)]);
            it.octets = vec![
                ("MR", command.message_reference),
                ("PID", command.protocol.octet()),
                ("CT", command.command_type.octet()),
                ("MN", command.message_number),
            ];
            it.command = Some(command.data().to_vec());
        }
        other => panic!("{other:?}"),
    }
    it
}

fn optional(it: &mut Message, parameters: &Parameters) {
    let fields = [
        ("PI", parameters.indicator),
        ("PID", parameters.protocol.map(ProtocolIdentifier::octet)),
        ("DCS", parameters.data_coding.map(|coding| coding.octet())),
    ];
    let fields = fields
        .into_iter()
        .filter_map(|(name, octet)| Some((name, octet?)));
    it.octets.extend(fields);
}

fn written_again(tpdu: &Tpdu) {
    let (direction, written) = match tpdu {
        Tpdu::Deliver(deliver) => (Direction::ToMobile, deliver.write()),
        Tpdu::Submit(submit) => (Direction::ToCentre, submit.write()),
        _ => return,
    };
    let again = Tpdu::parse_lossy(direction, written.octets());
    assert_eq!(again.as_ref(), Ok(tpdu));
    for direction in [direction, Direction::Stored] {
        let read = Pdu::from_hex_lossy(direction, &written.hex().with_smsc(None).to_string());
        assert_eq!(read.map(|pdu| pdu.tpdu).as_ref(), Ok(tpdu));
    }
}

/// What a message is made from.
#[derive(Clone, Debug)]
pub struct Parts<'p> {
    pub text: &'p str,
    /// A number or a name.
    pub address: &'p str,
    pub is_name: bool,
    pub smsc: Option<&'p str>,
    pub flags: u8,
    pub octets: [u8; 2],
    /// Year to second.
    pub time: [u8; 6],
    pub quarters: i8,
    pub seconds: u32,
}

/// What was written reads back equal and has the model's octets.
pub fn what_was_written_reads_back(parts: &Parts) {
    let Parts {
        address,
        is_name,
        time,
        quarters,
        ..
    } = *parts;
    let to = match is_name {
        true => Address::alphanumeric(address),
        false => Address::new(address),
    };
    let to = to.unwrap();
    let address_octets = model::address(address, is_name);
    assert_eq!(to.octets(), address_octets);
    assert_eq!(to.to_string(), address);
    let smsc = parts.smsc.map(|smsc| Address::new(smsc).unwrap());
    let smsc_octets = match parts.smsc {
        None => vec![0],
        Some(smsc) => {
            let mut octets = model::address(smsc, false);
            octets[0] = octets.len() as u8 - 1;
            octets
        }
    };
    let [year, month, day, hour, minute, second] = time;
    let date_time = DateTime {
        year,
        month,
        day,
        hour,
        minute,
        second,
        quarters,
    };
    let stamp = Timestamp::new(date_time);
    let stamp_octets = model::stamp(time, quarters);
    let flag = |bit: u8| parts.flags & bit != 0;
    let [reference, protocol] = parts.octets;
    let Some(segment) = septet::split(parts.text).ok().and_then(|mut it| it.next()) else {
        return;
    };
    let user_data = segment.encode(reference.into());
    let data = [vec![user_data.udl()], user_data.octets().to_vec()].concat();
    let header_bit = if user_data.has_header() { 64 } else { 0 };

    if let Some(stamp) = stamp {
        assert_eq!(stamp.octets().to_vec(), stamp_octets);
        let mut deliver = Deliver::new(to, stamp, user_data.clone());
        deliver.protocol = ProtocolIdentifier::new(protocol);
        deliver.more_messages = !flag(4);
        deliver.loop_prevention = flag(8);
        deliver.status_report = flag(32);
        deliver.reply_path = flag(128);
        let written = deliver.write();
        let first = parts.flags & 0b1010_1100 | header_bit;
        let expected = [
            &[first],
            &address_octets[..],
            &[protocol, user_data.tp_dcs()],
            &stamp_octets,
            &data,
        ];
        assert_eq!(written.octets(), expected.concat());
        let read = Tpdu::parse(Direction::ToMobile, written.octets());
        assert_eq!(read, Ok(Tpdu::Deliver(deliver)));
    }

    let duration = Duration::from_secs(parts.seconds.into());
    let (validity, format, octets) = match (parts.flags >> 3 & 3, stamp) {
        (0, _) | (3, None) => (None, 0, vec![]),
        (1, _) => {
            let octets = [1, 0xA7, 0, 0, 0, 0, 0];
            (Some(Validity::Enhanced(octets)), 8, octets.to_vec())
        }
        (3, Some(stamp)) => (Some(Validity::Absolute(stamp)), 24, stamp_octets),
        _ => {
            let validity = Validity::relative(duration);
            let Validity::Relative(octet) = validity else {
                panic!()
            };
            assert!(validity.duration().unwrap() <= duration.max(Duration::from_secs(300)));
            (Some(validity), 16, vec![octet])
        }
    };
    let mut submit = Submit::new(to, user_data.clone())
        .with_protocol(ProtocolIdentifier::new(protocol))
        .with_status_report(flag(32));
    submit.message_reference = reference;
    submit.validity = validity;
    submit.reject_duplicates = flag(4);
    submit.reply_path = flag(128);
    let written = submit.write();
    let first = 1 | parts.flags & 0b1010_0100 | header_bit | format;
    let expected = [
        &[first, reference],
        &address_octets[..],
        &[protocol, user_data.tp_dcs()],
        &octets,
        &data,
    ]
    .concat();
    assert_eq!(written.octets(), expected);
    let line = written.hex().with_smsc(smsc).to_string();
    assert_eq!(line, model::hex(&[smsc_octets, expected].concat()));
    let pdu = Pdu::from_hex(Direction::Stored, &line).unwrap();
    assert_eq!(pdu.smsc.map(shown), smsc.map(shown));
    assert_eq!(pdu.tpdu, Tpdu::Submit(submit));
}

/// White space between the digits changes nothing in lossy reading, and is an error in strict
/// reading. `noise` is where it is put.
pub fn hex_is_read_with_noise(octets: &[u8], noise: &[usize]) {
    let octets = &octets[..octets.len().min(256)];
    let digits = model::hex(octets);
    let read = |lossy, digits: &str| match lossy {
        true => Pdu::from_hex_lossy(Direction::Stored, digits),
        false => Pdu::from_hex(Direction::Stored, digits),
    };
    assert_eq!(read(false, &digits), Pdu::parse(Direction::Stored, octets));
    let expected = Pdu::parse_lossy(Direction::Stored, octets);
    let mut noisy = digits.to_lowercase();
    for at in noise {
        noisy.insert(at % (noisy.len() + 1), [' ', '\n', '\t', '\r'][at % 4]);
    }
    assert_eq!(read(true, &noisy), expected);
    if let Some(offset) = noisy.find(|c: char| c.is_whitespace()) {
        assert_eq!(read(false, &noisy), Err(TpduError::Hex { offset }));
    }
    let odd = digits + "A";
    let error = TpduError::Hex { offset: odd.len() };
    assert_eq!(read(true, &odd), Err(error));
}
