//! TP-UD with what is needed to read it: 3GPP TS 23.040 §9.2.3.16, .23 and .24.

use core::ops::Range;

use super::concatenation::Concatenation;
use super::data_coding::DataCoding;
use super::error::ParseError;
use super::fields::Fields;
use super::header::Header;
use super::packing::{OCTETS, Octets, Packer, octets_for, septets_in, septets_of_header};
use crate::alphabet::Alphabet;

/// The user data of one message (TP-UD): at most 140 octets, with the fields of the
/// TPDU that say how to read them.
///
/// It comes from [`Segment::encode`](crate::Segment::encode), or by
/// [`UserData::parse`] from what was received. It owns its octets.
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
    /// TP-UDL. It never claims more than the octets hold.
    udl: u8,
}

impl UserData {
    /// The octets that a message holds, header included: 140 (23.040 §9.2.3.24).
    pub const MAX_OCTETS: usize = OCTETS;

    /// The septets that a message holds, and so the most octets of the unpacked form:
    /// 160.
    pub const MAX_SEPTETS: usize = septets_in(OCTETS);

    /// User data of septets behind a header, or behind none.
    pub(crate) fn packed(data_coding: DataCoding, has_header: bool, packer: Packer) -> Self {
        let udl = u8::try_from(packer.septets()).unwrap_or(u8::MAX);
        Self {
            octets: packer.finish(),
            data_coding,
            has_header,
            udl,
        }
    }

    /// User data of octets that are no septets, a header in front of them or none.
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

    /// Reads what was received, strictly: everything that is said of lengths must be
    /// true, a concatenation element must make sense, and a national shift element must
    /// have its one octet. Elements and languages that this crate does not know are no
    /// error. The octets are those of TP-UD, without TP-UDL.
    ///
    /// This is the one door for octets from outside: what is behind it can be
    /// decoded without another check of lengths.
    ///
    /// # Errors
    ///
    /// [`ParseError`], whose [`offset`](ParseError::offset) is the octet where the
    /// fault begins: more than 140 octets, a TP-UDL that takes more octets than are
    /// there, or fewer, or that ends within the header, a header or an element that
    /// reaches beyond the data, a concatenation or national shift element of a wrong
    /// length, or a part that cannot be.
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
    /// // The text is shown alone, as 23.040 §9.2.3.24.1 says.
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
            // The octets can be there without the fill bits: six octets hold six
            // septets, but the text behind them begins at the eighth.
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

    /// Reads what was received, whatever it is:
    ///
    /// - Octets beyond 140, or beyond what TP-UDL takes, are not looked at.
    /// - A TP-UDL that claims more than is there is taken for what is there.
    /// - A header that reaches beyond the data is not there: everything is text.
    /// - A header that is there without its fill bits has no text behind it.
    /// - A header whose last element has too many or too few octets is ignored; the
    ///   text begins behind it (23.040 §9.2.3.24).
    /// - A concatenation element of a wrong length, or with a part that cannot be,
    ///   is ignored; the message stands alone (§9.2.3.24.1). So is a national shift element
    ///   of a wrong length.
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

    /// TP-UD: the octets that go on the air, the header first; at most 140.
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

    /// TP-UDL: the length in septets for GSM 7-bit text, header and fill bits
    /// included, and in octets for everything else (23.040 §9.2.3.16). 0 to 160.
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

    /// TP-UDHI: whether the octets begin with a header (23.040 §9.2.3.23).
    ///
    /// ```
    /// assert!(!septet::split("Hello")?.next().unwrap().encode(0).has_header());
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub const fn has_header(&self) -> bool {
        self.has_header
    }

    /// TP-DCS, the octet (23.038 §4).
    ///
    /// What this crate encodes has no message class; who wants one, 0 for a text that
    /// is shown at once ("flash"), sends `0x10 | class` added to it.
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

    /// TP-DCS, TP-UDHI and TP-UDL together, as [`UserData::parse`] takes them.
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

    /// TP-DCS and what it means.
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

    /// The header, if the octets begin with one.
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

    /// What the header says of the message that this is a segment of.
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

    /// The octets behind the header. GSM 7-bit text is packed there, behind fill
    /// bits; [`UserData::decode`] and [`UserData::unpacked`] read it.
    ///
    /// ```
    /// let text = "ж".repeat(71);
    /// let last = septet::split(&text)?.last().unwrap().encode(0);
    /// assert_eq!(last.body(), [0x04, 0x36, 0x04, 0x36, 0x04, 0x36, 0x04, 0x36]);
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub fn body(&self) -> &[u8] {
        let header = self.header().map_or(0, |header| header.octets().len());
        self.octets.get(header..).unwrap_or(&[])
    }

    /// Where the text is, counted from the start of the user data: in septets if
    /// TP-UDL counts septets, in octets otherwise. The end may lie before the start,
    /// where the fill bits of a header are missing.
    pub(crate) fn body_range(&self) -> Range<usize> {
        let header = self.header().map_or(0, |header| header.octets().len());
        if self.data_coding.counts_septets() {
            septets_of_header(header)..usize::from(self.udl)
        } else {
            header..self.octets.len()
        }
    }

    /// The tables that the text is read with, if it is in the GSM 7-bit alphabet: those
    /// that the header names, and the default ones in place of what it does not name or
    /// what is not known here (23.038 §6.2.1.2.1).
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
    /// // There is no language 14 yet.
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
