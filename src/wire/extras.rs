//! What an application adds to the header of its messages.
//!
//! The elements are stored by value, 16 octets at most, and copied into each segment: a segment
//! borrows the text and nothing else, so it can outlive the rules that made it.

use core::fmt;

use super::identifier::{PORTS, is_for_applications};

/// The information elements of an application, which stand in the header of each segment:
/// a port, say, to which a receiver hands the message instead of showing it.
///
/// A value of at most [`HeaderExtras::MAX_OCTETS`] that can be a constant. Every segment holds
/// less for it.
///
/// ```
/// use septet::wire::HeaderExtras;
/// use septet::Segmenter;
///
/// const TO_A_PORT: Segmenter = Segmenter::new().with_header_extras(HeaderExtras::ports(16_000, 0));
///
/// // 140 octets less a header of 7 hold 152 septets.
/// assert_eq!(TO_A_PORT.measure("Hello").capacity, 152);
/// let sent = TO_A_PORT.split("Hello")?.next().unwrap().encode(0);
/// assert_eq!(sent.octets()[..7], [0x06, 0x05, 0x04, 0x3E, 0x80, 0x00, 0x00]);
/// # Ok::<(), septet::SplitError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(align(4))]
pub struct HeaderExtras {
    octets: [u8; Self::MAX_OCTETS],
    length: u8,
}

impl HeaderExtras {
    /// The octets that the elements take at most, with the identifier and the length of
    /// each. With a header of this length a part still holds 126 septets or 58 code units.
    pub const MAX_OCTETS: usize = 16;

    /// No element.
    pub const NONE: Self = Self {
        octets: [0; Self::MAX_OCTETS],
        length: 0,
    };

    /// The ports of the application that is addressed and of the one that sends: numbers
    /// of 16 bits (IEI 0x05; 23.040 §9.2.3.24.4).
    ///
    /// ```
    /// use septet::wire::HeaderExtras;
    ///
    /// let wap_push = HeaderExtras::ports(2948, 9200);
    /// assert_eq!(wap_push.octets(), [0x05, 0x04, 0x0B, 0x84, 0x23, 0xF0]);
    /// ```
    #[must_use]
    pub const fn ports(destination: u16, source: u16) -> Self {
        let [high, low] = destination.to_be_bytes();
        let [source_high, source_low] = source.to_be_bytes();
        Self::NONE
            .push(PORTS)
            .push(4)
            .push(high)
            .push(low)
            .push(source_high)
            .push(source_low)
    }

    /// These and another element behind them, with this identifier (IEI) and these octets
    /// of data.
    ///
    /// # Errors
    ///
    /// [`HeaderExtrasError::TooLong`] above [`HeaderExtras::MAX_OCTETS`], and
    /// [`HeaderExtrasError::Identifier`] for an element that this crate writes itself
    /// (concatenation 0x00 and 0x08, national shifts 0x24 and 0x25) or that 23.040
    /// §9.2.3.24 reserves (0x02, 0x03).
    ///
    /// ```
    /// use septet::wire::{HeaderExtras, HeaderExtrasError};
    ///
    /// const PORT: HeaderExtras = match HeaderExtras::NONE.with(0x04, &[0xF5, 0xF5]) {
    ///     Ok(elements) => elements,
    ///     Err(_) => panic!("it fits"),
    /// };
    /// assert_eq!(PORT.octets(), [0x04, 0x02, 0xF5, 0xF5]);
    ///
    /// let error = PORT.with(0x70, &[0; 11]).unwrap_err();
    /// assert_eq!(error, HeaderExtrasError::TooLong { octets: 17 });
    /// let error = PORT.with(0x24, &[1]).unwrap_err();
    /// assert_eq!(error, HeaderExtrasError::Identifier { identifier: 0x24 });
    /// ```
    pub const fn with(self, identifier: u8, data: &[u8]) -> Result<Self, HeaderExtrasError> {
        if !is_for_applications(identifier) {
            return Err(HeaderExtrasError::Identifier { identifier });
        }
        let octets = data
            .len()
            .saturating_add(2)
            .saturating_add(self.length as usize);
        if octets > Self::MAX_OCTETS {
            return Err(HeaderExtrasError::TooLong { octets });
        }
        #[expect(clippy::cast_possible_truncation, reason = "it was just compared")]
        let mut elements = self.push(identifier).push(data.len() as u8);
        let mut rest = data;
        while let [octet, behind @ ..] = rest {
            elements = elements.push(*octet);
            rest = behind;
        }
        Ok(elements)
    }

    /// Adds an octet for which there is room.
    const fn push(mut self, octet: u8) -> Self {
        if let Some((_, [place, ..])) = self.octets.split_at_mut_checked(self.length as usize) {
            *place = octet;
            self.length = self.length.saturating_add(1);
        }
        self
    }

    /// The elements as they stand in a header, each with its identifier and length.
    ///
    /// ```
    /// assert!(septet::wire::HeaderExtras::NONE.octets().is_empty());
    /// ```
    #[must_use]
    pub const fn octets(&self) -> &[u8] {
        match self.octets.split_at_checked(self.length as usize) {
            Some((octets, _)) => octets,
            None => &self.octets,
        }
    }

    /// How many octets they are.
    #[inline]
    pub(crate) const fn length(&self) -> u8 {
        self.length
    }
}

/// Why an element cannot be one of [`HeaderExtras`].
///
/// ```
/// use septet::wire::HeaderExtras;
///
/// let error = HeaderExtras::NONE.with(0x70, &[0; 15]).unwrap_err();
/// assert_eq!(error.to_string(), "header extras take 17 octets, at most 16 are allowed");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum HeaderExtrasError {
    /// More than [`HeaderExtras::MAX_OCTETS`].
    TooLong {
        /// The octets that all elements would take, with their identifiers and lengths.
        octets: usize,
    },
    /// The element is reserved (23.040 §9.2.3.24), or one that this crate writes itself.
    Identifier {
        /// The identifier (IEI).
        identifier: u8,
    },
}

impl fmt::Display for HeaderExtrasError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { octets } => write!(
                f,
                "header extras take {octets} octets, at most {} are allowed",
                HeaderExtras::MAX_OCTETS
            ),
            Self::Identifier { identifier } => write!(
                f,
                "information element 0x{identifier:02X} is reserved, or written by septet itself"
            ),
        }
    }
}

impl core::error::Error for HeaderExtrasError {}
