//! SMS-SUBMIT: 3GPP TS 23.040 §9.2.2.2.

use super::address::Address;
use super::cursor::{Cursor, Mode};
use super::error::TpduError;
use super::field::Field;
use super::protocol::ProtocolIdentifier;
use super::validity::Validity;
use super::written::{WrittenTpdu, first_octet};
use crate::wire::{DataCoding, UserData};

const SUBMIT: u8 = 0x01;
const REJECT_DUPLICATES: u8 = 0x04;
const STATUS_REPORT: u8 = 0x20;
const USER_DATA_HEADER: u8 = 0x40;
const REPLY_PATH: u8 = 0x80;

/// A message from a mobile (SMS-SUBMIT; 23.040 §9.2.2.2).
///
/// ```
/// use core::time::Duration;
/// use septet::tpdu::{Address, Submit, Validity};
///
/// let destination = Address::new("+15555550100")?;
/// let text = "a".repeat(200);
/// for segment in septet::split(&text)? {
///     let submit = Submit::new(destination, segment.encode(42))
///         .with_validity(Validity::relative(Duration::from_secs(86_400)))
///         .with_status_report(true);
///     let written = submit.write();
///     println!("AT+CMGS={}\r", written.length());
///     println!("{}\x1A", written.hex().with_smsc(None));
/// }
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Submit {
    /// TP-MR: 0 to 255. On `AT+CMGS`, the modem replaces it with its own number, which it returns
    /// and which the status report repeats.
    pub message_reference: u8,
    /// The recipient (TP-DA).
    pub destination: Address,
    /// TP-PID.
    pub protocol: ProtocolIdentifier,
    /// TP-VP. Without it, the message centre decides.
    pub validity: Option<Validity>,
    /// The user data, with TP-DCS and TP-UDHI.
    pub user_data: UserData,
    /// Whether the message centre rejects a message with the same reference and recipient as one
    /// that it still holds (TP-RD).
    pub reject_duplicates: bool,
    /// Whether to send a status report (TP-SRR).
    pub status_report: bool,
    /// Whether the recipient can reply by the same path (TP-RP).
    pub reply_path: bool,
}

impl Submit {
    /// Creates a message with reference 0, TP-PID 0x00, no validity period and no flags.
    ///
    /// ```
    /// use septet::tpdu::{Address, Submit};
    ///
    /// let user_data = septet::split("Hello")?.next().unwrap().encode(0);
    /// let submit = Submit::new(Address::new("+15555550100")?, user_data);
    /// assert_eq!(submit.validity, None);
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn new(destination: Address, user_data: UserData) -> Self {
        Self {
            message_reference: 0,
            destination,
            protocol: ProtocolIdentifier::SHORT_MESSAGE,
            validity: None,
            user_data,
            reject_duplicates: false,
            status_report: false,
            reply_path: false,
        }
    }

    /// Sets the validity period.
    ///
    /// ```
    /// # use septet::tpdu::{Address, Submit, Validity};
    /// let user_data = septet::split("Hello")?.next().unwrap().encode(0);
    /// let submit = Submit::new(Address::new("+1")?, user_data);
    /// let submit = submit.with_validity(Validity::Relative(0));
    /// assert_eq!(submit.write().octets()[0], 0x11);
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn with_validity(mut self, validity: Validity) -> Self {
        self.validity = Some(validity);
        self
    }

    /// Sets whether to send a status report.
    ///
    /// ```
    /// # use septet::tpdu::{Address, Submit};
    /// let user_data = septet::split("Hello")?.next().unwrap().encode(0);
    /// let submit = Submit::new(Address::new("+1")?, user_data).with_status_report(true);
    /// assert_eq!(submit.write().octets()[0], 0x21);
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn with_status_report(mut self, status_report: bool) -> Self {
        self.status_report = status_report;
        self
    }

    /// Sets the protocol identifier.
    ///
    /// ```
    /// # use septet::tpdu::{Address, ProtocolIdentifier, Submit};
    /// let user_data = septet::split("Hello")?.next().unwrap().encode(0);
    /// let replacing = ProtocolIdentifier::replace(1).unwrap();
    /// let submit = Submit::new(Address::new("+1")?, user_data).with_protocol(replacing);
    /// assert_eq!(submit.write().octets()[5], 0x41);
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn with_protocol(mut self, protocol: ProtocolIdentifier) -> Self {
        self.protocol = protocol;
        self
    }

    pub(super) fn read(first: u8, mode: Mode, cursor: &mut Cursor<'_>) -> Result<Self, TpduError> {
        let message_reference = cursor.octet(Field::MessageReference);
        let destination = Address::read(cursor)?;
        let protocol = ProtocolIdentifier::new(cursor.octet(Field::ProtocolIdentifier));
        let data_coding = DataCoding::new(cursor.octet(Field::DataCoding));
        let validity = Validity::read(cursor, first);
        let has_header = first & USER_DATA_HEADER != 0;
        Ok(Self {
            message_reference,
            destination,
            protocol,
            validity,
            user_data: cursor.user_data(mode, data_coding, has_header, false)?,
            reject_duplicates: first & REJECT_DUPLICATES != 0,
            status_report: first & STATUS_REPORT != 0,
            reply_path: first & REPLY_PATH != 0,
        })
    }

    /// Writes the message, at most 164 octets.
    ///
    /// ```
    /// use septet::tpdu::{Address, Submit};
    ///
    /// let user_data = septet::split("Hello")?.next().unwrap().encode(0);
    /// let written = Submit::new(Address::new("+15555550100")?, user_data).write();
    /// assert_eq!(written.hex().to_string(), "01000B915155550501F0000005C8329BFD06");
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    #[must_use]
    pub fn write(&self) -> WrittenTpdu {
        let flags = [
            (self.reject_duplicates, REJECT_DUPLICATES),
            (self.status_report, STATUS_REPORT),
            (self.user_data.has_header(), USER_DATA_HEADER),
            (self.reply_path, REPLY_PATH),
        ];
        let format = self.validity.map_or(0, Validity::format);
        let mut written = WrittenTpdu::new();
        written.push(&[first_octet(SUBMIT | format, &flags), self.message_reference]);
        written.push(self.destination.octets());
        written.push(&[self.protocol.octet(), self.user_data.tp_dcs()]);
        match self.validity {
            None => {}
            Some(Validity::Relative(octet)) => written.push(&[octet]),
            Some(Validity::Absolute(expiry)) => written.push(&expiry.octets()),
            Some(Validity::Enhanced(octets)) => written.push(&octets),
        }
        written.push(&[self.user_data.udl()]);
        written.push(self.user_data.octets());
        written
    }
}
