//! What each octet means.

use std::ops::Range;

use septet::UserData;
use septet::alphabet::Language;
use septet::tpdu::{Address, Parameters, Timestamp, Tpdu, Validity};
use septet::wire::{
    CharacterSet, DataCoding, ElementContent, InformationElement, Part, WaitingKind,
};

use super::json;
use super::reading::{Content, Reading, is_text};
use crate::terminal::{count, harmless, hex};

/// Consecutive octets with a meaning.
pub struct Piece {
    pub octets: Range<usize>,
    pub meaning: String,
}

/// Divides the octets of a reading into fields.
pub fn pieces(reading: &Reading<'_>) -> Vec<Piece> {
    let mut pieces = Pieces {
        all: vec![],
        octets: &reading.octets,
        text: reading.text.as_deref(),
    };
    match &reading.content {
        None => {}
        Some(Content::UserData(data)) => pieces.user_data(data),
        Some(Content::Pdu {
            has_smsc,
            smsc,
            tpdu,
        }) => {
            if *has_smsc {
                let length = usize::from(reading.octets[0]);
                let meaning = match smsc {
                    Some(address) => format!("SMSC {}", shown(*address)),
                    None => "no SMSC address".to_owned(),
                };
                pieces.add(1 + length, meaning);
            }
            pieces.tpdu(tpdu);
        }
    }
    let end = pieces.end();
    if end < reading.octets.len() && reading.content.is_some() {
        pieces.add(reading.octets.len() - end, "not looked at".to_owned());
    }
    pieces.all
}

/// Formats an address with what a person needs to know.
pub fn shown(address: Address) -> String {
    match address.to_string() {
        empty if empty.is_empty() => "without digits".to_owned(),
        shown => harmless(&shown),
    }
}

struct Pieces<'r> {
    all: Vec<Piece>,
    octets: &'r [u8],
    text: Option<&'r str>,
}

impl Pieces<'_> {
    fn end(&self) -> usize {
        self.all.last().map_or(0, |piece| piece.octets.end)
    }

    /// Adds the next octets, as far as there are any.
    fn add(&mut self, number: usize, meaning: String) {
        let start = self.end();
        let end = self.octets.len().min(start + number);
        if start < end {
            let octets = start..end;
            self.all.push(Piece { octets, meaning });
        }
    }

    fn octet(&mut self, meaning: String) {
        self.add(1, meaning);
    }

    fn tpdu(&mut self, tpdu: &Tpdu) {
        self.octet(first(tpdu));
        match tpdu {
            Tpdu::Deliver(deliver) => {
                self.address("sender", deliver.originator);
                self.octet(protocol(deliver.protocol.octet()));
                self.octet(coding(deliver.user_data.data_coding()));
                self.time("sent", deliver.timestamp);
                self.counted_user_data(&deliver.user_data);
            }
            Tpdu::Submit(submit) => {
                self.octet(format!("reference {}", submit.message_reference));
                self.address("recipient", submit.destination);
                self.octet(protocol(submit.protocol.octet()));
                self.octet(coding(submit.user_data.data_coding()));
                if let Some(period) = submit.validity {
                    let octets = match period {
                        Validity::Relative(_) => 1,
                        _ => 7,
                    };
                    self.add(octets, format!("valid {}", validity(period)));
                }
                self.counted_user_data(&submit.user_data);
            }
            Tpdu::StatusReport(report) => {
                self.octet(format!("reference {}", report.message_reference));
                self.address("recipient", report.recipient);
                self.time("sent", report.timestamp);
                self.time("ended", report.discharge_time);
                self.octet(format!("status: {}", report.status));
                self.parameters(&report.parameters);
            }
            Tpdu::DeliverReport(report) => {
                if let Some(failure) = report.failure {
                    self.octet(format!("failure: {failure}"));
                }
                self.parameters(&report.parameters);
            }
            Tpdu::SubmitReport(report) => {
                if let Some(failure) = report.failure {
                    self.octet(format!("failure: {failure}"));
                }
                if let Some(indicator) = report.parameters.indicator {
                    self.octet(format!("fields that follow: {indicator:02X}"));
                }
                self.time("accepted", report.timestamp);
                self.fields(&report.parameters);
            }
            Tpdu::Command(command) => {
                self.octet(format!("reference {}", command.message_reference));
                self.octet(protocol(command.protocol.octet()));
                self.octet(format!("command {:02X}", command.command_type.octet()));
                self.octet(format!("for message {}", command.message_number));
                self.address("recipient", command.destination);
                self.octet(format!(
                    "data: {}",
                    count(command.data().len() as u64, "octet")
                ));
                self.add(command.data().len(), "data".to_owned());
            }
            _ => {}
        }
    }

    fn address(&mut self, name: &str, address: Address) {
        self.add(address.octets().len(), format!("{name} {}", shown(address)));
    }

    fn time(&mut self, name: &str, timestamp: Timestamp) {
        let time = json::time(timestamp).unwrap_or_else(|| "at no valid time".to_owned());
        self.add(7, format!("{name} {time}"));
    }

    fn parameters(&mut self, parameters: &Parameters) {
        if let Some(indicator) = parameters.indicator {
            self.octet(format!("fields that follow: {indicator:02X}"));
        }
        self.fields(parameters);
    }

    fn fields(&mut self, parameters: &Parameters) {
        if let Some(identifier) = parameters.protocol {
            self.octet(protocol(identifier.octet()));
        }
        if let Some(scheme) = parameters.data_coding {
            self.octet(coding(scheme));
        }
        if let Some(data) = &parameters.user_data {
            self.counted_user_data(data);
        }
    }

    fn counted_user_data(&mut self, data: &UserData) {
        let unit = match data.data_coding().counts_septets() {
            true => "septet",
            false => "octet",
        };
        self.octet(format!("length: {}", count(data.udl(), unit)));
        self.user_data(data);
    }

    fn user_data(&mut self, data: &UserData) {
        let mut header = 0;
        if let Some(found) = data.header() {
            header = found.octets().len();
            self.octet(format!("header of {}", count(header as u64 - 1, "octet")));
            for element in found.elements() {
                self.add(2 + element.data.len(), meaning(element));
            }
        }
        let body = data.octets().len().saturating_sub(header);
        let meaning = match self.text {
            Some(text) => format!("text: {}", harmless(&beginning(text))),
            None if is_text(data) => "text that cannot be decoded".to_owned(),
            None if data.data_coding().is_compressed() => "compressed text".to_owned(),
            None => "data".to_owned(),
        };
        self.add(body, meaning);
    }
}

/// Returns the beginning of a text, which is shown whole elsewhere.
fn beginning(text: &str) -> String {
    const MOST: usize = 30;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Says what the first octet of a TPDU says.
fn first(tpdu: &Tpdu) -> String {
    let mut flags = vec![];
    let mut flag = |is_set: bool, meaning: &'static str| {
        if is_set {
            flags.push(meaning);
        }
    };
    let has_header = tpdu.user_data().is_some_and(UserData::has_header);
    match tpdu {
        Tpdu::Deliver(deliver) => {
            flag(deliver.more_messages, "more messages wait");
            flag(deliver.loop_prevention, "do not forward");
            flag(deliver.status_report, "the sender gets a report");
            flag(deliver.reply_path, "reply path");
        }
        Tpdu::Submit(submit) => {
            flag(submit.reject_duplicates, "reject duplicates");
            flag(submit.status_report, "status report wanted");
            flag(submit.reply_path, "reply path");
        }
        Tpdu::StatusReport(report) => {
            flag(report.more_messages, "more messages wait");
            flag(report.loop_prevention, "do not forward");
            flag(report.of_command, "of a command");
        }
        Tpdu::Command(command) => flag(command.status_report, "status report wanted"),
        _ => {}
    }
    flag(has_header, "the user data has a header");
    let name = format!("SMS-{}", tpdu.name().to_uppercase());
    match &flags[..] {
        [] => name,
        flags => format!("{name}; {}", flags.join("; ")),
    }
}

/// Says what a TP-PID means.
pub fn protocol(octet: u8) -> String {
    let identifier = septet::tpdu::ProtocolIdentifier::new(octet);
    if let Some(kind) = identifier.replace_type() {
        return format!("protocol {octet:02X}: replaces the last message of type {kind}");
    }
    match octet {
        0x00 => "protocol 00: a message".to_owned(),
        0x40 => "protocol 40: is acknowledged but not shown (type 0)".to_owned(),
        0x5F => "protocol 5F: a call back".to_owned(),
        0x7D => "protocol 7D: data for the mobile equipment".to_owned(),
        0x7F => "protocol 7F: data for the SIM".to_owned(),
        other => format!("protocol {other:02X}"),
    }
}

/// Says what a TP-DCS means.
pub fn coding(scheme: DataCoding) -> String {
    let mut parts = vec![json::encoding(scheme.character_set()).to_owned()];
    if scheme.is_compressed() {
        parts.push("compressed".to_owned());
    }
    if let Some(class) = scheme.message_class() {
        let meaning = match class {
            0 => "shown at once, also called flash",
            1 => "for the mobile",
            2 => "for the SIM",
            _ => "for other equipment",
        };
        parts.push(format!("class {class} ({meaning})"));
    }
    if let Some(waiting) = scheme.message_waiting() {
        let kind = waiting_kind(waiting.kind);
        let wait = match waiting.active {
            true => "wait",
            false => "wait no more",
        };
        parts.push(format!("{kind}s {wait}"));
    }
    if scheme.is_reserved() {
        parts.push("a reserved value".to_owned());
    }
    format!("coding {:02X}: {}", scheme.octet(), parts.join(", "))
}

/// Names one message that waits.
fn waiting_kind(kind: WaitingKind) -> &'static str {
    match kind {
        WaitingKind::Voicemail => "voice message",
        WaitingKind::Fax => "fax message",
        WaitingKind::Email => "e-mail message",
        WaitingKind::Other => "other message",
    }
}

/// Says what a validity period means.
pub fn validity(period: Validity) -> String {
    match (period, period.duration()) {
        (Validity::Absolute(until), _) => match json::time(until) {
            Some(time) => format!("until {time}"),
            None => "until no valid time".to_owned(),
        },
        (_, Some(duration)) => span(duration.as_secs()),
        (_, None) => "for as long as the SMSC wants".to_owned(),
    }
}

/// Formats a number of seconds in the largest units.
fn span(seconds: u64) -> String {
    let units = [
        (604_800, "week"),
        (86_400, "day"),
        (3600, "hour"),
        (60, "minute"),
        (1, "second"),
    ];
    let mut rest = seconds;
    let mut parts = vec![];
    for (size, unit) in units {
        if rest >= size {
            parts.push(count(rest / size, unit));
            rest %= size;
        }
    }
    match parts.is_empty() {
        true => "0 seconds".to_owned(),
        false => format!("for {}", parts.join(" ")),
    }
}

/// Says what an information element means.
fn meaning(element: InformationElement<'_>) -> String {
    let name = element.name().unwrap_or("reserved element");
    let language = |identifier: u8| match Language::from_identifier(identifier) {
        Some(language) => language.to_string(),
        None => format!("reserved language {identifier}"),
    };
    match element.content() {
        Some(ElementContent::Concatenation(found)) => {
            let Part { sequence, total } = found.part;
            format!("part {sequence} of {total}, reference {}", found.reference)
        }
        Some(ElementContent::SpecialMessage(found)) => {
            let number = count(found.count, waiting_kind(found.kind));
            format!("{number} waiting")
        }
        Some(ElementContent::Ports(ports)) => {
            format!("to port {}, from port {}", ports.destination, ports.source)
        }
        Some(ElementContent::SingleShift(identifier)) => {
            format!("single shift table: {}", language(identifier))
        }
        Some(ElementContent::LockingShift(identifier)) => {
            format!("locking shift table: {}", language(identifier))
        }
        _ => match (element.identifier, element.data) {
            (identifier, []) => format!("{identifier:02X} {name}"),
            (identifier, data) => format!("{identifier:02X} {name}: {}", hex(data)),
        },
    }
}

/// Returns how much of the user data a message could hold.
pub fn used(data: &UserData) -> String {
    match data.data_coding().character_set() {
        CharacterSet::Gsm7 if data.data_coding().counts_septets() => {
            format!("{} of 160 septets", data.udl())
        }
        _ => format!("{} of 140 octets", data.udl()),
    }
}
