//! Which characters have a code, which code, and what it costs.
//!
//! An [`Alphabet`] is a main table and an extension table behind the escape
//! (3GPP TS 23.038 §6.2.1). The tables are typed once, in files of their own;
//! the way from a character to its code is computed from them.

mod default;
mod inverse;
mod table;

use inverse::Inverse;
use table::Table;

/// The septet that leads to the extension table; 23.038 §6.2.1.
pub(crate) const ESCAPE: u8 = 0x1B;

/// A GSM 7-bit alphabet: a main table, and an extension table behind the escape.
///
/// It is a small value, not a global, because a message may name other tables in
/// its header (23.038 §6.2.1.2); [`Alphabet::DEFAULT`] is the pair of tables that
/// every handset has.
///
/// ```
/// use septet::{Alphabet, Code};
///
/// assert_eq!(Alphabet::DEFAULT.code('é'), Some(Code::Main(0x05)));
/// assert_eq!(Alphabet::DEFAULT.code('€'), Some(Code::Extension(0x65)));
/// assert_eq!(Alphabet::DEFAULT.code('ж'), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Alphabet {
    tables: Tables,
}

/// The pairs of tables that can be named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Tables {
    Default,
}

/// Where a character stands in an [`Alphabet`].
///
/// The number is the septet of the table, 0x00 to 0x7F.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// In the main table: one septet.
    Main(u8),
    /// In the extension table: the escape 0x1B and this septet, two in all.
    Extension(u8),
}

impl Code {
    /// The septets that the character takes: 1 or 2 (23.038 §6.2.1).
    ///
    /// ```
    /// use septet::Code;
    ///
    /// assert_eq!(Code::Main(0x41).cost(), 1);
    /// assert_eq!(Code::Extension(0x65).cost(), 2);
    /// ```
    #[must_use]
    pub const fn cost(self) -> u8 {
        match self {
            Self::Main(_) => 1,
            Self::Extension(_) => 2,
        }
    }
}

impl Alphabet {
    /// The GSM 7 bit default alphabet and its extension table; 23.038 §6.2.1 and
    /// §6.2.1.1. 127 characters of one septet, 10 of two.
    pub const DEFAULT: Self = Self {
        tables: Tables::Default,
    };

    /// The code of a character, or `None` where it has none.
    ///
    /// U+001B is no character of any alphabet: its septet is the escape.
    ///
    /// ```
    /// use septet::{Alphabet, Code};
    ///
    /// assert_eq!(Alphabet::DEFAULT.code('@'), Some(Code::Main(0x00)));
    /// assert_eq!(Alphabet::DEFAULT.code('Ç'), Some(Code::Main(0x09)));
    /// assert_eq!(Alphabet::DEFAULT.code('ç'), None);
    /// assert_eq!(Alphabet::DEFAULT.code('\u{1B}'), None);
    /// ```
    #[inline]
    #[must_use]
    pub fn code(self, character: char) -> Option<Code> {
        self.inverse().code(character)
    }

    /// Whether all of these octets are characters of ASCII whose septets have the same
    /// numbers.
    #[inline]
    pub(crate) fn are_same<const N: usize>(self, octets: &[u8; N]) -> bool {
        match self.tables {
            Tables::Default => default::are_same(octets),
        }
    }

    /// Whether the two octets are a character of UTF-8 whose code is in the main table.
    #[inline]
    pub(crate) fn has_pair(self, first: u8, second: u8) -> bool {
        match self.tables {
            Tables::Default => default::PAIRS.has(first, second),
        }
    }

    /// The septets of the character beyond ASCII that these octets of UTF-8 begin with:
    /// 1 or 2, or `None` where it has no code.
    #[inline]
    pub(crate) fn cost(self, octets: &[u8]) -> Option<u8> {
        let point = match *octets {
            [first @ ..0xE0, second, ..] => {
                (u32::from(first & 0x1F) << 6) | u32::from(second & 0x3F)
            }
            [first @ ..0xF0, second, third, ..] => {
                (u32::from(first & 0x0F) << 12)
                    | (u32::from(second & 0x3F) << 6)
                    | u32::from(third & 0x3F)
            }
            _ => return None,
        };
        self.code(char::from_u32(point)?).map(Code::cost)
    }

    /// The character of a code, or `None` where the table has none.
    ///
    /// Septets above 0x7F have none, and neither has the escape.
    ///
    /// ```
    /// use septet::{Alphabet, Code};
    ///
    /// assert_eq!(Alphabet::DEFAULT.character(Code::Main(0x00)), Some('@'));
    /// assert_eq!(Alphabet::DEFAULT.character(Code::Extension(0x0A)), Some('\u{C}'));
    /// assert_eq!(Alphabet::DEFAULT.character(Code::Extension(0x0D)), None);
    /// assert_eq!(Alphabet::DEFAULT.character(Code::Main(0x1B)), None);
    /// ```
    #[inline]
    #[must_use]
    pub fn character(self, code: Code) -> Option<char> {
        match code {
            Code::Main(septet) => self.main().character(septet),
            Code::Extension(septet) => match self.tables {
                Tables::Default => default::EXTENSION.character(septet),
            },
        }
    }

    const fn main(self) -> &'static Table {
        match self.tables {
            Tables::Default => &default::MAIN,
        }
    }

    const fn inverse(self) -> &'static Inverse {
        match self.tables {
            Tables::Default => &default::INVERSE,
        }
    }
}
