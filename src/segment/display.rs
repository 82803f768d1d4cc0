//! `Display` implementations.

use core::fmt;

use super::boundary::Boundary;
use super::totals::Measure;
use crate::alphabet::{Encoding, counted};

impl Boundary {
    /// Returns the name used by `Display` and `FromStr`.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Character => "character",
            #[cfg(feature = "graphemes")]
            Self::Grapheme => "grapheme",
        }
    }
}

/// Writes `character` or `grapheme`.
impl fmt::Display for Boundary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Writes the totals on one line.
///
/// ```
/// let text = "ж".repeat(80);
/// assert_eq!(septet::measure(&text).to_string(), "2 segments, UCS-2: 80 code units, 54 left");
/// assert_eq!(septet::measure("a").to_string(), "1 segment, GSM-7: 1 septet, 159 left");
/// ```
impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.encoding {
            Encoding::Gsm7 => "septet",
            Encoding::Ucs2 => "code unit",
        };
        write!(
            f,
            "{}, {}",
            counted(self.segments, "segment"),
            self.encoding
        )?;
        #[cfg(feature = "national")]
        for (shift, language) in [
            ("locking", self.locking_shift),
            ("single", self.single_shift),
        ] {
            if let Some(language) = language {
                write!(f, ", {language} {shift} shift")?;
            }
        }
        write!(
            f,
            ": {}, {} left",
            counted(self.units, unit),
            self.remaining
        )?;
        if self.unmappable > 0 {
            write!(f, ", {} unmappable", self.unmappable)?;
        }
        Ok(())
    }
}
