//! A TPDU of any type: 3GPP TS 23.040 §9.2.2.

use super::address::Address;
use super::command::Command;
use super::cursor::{Cursor, Mode};
use super::deliver::Deliver;
use super::direction::Direction;
use super::error::TpduError;
use super::field::Field;
use super::protocol::ProtocolIdentifier;
use super::report::{DeliverReport, SubmitReport};
use super::status_report::StatusReport;
use super::submit::Submit;
use super::timestamp::Timestamp;
use crate::wire::{DataCoding, UserData};

/// TP-MTI, bits 1 and 0 of the first octet.
const TYPE: u8 = 0x03;

/// A TPDU (23.040 §9.2.2).
///
/// ```
/// use septet::tpdu::{Direction, Tpdu};
///
/// let octets = [0x01, 0x00, 0x01, 0x91, 0xF1, 0x00, 0x00, 0x01, 0x41];
/// let tpdu = Tpdu::parse(Direction::ToCentre, &octets)?;
/// assert_eq!(tpdu.name(), "submit");
/// assert_eq!(tpdu.address().unwrap().to_string(), "+1");
/// assert_eq!(tpdu.user_data().unwrap().text()?, "A");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Tpdu {
    /// A message to a mobile.
    Deliver(Deliver),
    /// A message from a mobile.
    Submit(Submit),
    /// What became of a message.
    StatusReport(StatusReport),
    /// The answer of a mobile.
    DeliverReport(DeliverReport),
    /// The answer of a message centre.
    SubmitReport(SubmitReport),
    /// A command to a message centre.
    Command(Command),
}

impl Tpdu {
    /// Strictly parses a TPDU without an SMSC address.
    ///
    /// Reserved values are not errors, nor is a time stamp that is no date.
    ///
    /// # Errors
    ///
    /// Returns a [`TpduError`] for:
    ///
    /// - octets that end before the last field, or go on after it;
    /// - an address longer than 20 semi-octets;
    /// - a type that is reserved in this direction;
    /// - user data that [`UserData::parse`] rejects.
    ///
    /// ```
    /// use septet::tpdu::{Direction, Tpdu, TpduError};
    ///
    /// let error = Tpdu::parse(Direction::ToCentre, &[0x03]).unwrap_err();
    /// assert_eq!(error, TpduError::Type { offset: 0, mti: 3 });
    /// ```
    pub fn parse(direction: Direction, octets: &[u8]) -> Result<Self, TpduError> {
        Self::read(direction, Mode::Strict, &mut Cursor::new(octets))
    }

    /// Parses a TPDU without an SMSC address leniently:
    ///
    /// - User data is parsed by [`UserData::parse_lossy`], and is empty if TP-UDL is missing.
    /// - Octets after the last field are ignored.
    /// - A status report whose optional fields are cut short, or followed by other octets, has none
    ///   of them.
    ///
    /// # Errors
    ///
    /// Returns a [`TpduError`] if the octets end before TP-UDL, if an address is longer than 20
    /// semi-octets, or if the type is reserved in this direction.
    ///
    /// ```
    /// use septet::tpdu::{Direction, Tpdu};
    ///
    /// // TP-UDL is 5, but there are only three octets.
    /// let octets = [0x01, 0x00, 0x01, 0x91, 0xF1, 0x00, 0x00, 0x05, 0xC8, 0x32, 0x9B];
    /// assert!(Tpdu::parse(Direction::ToCentre, &octets).is_err());
    /// let tpdu = Tpdu::parse_lossy(Direction::ToCentre, &octets)?;
    /// assert_eq!(tpdu.user_data().unwrap().text_lossy(), "Hel");
    /// # Ok::<(), septet::tpdu::TpduError>(())
    /// ```
    pub fn parse_lossy(direction: Direction, octets: &[u8]) -> Result<Self, TpduError> {
        Self::read(direction, Mode::Lossy, &mut Cursor::new(octets))
    }

    #[inline(never)]
    pub(super) fn read(
        direction: Direction,
        mode: Mode,
        cursor: &mut Cursor<'_>,
    ) -> Result<Self, TpduError> {
        use Direction::{ErrorToCentre, ErrorToMobile, Stored, ToCentre, ToMobile};

        let offset = cursor.offset();
        let first = cursor.octet(Field::FirstOctet);
        cursor.check()?;
        let has_cause = direction.has_failure_cause();
        Ok(match (first & TYPE, direction) {
            (0 | 3, ToMobile | ErrorToMobile | Stored) => {
                Self::Deliver(Deliver::read(first, mode, cursor)?)
            }
            (0, ToCentre | ErrorToCentre) => {
                Self::DeliverReport(DeliverReport::read(first, has_cause, mode, cursor)?)
            }
            (1, ToMobile | ErrorToMobile) => {
                Self::SubmitReport(SubmitReport::read(first, has_cause, mode, cursor)?)
            }
            (1, _) => Self::Submit(Submit::read(first, mode, cursor)?),
            (2, ToMobile | ErrorToMobile | Stored) => {
                Self::StatusReport(StatusReport::read(first, mode, cursor)?)
            }
            (2, _) => Self::Command(Command::read(first, mode, cursor)?),
            (mti, _) => return Err(TpduError::Type { offset, mti }),
        })
    }

    /// Returns the name of the type: `deliver`, `submit`, `status-report`, `deliver-report`,
    /// `submit-report` or `command`.
    ///
    /// ```
    /// # use septet::tpdu::{Direction, Tpdu};
    /// let report = Tpdu::parse(Direction::ToCentre, &[0, 0])?;
    /// assert_eq!(report.name(), "deliver-report");
    /// # Ok::<(), septet::tpdu::TpduError>(())
    /// ```
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Deliver(_) => "deliver",
            Self::Submit(_) => "submit",
            Self::StatusReport(_) => "status-report",
            Self::DeliverReport(_) => "deliver-report",
            Self::SubmitReport(_) => "submit-report",
            Self::Command(_) => "command",
        }
    }

    /// Returns TP-OA, TP-DA or TP-RA. Reports on delivery and submission have no address.
    ///
    /// ```
    /// # use septet::tpdu::{Direction, Tpdu};
    /// let report = Tpdu::parse(Direction::ToCentre, &[0, 0])?;
    /// assert_eq!(report.address(), None);
    /// # Ok::<(), septet::tpdu::TpduError>(())
    /// ```
    #[must_use]
    pub const fn address(&self) -> Option<Address> {
        match self {
            Self::Deliver(deliver) => Some(deliver.originator),
            Self::Submit(submit) => Some(submit.destination),
            Self::StatusReport(report) => Some(report.recipient),
            Self::Command(command) => Some(command.destination),
            Self::DeliverReport(_) | Self::SubmitReport(_) => None,
        }
    }

    /// Returns TP-PID. Reports may have none.
    ///
    /// ```
    /// # use septet::tpdu::{Direction, Tpdu};
    /// let report = Tpdu::parse(Direction::ToCentre, &[0, 0])?;
    /// assert_eq!(report.protocol(), None);
    /// # Ok::<(), septet::tpdu::TpduError>(())
    /// ```
    #[must_use]
    pub const fn protocol(&self) -> Option<ProtocolIdentifier> {
        match self {
            Self::Deliver(deliver) => Some(deliver.protocol),
            Self::Submit(submit) => Some(submit.protocol),
            Self::StatusReport(report) => report.parameters.protocol,
            Self::DeliverReport(report) => report.parameters.protocol,
            Self::SubmitReport(report) => report.parameters.protocol,
            Self::Command(command) => Some(command.protocol),
        }
    }

    /// Returns TP-DCS. Reports may have none.
    ///
    /// ```
    /// # use septet::tpdu::{Direction, Tpdu};
    /// let report = Tpdu::parse(Direction::ToCentre, &[0, 2, 0x08])?;
    /// assert_eq!(report.data_coding().unwrap().octet(), 0x08);
    /// # Ok::<(), septet::tpdu::TpduError>(())
    /// ```
    #[must_use]
    pub const fn data_coding(&self) -> Option<DataCoding> {
        match self {
            Self::Deliver(deliver) => Some(deliver.user_data.data_coding()),
            Self::Submit(submit) => Some(submit.user_data.data_coding()),
            Self::StatusReport(report) => report.parameters.data_coding,
            Self::DeliverReport(report) => report.parameters.data_coding,
            Self::SubmitReport(report) => report.parameters.data_coding,
            Self::Command(_) => None,
        }
    }

    /// Returns TP-SCTS, when the message centre received the message.
    ///
    /// ```
    /// # use septet::tpdu::{Direction, Tpdu};
    /// let report = Tpdu::parse(Direction::ToCentre, &[0, 0])?;
    /// assert_eq!(report.timestamp(), None);
    /// # Ok::<(), septet::tpdu::TpduError>(())
    /// ```
    #[must_use]
    pub const fn timestamp(&self) -> Option<Timestamp> {
        match self {
            Self::Deliver(deliver) => Some(deliver.timestamp),
            Self::StatusReport(report) => Some(report.timestamp),
            Self::SubmitReport(report) => Some(report.timestamp),
            Self::Submit(_) | Self::DeliverReport(_) | Self::Command(_) => None,
        }
    }

    /// Returns TP-MR.
    ///
    /// ```
    /// # use septet::tpdu::{Direction, Tpdu};
    /// let octets = [0x01, 0x07, 0x01, 0x91, 0xF1, 0x00, 0x00, 0x01, 0x41];
    /// let submit = Tpdu::parse(Direction::ToCentre, &octets)?;
    /// assert_eq!(submit.message_reference(), Some(7));
    /// # Ok::<(), septet::tpdu::TpduError>(())
    /// ```
    #[must_use]
    pub const fn message_reference(&self) -> Option<u8> {
        match self {
            Self::Submit(submit) => Some(submit.message_reference),
            Self::StatusReport(report) => Some(report.message_reference),
            Self::Command(command) => Some(command.message_reference),
            Self::Deliver(_) | Self::DeliverReport(_) | Self::SubmitReport(_) => None,
        }
    }

    /// Returns the user data. Reports may have none.
    ///
    /// ```
    /// # use septet::tpdu::{Direction, Tpdu};
    /// let report = Tpdu::parse(Direction::ToCentre, &[0, 4, 1, 0x41])?;
    /// assert_eq!(report.user_data().unwrap().text_lossy(), "A");
    /// # Ok::<(), septet::tpdu::TpduError>(())
    /// ```
    #[must_use]
    pub const fn user_data(&self) -> Option<&UserData> {
        match self {
            Self::Deliver(deliver) => Some(&deliver.user_data),
            Self::Submit(submit) => Some(&submit.user_data),
            Self::StatusReport(report) => report.parameters.user_data.as_ref(),
            Self::DeliverReport(report) => report.parameters.user_data.as_ref(),
            Self::SubmitReport(report) => report.parameters.user_data.as_ref(),
            Self::Command(_) => None,
        }
    }
}
