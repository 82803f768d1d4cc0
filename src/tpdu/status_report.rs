//! SMS-STATUS-REPORT: 3GPP TS 23.040 §9.2.2.3.

use super::address::Address;
use super::cursor::{Cursor, Mode};
use super::error::TpduError;
use super::field::Field;
use super::parameters::{Indicator, Parameters};
use super::status::Status;
use super::timestamp::Timestamp;

const NO_MORE_MESSAGES: u8 = 0x04;
const LOOP_PREVENTION: u8 = 0x08;
const COMMAND: u8 = 0x20;
const USER_DATA_HEADER: u8 = 0x40;

/// What became of a message that was sent (SMS-STATUS-REPORT; 23.040 §9.2.2.3).
///
/// ```
/// use septet::tpdu::{Direction, Pdu, Tpdu};
///
/// // The line after `+CDS: 25`.
/// let line = "00062A0B915155550501F0422092214365404220922153604000";
/// let Tpdu::StatusReport(report) = Pdu::from_hex(Direction::Stored, line)?.tpdu else { panic!() };
/// assert_eq!(report.message_reference, 42); // as `AT+CMGS` returned it
/// assert_eq!(report.recipient.to_string(), "+15555550100");
/// assert!(report.status.is_delivered());
/// # Ok::<(), septet::tpdu::TpduError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct StatusReport {
    /// TP-MR of the message.
    pub message_reference: u8,
    /// The recipient of the message (TP-RA).
    pub recipient: Address,
    /// When the message centre received the message (TP-SCTS).
    pub timestamp: Timestamp,
    /// When the message arrived, or when the message centre last tried (TP-DT).
    pub discharge_time: Timestamp,
    /// What became of the message (TP-ST).
    pub status: Status,
    /// The optional fields. Message centres rarely send any, not even TP-PI.
    pub parameters: Parameters,
    /// Whether more messages wait at the message centre (TP-MMS, whose bit is 0 for yes).
    pub more_messages: bool,
    /// Whether a machine must not forward or answer the report (TP-LP).
    pub loop_prevention: bool,
    /// Whether this is the result of a command, not of a message (TP-SRQ).
    pub of_command: bool,
}

impl StatusReport {
    pub(super) fn read(first: u8, mode: Mode, cursor: &mut Cursor<'_>) -> Result<Self, TpduError> {
        Ok(Self {
            message_reference: cursor.octet(Field::MessageReference),
            recipient: Address::read(cursor)?,
            timestamp: Timestamp::from_octets(cursor.seven(Field::Timestamp)),
            discharge_time: Timestamp::from_octets(cursor.seven(Field::DischargeTime)),
            status: Status::new(cursor.octet(Field::Status)),
            parameters: parameters(first, mode, cursor)?,
            more_messages: first & NO_MORE_MESSAGES == 0,
            loop_prevention: first & LOOP_PREVENTION != 0,
            of_command: first & COMMAND != 0,
        })
    }
}

/// Reads the optional fields, if there are any. Lossy reading leaves out all of them if the octets
/// are not what TP-PI announces: some message centres append octets without a meaning.
fn parameters(first: u8, mode: Mode, cursor: &mut Cursor<'_>) -> Result<Parameters, TpduError> {
    cursor.check()?;
    if cursor.rest().is_empty() {
        return Ok(Parameters::default());
    }
    let indicator = Indicator::read(cursor);
    let parameters = Parameters::read(indicator, first & USER_DATA_HEADER != 0, mode, cursor);
    match mode {
        Mode::Strict => parameters,
        Mode::Lossy if parameters.is_ok() && cursor.rest().is_empty() => parameters,
        Mode::Lossy => Ok(Parameters::default()),
    }
}
