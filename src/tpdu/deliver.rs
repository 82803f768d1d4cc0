//! SMS-DELIVER: 3GPP TS 23.040 §9.2.2.1.

use super::address::Address;
use super::cursor::{Cursor, Mode};
use super::error::TpduError;
use super::field::Field;
use super::protocol::ProtocolIdentifier;
use super::timestamp::Timestamp;
use super::written::{WrittenTpdu, first_octet};
use crate::wire::{DataCoding, UserData};

/// TP-MTI, with TP-MMS set: it is 0 if more messages wait.
const NO_MORE_MESSAGES: u8 = 0x04;
const LOOP_PREVENTION: u8 = 0x08;
const STATUS_REPORT: u8 = 0x20;
const USER_DATA_HEADER: u8 = 0x40;
const REPLY_PATH: u8 = 0x80;

/// A message to a mobile (SMS-DELIVER; 23.040 §9.2.2.1).
///
/// ```
/// use septet::tpdu::{Address, DateTime, Deliver, Direction, Timestamp, Tpdu};
///
/// let time = DateTime {
///     year: 24, month: 2, day: 29, hour: 12, minute: 34, second: 56, quarters: 4,
/// };
/// let user_data = septet::split("Hello")?.next().unwrap().encode(0);
/// let name = Address::alphanumeric("Septets")?;
/// let deliver = Deliver::new(name, Timestamp::new(time).unwrap(), user_data);
/// let parsed = Tpdu::parse(Direction::ToMobile, deliver.write().octets())?;
/// assert_eq!(parsed, Tpdu::Deliver(deliver));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a bit of the first octet"
)]
pub struct Deliver {
    /// The sender (TP-OA).
    pub originator: Address,
    /// TP-PID.
    pub protocol: ProtocolIdentifier,
    /// When the message centre received the message (TP-SCTS).
    pub timestamp: Timestamp,
    /// The user data, with TP-DCS and TP-UDHI.
    pub user_data: UserData,
    /// Whether more messages wait at the message centre (TP-MMS, whose bit is 0 for yes).
    pub more_messages: bool,
    /// Whether a machine must not forward or answer the message (TP-LP).
    pub loop_prevention: bool,
    /// Whether the sender asked for a status report (TP-SRI).
    pub status_report: bool,
    /// Whether a reply can take the same path (TP-RP).
    pub reply_path: bool,
}

impl Deliver {
    /// Creates a message without flags and with TP-PID 0x00. To change these, set the fields.
    ///
    /// ```
    /// use septet::tpdu::{Address, Deliver, Timestamp};
    ///
    /// let user_data = septet::split("Hello")?.next().unwrap().encode(0);
    /// let stamp = Timestamp::from_octets([0x42, 0x20, 0x92, 0x21, 0x43, 0x65, 0x40]);
    /// let mut deliver = Deliver::new(Address::new("+15555550100")?, stamp, user_data);
    /// deliver.more_messages = true;
    /// assert_eq!(deliver.write().octets()[0], 0x00);
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn new(originator: Address, timestamp: Timestamp, user_data: UserData) -> Self {
        Self {
            originator,
            protocol: ProtocolIdentifier::SHORT_MESSAGE,
            timestamp,
            user_data,
            more_messages: false,
            loop_prevention: false,
            status_report: false,
            reply_path: false,
        }
    }

    pub(super) fn read(first: u8, mode: Mode, cursor: &mut Cursor<'_>) -> Result<Self, TpduError> {
        let originator = Address::read(cursor)?;
        let protocol = ProtocolIdentifier::new(cursor.octet(Field::ProtocolIdentifier));
        let data_coding = DataCoding::new(cursor.octet(Field::DataCoding));
        let timestamp = Timestamp::from_octets(cursor.seven(Field::Timestamp));
        let has_header = first & USER_DATA_HEADER != 0;
        Ok(Self {
            originator,
            protocol,
            timestamp,
            user_data: cursor.user_data(mode, data_coding, has_header, false)?,
            more_messages: first & NO_MORE_MESSAGES == 0,
            loop_prevention: first & LOOP_PREVENTION != 0,
            status_report: first & STATUS_REPORT != 0,
            reply_path: first & REPLY_PATH != 0,
        })
    }

    /// Writes the message, at most 163 octets.
    ///
    /// ```
    /// use septet::tpdu::{Address, Deliver, Timestamp};
    ///
    /// let user_data = septet::split("Hello")?.next().unwrap().encode(0);
    /// let stamp = Timestamp::from_octets([0x42, 0x20, 0x92, 0x21, 0x43, 0x65, 0x40]);
    /// let written = Deliver::new(Address::new("+15555550100")?, stamp, user_data).write();
    /// let hex = "040B915155550501F000004220922143654005C8329BFD06";
    /// assert_eq!(written.hex().to_string(), hex);
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    #[must_use]
    pub fn write(&self) -> WrittenTpdu {
        let flags = [
            (!self.more_messages, NO_MORE_MESSAGES),
            (self.loop_prevention, LOOP_PREVENTION),
            (self.status_report, STATUS_REPORT),
            (self.user_data.has_header(), USER_DATA_HEADER),
            (self.reply_path, REPLY_PATH),
        ];
        let mut written = WrittenTpdu::new();
        written.push(&[first_octet(0, &flags)]);
        written.push(self.originator.octets());
        written.push(&[self.protocol.octet(), self.user_data.tp_dcs()]);
        written.push(&self.timestamp.octets());
        written.push(&[self.user_data.udl()]);
        written.push(self.user_data.octets());
        written
    }
}
