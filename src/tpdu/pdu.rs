//! A TPDU with the address of the message centre, as modems have it: 3GPP TS 27.005 §3.1.

use super::address::Address;
use super::cursor::{Cursor, Mode};
use super::direction::Direction;
use super::error::TpduError;
use super::hex;
use super::message::Tpdu;

/// A TPDU and the address of the message centre in front of it, as modems have it.
///
/// ```
/// use septet::tpdu::{Direction, Pdu};
///
/// let line = "07912143658709F1040B915155550501F000004220922143654005C8329BFD06";
/// let pdu = Pdu::from_hex(Direction::Stored, line)?;
/// assert_eq!(pdu.smsc.unwrap().to_string(), "+12345678901");
/// assert_eq!(pdu.tpdu.user_data().unwrap().text()?, "Hello");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Pdu {
    /// The address of the message centre. `None` if its length is 0.
    pub smsc: Option<Address>,
    /// The TPDU.
    pub tpdu: Tpdu,
}

impl Pdu {
    /// Strictly parses an SMSC address and a TPDU.
    ///
    /// # Errors
    ///
    /// Returns a [`TpduError`] if the SMSC address does not have 0 or 2 to 11 octets, and for what
    /// [`Tpdu::parse`] rejects.
    ///
    /// ```
    /// use septet::tpdu::{Direction, Pdu, TpduError};
    ///
    /// let error = Pdu::parse(Direction::Stored, &[0x01, 0x91]).unwrap_err();
    /// assert_eq!(error, TpduError::SmscLength { length: 1 });
    /// ```
    pub fn parse(direction: Direction, octets: &[u8]) -> Result<Self, TpduError> {
        Self::read(direction, octets, Mode::Strict)
    }

    /// Parses an SMSC address and a TPDU as [`Tpdu::parse_lossy`] does.
    ///
    /// # Errors
    ///
    /// Returns a [`TpduError`] if the SMSC address does not have 0 or 2 to 11 octets, or for what
    /// [`Tpdu::parse_lossy`] rejects.
    ///
    /// ```
    /// use septet::tpdu::{Direction, Pdu};
    ///
    /// let octets = [0x00, 0x01, 0x00, 0x01, 0x91, 0xF1, 0x00, 0x00, 0x05, 0xC8, 0x32, 0x9B];
    /// let pdu = Pdu::parse_lossy(Direction::Stored, &octets)?;
    /// assert_eq!(pdu.tpdu.user_data().unwrap().text_lossy(), "Hel");
    /// # Ok::<(), septet::tpdu::TpduError>(())
    /// ```
    pub fn parse_lossy(direction: Direction, octets: &[u8]) -> Result<Self, TpduError> {
        Self::read(direction, octets, Mode::Lossy)
    }

    /// Strictly parses an SMSC address and a TPDU in hexadecimal, in upper or lower case.
    ///
    /// # Errors
    ///
    /// Returns [`TpduError::Hex`] for any other character and for an odd number of digits,
    /// [`TpduError::TooLong`] for more than 256 octets, and what [`Pdu::parse`] returns.
    ///
    /// ```
    /// use septet::tpdu::{Direction, Pdu, TpduError};
    ///
    /// let error = Pdu::from_hex(Direction::Stored, "0001000191F1 00").unwrap_err();
    /// assert_eq!(error, TpduError::Hex { offset: 12 });
    /// ```
    pub fn from_hex(direction: Direction, digits: &str) -> Result<Self, TpduError> {
        Self::read(direction, &hex::read(digits, Mode::Strict)?, Mode::Strict)
    }

    /// Parses an SMSC address and a TPDU in hexadecimal as [`Pdu::parse_lossy`] does. ASCII white
    /// space is skipped.
    ///
    /// # Errors
    ///
    /// Returns [`TpduError::Hex`] for any other character and for an odd number of digits, and what
    /// [`Pdu::parse_lossy`] returns.
    ///
    /// ```
    /// use septet::tpdu::{Direction, Pdu};
    ///
    /// let pdu = Pdu::from_hex_lossy(Direction::Stored, "00 01 00 01 91 F1 00 00 01 41\r\n")?;
    /// assert_eq!(pdu.tpdu.user_data().unwrap().text_lossy(), "A");
    /// # Ok::<(), septet::tpdu::TpduError>(())
    /// ```
    pub fn from_hex_lossy(direction: Direction, digits: &str) -> Result<Self, TpduError> {
        Self::read(direction, &hex::read(digits, Mode::Lossy)?, Mode::Lossy)
    }

    #[inline(never)]
    fn read(direction: Direction, octets: &[u8], mode: Mode) -> Result<Self, TpduError> {
        let mut cursor = Cursor::new(octets);
        Ok(Self {
            smsc: Address::read_smsc(&mut cursor)?,
            tpdu: Tpdu::read(direction, mode, &mut cursor)?,
        })
    }
}

impl Tpdu {
    /// Strictly parses a TPDU in hexadecimal, without an SMSC address.
    ///
    /// # Errors
    ///
    /// Returns [`TpduError::Hex`] or [`TpduError::TooLong`] as [`Pdu::from_hex`] does, and what
    /// [`Tpdu::parse`] returns.
    ///
    /// ```
    /// use septet::tpdu::{Direction, Tpdu};
    ///
    /// let tpdu = Tpdu::from_hex(Direction::ToCentre, "01000191F100000141")?;
    /// assert_eq!(tpdu.user_data().unwrap().text()?, "A");
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn from_hex(direction: Direction, digits: &str) -> Result<Self, TpduError> {
        Self::parse(direction, &hex::read(digits, Mode::Strict)?)
    }

    /// Parses a TPDU in hexadecimal, without an SMSC address, as [`Tpdu::parse_lossy`] does. ASCII
    /// white space is skipped.
    ///
    /// # Errors
    ///
    /// Returns [`TpduError::Hex`] as [`Pdu::from_hex_lossy`] does, and what [`Tpdu::parse_lossy`]
    /// returns.
    ///
    /// ```
    /// use septet::tpdu::{Direction, Tpdu};
    ///
    /// let tpdu = Tpdu::from_hex_lossy(Direction::ToCentre, " 01000191f100000541")?;
    /// assert_eq!(tpdu.user_data().unwrap().text_lossy(), "A");
    /// # Ok::<(), septet::tpdu::TpduError>(())
    /// ```
    pub fn from_hex_lossy(direction: Direction, digits: &str) -> Result<Self, TpduError> {
        Self::parse_lossy(direction, &hex::read(digits, Mode::Lossy)?)
    }
}

/// Returns whether `octets` begin with an SMSC address, given the length that a modem states.
///
/// The length in `AT+CMGS`, `+CMT:`, `+CMGR:`, `+CMGL:` and `+CDS:` counts the octets of the TPDU
/// only (27.005 §4). Returns `None` if the length fits neither.
///
/// ```
/// use septet::tpdu::has_smsc;
///
/// let octets = [0x00, 0x01, 0x00, 0x01, 0x91, 0xF1, 0x00, 0x00, 0x01, 0x41];
/// assert_eq!(has_smsc(&octets, 9), Some(true));
/// assert_eq!(has_smsc(&[0x01, 0x00, 0x01, 0x91, 0xF1, 0x00, 0x00, 0x01, 0x41], 9), Some(false));
/// assert_eq!(has_smsc(&[0x01, 0x00], 9), None);
/// ```
#[must_use]
pub fn has_smsc(octets: &[u8], length: usize) -> Option<bool> {
    let smsc = usize::from(*octets.first()?).saturating_add(1);
    match octets.len().checked_sub(length)? {
        0 => Some(false),
        others if others == smsc => Some(true),
        _ => None,
    }
}
