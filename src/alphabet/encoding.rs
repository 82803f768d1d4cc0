//! The two encodings, and what a character costs in each.

use core::fmt;

use super::gsm7::Alphabet;

/// How text is encoded in user data.
///
/// Displays as `GSM-7` or `UCS-2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub enum Encoding {
    /// The GSM 7-bit alphabet; the unit is the septet. 23.038 §6.2.1.
    Gsm7,
    /// UCS-2, in practice big-endian UTF-16: a character above U+FFFF is a surrogate pair. The unit
    /// is the 16-bit code unit. 23.038 §6.2.3.
    Ucs2,
}

impl Encoding {
    /// Returns the TP-DCS for this encoding: 0x00 or 0x08 (23.038 §4).
    ///
    /// Uncompressed, without a message class.
    ///
    /// ```
    /// use septet::Encoding;
    ///
    /// assert_eq!(Encoding::Gsm7.tp_dcs(), 0x00);
    /// assert_eq!(Encoding::Ucs2.tp_dcs(), 0x08);
    /// ```
    #[must_use]
    pub const fn tp_dcs(self) -> u8 {
        match self {
            Self::Gsm7 => 0x00,
            Self::Ucs2 => 0x08,
        }
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Gsm7 => "GSM-7",
            Self::Ucs2 => "UCS-2",
        })
    }
}

/// An encoding with the tables it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Coding {
    Gsm7(Alphabet),
    Ucs2,
}

impl Coding {
    pub(crate) const fn encoding(self) -> Encoding {
        match self {
            Self::Gsm7(_) => Encoding::Gsm7,
            Self::Ucs2 => Encoding::Ucs2,
        }
    }

    /// Returns how many units a character takes: 1 or 2.
    ///
    /// A character without a code counts as one septet, so that text can be measured when GSM-7 is
    /// forced; such text is never encoded.
    #[inline]
    pub(crate) fn units(self, character: char) -> u16 {
        match self {
            Self::Gsm7(alphabet) => alphabet.cost(character).unwrap_or(1).into(),
            Self::Ucs2 => code_units(character),
        }
    }
}

/// Returns how many UTF-16 code units a character takes: 2 above U+FFFF.
#[inline]
pub(crate) const fn code_units(character: char) -> u16 {
    if character as u32 > 0xFFFF { 2 } else { 1 }
}
