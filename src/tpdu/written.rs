//! The octets of a written TPDU.

use core::fmt;

use super::address::Address;
use super::hex;

/// The length of the longest TPDU: a SUBMIT with a 7-octet validity period (23.040 §9.2.2.2).
const MAX_OCTETS: usize = 164;

/// The octets of a TPDU, from [`Submit::write`](crate::tpdu::Submit::write) or
/// [`Deliver::write`](crate::tpdu::Deliver::write): at most 164.
///
/// ```
/// use septet::tpdu::{Address, Submit};
///
/// let user_data = septet::split("Hello")?.next().unwrap().encode(0);
/// let written = Submit::new(Address::new("+15555550100")?, user_data).write();
/// let command = format!("AT+CMGS={}", written.length());
/// assert_eq!(command, "AT+CMGS=18");
/// let line = written.hex().with_smsc(None).to_string();
/// assert_eq!(line, "0001000B915155550501F0000005C8329BFD06");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WrittenTpdu {
    octets: heapless::Vec<u8, MAX_OCTETS, u8>,
}

impl WrittenTpdu {
    /// The maximum length in octets: 164.
    pub const MAX_OCTETS: usize = MAX_OCTETS;

    pub(super) const fn new() -> Self {
        Self {
            octets: heapless::Vec::new(),
        }
    }

    /// Appends octets. They fit, because every field has its maximum length.
    pub(super) fn push(&mut self, octets: &[u8]) {
        let _ = self.octets.extend_from_slice(octets);
    }

    /// Returns the octets.
    ///
    /// ```
    /// # use septet::tpdu::{Address, Submit};
    /// let user_data = septet::split("Hello")?.next().unwrap().encode(0);
    /// let written = Submit::new(Address::new("+1")?, user_data).write();
    /// assert_eq!(written.octets()[..5], [0x01, 0x00, 0x01, 0x91, 0xF1]);
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    #[must_use]
    pub fn octets(&self) -> &[u8] {
        &self.octets
    }

    /// Returns the number of octets, which is the length that `AT+CMGS` takes: the SMSC address
    /// does not count (27.005 §4.3).
    ///
    /// ```
    /// # use septet::tpdu::{Address, Submit};
    /// let user_data = septet::split("Hello")?.next().unwrap().encode(0);
    /// assert_eq!(Submit::new(Address::new("+1")?, user_data).write().length(), 13);
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    #[must_use]
    pub fn length(&self) -> usize {
        self.octets.len()
    }

    /// Returns the octets in hexadecimal, without an SMSC address.
    ///
    /// ```
    /// # use septet::tpdu::{Address, Submit};
    /// let user_data = septet::split("A")?.next().unwrap().encode(0);
    /// let written = Submit::new(Address::new("+1")?, user_data).write();
    /// assert_eq!(written.hex().to_string(), "01000191F100000141");
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    #[must_use]
    pub fn hex(&self) -> Hex<'_> {
        Hex {
            octets: &self.octets,
            smsc: Smsc::Absent,
        }
    }
}

/// Returns the first octet with the bits of the flags that are set.
pub(super) fn first_octet(base: u8, flags: &[(bool, u8)]) -> u8 {
    flags.iter().fold(
        base,
        |first, &(is_set, bit)| {
            if is_set { first | bit } else { first }
        },
    )
}

impl AsRef<[u8]> for WrittenTpdu {
    fn as_ref(&self) -> &[u8] {
        &self.octets
    }
}

#[derive(Clone, Copy, Debug)]
enum Smsc {
    Absent,
    Empty,
    Address(Address),
}

/// A TPDU in hexadecimal, from [`WrittenTpdu::hex`]. Displays as upper-case digits.
///
/// ```
/// # use septet::tpdu::{Address, Submit};
/// let user_data = septet::split("A")?.next().unwrap().encode(0);
/// let written = Submit::new(Address::new("+1")?, user_data).write();
/// let smsc = Address::new("+12345")?;
/// let line = written.hex().with_smsc(Some(smsc)).to_string();
/// assert_eq!(line, "04912143F501000191F100000141");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Hex<'t> {
    octets: &'t [u8],
    smsc: Smsc,
}

impl Hex<'_> {
    /// Puts the address of the message centre in front, as modems expect. With `None`, this is
    /// `00`, and the modem uses the address that it knows (27.005 §3.1), as with an address that
    /// has no digits.
    ///
    /// ```
    /// # use septet::tpdu::{Address, Submit};
    /// let user_data = septet::split("A")?.next().unwrap().encode(0);
    /// let written = Submit::new(Address::new("+1")?, user_data).write();
    /// assert_eq!(written.hex().with_smsc(None).to_string(), "0001000191F100000141");
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn with_smsc(mut self, smsc: Option<Address>) -> Self {
        self.smsc = match smsc {
            Some(address) => Smsc::Address(address),
            None => Smsc::Empty,
        };
        self
    }
}

impl fmt::Display for Hex<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let address = match &self.smsc {
            Smsc::Absent => &[],
            Smsc::Empty => {
                f.write_str("00")?;
                &[][..]
            }
            // 24.011 has no such address, so the modem uses its own.
            Smsc::Address(address) if address.digits().next().is_none() => {
                f.write_str("00")?;
                &[]
            }
            Smsc::Address(address) => {
                // Without the length in semi-octets: this one counts octets, the type included.
                let octets = address.octets().get(1..).unwrap_or(&[]);
                let [length, ..] = octets.len().to_le_bytes();
                hex::write(length, f)?;
                octets
            }
        };
        let mut octets = address.iter().chain(self.octets);
        octets.try_for_each(|&octet| hex::write(octet, f))
    }
}
