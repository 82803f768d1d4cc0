//! `Display` for the types in this module.

use core::fmt;

use super::channel::Channel;
use super::estimate::Estimate;
use super::limit::{Limit, LimitCheck, LimitUnit};
use super::rules::Provider;
use crate::alphabet::counted;

/// Formats as `SMS` or `MMS`.
impl fmt::Display for Channel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Sms => "SMS",
            Self::Mms => "MMS",
        })
    }
}

/// Formats as the provider's name.
impl fmt::Display for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Formats as the maximum and its unit.
///
/// ```
/// use septet::provider::Provider;
///
/// assert_eq!(Provider::BANDWIDTH.limit().to_string(), "2048 characters");
/// assert_eq!(Provider::PLIVO.limit().to_string(), "1600 septets or 737 bytes");
/// ```
impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Characters(max) => counted(max, "character").fmt(f),
            Self::Units { gsm7, ucs2 } => write!(
                f,
                "{} or {}",
                counted(gsm7, "septet"),
                counted(ucs2, "code unit")
            ),
            Self::SeptetsOrBytes { gsm7, ucs2 } => {
                write!(
                    f,
                    "{} or {}",
                    counted(gsm7, "septet"),
                    counted(ucs2, "byte")
                )
            }
            Self::Segments(max) => counted(max, "segment").fmt(f),
        }
    }
}

/// Formats as the amount used, the maximum and its unit, and any excess.
///
/// ```
/// use septet::provider::{Channel, Provider};
///
/// let check = |text: &str| Provider::BANDWIDTH.estimate(text, Channel::Sms).limit.to_string();
/// assert_eq!(check("Hello"), "5 of 2048 characters");
/// assert_eq!(check(&"a".repeat(2_050)), "2050 of 2048 characters, 2 too many");
/// ```
impl fmt::Display for LimitCheck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            LimitUnit::Characters => "character",
            LimitUnit::Septets => "septet",
            LimitUnit::CodeUnits => "code unit",
            LimitUnit::Bytes => "byte",
            LimitUnit::Segments => "segment",
        };
        write!(f, "{} of {}", self.used, counted(self.max, unit))?;
        match self.excess() {
            0 => Ok(()),
            excess => write!(f, ", {excess} too many"),
        }
    }
}

/// Formats as the channel, the number of segments, and the [`LimitCheck`].
///
/// ```
/// use septet::provider::{Channel, Provider};
///
/// let estimate = Provider::BANDWIDTH.estimate(&"]".repeat(153), Channel::Sms);
/// assert_eq!(estimate.to_string(), "SMS, 3 segments: 153 of 2048 characters");
/// ```
impl fmt::Display for Estimate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}, {}: {}",
            self.channel,
            counted(self.segments, "segment"),
            self.limit
        )
    }
}
