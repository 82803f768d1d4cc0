//! A reading as a JSON object. The keys are stable: keys may be added, but not renamed or removed.

use septet::ReferenceWidth;
use septet::alphabet::Language;
use septet::tpdu::{Address, FailureCause, Tpdu, Validity};
use septet::wire::CharacterSet;
use serde::Serialize;

use super::reading::{Content, Reading, is_text};
use crate::rules::language_name;
use crate::terminal::hex;

#[derive(Default, Serialize)]
struct Object<'r> {
    /// `deliver`, `submit`, `status-report`, `deliver-report`, `submit-report` or `command`; null
    /// for user data alone.
    r#type: Option<&'static str>,
    smsc: Option<String>,
    address: Option<String>,
    /// In hexadecimal.
    address_type: Option<String>,
    pid: Option<u8>,
    dcs: Option<u8>,
    /// In RFC 3339 format.
    time: Option<String>,
    validity: Option<Period>,
    message_reference: Option<u8>,
    status: Option<u8>,
    status_meaning: Option<&'static str>,
    discharge_time: Option<String>,
    /// TP-FCS of a report.
    failure: Option<u8>,
    failure_meaning: Option<&'static str>,
    /// TP-CT of a command, and TP-MN of the message that it is about.
    command: Option<u8>,
    message_number: Option<u8>,
    udl: Option<u8>,
    udhi: Option<bool>,
    encoding: Option<&'static str>,
    /// The language of the locking shift table.
    locking: Option<String>,
    /// The language of the single shift table.
    single: Option<String>,
    part: Option<Part>,
    elements: Vec<Element>,
    text: Option<&'r str>,
    /// User data that is not text, without its header, in hexadecimal.
    data: Option<String>,
    /// What the octets look like, if that is not what the other fields say.
    hint: Option<String>,
    error: Option<Fault<'r>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Period {
    Seconds(u64),
    /// In RFC 3339 format.
    Until(String),
}

#[derive(Serialize)]
struct Part {
    reference: u16,
    bits: u8,
    sequence: u8,
    total: u8,
}

#[derive(Serialize)]
struct Element {
    identifier: u8,
    name: Option<&'static str>,
    /// In hexadecimal.
    data: String,
}

#[derive(Serialize)]
struct Fault<'r> {
    kind: &'static str,
    offset: usize,
    message: &'r str,
}

/// Writes a reading as one line of JSON, without a line break at the end.
pub fn write(reading: &Reading<'_>, out: &mut Vec<u8>) {
    let mut object = Object {
        text: reading.text.as_deref(),
        hint: reading.hint.map(|hint| hint.to_string()),
        error: reading.fault.as_ref().map(|fault| Fault {
            kind: fault.kind,
            offset: fault.offset,
            message: &fault.message,
        }),
        ..Object::default()
    };
    if let Some(content) = &reading.content {
        object.add_user_data(content);
        if let Content::Pdu { smsc, tpdu, .. } = content {
            object.smsc = smsc.map(|address| address.to_string());
            object.add_tpdu(tpdu);
        }
    }
    serde_json::to_writer(out, &object).expect("strings and numbers are JSON");
}

impl Object<'_> {
    fn add_tpdu(&mut self, tpdu: &Tpdu) {
        let address = tpdu.address();
        self.r#type = Some(tpdu.name());
        self.address = address.map(|address| address.to_string());
        self.address_type = address.map(type_octet);
        self.pid = tpdu.protocol().map(|protocol| protocol.octet());
        self.dcs = tpdu.data_coding().map(|coding| coding.octet()).or(self.dcs);
        self.time = tpdu.timestamp().and_then(time);
        self.message_reference = tpdu.message_reference();
        match tpdu {
            Tpdu::Submit(submit) => self.validity = submit.validity.and_then(period),
            Tpdu::StatusReport(report) => {
                self.status = Some(report.status.octet());
                self.status_meaning = Some(report.status.meaning());
                self.discharge_time = time(report.discharge_time);
            }
            Tpdu::DeliverReport(report) => self.add_failure(report.failure),
            Tpdu::SubmitReport(report) => self.add_failure(report.failure),
            Tpdu::Command(command) => {
                self.command = Some(command.command_type.octet());
                self.message_number = Some(command.message_number);
                self.data = Some(hex(command.data()));
            }
            _ => {}
        }
    }

    fn add_failure(&mut self, failure: Option<FailureCause>) {
        self.failure = failure.map(|cause| cause.octet());
        self.failure_meaning = failure.map(|cause| cause.meaning());
    }

    fn add_user_data(&mut self, content: &Content) {
        let Some(data) = content.user_data() else {
            return;
        };
        self.dcs = Some(data.tp_dcs());
        self.udl = Some(data.udl());
        self.udhi = Some(data.has_header());
        self.encoding = Some(encoding(data.data_coding().character_set()));
        self.data = (!is_text(data)).then(|| hex(data.body()));
        let Some(header) = data.header() else {
            return;
        };
        let language = |shift: Option<u8>| Language::from_identifier(shift?).map(language_name);
        self.locking = language(header.locking_shift());
        self.single = language(header.single_shift());
        self.part = header.concatenation().map(|found| Part {
            reference: found.reference,
            bits: match found.reference_width {
                ReferenceWidth::Bits8 => 8,
                ReferenceWidth::Bits16 => 16,
            },
            sequence: found.part.sequence,
            total: found.part.total,
        });
        let elements = header.elements().map(|element| Element {
            identifier: element.identifier,
            name: element.name(),
            data: hex(element.data),
        });
        self.elements = elements.collect();
    }
}

fn type_octet(address: Address) -> String {
    format!("{:02X}", address.type_octet())
}

pub fn time(timestamp: septet::tpdu::Timestamp) -> Option<String> {
    timestamp.date_time().map(|time| time.to_string())
}

fn period(validity: Validity) -> Option<Period> {
    match validity {
        Validity::Absolute(until) => time(until).map(Period::Until),
        relative => relative
            .duration()
            .map(|duration| Period::Seconds(duration.as_secs())),
    }
}

pub fn encoding(set: CharacterSet) -> &'static str {
    match set {
        CharacterSet::Gsm7 => "GSM-7",
        CharacterSet::EightBit => "8-bit",
        CharacterSet::Ucs2 => "UCS-2",
    }
}
