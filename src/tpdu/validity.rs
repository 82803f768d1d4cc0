//! Validity periods: 3GPP TS 23.040 §9.2.3.12.

use core::time::Duration;

use super::cursor::Cursor;
use super::field::Field;
use super::timestamp::{Timestamp, number};

const MINUTE: u32 = 60;
const HOUR: u32 = 60 * MINUTE;
const DAY: u32 = 24 * HOUR;
const WEEK: u32 = 7 * DAY;

/// How long the message centre keeps trying to deliver a message (TP-VP).
///
/// ```
/// use core::time::Duration;
/// use septet::tpdu::Validity;
///
/// let day = Validity::relative(Duration::from_secs(86_400));
/// assert_eq!(day, Validity::Relative(0xA7));
/// assert_eq!(day.duration(), Some(Duration::from_secs(86_400)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Validity {
    /// A duration as one octet, from 5 minutes to 63 weeks (§9.2.3.12.1).
    Relative(u8),
    /// The time of expiry (§9.2.3.12.2).
    Absolute(Timestamp),
    /// The enhanced format (§9.2.3.12.3), as received.
    Enhanced([u8; 7]),
}

impl Validity {
    /// Returns the longest relative validity that does not exceed `duration`, at least 5 minutes.
    ///
    /// Durations exist in steps: 5 minutes up to 12 hours, 30 minutes up to 24 hours, days up to 30
    /// days, weeks up to 63 weeks.
    ///
    /// ```
    /// use core::time::Duration;
    /// use septet::tpdu::Validity;
    ///
    /// // 55 minutes.
    /// assert_eq!(Validity::relative(Duration::from_secs(3_599)), Validity::Relative(10));
    /// assert_eq!(Validity::relative(Duration::MAX), Validity::Relative(255)); // 63 weeks
    /// ```
    #[must_use]
    pub fn relative(duration: Duration) -> Self {
        let seconds = u32::try_from(duration.as_secs()).unwrap_or(u32::MAX);
        // The number of steps, what it is at most, and what the octet is for no step.
        let (steps, most, base) = if seconds < 12 * HOUR + HOUR / 2 {
            ((seconds / (5 * MINUTE)).saturating_sub(1), 143, 0)
        } else if seconds < 2 * DAY {
            (seconds.saturating_sub(12 * HOUR) / (HOUR / 2), 24, 143)
        } else if seconds < 5 * WEEK {
            (seconds / DAY, 30, 166)
        } else {
            (seconds / WEEK, 63, 192)
        };
        let octet = steps.min(most).saturating_add(base);
        Self::Relative(u8::try_from(octet).unwrap_or(u8::MAX))
    }

    /// Reads TP-VP in the format of TP-VPF, bits 4 and 3 of the first octet (§9.2.3.3).
    pub(super) fn read(cursor: &mut Cursor<'_>, first: u8) -> Option<Self> {
        let field = Field::ValidityPeriod;
        Some(match first & FORMAT {
            RELATIVE => Self::Relative(cursor.octet(field)),
            ENHANCED => Self::Enhanced(cursor.seven(field)),
            FORMAT => Self::Absolute(Timestamp::from_octets(cursor.seven(field))),
            _ => return None,
        })
    }

    /// Returns TP-VPF in its place in the first octet.
    pub(super) const fn format(self) -> u8 {
        match self {
            Self::Relative(_) => RELATIVE,
            Self::Enhanced(_) => ENHANCED,
            Self::Absolute(_) => FORMAT,
        }
    }

    /// Returns the duration. Returns `None` for the absolute format and for an enhanced format that
    /// states none or is reserved.
    ///
    /// ```
    /// use core::time::Duration;
    /// use septet::tpdu::Validity;
    ///
    /// assert_eq!(Validity::Relative(0).duration(), Some(Duration::from_secs(300)));
    /// let enhanced = Validity::Enhanced([2, 255, 0, 0, 0, 0, 0]);
    /// assert_eq!(enhanced.duration(), Some(Duration::from_secs(255)));
    /// ```
    #[must_use]
    pub const fn duration(self) -> Option<Duration> {
        let seconds = match self {
            Self::Relative(octet) => seconds(octet),
            Self::Enhanced([format, first, second, third, ..]) => match format & 0x07 {
                1 => seconds(first),
                2 if first > 0 => first as u32,
                3 => {
                    let [hours, minutes, rest] = [number(first), number(second), number(third)];
                    steps(hours, HOUR)
                        .saturating_add(steps(minutes, MINUTE))
                        .saturating_add(rest as u32)
                }
                _ => return None,
            },
            Self::Absolute(_) => return None,
        };
        Some(Duration::from_secs(seconds as u64))
    }

    /// Returns whether the message centre tries only once (bit 6 of the enhanced format).
    ///
    /// ```
    /// use septet::tpdu::Validity;
    ///
    /// assert!(Validity::Enhanced([0x40, 0, 0, 0, 0, 0, 0]).is_single_shot());
    /// assert!(!Validity::Relative(0).is_single_shot());
    /// ```
    #[must_use]
    pub const fn is_single_shot(self) -> bool {
        matches!(self, Self::Enhanced([octet, ..]) if octet & 0x40 != 0)
    }
}

/// The bits of TP-VPF, both set for the absolute format.
const FORMAT: u8 = 0x18;
const RELATIVE: u8 = 0x10;
const ENHANCED: u8 = 0x08;

const fn steps(count: u8, step: u32) -> u32 {
    (count as u32).saturating_mul(step)
}

/// Returns the duration of the relative format.
const fn seconds(octet: u8) -> u32 {
    match octet {
        0..=143 => steps(octet, 5 * MINUTE).saturating_add(5 * MINUTE),
        144..=167 => steps(octet.saturating_sub(143), HOUR / 2).saturating_add(12 * HOUR),
        168..=196 => steps(octet.saturating_sub(166), DAY),
        197..=255 => steps(octet.saturating_sub(192), WEEK),
    }
}
