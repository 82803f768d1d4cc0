//! User data (TP-UD): 3GPP TS 23.040 §9.2.3.16, .23 and .24.

use core::ops::Range;

use super::concatenation::Concatenation;
use super::data_coding::DataCoding;
use super::error::ParseError;
use super::fields::Fields;
use super::header::Header;
use super::packing::{MAX_OCTETS, Octets, Packer, header_septets, packed_octets, septets_in};
use crate::alphabet::Alphabet;

/// The user data of one message (TP-UD), at most 140 octets, with the fields needed to decode it.
///
/// Created from text by [`Segment::encode`](crate::Segment::encode) and from received octets by
/// [`UserData::parse`].
///
/// ```
/// use septet::UserData;
///
/// let sent = septet::split("Hello")?.next().unwrap().encode(0);
/// assert_eq!((sent.tp_dcs(), sent.has_header(), sent.udl()), (0x00, false, 5));
/// assert_eq!(sent.octets(), [0xC8, 0x32, 0x9B, 0xFD, 0x06]);
///
/// let received = UserData::parse(sent.fields(), sent.octets())?;
/// assert_eq!(received.decode().collect::<Result<String, _>>()?, "Hello");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UserData {
    octets: Octets,
    data_coding: DataCoding,
    has_header: bool,
    /// TP-UDL, at most the number of septets or octets in `octets`.
    udl: u8,
}

impl UserData {
    /// The maximum length in octets, including the header: 140 (23.040 §9.2.3.24).
    pub const MAX_OCTETS: usize = MAX_OCTETS;

    /// The maximum length in septets, and in octets when unpacked: 160.
    pub const MAX_SEPTETS: usize = septets_in(MAX_OCTETS);

    #[inline]
    pub(crate) fn from_packer(data_coding: DataCoding, has_header: bool, packer: Packer) -> Self {
        let udl = u8::try_from(packer.septets()).unwrap_or(u8::MAX);
        Self {
            octets: packer.finish(),
            data_coding,
            has_header,
            udl,
        }
    }

    /// Creates user data from packed septets. `septets` includes the header and fill bits.
    #[inline]
    pub(super) fn from_packed(
        data_coding: DataCoding,
        has_header: bool,
        octets: Octets,
        septets: usize,
    ) -> Self {
        Self {
            octets,
            data_coding,
            has_header,
            udl: u8::try_from(septets).unwrap_or(u8::MAX),
        }
    }

    /// Replaces TP-DCS by one with the same character set.
    pub(crate) const fn with_data_coding(mut self, data_coding: DataCoding) -> Self {
        self.data_coding = data_coding;
        self
    }

    /// Creates user data from octets that are not packed septets.
    pub(crate) fn from_octets(data_coding: DataCoding, has_header: bool, octets: Octets) -> Self {
        Self {
            udl: u8::try_from(octets.len()).unwrap_or(u8::MAX),
            octets,
            data_coding,
            has_header,
        }
    }

    /// Strictly parses received user data. `octets` is TP-UD without TP-UDL.
    ///
    /// Unknown elements and languages are accepted. If each octet contains one septet, use
    /// [`UserData::from_unpacked`].
    ///
    /// # Errors
    ///
    /// Returns a [`ParseError`] for:
    ///
    /// - more than 140 octets;
    /// - a TP-UDL that does not match the octets, or ends within the header or its fill bits;
    /// - a header longer than the data, or an element longer than the rest of the header;
    /// - a concatenation or national shift element with the wrong length, or an invalid part.
    ///
    /// ```
    /// use septet::{ParseError, UserData, wire::Fields};
    ///
    /// // Part 3 of 2.
    /// let octets = [0x05, 0x00, 0x03, 0x42, 0x02, 0x03, 0x82];
    /// let fields = Fields { tp_dcs: 0x00, tp_udhi: true, tp_udl: 8 };
    /// let error = UserData::parse(fields, &octets).unwrap_err();
    /// assert_eq!(error, ParseError::InvalidPart { offset: 1, sequence: 3, total: 2 });
    /// // `parse_lossy` ignores the element, as 23.040 §9.2.3.24.1 requires.
    /// let lossy = UserData::parse_lossy(fields, &octets);
    /// assert_eq!(lossy.concatenation(), None);
    /// assert_eq!(lossy.text_lossy(), "A");
    /// ```
    pub fn parse(fields: Fields, octets: &[u8]) -> Result<Self, ParseError> {
        let Fields {
            tp_dcs,
            tp_udhi,
            tp_udl,
        } = fields;
        if octets.len() > MAX_OCTETS {
            return Err(ParseError::TooLong {
                octets: octets.len(),
            });
        }
        let data_coding = DataCoding::new(tp_dcs);
        let needed = fields.octets();
        if needed != octets.len() {
            return Err(ParseError::LengthMismatch {
                length: tp_udl,
                needed,
                octets: octets.len(),
            });
        }
        if tp_udhi {
            let header = Header::from_prefix(octets)?;
            header.check()?;
            // The number of octets can match TP-UDL although fill bits are missing: six octets are
            // enough for six septets, but a header of six octets and its fill bits take seven
            // septets.
            let needed = header_septets(header.octets().len());
            if data_coding.counts_septets() && needed > usize::from(tp_udl) {
                return Err(ParseError::MissingFillBits {
                    length: tp_udl,
                    needed,
                });
            }
        }
        Ok(Self::received(fields, octets))
    }

    /// Out of line, so that the octets are copied once, to where the caller wants them.
    #[inline(never)]
    fn received(fields: Fields, octets: &[u8]) -> Self {
        let mut received = Self {
            octets: Octets::new(),
            data_coding: DataCoding::new(fields.tp_dcs),
            has_header: fields.tp_udhi,
            udl: fields.tp_udl,
        };
        let _ = received.octets.extend_from_slice(octets);
        received
    }

    /// Parses received user data leniently:
    ///
    /// - Octets beyond 140 or beyond TP-UDL are ignored.
    /// - If TP-UDL exceeds the length of the data, it is reduced to that length.
    /// - A header that is longer than the data is treated as text.
    /// - If TP-UDL ends within the header or its fill bits, there is no text.
    /// - If the last element has too few or too many octets, the header is ignored, and the text
    ///   begins after it (23.040 §9.2.3.24).
    /// - A concatenation element with the wrong length or an invalid part (§9.2.3.24.1), or a
    ///   national shift element with the wrong length, is ignored.
    ///
    /// ```
    /// use septet::{UserData, wire::Fields};
    ///
    /// let fields = Fields { tp_dcs: 0x00, tp_udhi: false, tp_udl: 5 };
    /// let cut_short = UserData::parse_lossy(fields, &[0xC8, 0x32, 0x9B, 0xFD]);
    /// assert_eq!(cut_short.udl(), 4);
    /// assert_eq!(cut_short.decode_lossy().collect::<String>(), "Hell");
    /// ```
    #[must_use]
    pub fn parse_lossy(fields: Fields, octets: &[u8]) -> Self {
        let Fields {
            tp_dcs,
            tp_udhi,
            tp_udl,
        } = fields;
        let data_coding = DataCoding::new(tp_dcs);
        let octets = octets.get(..MAX_OCTETS).unwrap_or(octets);
        let claimed = usize::from(tp_udl);
        let (udl, needed) = if data_coding.counts_septets() {
            let udl = claimed.min(septets_in(octets.len()));
            (udl, packed_octets(udl))
        } else {
            let udl = claimed.min(octets.len());
            (udl, udl)
        };
        let octets = octets.get(..needed).unwrap_or(octets);
        Self {
            octets: Octets::from_slice(octets).unwrap_or_default(),
            data_coding,
            has_header: tp_udhi && Header::from_prefix(octets).is_ok(),
            udl: u8::try_from(udl).unwrap_or(u8::MAX),
        }
    }

    /// Returns TP-UD, the octets to transmit, including the header: at most 140.
    ///
    /// ```
    /// let user_data = septet::split("€")?.next().unwrap().encode(0);
    /// assert_eq!(user_data.octets(), [0x9B, 0x32]);
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub fn octets(&self) -> &[u8] {
        &self.octets
    }

    /// Returns TP-UDL, the length of the user data: 0 to 160.
    ///
    /// TP-UDL counts septets for GSM 7-bit text, including the header and fill bits, and octets
    /// otherwise (23.040 §9.2.3.16).
    ///
    /// ```
    /// assert_eq!(septet::split("€")?.next().unwrap().encode(0).udl(), 2);
    /// assert_eq!(septet::split("ж")?.next().unwrap().encode(0).udl(), 2);
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub const fn udl(&self) -> u8 {
        self.udl
    }

    /// Returns TP-UDHI: whether the octets begin with a header (23.040 §9.2.3.23).
    ///
    /// ```
    /// assert!(!septet::split("Hello")?.next().unwrap().encode(0).has_header());
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub const fn has_header(&self) -> bool {
        self.has_header
    }

    /// Returns TP-DCS, the data coding scheme (23.038 §4).
    ///
    /// Encoded segments have no message class; [`UserData::with_message_class`] sets one.
    ///
    /// ```
    /// let user_data = septet::split("ж")?.next().unwrap().encode(0);
    /// assert_eq!(user_data.tp_dcs(), 0x08);
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub const fn tp_dcs(&self) -> u8 {
        self.data_coding.octet()
    }

    /// Returns TP-DCS, TP-UDHI and TP-UDL, the fields that [`UserData::parse`] takes.
    ///
    /// ```
    /// let sent = septet::split("€")?.next().unwrap().encode(0);
    /// let received = septet::UserData::parse(sent.fields(), sent.octets());
    /// assert_eq!(received, Ok(sent));
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub const fn fields(&self) -> Fields {
        Fields {
            tp_dcs: self.tp_dcs(),
            tp_udhi: self.has_header,
            tp_udl: self.udl,
        }
    }

    /// Returns the meaning of TP-DCS.
    ///
    /// ```
    /// let user_data = septet::split("ж")?.next().unwrap().encode(0);
    /// assert_eq!(user_data.data_coding().character_set(), septet::wire::CharacterSet::Ucs2);
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub const fn data_coding(&self) -> DataCoding {
        self.data_coding
    }

    /// Returns the header, if the octets begin with one.
    ///
    /// ```
    /// assert_eq!(septet::split("Hello")?.next().unwrap().encode(0).header(), None);
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub fn header(&self) -> Option<Header<'_>> {
        if self.has_header {
            Header::from_prefix(&self.octets).ok()
        } else {
            None
        }
    }

    /// Returns the content of the concatenation element, if the header has one.
    ///
    /// ```
    /// let text = "ж".repeat(71);
    /// let first = septet::split(&text)?.next().unwrap().encode(0xCAFE);
    /// let concatenation = first.concatenation().unwrap();
    /// assert_eq!(concatenation.reference_width, septet::ReferenceWidth::Bits8);
    /// assert_eq!(concatenation.reference, 0xFE);
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub fn concatenation(&self) -> Option<Concatenation> {
        self.header()?.concatenation()
    }

    /// Returns the octets after the header.
    ///
    /// GSM 7-bit text is packed and may begin with fill bits. To read it, use [`UserData::decode`]
    /// or [`UserData::unpacked_body`].
    ///
    /// ```
    /// let text = "ж".repeat(71);
    /// let last = septet::split(&text)?.last().unwrap().encode(0);
    /// assert_eq!(last.body(), [0x04, 0x36, 0x04, 0x36, 0x04, 0x36, 0x04, 0x36]);
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub fn body(&self) -> &[u8] {
        let header_length = self.header().map_or(0, |header| header.octets().len());
        self.octets.get(header_length..).unwrap_or(&[])
    }

    /// Returns the range of the text in the user data: in septets if TP-UDL counts septets,
    /// otherwise in octets. The start exceeds the end if fill bits are missing.
    pub(crate) fn body_range(&self) -> Range<usize> {
        self.range_after(self.header().map_or(0, |header| header.octets().len()))
    }

    /// Returns the range of the text after a header of this length.
    #[inline]
    pub(super) fn range_after(&self, header_length: usize) -> Range<usize> {
        if self.data_coding.counts_septets() {
            header_septets(header_length)..usize::from(self.udl)
        } else {
            header_length..self.octets.len()
        }
    }

    /// Returns the tables that the header selects for GSM 7-bit text.
    ///
    /// If the header names no language or an unknown language for a table, the default table is
    /// used (23.038 §6.2.1.2.1).
    ///
    /// ```
    /// # #[cfg(feature = "national")] {
    /// use septet::alphabet::{Alphabet, Language};
    /// use septet::UserData;
    ///
    /// let turkish = UserData::from_unpacked_parts(0x00, &[3, 0x25, 1, 1], b"\x0C")?;
    /// assert_eq!(turkish.alphabet().locking_shift(), Some(Language::Turkish));
    /// assert_eq!(turkish.text()?, "ğ");
    ///
    /// // Language 14 is reserved.
    /// let unknown = UserData::from_unpacked_parts(0x00, &[3, 0x25, 1, 14], b"\x0C")?;
    /// assert_eq!(unknown.alphabet(), Alphabet::DEFAULT);
    /// assert_eq!(unknown.text()?, "ø");
    /// # }
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    #[must_use]
    pub fn alphabet(&self) -> Alphabet {
        #[cfg(feature = "national")]
        if let Some(header) = self.header() {
            return header.alphabet();
        }
        Alphabet::DEFAULT
    }
}
