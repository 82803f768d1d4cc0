//! Reading whole PDUs.

use septet::tpdu::{
    Address, Direction, Outcome, Pdu, Timestamp, Tpdu, TpduError, TypeOfNumber, Validity,
};
use septet::wire::{Fields, Hint};
use wasm_bindgen::prelude::wasm_bindgen;

use super::error::{self, is_of_user_data, of_tpdu};
use super::fields::push_fields;
use super::output::{push_octets, push_text};
use super::user_data::{Detail, push_user_data};
use crate::abi::{ResultBuffer, address_and_length, with_octets};

const SMSC: u32 = 1;
const LOSSY: u32 = 2;

fn parse(
    direction: Direction,
    octets: &[u8],
    has_smsc: bool,
    is_lossy: bool,
) -> Result<(Option<Address>, Tpdu), TpduError> {
    match (has_smsc, is_lossy) {
        (true, false) => Pdu::parse(direction, octets).map(|pdu| (pdu.smsc, pdu.tpdu)),
        (true, true) => Pdu::parse_lossy(direction, octets).map(|pdu| (pdu.smsc, pdu.tpdu)),
        (false, false) => Tpdu::parse(direction, octets).map(|tpdu| (None, tpdu)),
        (false, true) => Tpdu::parse_lossy(direction, octets).map(|tpdu| (None, tpdu)),
    }
}

fn direction_of(number: u32) -> Direction {
    match number {
        1 => Direction::ToMobile,
        2 => Direction::ToCentre,
        3 => Direction::ErrorToMobile,
        4 => Direction::ErrorToCentre,
        _ => Direction::Stored,
    }
}

/// Reads a PDU of `len` octets. The directions are stored, to the mobile, to the centre, and the
/// latter two of errors. The flags are: the octets begin with an SMSC address (1), lossy (2).
///
/// Appends why the octets cannot be read strictly, and 0 if they have not been read. Otherwise the
/// type from 1, the flags of the first octet, the fields, and what [`push_tpdu`] appends.
#[wasm_bindgen]
#[must_use]
pub fn decode_pdu(len: usize, direction: u32, flags: u32) -> usize {
    let direction = direction_of(direction);
    let has_smsc = flags & SMSC != 0;
    with_octets(len, |octets| {
        let mut result = ResultBuffer::new();
        let mut parsed = parse(direction, octets, has_smsc, false);
        let error = parsed
            .as_ref()
            .err()
            .map_or(error::NONE, |error| of_tpdu(*error));
        if parsed.is_err() && flags & LOSSY != 0 {
            parsed = parse(direction, octets, has_smsc, true);
        }
        result.push(&error);
        match parsed {
            Ok((smsc, tpdu)) => {
                let smsc = has_smsc.then_some(smsc);
                push_tpdu(&mut result, octets, smsc, &tpdu, is_of_user_data(error));
            }
            Err(_) => result.push(&[0]),
        }
        result.finish()
    })
}

/// Appends what a PDU says:
///
/// - the SMSC and the address, each as 0, or 1, its type octet and its digits or name;
/// - TP-SCTS and TP-DT, each as 0, or 1 and the numbers of a [`push_time`];
/// - TP-VP: 0; 1 and its seconds plus 1; or 2 and a time;
/// - what TP-ST and TP-FCS mean, and the outcome from 1;
/// - the data of a command; 1 and the user data, or 0.
///
/// The octets have an SMSC address, if only an empty one, unless `smsc` is `None`. `is_damaged` says
/// that the user data cannot be read strictly.
#[inline(never)]
fn push_tpdu(
    result: &mut ResultBuffer,
    octets: &[u8],
    smsc: Option<Option<Address>>,
    tpdu: &Tpdu,
    is_damaged: bool,
) {
    result.push(&[type_of(tpdu), first_octet_flags(tpdu)]);
    let start = push_fields(result, octets, smsc.is_some(), tpdu);
    push_address(result, smsc.flatten());
    push_address(result, tpdu.address());
    push_time(result, tpdu.timestamp());
    let mut discharge = None;
    let mut validity = None;
    let mut meanings = [None; 2];
    let mut outcome = 0;
    let mut data = &[][..];
    match tpdu {
        Tpdu::Submit(submit) => validity = submit.validity,
        Tpdu::StatusReport(report) => {
            discharge = Some(report.discharge_time);
            meanings = [Some(report.status.meaning()), None];
            outcome = match report.status.outcome() {
                Outcome::Completed => 1,
                Outcome::Trying => 2,
                Outcome::Failed => 3,
                Outcome::GivenUp => 4,
            };
        }
        Tpdu::DeliverReport(report) => {
            meanings = [None, report.failure.map(|cause| cause.meaning())];
        }
        Tpdu::SubmitReport(report) => {
            meanings = [None, report.failure.map(|cause| cause.meaning())];
        }
        Tpdu::Command(command) => data = command.data(),
        _ => {}
    }
    push_time(result, discharge);
    match validity {
        None => result.push(&[0]),
        Some(Validity::Absolute(until)) => {
            result.push(&[2]);
            push_time(result, Some(until));
        }
        Some(relative) => {
            let seconds = relative.duration().map(|duration| duration.as_secs() + 1);
            let seconds = seconds.and_then(|seconds| u32::try_from(seconds).ok());
            result.push(&[1, seconds.unwrap_or(0)]);
        }
    }
    for meaning in meanings {
        result.push(&address_and_length(meaning));
    }
    result.push(&[outcome]);
    push_octets(result, &mut data.iter().copied());
    match tpdu.user_data() {
        None => result.push(&[0]),
        Some(data) => {
            result.push(&[1]);
            let rest = octets.get(start..).unwrap_or_default();
            let claimed = start.checked_sub(1).and_then(|at| octets.get(at).copied());
            let fields = Fields {
                tp_udl: claimed.unwrap_or(data.udl()),
                ..data.fields()
            };
            let hint = match is_damaged {
                true => Hint::recognise(fields, rest),
                false => None,
            };
            let hint = data.hint().or(hint);
            push_user_data(result, data, start, hint, Detail::All);
        }
    }
}

const fn type_of(tpdu: &Tpdu) -> u32 {
    match tpdu {
        Tpdu::Deliver(_) => 1,
        Tpdu::Submit(_) => 2,
        Tpdu::StatusReport(_) => 3,
        Tpdu::DeliverReport(_) => 4,
        Tpdu::SubmitReport(_) => 5,
        Tpdu::Command(_) => 6,
        _ => 7,
    }
}

/// The flags: more messages, loop prevention, status report, reply path, reject duplicates, of a
/// command, a header (of a command).
fn first_octet_flags(tpdu: &Tpdu) -> u32 {
    let flags: [bool; 7] = match tpdu {
        Tpdu::Deliver(deliver) => [
            deliver.more_messages,
            deliver.loop_prevention,
            deliver.status_report,
            deliver.reply_path,
            false,
            false,
            false,
        ],
        Tpdu::Submit(submit) => [
            false,
            false,
            submit.status_report,
            submit.reply_path,
            submit.reject_duplicates,
            false,
            false,
        ],
        Tpdu::StatusReport(report) => [
            report.more_messages,
            report.loop_prevention,
            false,
            false,
            false,
            report.of_command,
            false,
        ],
        Tpdu::Command(command) => [
            false,
            false,
            command.status_report,
            false,
            false,
            false,
            command.has_header,
        ],
        _ => [false; 7],
    };
    let bits = (0..).zip(flags);
    bits.fold(0, |all, (bit, is_set)| all | u32::from(is_set) << bit)
}

fn push_address(result: &mut ResultBuffer, address: Option<Address>) {
    let Some(address) = address else {
        return result.push(&[0]);
    };
    result.push(&[1, address.type_octet().into()]);
    if let Some(name) = address.name() {
        return push_text(result, &mut name.chars());
    }
    let is_international = address.type_of_number() == TypeOfNumber::International;
    let has_digits = address.digits().next().is_some();
    let sign = (is_international && has_digits).then_some('+');
    push_text(result, &mut sign.into_iter().chain(address.digits()));
}

/// Appends 0, or 1 and the year, the month, the day, the hour, the minute, the second and the quarters
/// of an hour of the zone, or only zeros for a time that is none.
fn push_time(result: &mut ResultBuffer, timestamp: Option<Timestamp>) {
    let Some(timestamp) = timestamp else {
        return result.push(&[0]);
    };
    result.push(&[1]);
    result.push(&timestamp.date_time().map_or([0; 7], |time| {
        [
            time.full_year().into(),
            time.month.into(),
            time.day.into(),
            time.hour.into(),
            time.minute.into(),
            time.second.into(),
            i32::from(time.quarters).cast_unsigned(),
        ]
    }));
}
