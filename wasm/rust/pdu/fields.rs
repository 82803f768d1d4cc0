//! The places of the fields of a PDU.

use septet::UserData;
use septet::tpdu::{Address, Parameters, Tpdu, Validity};

use super::output::push_list;
use crate::abi::{ResultBuffer, to_u32};

// In the order of their names in `js/pdu/fields.js`.
const SMSC: u32 = 0;
const FIRST_OCTET: u32 = 1;
const MESSAGE_REFERENCE: u32 = 2;
const ADDRESS: u32 = 3;
const PID: u32 = 4;
const DCS: u32 = 5;
const TIME: u32 = 6;
const DISCHARGE_TIME: u32 = 7;
const VALIDITY: u32 = 8;
const STATUS: u32 = 9;
const FAILURE: u32 = 10;
const PARAMETER_INDICATOR: u32 = 11;
const COMMAND: u32 = 12;
const MESSAGE_NUMBER: u32 = 13;
const DATA_LENGTH: u32 = 14;
const DATA: u32 = 15;
const UDL: u32 = 16;
const HEADER_LENGTH: u32 = 17;
const ELEMENT: u32 = 18;
const INCOMPLETE_ELEMENT: u32 = 19;
const BODY: u32 = 20;
const REST: u32 = 21;

/// The octets of a PDU, and where the next field begins.
pub(super) struct Fields<'r, 'd> {
    result: &'r mut ResultBuffer,
    octets: &'d [u8],
    end: usize,
    count: usize,
    /// Where the user data begins.
    user_data: usize,
}

/// Appends the number of fields, and the name, the start and the length of each. Returns where the
/// user data begins.
pub(super) fn push_fields(
    result: &mut ResultBuffer,
    octets: &[u8],
    has_smsc: bool,
    tpdu: &Tpdu,
) -> usize {
    let mut start = 0;
    push_list(result, |result| {
        let mut fields = Fields {
            result,
            octets,
            end: 0,
            count: 0,
            user_data: octets.len(),
        };
        if has_smsc {
            let length = octets.first().map_or(0, |length| usize::from(*length));
            fields.add(SMSC, 1 + length);
        }
        fields.add(FIRST_OCTET, 1);
        fields.tpdu(tpdu);
        fields.add(REST, usize::MAX);
        start = fields.user_data;
        fields.count
    });
    start
}

/// Appends the fields of user data alone.
pub(super) fn push_user_data_fields(result: &mut ResultBuffer, octets: &[u8], data: &UserData) {
    push_list(result, |result| {
        let mut fields = Fields {
            result,
            octets,
            end: 0,
            count: 0,
            user_data: 0,
        };
        fields.user_data(data);
        fields.add(REST, usize::MAX);
        fields.count
    });
}

impl Fields<'_, '_> {
    /// Adds the next octets, as far as there are any.
    #[inline(never)]
    fn add(&mut self, name: u32, length: usize) {
        let length = length.min(self.octets.len().saturating_sub(self.end));
        if length > 0 {
            self.result.push(&[name, to_u32(self.end), to_u32(length)]);
            self.end += length;
            self.count += 1;
        }
    }

    fn octets(&mut self, names: &[u32]) {
        for name in names {
            self.add(*name, 1);
        }
    }

    fn address(&mut self, address: Address) {
        self.add(ADDRESS, address.octets().len());
    }

    fn tpdu(&mut self, tpdu: &Tpdu) {
        match tpdu {
            Tpdu::Deliver(deliver) => {
                self.address(deliver.originator);
                self.octets(&[PID, DCS]);
                self.add(TIME, 7);
                self.counted_user_data(&deliver.user_data);
            }
            Tpdu::Submit(submit) => {
                self.octets(&[MESSAGE_REFERENCE]);
                self.address(submit.destination);
                self.octets(&[PID, DCS]);
                match submit.validity {
                    None => {}
                    Some(Validity::Relative(_)) => self.add(VALIDITY, 1),
                    Some(_) => self.add(VALIDITY, 7),
                }
                self.counted_user_data(&submit.user_data);
            }
            Tpdu::StatusReport(report) => {
                self.octets(&[MESSAGE_REFERENCE]);
                self.address(report.recipient);
                self.add(TIME, 7);
                self.add(DISCHARGE_TIME, 7);
                self.octets(&[STATUS]);
                self.indicator(&report.parameters);
                self.parameters(&report.parameters);
            }
            Tpdu::DeliverReport(report) => {
                self.add(FAILURE, usize::from(report.failure.is_some()));
                self.indicator(&report.parameters);
                self.parameters(&report.parameters);
            }
            Tpdu::SubmitReport(report) => {
                self.add(FAILURE, usize::from(report.failure.is_some()));
                self.indicator(&report.parameters);
                self.add(TIME, 7);
                self.parameters(&report.parameters);
            }
            Tpdu::Command(command) => {
                self.octets(&[MESSAGE_REFERENCE, PID, COMMAND, MESSAGE_NUMBER]);
                self.address(command.destination);
                self.octets(&[DATA_LENGTH]);
                self.add(DATA, command.data().len());
            }
            _ => {}
        }
    }

    fn indicator(&mut self, parameters: &Parameters) {
        if parameters.indicator.is_some() {
            let rest = self.octets.get(self.end..).unwrap_or_default();
            // Bit 7 says that another octet follows.
            let more = rest.iter().take_while(|octet| **octet & 0x80 != 0).count();
            self.add(PARAMETER_INDICATOR, 1 + more);
        }
    }

    fn parameters(&mut self, parameters: &Parameters) {
        self.add(PID, usize::from(parameters.protocol.is_some()));
        self.add(DCS, usize::from(parameters.data_coding.is_some()));
        if let Some(data) = &parameters.user_data {
            self.counted_user_data(data);
        }
    }

    fn counted_user_data(&mut self, data: &UserData) {
        self.add(UDL, 1);
        self.user_data = self.end;
        self.user_data(data);
    }

    fn user_data(&mut self, data: &UserData) {
        let end = self.end + data.octets().len();
        if let Some(header) = data.header() {
            let end = self.end + header.octets().len();
            self.add(HEADER_LENGTH, 1);
            for element in header.elements() {
                self.add(ELEMENT, 2 + element.data.len());
            }
            self.add(INCOMPLETE_ELEMENT, end.saturating_sub(self.end));
        }
        self.add(BODY, end.saturating_sub(self.end));
    }
}
