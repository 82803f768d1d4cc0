//! User data with one septet per octet, the form that SMPP gateways exchange.

use core::iter::FusedIterator;
use core::ops::Range;

use super::data_coding::DataCoding;
use super::error::ParseError;
use super::from_text;
use super::header::Header;
use super::packing::{MAX_OCTETS, Octets, Packer, header_septets, packed_octets, septets_in};
use super::user_data::UserData;
use crate::kernel::{SeptetGroup, fast_path, unpack};

impl UserData {
    /// Returns the user data with one septet per octet, at most [`UserData::MAX_SEPTETS`].
    ///
    /// Many SMPP message centres (SMSCs) expect this form in `short_message`: the header unchanged,
    /// then one septet per octet. UCS-2 and 8-bit data are unchanged.
    ///
    /// ```
    /// let text = "a".repeat(159) + "€";
    /// let last = septet::split(&text)?.last().unwrap().encode(0x42);
    /// assert_eq!(last.udl(), 15); // seven septets for the header, eight for the text
    /// assert!(last.unpacked().eq(*b"\x05\x00\x03\x42\x02\x02aaaaaa\x1B\x65"));
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub fn unpacked(&self) -> Unpacked<'_> {
        let header = self.header().map_or(&[][..], Header::octets);
        self.unpacked_after(header.len(), header)
    }

    /// Returns the octets of [`UserData::unpacked`] without the header.
    ///
    /// Use this method if SMPP's `sar_` parameters carry the part number: an SMSC rejects or
    /// garbles a message that has both `sar_` parameters and a header.
    ///
    /// ```
    /// let text = "a".repeat(159) + "€";
    /// let last = septet::split(&text)?.last().unwrap().encode(0x42);
    /// assert!(last.unpacked_body().eq(*b"aaaaaa\x1B\x65"));
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub fn unpacked_body(&self) -> Unpacked<'_> {
        let header_length = self.header().map_or(0, |header| header.octets().len());
        self.unpacked_after(header_length, &[])
    }

    #[inline]
    fn unpacked_after<'d>(&'d self, header_length: usize, header: &'d [u8]) -> Unpacked<'d> {
        let Range { start, end } = self.range_after(header_length);
        Unpacked {
            header,
            octets: self.octets(),
            group: SeptetGroup::EMPTY,
            next_index: start,
            end,
            packed: self.data_coding().counts_septets(),
        }
    }

    /// Parses user data with one septet per octet, the form that [`UserData::unpacked`] returns.
    ///
    /// `has_header` is the UDHI bit of SMPP's `esm_class`. In GSM 7-bit text, every octet after the
    /// header is one septet; UCS-2 and 8-bit data are unchanged.
    ///
    /// `tp_dcs` is not SMPP's `data_coding`, in which 0 means the SMSC's default alphabet. If that
    /// alphabet is Latin-1, the octets are not septets: `@` is 0x40, not 0x00.
    ///
    /// # Errors
    ///
    /// Returns a [`ParseError`] if the header is invalid (see [`UserData::parse`]), if an octet of
    /// GSM 7-bit text is above 0x7F, or if the packed user data is longer than 140 octets.
    ///
    /// ```
    /// use septet::{ParseError, UserData};
    ///
    /// let user_data = UserData::from_unpacked(0x00, false, b"Hell\x6F")?;
    /// assert_eq!(user_data.octets(), [0xC8, 0x32, 0x9B, 0xFD, 0x06]);
    ///
    /// // A Latin-1 é is not a septet.
    /// let error = UserData::from_unpacked(0x00, false, b"caf\xE9").unwrap_err();
    /// assert_eq!(error, ParseError::NotASeptet { offset: 3, octet: 0xE9 });
    /// # Ok::<(), ParseError>(())
    /// ```
    pub fn from_unpacked(tp_dcs: u8, has_header: bool, octets: &[u8]) -> Result<Self, ParseError> {
        let header = if has_header {
            Header::from_prefix(octets)?.octets()
        } else {
            &[]
        };
        let body = octets.get(header.len()..).unwrap_or(&[]);
        Self::from_unpacked_parts(tp_dcs, header, body)
    }

    /// Parses a separate header and body, as returned by [`Header::octets`] and
    /// [`UserData::unpacked_body`]. If `header` is empty, the user data has no header.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`UserData::from_unpacked`], with offsets as if `body` followed
    /// `header`, and [`ParseError::HeaderLength`] if `header` does not match its length octet.
    ///
    /// ```
    /// let header = [5, 0, 3, 0x42, 2, 1];
    /// let user_data = septet::UserData::from_unpacked_parts(0x00, &header, b"Hello")?;
    /// assert_eq!(user_data.udl(), 12);
    /// assert_eq!(user_data.decode().collect::<Result<String, _>>()?, "Hello");
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn from_unpacked_parts(tp_dcs: u8, header: &[u8], body: &[u8]) -> Result<Self, ParseError> {
        let data_coding = DataCoding::new(tp_dcs);
        if !header.is_empty() {
            let read = Header::from_prefix(header)?;
            if read.octets().len() != header.len() {
                return Err(ParseError::HeaderLength {
                    needed: read.octets().len(),
                    octets: header.len(),
                });
            }
            read.check()?;
        }
        if data_coding.counts_septets() {
            check_septets(body, header.len())?;
            // A division takes longer than this test.
            let before = match header.len() {
                0 => 0,
                length => header_septets(length),
            };
            let septets = before.saturating_add(body.len());
            if septets > Self::MAX_SEPTETS {
                let octets = packed_octets(septets);
                return Err(ParseError::TooLong { octets });
            }
        } else {
            let octets = header.len().saturating_add(body.len());
            if octets > MAX_OCTETS {
                return Err(ParseError::TooLong { octets });
            }
        }
        Ok(Self::pack(data_coding, header, body, true))
    }

    /// Parses unpacked user data leniently, so that a receiver loses no message:
    ///
    /// - Octets that a message cannot hold are ignored.
    /// - In GSM 7-bit text, an octet above 0x7F becomes `?`.
    /// - A header that is longer than the data is treated as text, and its elements are read as
    ///   [`UserData::parse_lossy`] does.
    ///
    /// Without errors in the octets, the result is that of [`UserData::from_unpacked`].
    ///
    /// ```
    /// use septet::UserData;
    ///
    /// // Part 3 of 2, which a receiver must ignore (23.040 §9.2.3.24.1).
    /// let octets = b"\x05\x00\x03\x42\x02\x03caf\xE9";
    /// assert!(UserData::from_unpacked(0x00, true, octets).is_err());
    /// let received = UserData::from_unpacked_lossy(0x00, true, octets);
    /// assert_eq!(received.concatenation(), None);
    /// assert_eq!(received.text_lossy(), "caf?");
    /// ```
    #[must_use]
    pub fn from_unpacked_lossy(tp_dcs: u8, has_header: bool, octets: &[u8]) -> Self {
        let data_coding = DataCoding::new(tp_dcs);
        let header = match Header::from_prefix(octets) {
            Ok(header) if has_header && header.octets().len() <= MAX_OCTETS => header.octets(),
            _ => &[],
        };
        let body = octets.get(header.len()..).unwrap_or(&[]);
        let room = if data_coding.counts_septets() {
            septets_in(MAX_OCTETS).saturating_sub(header_septets(header.len()))
        } else {
            MAX_OCTETS.saturating_sub(header.len())
        };
        Self::pack(data_coding, header, body.get(..room).unwrap_or(body), false)
    }

    /// Packs what fits. Octets that are not septets become `?`; `are_septets` says that there are
    /// none.
    #[inline]
    fn pack(data_coding: DataCoding, header: &[u8], body: &[u8], are_septets: bool) -> Self {
        let has_header = !header.is_empty();
        if data_coding.counts_septets()
            && let Some((octets, septets)) = from_text::pack_septets(body, are_septets, header)
        {
            return Self::from_packed(data_coding, has_header, octets, septets);
        }
        let mut octets = Octets::from_slice(header).unwrap_or_default();
        if data_coding.counts_septets() {
            let mut packer = Packer::new(octets);
            for &octet in body {
                packer.push(if octet.is_ascii() { octet } else { b'?' });
            }
            return Self::from_packer(data_coding, has_header, packer);
        }
        let _ = octets.extend_from_slice(body);
        Self::from_octets(data_coding, has_header, octets)
    }
}

/// Returns an error if an octet is not a septet. `offset` is that of the first octet.
pub(super) fn check_septets(body: &[u8], offset: usize) -> Result<(), ParseError> {
    // The compiler vectorizes this.
    let all = fast_path(|| body.iter().fold(0, |all, &octet| all | octet));
    if all.is_some_and(|all: u8| all.is_ascii()) {
        return Ok(());
    }
    match body.iter().position(|octet| !octet.is_ascii()) {
        None => Ok(()),
        Some(index) => Err(ParseError::NotASeptet {
            offset: offset.saturating_add(index),
            octet: body.get(index).copied().unwrap_or_default(),
        }),
    }
}

/// User data with one septet per octet, from [`UserData::unpacked`] or [`UserData::unpacked_body`].
#[derive(Clone, Debug)]
pub struct Unpacked<'d> {
    /// The rest of the header.
    header: &'d [u8],
    octets: &'d [u8],
    /// The next septets, already unpacked.
    group: SeptetGroup,
    /// The index of the septet after `group`, or of the next octet.
    next_index: usize,
    end: usize,
    packed: bool,
}

impl Unpacked<'_> {
    /// Returns storage with the remaining octets, and where they are. Returns `None` on small
    /// machines.
    #[inline]
    pub(super) fn write(&self) -> Option<([u8; UserData::MAX_SEPTETS], Range<usize>)> {
        let write = || {
            let start = self.next_index.saturating_sub(self.group.len());
            let mut octets = if self.packed {
                unpack::<MAX_OCTETS, { UserData::MAX_SEPTETS }>(self.octets, self.end)
            } else {
                let mut octets = [0; UserData::MAX_SEPTETS];
                for (copy, &octet) in octets.iter_mut().zip(self.octets) {
                    *copy = octet;
                }
                octets
            };
            // The header takes at least as many septets as octets, so it fits before the rest.
            let first = start.checked_sub(self.header.len())?;
            for (copy, &octet) in octets.get_mut(first..start)?.iter_mut().zip(self.header) {
                *copy = octet;
            }
            Some((octets, first..self.end.max(start)))
        };
        fast_path(write).flatten()
    }
}

impl Iterator for Unpacked<'_> {
    type Item = u8;

    #[inline]
    fn next(&mut self) -> Option<u8> {
        if let Some(septet) = self.group.first() {
            self.group.advance();
            return Some(septet);
        }
        if let [octet, rest @ ..] = self.header {
            self.header = rest;
            return Some(*octet);
        }
        if self.next_index >= self.end {
            return None;
        }
        if self.packed {
            self.group = SeptetGroup::read(self.octets, self.next_index, self.end);
            self.next_index = self.next_index.saturating_add(self.group.len());
            let septet = self.group.first();
            self.group.advance();
            return septet;
        }
        let octet = *self.octets.get(self.next_index)?;
        self.next_index = self.next_index.saturating_add(1);
        Some(octet)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let body = self.end.saturating_sub(self.next_index);
        let body = body.saturating_add(self.group.len());
        let remaining = self.header.len().saturating_add(body);
        (remaining, Some(remaining))
    }
}

impl ExactSizeIterator for Unpacked<'_> {}
impl FusedIterator for Unpacked<'_> {}
