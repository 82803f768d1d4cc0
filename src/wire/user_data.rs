//! User data (TP-UD): 3GPP TS 23.040 §9.2.3.16, .23 and .24.

use core::ops::Range;

use super::concatenation::Concatenation;
use super::data_coding::DataCoding;
use super::error::ParseError;
use super::fields::Fields;
use super::header::Header;
use super::packing::{OCTETS, Octets, Packer, octets_for, septets_in, septets_of_header};
use crate::alphabet::Alphabet;

/// The user data of one message (TP-UD), at most 140 octets, with the fields to decode it.
///
/// [`Segment::encode`](crate::Segment::encode) creates it from text, [`UserData::parse`] from
/// received octets. It owns its octets.
///
/// ```
/// use septet::UserData;
/// use septet::wire::Fields;
///
/// let sent = septet::split("Hello")?.next().unwrap().encode(0);
/// assert_eq!((sent.tp_dcs(), sent.has_header(), sent.udl()), (0x00, false, 5));
/// assert_eq!(sent.octets(), [0xC8, 0x32, 0x9B, 0xFD, 0x06]);
///
/// let received = UserData::parse(Fields { tp_dcs: 0x00, tp_udhi: false, tp_udl: 5 }, sent.octets())?;
/// assert_eq!(received.decode().collect::<Result<String, _>>()?, "Hello");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UserData {
    octets: Octets,
    data_coding: DataCoding,
    has_header: bool,
    /// TP-UDL. It never exceeds the octets.
    udl: u8,
}

impl UserData {
    /// The maximum length in octets, header included: 140 (23.040 §9.2.3.24).
    pub const MAX_OCTETS: usize = OCTETS;

    /// The maximum length in septets, and in octets when unpacked: 160.
    pub const MAX_SEPTETS: usize = septets_in(OCTETS);

    /// User data of septets, with or without a header.
    pub(crate) fn packed(data_coding: DataCoding, has_header: bool, packer: Packer) -> Self {
        let udl = u8::try_from(packer.septets()).unwrap_or(u8::MAX);
        Self {
            octets: packer.finish(),
            data_coding,
            has_header,
            udl,
        }
    }

    /// User data of octets that are not septets, with or without a header.
    pub(crate) fn unpacked_octets(
        data_coding: DataCoding,
        has_header: bool,
        octets: Octets,
    ) -> Self {
        Self {
            udl: u8::try_from(octets.len()).unwrap_or(u8::MAX),
            octets,
            data_coding,
            has_header,
        }
    }

    /// Parses received user data strictly. The octets are those of TP-UD, without TP-UDL.
    ///
    /// All lengths must be right, a concatenation element must be valid, and a national shift
    /// element must have one octet of data. Unknown elements and languages are accepted.
    ///
    /// `parse`, [`parse_lossy`](Self::parse_lossy), [`from_unpacked`](Self::from_unpacked) and
    /// [`from_unpacked_parts`](Self::from_unpacked_parts) are the only constructors for received
    /// octets; decoding does not check lengths again.
    ///
    /// # Errors
    ///
    /// [`ParseError`], with the [`offset`](ParseError::offset) of the octet where the fault begins:
    ///
    /// - more than 140 octets;
    /// - a TP-UDL that takes more or fewer octets than there are, or ends within the header;
    /// - a header or an element that is longer than the rest of the data;
    /// - a concatenation or national shift element of a wrong length, or an invalid part.
    ///
    /// ```
    /// use septet::{ParseError, UserData};
    /// use septet::wire::Fields;
    ///
    /// // Part 3 of 2.
    /// let octets = [0x05, 0x00, 0x03, 0x42, 0x02, 0x03, 0x82];
    /// assert_eq!(
    ///     UserData::parse(Fields { tp_dcs: 0x00, tp_udhi: true, tp_udl: 8 }, &octets).unwrap_err(),
    ///     ParseError::InvalidPart { offset: 1, sequence: 3, total: 2 },
    /// );
    /// // The text stands alone, as 23.040 §9.2.3.24.1 requires.
    /// let alone = UserData::parse_lossy(Fields { tp_dcs: 0x00, tp_udhi: true, tp_udl: 8 }, &octets);
    /// assert_eq!(alone.concatenation(), None);
    /// assert_eq!(alone.decode_lossy().collect::<String>(), "A");
    /// ```
    pub fn parse(fields: Fields, octets: &[u8]) -> Result<Self, ParseError> {
        let Fields {
            tp_dcs,
            tp_udhi: has_header,
            tp_udl: udl,
        } = fields;
        let owned = Octets::from_slice(octets).map_err(|_| ParseError::TooLong {
            octets: octets.len(),
        })?;
        let data_coding = DataCoding::new(tp_dcs);
        let needed = if data_coding.counts_septets() {
            octets_for(usize::from(udl))
        } else {
            usize::from(udl)
        };
        if needed != octets.len() {
            return Err(ParseError::LengthMismatch {
                length: udl,
                needed,
                octets: octets.len(),
            });
        }
        if has_header {
            let header = Header::at_start_of(octets)?;
            header.check()?;
            // The octets can be complete without the fill bits: six octets have room for six
            // septets, but the text after them begins at the eighth.
            let needed = septets_of_header(header.octets().len());
            if data_coding.counts_septets() && needed > usize::from(udl) {
                return Err(ParseError::MissingFillBits {
                    length: udl,
                    needed,
                });
            }
        }
        Ok(Self {
            octets: owned,
            data_coding,
            has_header,
            udl,
        })
    }

    /// Parses received user data, whatever it is:
    ///
    /// - Octets beyond 140, or beyond the length in TP-UDL, are ignored.
    /// - A TP-UDL above the length of the data is reduced to it.
    /// - A header that is longer than the data is not a header: everything is text.
    /// - A header without its fill bits has no text after it.
    /// - A header whose last element has too many or too few octets is ignored; the text begins
    ///   after it (23.040 §9.2.3.24).
    /// - A concatenation element with a wrong length or an invalid part is ignored: the message
    ///   stands alone (§9.2.3.24.1). So is a national shift element with a wrong length.
    ///
    /// ```
    /// use septet::UserData;
    /// use septet::wire::Fields;
    ///
    /// let cut_short = UserData::parse_lossy(Fields { tp_dcs: 0x00, tp_udhi: false, tp_udl: 5 }, &[0xC8, 0x32, 0x9B, 0xFD]);
    /// assert_eq!(cut_short.udl(), 4);
    /// assert_eq!(cut_short.decode_lossy().collect::<String>(), "Hell");
    /// ```
    #[must_use]
    pub fn parse_lossy(fields: Fields, octets: &[u8]) -> Self {
        let Fields {
            tp_dcs,
            tp_udhi: has_header,
            tp_udl: udl,
        } = fields;
        let data_coding = DataCoding::new(tp_dcs);
        let octets = octets.get(..OCTETS).unwrap_or(octets);
        let claimed = usize::from(udl);
        let (udl, needed) = if data_coding.counts_septets() {
            let udl = claimed.min(septets_in(octets.len()));
            (udl, octets_for(udl))
        } else {
            let udl = claimed.min(octets.len());
            (udl, udl)
        };
        let octets = octets.get(..needed).unwrap_or(octets);
        Self {
            octets: Octets::from_slice(octets).unwrap_or_default(),
            data_coding,
            has_header: has_header && Header::at_start_of(octets).is_ok(),
            udl: u8::try_from(udl).unwrap_or(u8::MAX),
        }
    }

    /// Returns TP-UD: the octets to transmit, header first; at most 140.
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
    /// In septets for GSM 7-bit text, header and fill bits included, and in octets for everything
    /// else (23.040 §9.2.3.16).
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
    /// This crate encodes without a message class. To set a class, send `tp_dcs() | 0x10 | class`;
    /// class 0 is a flash message.
    ///
    /// ```
    /// let user_data = septet::split("ж")?.next().unwrap().encode(0);
    /// assert_eq!(user_data.tp_dcs(), 0x08);
    /// let flash = septet::wire::DataCoding::new(user_data.tp_dcs() | 0x10);
    /// assert_eq!(flash.message_class(), Some(0));
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub const fn tp_dcs(&self) -> u8 {
        self.data_coding.octet()
    }

    /// Returns TP-DCS, TP-UDHI and TP-UDL together, as [`UserData::parse`] takes them.
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
    /// use septet::wire::CharacterSet;
    ///
    /// let user_data = septet::split("ж")?.next().unwrap().encode(0);
    /// assert_eq!(user_data.data_coding().character_set(), CharacterSet::Ucs2);
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
            Header::at_start_of(&self.octets).ok()
        } else {
            None
        }
    }

    /// Returns the position of this segment in its message, if the header gives one.
    ///
    /// ```
    /// use septet::ReferenceWidth;
    ///
    /// let text = "ж".repeat(71);
    /// let first = septet::split(&text)?.next().unwrap().encode(0xCAFE);
    /// let concatenation = first.concatenation().unwrap();
    /// assert_eq!(concatenation.reference_width, ReferenceWidth::Bits8);
    /// assert_eq!(concatenation.reference, 0xFE);
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub fn concatenation(&self) -> Option<Concatenation> {
        self.header()?.concatenation()
    }

    /// Returns the octets after the header.
    ///
    /// GSM 7-bit text is packed there, after fill bits; [`UserData::decode`] and
    /// [`UserData::unpacked`] read it.
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

    /// The range of the text from the start of the user data: in septets if TP-UDL counts septets,
    /// else in octets. The end is before the start if the fill bits of a header are missing.
    pub(crate) fn body_range(&self) -> Range<usize> {
        let header_length = self.header().map_or(0, |header| header.octets().len());
        if self.data_coding.counts_septets() {
            septets_of_header(header_length)..usize::from(self.udl)
        } else {
            header_length..self.octets.len()
        }
    }

    /// Returns the tables of the text, if it is in the GSM 7-bit alphabet.
    ///
    /// The header names them. The default tables replace those that it does not name or whose
    /// language is unknown (23.038 §6.2.1.2.1).
    ///
    /// ```
    /// # #[cfg(feature = "national")] {
    /// use septet::alphabet::{Alphabet, Language};
    /// use septet::UserData;
    /// use septet::wire::Fields;
    ///
    /// let octets = [0x03, 0x25, 0x01, 0x01, 0x60, 0x00];
    /// let turkish = UserData::parse(Fields { tp_dcs: 0x00, tp_udhi: true, tp_udl: 6 }, &octets)?;
    /// assert_eq!(turkish.alphabet().locking_shift(), Some(Language::Turkish));
    /// assert_eq!(turkish.text()?, "ğ");
    ///
    /// // Language 14 is reserved.
    /// let octets = [0x03, 0x25, 0x01, 0x0E, 0x60, 0x00];
    /// let unknown = UserData::parse(Fields { tp_dcs: 0x00, tp_udhi: true, tp_udl: 6 }, &octets)?;
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
