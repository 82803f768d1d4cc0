//! What each octet means.

use std::ops::Range;

use septet::UserData;
use septet::tpdu::{Address, Parameters, Timestamp, Tpdu, Validity};

use super::json;
use super::meaning::{coding, element, first, protocol, shown, validity};
use super::reading::{Content, Reading, is_text};
use crate::terminal::{count, harmless};

/// Consecutive octets with a meaning.
pub struct Piece {
    pub octets: Range<usize>,
    pub meaning: String,
}

/// Divides the octets of a reading into fields.
pub fn pieces(reading: &Reading<'_>) -> Vec<Piece> {
    let Some(content) = &reading.content else {
        return vec![];
    };
    let mut pieces = Pieces::new(content, &reading.octets, reading.text.as_deref());
    let end = pieces.end();
    if end < reading.octets.len() {
        pieces.add(reading.octets.len() - end, "not looked at".to_owned());
    }
    pieces.all
}

/// Returns where the user data of a content begins.
pub fn user_data_offset(content: &Content, octets: &[u8]) -> usize {
    let pieces = Pieces::new(content, octets, None);
    pieces.user_data_at.unwrap_or(octets.len())
}

struct Pieces<'r> {
    all: Vec<Piece>,
    /// Where the user data begins.
    user_data_at: Option<usize>,
    octets: &'r [u8],
    text: Option<&'r str>,
}

impl<'r> Pieces<'r> {
    fn new(content: &Content, octets: &'r [u8], text: Option<&'r str>) -> Self {
        let mut pieces = Self {
            all: vec![],
            user_data_at: None,
            octets,
            text,
        };
        match content {
            Content::UserData(data) => pieces.user_data(data),
            Content::Pdu {
                has_smsc,
                smsc,
                tpdu,
            } => {
                if *has_smsc {
                    let length = octets.first().map_or(0, |length| usize::from(*length));
                    let meaning = match smsc {
                        Some(address) => format!("SMSC {}", shown(*address)),
                        None => "no SMSC address".to_owned(),
                    };
                    pieces.add(1 + length, meaning);
                }
                pieces.tpdu(tpdu);
            }
        }
        pieces
    }

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
                self.indicator(&report.parameters);
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
        self.indicator(parameters);
        self.fields(parameters);
    }

    fn indicator(&mut self, parameters: &Parameters) {
        if let Some(indicator) = parameters.indicator {
            let rest = self.octets.get(self.end()..).unwrap_or_default();
            // Bit 7 says that another octet follows.
            let more = rest.iter().take_while(|octet| **octet & 0x80 != 0).count();
            self.add(1 + more, format!("fields that follow: {indicator:02X}"));
        }
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
        let length = self.octets.get(self.end()).copied().unwrap_or(data.udl());
        let there = match data.udl() {
            udl if udl == length => String::new(),
            udl => format!(", of which {udl} can be read"),
        };
        self.octet(format!("length: {}{there}", count(length, unit)));
        self.user_data(data);
    }

    fn user_data(&mut self, data: &UserData) {
        self.user_data_at = Some(self.end());
        let mut header = 0;
        if let Some(found) = data.header() {
            header = found.octets().len();
            let end = self.end() + header;
            self.octet(format!("header of {}", count(header as u64 - 1, "octet")));
            for found in found.elements() {
                self.add(2 + found.data.len(), element(found));
            }
            let rest = end.saturating_sub(self.end());
            self.add(rest, "an element that is cut off".to_owned());
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
