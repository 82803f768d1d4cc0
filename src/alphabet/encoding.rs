//! The two encodings of a text, and what a character costs in each.

use core::fmt;

use super::gsm7::Alphabet;

/// How a text is written into user data.
///
/// Displays as `GSM-7` and `UCS-2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// The GSM 7-bit alphabet; its unit is the septet. 23.038 §6.2.1.
    Gsm7,
    /// UCS-2, in practice UTF-16 with the high octet first: a character beyond
    /// U+FFFF is a surrogate pair. Its unit is the code unit of 16 bits.
    /// 23.038 §6.2.3.
    Ucs2,
}

impl Encoding {
    /// The TP-DCS of a text in this encoding, uncompressed and without a message
    /// class: 0x00 or 0x08 (23.038 §4).
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

/// An encoding with all that is needed to write a character in it.
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

    /// The units that a character takes: 1 or 2.
    ///
    /// A character without a code counts one septet, so that a text with GSM-7
    /// forced upon it still has a measure; nothing encodes such a text.
    #[inline]
    pub(crate) fn units(self, character: char) -> u16 {
        match self {
            Self::Gsm7(alphabet) => alphabet.cost(character).unwrap_or(1).into(),
            Self::Ucs2 => code_units(character),
        }
    }
}

/// The UTF-16 code units of a character: 2 beyond U+FFFF.
#[inline]
pub(crate) const fn code_units(character: char) -> u16 {
    if character as u32 > 0xFFFF { 2 } else { 1 }
}
