//! The longest message that a provider takes.

use crate::alphabet::Encoding;
use crate::segment::Measure;

/// The segments that the header of a message can number; 23.040 §9.2.3.24.1.
pub(super) const MOST_SEGMENTS: u32 = u8::MAX as u32;

/// The longest message that a provider takes. It is a contract and no way to count, so it
/// stands beside the [`Segmenter`](crate::Segmenter).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Cap {
    /// No cap of its own: 255 segments, which is all that a header can number.
    #[default]
    None,
    /// So many characters (Unicode scalar values), in whichever encoding.
    Characters(u32),
    /// So many units, by the encoding.
    Units {
        /// Septets in GSM-7.
        gsm7: u32,
        /// UTF-16 code units in UCS-2.
        ucs2: u32,
    },
    /// So many segments.
    Segments(u32),
}

/// What is limited, and to how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Limit {
    /// Characters (Unicode scalar values).
    Characters(u32),
    /// Septets or UTF-16 code units, as [`Measure::units`](crate::Measure::units) counts.
    Units(u32),
    /// Segments.
    Segments(u32),
}

impl Limit {
    /// How much it is.
    ///
    /// ```
    /// assert_eq!(septet::Limit::Segments(10).most(), 10);
    /// ```
    #[must_use]
    pub const fn most(self) -> u32 {
        match self {
            Self::Characters(most) | Self::Units(most) | Self::Segments(most) => most,
        }
    }
}

/// Whether a message is within a cap, and by how much: the first limit that it breaks, or if
/// it breaks none, the cap itself.
///
/// ```
/// use septet::{Channel, Limit, Provider};
///
/// let check = Provider::BANDWIDTH.bill(&"a".repeat(2_050), Channel::Sms).cap;
/// assert_eq!((check.limit, check.used), (Limit::Characters(2_048), 2_050));
/// assert!(!check.holds());
/// assert_eq!((check.missed_by(), check.left()), (2, 0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct CapCheck {
    /// What is limited, and to how much.
    pub limit: Limit,
    /// How much the message takes of it.
    pub used: u32,
}

impl CapCheck {
    /// Whether the message is within the limit.
    ///
    /// ```
    /// use septet::{Channel, Provider};
    ///
    /// assert!(Provider::BANDWIDTH.bill("Hello", Channel::Sms).cap.holds());
    /// ```
    #[must_use]
    pub const fn holds(&self) -> bool {
        self.used <= self.limit.most()
    }

    /// What is left of the limit; 0 if it does not hold.
    ///
    /// ```
    /// use septet::{Channel, Provider};
    ///
    /// assert_eq!(Provider::BANDWIDTH.bill("Hello", Channel::Sms).cap.left(), 2_043);
    /// ```
    #[must_use]
    pub const fn left(&self) -> u32 {
        self.limit.most().saturating_sub(self.used)
    }

    /// By how much the limit is missed; 0 if it holds.
    ///
    /// ```
    /// use septet::{Channel, Provider};
    ///
    /// assert_eq!(Provider::BANDWIDTH.bill("Hello", Channel::Sms).cap.missed_by(), 0);
    /// ```
    #[must_use]
    pub const fn missed_by(&self) -> u32 {
        self.used.saturating_sub(self.limit.most())
    }
}

impl Cap {
    /// Whether a message of so many segments, and this measure of its text, is within it.
    pub(super) fn check(self, measure: &Measure, segments: u32) -> CapCheck {
        let protocol = CapCheck {
            limit: Limit::Segments(MOST_SEGMENTS),
            used: segments,
        };
        let own = match self {
            Self::None => return protocol,
            Self::Characters(most) => CapCheck {
                limit: Limit::Characters(most),
                used: measure.characters,
            },
            Self::Units { gsm7, ucs2 } => CapCheck {
                limit: Limit::Units(match measure.encoding {
                    Encoding::Gsm7 => gsm7,
                    Encoding::Ucs2 => ucs2,
                }),
                used: measure.units,
            },
            Self::Segments(most) => CapCheck {
                limit: Limit::Segments(most),
                used: segments,
            },
        };
        if own.holds() && !protocol.holds() {
            protocol
        } else {
            own
        }
    }
}
