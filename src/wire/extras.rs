//! Information elements that an application adds to the headers of its messages.
//!
//! The elements are stored inline and copied into each segment, so that a segment can outlive the
//! `Segmenter` that created it.

use core::fmt;

use super::identifier::{PORTS, is_application_identifier, port_length};

/// Information elements that an application adds to the header of each segment.
///
/// For example, a port makes the receiver pass the message to an application instead of displaying
/// the text. The elements reduce the capacity of every segment.
///
/// ```
/// use septet::{Segmenter, wire::HeaderExtras};
///
/// const TO_PORT: Segmenter = Segmenter::new().with_header_extras(HeaderExtras::ports(16_000, 0));
///
/// // A header of 7 octets leaves room for 152 septets.
/// assert_eq!(TO_PORT.measure("Hello").capacity, 152);
/// let sent = TO_PORT.split("Hello")?.next().unwrap().encode(0);
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
    /// The maximum total length of the elements in octets, including identifiers and lengths: 16.
    ///
    /// With elements of this length, a segment of a concatenated message still holds at least 126
    /// septets or 58 code units.
    pub const MAX_OCTETS: usize = 16;

    /// No elements.
    pub const NONE: Self = Self {
        octets: [0; Self::MAX_OCTETS],
        length: 0,
    };

    /// Creates an element with 16-bit application ports (IEI 0x05; 23.040 §9.2.3.24.4).
    ///
    /// ```
    /// let wap_push = septet::wire::HeaderExtras::ports(2948, 9200);
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

    /// Appends an element with this identifier (IEI) and data.
    ///
    /// # Errors
    ///
    /// - [`HeaderExtrasError::Identifier`] if the identifier is reserved (0x02 and 0x03; 23.040
    ///   §9.2.3.24) or this crate writes the element itself (concatenation 0x00 and 0x08, national
    ///   shifts 0x24 and 0x25).
    /// - [`HeaderExtrasError::PortLength`] if application ports are not 2 octets (0x04) or 4 octets
    ///   (0x05) long, and [`HeaderExtrasError::SecondPort`] if the extras already contain ports
    ///   (23.040 §9.2.3.24.3 and .4).
    /// - [`HeaderExtrasError::TooLong`] if the elements exceed [`HeaderExtras::MAX_OCTETS`].
    ///
    /// ```
    /// use septet::wire::{HeaderExtras, HeaderExtrasError};
    ///
    /// const PORT: HeaderExtras = match HeaderExtras::NONE.with(0x04, &[0xF5, 0xF5]) {
    ///     Ok(elements) => elements,
    ///     Err(_) => panic!("invalid element"),
    /// };
    /// assert_eq!(PORT.octets(), [0x04, 0x02, 0xF5, 0xF5]);
    ///
    /// let error = PORT.with(0x70, &[0; 11]).unwrap_err();
    /// assert_eq!(error, HeaderExtrasError::TooLong { octets: 17 });
    /// let error = PORT.with(0x24, &[1]).unwrap_err();
    /// assert_eq!(error, HeaderExtrasError::Identifier { identifier: 0x24 });
    /// ```
    pub const fn with(self, identifier: u8, data: &[u8]) -> Result<Self, HeaderExtrasError> {
        if !is_application_identifier(identifier) {
            return Err(HeaderExtrasError::Identifier { identifier });
        }
        if let Some(expected) = port_length(identifier) {
            if data.len() != expected {
                return Err(HeaderExtrasError::PortLength {
                    identifier,
                    octets: data.len(),
                });
            }
            if self.has_ports() {
                return Err(HeaderExtrasError::SecondPort { identifier });
            }
        }
        let octets = data
            .len()
            .saturating_add(2)
            .saturating_add(self.length as usize);
        if octets > Self::MAX_OCTETS {
            return Err(HeaderExtrasError::TooLong { octets });
        }
        #[expect(clippy::cast_possible_truncation, reason = "at most MAX_OCTETS")]
        let mut elements = self.push(identifier).push(data.len() as u8);
        let mut rest = data;
        while let [octet, tail @ ..] = rest {
            elements = elements.push(*octet);
            rest = tail;
        }
        Ok(elements)
    }

    /// Returns whether one of the elements contains application ports.
    const fn has_ports(self) -> bool {
        let mut rest = self.octets();
        while let [identifier, length, tail @ ..] = rest {
            if port_length(*identifier).is_some() {
                return true;
            }
            rest = match tail.split_at_checked(*length as usize) {
                Some((_, others)) => others,
                None => &[],
            };
        }
        false
    }

    /// Appends an octet, which must fit.
    const fn push(mut self, octet: u8) -> Self {
        if let Some((_, [slot, ..])) = self.octets.split_at_mut_checked(self.length as usize) {
            *slot = octet;
            self.length = self.length.saturating_add(1);
        }
        self
    }

    /// Returns the encoded elements, including identifiers and lengths.
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

    /// Returns the length of the elements in octets.
    #[inline]
    pub(crate) const fn length(&self) -> u8 {
        self.length
    }
}

/// An error from [`HeaderExtras::with`].
///
/// ```
/// let error = septet::wire::HeaderExtras::NONE.with(0x70, &[0; 15]).unwrap_err();
/// assert_eq!(error.to_string(), "header extras take 17 octets, at most 16 are allowed");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum HeaderExtrasError {
    /// The elements exceed [`HeaderExtras::MAX_OCTETS`].
    TooLong {
        /// The length of all elements in octets, including identifiers and lengths.
        octets: usize,
    },
    /// Application ports are not 2 octets (0x04) or 4 octets (0x05) long.
    PortLength {
        /// The identifier (IEI).
        identifier: u8,
        /// The length of the data in octets.
        octets: usize,
    },
    /// The extras already contain application ports.
    SecondPort {
        /// The identifier (IEI) of the second element with ports.
        identifier: u8,
    },
    /// The identifier is reserved (23.040 §9.2.3.24), or this crate writes the element itself.
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
            Self::PortLength { identifier, octets } => write!(
                f,
                "information element 0x{identifier:02X} has data of length {octets}, expected {}",
                port_length(*identifier).unwrap_or_default()
            ),
            Self::SecondPort { identifier } => write!(
                f,
                "information element 0x{identifier:02X} follows other application ports"
            ),
            Self::Identifier { identifier } => write!(
                f,
                "information element 0x{identifier:02X} is reserved, or written by septet itself"
            ),
        }
    }
}

impl core::error::Error for HeaderExtrasError {}
