//! `Display` for the types in this module.

use core::fmt;

use super::channel::Channel;
use super::check::{Acceptance, LimitCheck};
use super::estimate::Estimate;
use super::limit::{Bound, Limit};
use super::rules::Provider;
use super::units::{LimitUnit, LimitUnits};
use crate::alphabet::{Encoding, counted};

/// Formats as `SMS`, `MMS`, `RCS` or `RCS-US`.
impl fmt::Display for Channel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Sms => "SMS",
            Self::Mms => "MMS",
            Self::Rcs => "RCS",
            Self::RcsUs => "RCS-US",
        })
    }
}

/// Formats as the provider's name.
impl fmt::Display for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Formats as the maximum and the units that the limit may count.
///
/// ```
/// use septet::provider::Provider;
///
/// assert_eq!(Provider::TELNYX.limit().to_string(), "10 segments");
/// assert_eq!(
///     Provider::VONAGE.limit().to_string(),
///     "3200 characters or septets in GSM-7, 3200 characters or code units in UCS-2",
/// );
/// assert_eq!(
///     Provider::PLIVO.limit().to_string(),
///     "1600 characters, septets or bytes in GSM-7, 737 code units or bytes in UCS-2",
/// );
/// ```
impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (gsm7, ucs2) = (self.bound(Encoding::Gsm7), self.bound(Encoding::Ucs2));
        if gsm7 == ucs2 && !gsm7.units.contains(LimitUnits::UNITS) {
            return write_bound(f, gsm7, Encoding::Gsm7);
        }
        write_bound(f, gsm7, Encoding::Gsm7)?;
        f.write_str(" in GSM-7, ")?;
        write_bound(f, ucs2, Encoding::Ucs2)?;
        f.write_str(" in UCS-2")
    }
}

fn write_bound(f: &mut fmt::Formatter<'_>, bound: Bound, encoding: Encoding) -> fmt::Result {
    let count = bound.units.iter(encoding).count();
    if count == 0 || bound.max == u32::MAX {
        return f.write_str("no limit");
    }
    for (place, unit) in bound.units.iter(encoding).enumerate() {
        match place {
            0 => write!(f, "{}", counted(bound.max, unit.singular()))?,
            _ if place.saturating_add(1) == count => write!(f, " or {}", unit.plural())?,
            _ => write!(f, ", {}", unit.plural())?,
        }
    }
    Ok(())
}

/// Formats as the plural, such as `code units`.
impl fmt::Display for LimitUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.plural())
    }
}

impl LimitUnit {
    const fn singular(self) -> &'static str {
        match self {
            Self::Characters => "character",
            Self::Septets => "septet",
            Self::CodeUnits => "code unit",
            Self::Bytes => "byte",
            Self::Segments => "segment",
        }
    }

    const fn plural(self) -> &'static str {
        match self {
            Self::Characters => "characters",
            Self::Septets => "septets",
            Self::CodeUnits => "code units",
            Self::Bytes => "bytes",
            Self::Segments => "segments",
        }
    }
}

/// Formats as the amount used, the maximum and its unit, and any excess; as `no limit` if the
/// maximum is `u32::MAX`. A message that may be refused is marked.
///
/// ```
/// use septet::provider::{Channel, Provider};
///
/// let check = |text: &str| Provider::PLIVO.estimate(text, Channel::Sms).limit.to_string();
/// assert_eq!(check("Hello"), "5 of 1600 characters");
/// assert_eq!(check(&"a".repeat(1_602)), "1602 of 1600 characters, 2 too many");
/// assert_eq!(check(&"é".repeat(801)), "1602 of 1600 bytes, may be refused");
/// ```
impl fmt::Display for LimitCheck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.max == u32::MAX {
            return f.write_str("no limit");
        }
        let max = counted(self.max, self.unit.singular());
        write!(f, "{} of {max}", self.used)?;
        match self.acceptance {
            Acceptance::Accepted => Ok(()),
            Acceptance::MayBeRefused => f.write_str(", may be refused"),
            Acceptance::Refused => write!(f, ", {} too many", self.excess()),
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
