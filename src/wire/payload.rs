//! Unpacked octets of any length, as SMPP's `message_payload` carries them.

use core::fmt;

use super::data_coding::DataCoding;
use super::error::{DecodeError, ParseError};
use super::from_text;
use super::header::Header;
use super::output::{Output, TooShort};
use super::unpacked::check_septets;
use crate::alphabet::{Alphabet, Encoding, UnmappableError};

/// The octets of a whole message, unpacked and of any length. Borrows them.
///
/// SMPP's `message_payload` carries them: up to 65,535 octets, which the message centre divides.
/// They are one septet per octet for GSM-7, and code units with the high octet first for UCS-2. A
/// header is possible but rare.
///
/// ```
/// use septet::{Encoding, wire::Payload};
///
/// let text = "5 € ".repeat(100);
/// let mut storage = [0; 2048];
/// let sent = Payload::write(&text, septet::measure(&text).encoding, &mut storage)?;
/// assert_eq!(sent.octets().len(), 500);
///
/// let received = Payload::parse(0x00, false, sent.octets())?;
/// let mut storage = [0; 2048];
/// assert_eq!(received.read(&mut storage)?, text);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Payload<'p> {
    octets: &'p [u8],
    data_coding: DataCoding,
    header_length: usize,
}

impl<'p> Payload<'p> {
    /// Writes a text into `storage` and returns the octets written. What the storage has after
    /// them, or after an error, is unspecified.
    ///
    /// GSM-7 takes [`units`](crate::Measure::units) octets, and UCS-2 twice as many. GSM-7 is the
    /// default alphabet with its extension table, because national tables need a header.
    ///
    /// # Errors
    ///
    /// - [`PayloadError::Unmappable`] if the encoding is GSM-7 and a character has no code.
    /// - [`PayloadError::Storage`] if there is no other error and the storage is too short.
    ///
    /// ```
    /// use septet::{Encoding, wire::{Payload, PayloadError}};
    ///
    /// let mut storage = [0; 5];
    /// let payload = Payload::write("жж", Encoding::Ucs2, &mut storage)?;
    /// assert_eq!(payload.octets(), [0x04, 0x36, 0x04, 0x36]);
    /// assert_eq!(payload.data_coding().octet(), 0x08);
    /// let error = Payload::write("жжж", Encoding::Ucs2, &mut storage).unwrap_err();
    /// assert_eq!(error, PayloadError::Storage { needed: 6, available: 5 });
    /// # Ok::<(), PayloadError>(())
    /// ```
    pub fn write(
        text: &str,
        encoding: Encoding,
        storage: &'p mut [u8],
    ) -> Result<Self, PayloadError> {
        let mut output = Output::new(storage);
        if !output.push_with(|storage| from_text::write(text, encoding, storage)) {
            // Writing by characters finds the error, or what storage is needed.
            match encoding {
                Encoding::Gsm7 => {
                    for septet in Alphabet::DEFAULT.septets(text) {
                        output.push(&[septet?]);
                    }
                }
                Encoding::Ucs2 => {
                    for unit in text.encode_utf16() {
                        output.push(&unit.to_be_bytes());
                    }
                }
            }
        }
        Ok(Self {
            octets: output.finish().map_err(PayloadError::storage)?,
            data_coding: DataCoding::from(encoding),
            header_length: 0,
        })
    }

    /// Parses received octets. `has_header` is the UDHI bit of SMPP's `esm_class`, 0x40.
    ///
    /// `tp_dcs` is not SMPP's `data_coding`; see
    /// [`UserData::from_unpacked`](crate::UserData::from_unpacked).
    ///
    /// # Errors
    ///
    /// Returns a [`ParseError`] if the header is invalid or an octet of GSM 7-bit text is above
    /// 0x7F. To read such octets as Latin-1, use [`Latin1::new`](crate::wire::Latin1::new).
    ///
    /// ```
    /// use septet::{ParseError, wire::Payload};
    ///
    /// let error = Payload::parse(0x00, false, b"caf\xE9").unwrap_err();
    /// assert_eq!(error, ParseError::NotASeptet { offset: 3, octet: 0xE9 });
    /// ```
    pub fn parse(tp_dcs: u8, has_header: bool, octets: &'p [u8]) -> Result<Self, ParseError> {
        let data_coding = DataCoding::new(tp_dcs);
        let mut header_length = 0;
        if has_header {
            let header = Header::from_prefix(octets)?;
            header.check()?;
            header_length = header.octets().len();
        }
        let payload = Self {
            octets,
            data_coding,
            header_length,
        };
        if data_coding.counts_septets() {
            check_septets(payload.body(), header_length)?;
        }
        Ok(payload)
    }

    /// Returns all octets, including the header.
    ///
    /// ```
    /// let payload = septet::wire::Payload::parse(0x04, false, &[1, 2])?;
    /// assert_eq!(payload.octets(), [1, 2]);
    /// # Ok::<(), septet::ParseError>(())
    /// ```
    #[must_use]
    pub const fn octets(self) -> &'p [u8] {
        self.octets
    }

    /// Returns the octets after the header: one septet per octet, code units, or binary data.
    ///
    /// ```
    /// // Application ports 2948 and 9200, then 8-bit data.
    /// let octets = [0x06, 0x05, 0x04, 0x0B, 0x84, 0x23, 0xF0, 0x01, 0x06];
    /// let payload = septet::wire::Payload::parse(0x04, true, &octets)?;
    /// assert_eq!(payload.body(), [0x01, 0x06]);
    /// # Ok::<(), septet::ParseError>(())
    /// ```
    #[must_use]
    pub fn body(self) -> &'p [u8] {
        self.octets.get(self.header_length..).unwrap_or(&[])
    }

    /// Returns the header, if the octets begin with one.
    ///
    /// ```
    /// let payload = septet::wire::Payload::parse(0x00, false, b"Hello")?;
    /// assert_eq!(payload.header(), None);
    /// # Ok::<(), septet::ParseError>(())
    /// ```
    #[must_use]
    pub fn header(self) -> Option<Header<'p>> {
        match self.header_length {
            0 => None,
            _ => Header::from_prefix(self.octets).ok(),
        }
    }

    /// Returns TP-DCS and its meaning.
    ///
    /// ```
    /// let payload = septet::wire::Payload::parse(0x08, false, b"\0H\0i")?;
    /// assert_eq!(payload.data_coding().octet(), 0x08);
    /// # Ok::<(), septet::ParseError>(())
    /// ```
    #[must_use]
    pub const fn data_coding(self) -> DataCoding {
        self.data_coding
    }

    /// Returns the tables that the header selects for GSM 7-bit text.
    #[cfg_attr(
        not(feature = "national"),
        expect(clippy::unused_self, reason = "only national tables need `self`")
    )]
    pub(super) fn alphabet(self) -> Alphabet {
        #[cfg(feature = "national")]
        if let Some(header) = self.header() {
            return header.alphabet();
        }
        Alphabet::DEFAULT
    }
}

/// An error from writing or reading a [`Payload`].
///
/// ```
/// use septet::{Encoding, wire::Payload};
///
/// let error = Payload::write("ж", Encoding::Gsm7, &mut [0; 8]).unwrap_err();
/// assert_eq!(error.to_string(), "U+0436 at byte 0 has no code in the GSM 7-bit alphabet");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum PayloadError {
    /// The storage is too short.
    Storage {
        /// The number of octets to write, or of bytes of the text to read.
        needed: usize,
        /// The length of the storage.
        available: usize,
    },
    /// The first character without a code in GSM-7.
    Unmappable(UnmappableError),
    /// The text cannot be read.
    Decode {
        /// The offset of the octet where the error begins. Use it instead of
        /// [`DecodeError::offset`], which is for packed septets.
        offset: usize,
        /// The error. The index of a septet is the offset of its octet.
        error: DecodeError,
    },
}

impl PayloadError {
    pub(super) const fn storage(TooShort { needed, available }: TooShort) -> Self {
        Self::Storage { needed, available }
    }
}

impl From<UnmappableError> for PayloadError {
    fn from(error: UnmappableError) -> Self {
        Self::Unmappable(error)
    }
}

impl fmt::Display for PayloadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Storage { needed, available } => TooShort {
                needed: *needed,
                available: *available,
            }
            .fmt(f),
            Self::Unmappable(error) => error.fmt(f),
            Self::Decode { error, .. } => error.fmt(f),
        }
    }
}

// `Display` writes the inner error, so `source` does not return it.
impl core::error::Error for PayloadError {}
