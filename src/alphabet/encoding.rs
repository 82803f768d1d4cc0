//! The two encodings, and the cost of a character in each.

use core::fmt;

use super::gsm7::Alphabet;

/// How text is encoded in user data.
///
/// Displays as `GSM-7` or `UCS-2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub enum Encoding {
    /// The GSM 7-bit alphabet (23.038 §6.2.1). The unit is the septet.
    Gsm7,
    /// UCS-2 (23.038 §6.2.3), in practice big-endian UTF-16: characters above U+FFFF are surrogate
    /// pairs. The unit is the 16-bit code unit.
    Ucs2,
}

impl Encoding {
    /// Returns TP-DCS for uncompressed text without a message class: 0x00 or 0x08 (23.038 §4).
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

/// An encoding, with its tables if it is GSM-7.
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

    /// Returns how many units a character takes: 1 or 2. An unmappable character counts as one
    /// septet, so that text can be measured when GSM-7 is forced.
    #[inline]
    pub(crate) fn units(self, character: char) -> u16 {
        match self {
            Self::Gsm7(alphabet) => alphabet.cost(character).unwrap_or(1).into(),
            Self::Ucs2 => code_units(character),
        }
    }
}

/// Returns how many UTF-16 code units a character takes: 1 or 2.
#[inline]
pub(crate) const fn code_units(character: char) -> u16 {
    if character as u32 > 0xFFFF { 2 } else { 1 }
}
