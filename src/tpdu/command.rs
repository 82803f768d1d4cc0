//! SMS-COMMAND: 3GPP TS 23.040 §9.2.2.4.

use super::address::Address;
use super::cursor::{Cursor, Mode};
use super::error::TpduError;
use super::field::Field;
use super::protocol::ProtocolIdentifier;

/// The maximum length of TP-CD in octets.
const MAX_DATA: usize = 157;

/// TP-CD.
pub(super) type Data = heapless::Vec<u8, MAX_DATA, u8>;

const STATUS_REPORT: u8 = 0x20;
const USER_DATA_HEADER: u8 = 0x40;

/// What a [`Command`] asks for (TP-CT; 23.040 §9.2.3.19), kept as received.
///
/// ```
/// use septet::tpdu::CommandType;
///
/// assert_eq!(CommandType::DELETE.octet(), 0x02);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct CommandType(u8);

impl CommandType {
    /// Enquires about a message.
    pub const ENQUIRY: Self = Self(0x00);
    /// Cancels the request for a status report.
    pub const CANCEL_STATUS_REPORT: Self = Self(0x01);
    /// Deletes a message.
    pub const DELETE: Self = Self(0x02);
    /// Requests a status report.
    pub const REQUEST_STATUS_REPORT: Self = Self(0x03);

    /// Creates a command type from TP-CT.
    ///
    /// ```
    /// use septet::tpdu::CommandType;
    ///
    /// assert_eq!(CommandType::new(0x00), CommandType::ENQUIRY);
    /// ```
    #[must_use]
    pub const fn new(tp_ct: u8) -> Self {
        Self(tp_ct)
    }

    /// Returns TP-CT as received. Values from 0xE0 are specific to the message centre.
    ///
    /// ```
    /// assert_eq!(septet::tpdu::CommandType::new(0xE0).octet(), 0xE0);
    /// ```
    #[must_use]
    pub const fn octet(self) -> u8 {
        self.0
    }
}

/// A command to a message centre (SMS-COMMAND; 23.040 §9.2.2.4).
///
/// ```
/// use septet::tpdu::{CommandType, Direction, Tpdu};
///
/// let octets = [0x02, 7, 0x00, 0x02, 6, 0x01, 0x91, 0xF1, 0x00];
/// let Tpdu::Command(command) = Tpdu::parse(Direction::ToCentre, &octets)? else { panic!() };
/// assert_eq!((command.command_type, command.message_number), (CommandType::DELETE, 6));
/// assert!(command.data().is_empty());
/// # Ok::<(), septet::tpdu::TpduError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Command {
    /// TP-MR.
    pub message_reference: u8,
    /// TP-PID.
    pub protocol: ProtocolIdentifier,
    /// What the command asks for (TP-CT).
    pub command_type: CommandType,
    /// TP-MR of the message that is meant (TP-MN).
    pub message_number: u8,
    /// The recipient of that message (TP-DA).
    pub destination: Address,
    /// Whether to send a status report (TP-SRR).
    pub status_report: bool,
    /// Whether the command data begins with a header (TP-UDHI).
    pub has_header: bool,
    pub(super) data: Data,
}

impl Command {
    /// Returns TP-CD: at most 157 octets.
    ///
    /// ```
    /// use septet::tpdu::{Direction, Tpdu};
    ///
    /// let octets = [0x02, 7, 0x00, 0xE0, 6, 0x01, 0x91, 0xF1, 2, 0xCA, 0xFE];
    /// let Tpdu::Command(command) = Tpdu::parse(Direction::ToCentre, &octets)? else { panic!() };
    /// assert_eq!(command.data(), [0xCA, 0xFE]);
    /// # Ok::<(), septet::tpdu::TpduError>(())
    /// ```
    #[must_use]
    pub fn data(&self) -> &[u8] {
        &self.data
    }

    pub(super) fn read(first: u8, mode: Mode, cursor: &mut Cursor<'_>) -> Result<Self, TpduError> {
        Ok(Self {
            message_reference: cursor.octet(Field::MessageReference),
            protocol: ProtocolIdentifier::new(cursor.octet(Field::ProtocolIdentifier)),
            command_type: CommandType::new(cursor.octet(Field::CommandType)),
            message_number: cursor.octet(Field::MessageNumber),
            destination: Address::read(cursor)?,
            status_report: first & STATUS_REPORT != 0,
            has_header: first & USER_DATA_HEADER != 0,
            data: data(mode, cursor)?,
        })
    }
}

/// Reads TP-CDL and TP-CD, the last fields.
fn data(mode: Mode, cursor: &mut Cursor<'_>) -> Result<Data, TpduError> {
    let length = cursor.octet(Field::CommandDataLength);
    let offset = cursor.offset().saturating_add(MAX_DATA);
    let octets = cursor.slice(usize::from(length), Field::CommandData);
    cursor.finish(mode)?;
    heapless::Vec::from_slice(octets).map_err(|_| TpduError::TooLong { offset })
}
