//! Which characters have a code, which code, and what it costs.
//!
//! An [`Alphabet`] is a main table and an extension table behind the escape
//! (3GPP TS 23.038 §6.2.1). The tables are typed once, in files of their own;
//! the way from a character to its code is computed from them.

use super::code::Code;
#[cfg(not(feature = "national"))]
use super::default::Main;
#[cfg(not(feature = "national"))]
use super::default::Tables;
use super::default::{self};
#[cfg(feature = "national")]
use super::language::Language;
#[cfg(feature = "national")]
use super::national::{Main, Tables};

/// A GSM 7-bit alphabet: a main table, and an extension table behind the escape.
///
/// It is a small value, not a global, because a message may name other tables in
/// its header (23.038 §6.2.1.2); [`Alphabet::DEFAULT`] is the pair of tables that
/// every handset has.
///
/// ```
/// use septet::alphabet::{Alphabet, Code};
///
/// assert_eq!(Alphabet::DEFAULT.code('é'), Some(Code::Main(0x05)));
/// assert_eq!(Alphabet::DEFAULT.code('€'), Some(Code::Extension(0x65)));
/// assert_eq!(Alphabet::DEFAULT.code('ж'), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Alphabet {
    tables: Tables,
}

impl Alphabet {
    /// The GSM 7 bit default alphabet and its extension table; 23.038 §6.2.1 and
    /// §6.2.1.1. 127 characters of one septet, 10 of two.
    pub const DEFAULT: Self = Self {
        tables: Tables::DEFAULT,
    };

    /// The alphabet of a message that names national tables: the locking shift table of a
    /// language in place of the default table, the single shift table of the same or
    /// another one in place of the default extension table (23.038 §6.2.1.2.2, .3). Where
    /// none is named, or where the language has no such table (Spanish has no locking
    /// shift table), the default one stays.
    ///
    /// ```
    /// use septet::alphabet::{Alphabet, Code, Language};
    ///
    /// let turkish = Alphabet::national(Some(Language::Turkish), None);
    /// assert_eq!(turkish.code('ğ'), Some(Code::Main(0x0C)));
    /// assert_eq!(turkish.code('{'), Some(Code::Extension(0x28)));
    /// assert_eq!(turkish.code('ì'), None);
    ///
    /// let single_shift = Alphabet::national(None, Some(Language::Turkish));
    /// assert_eq!(single_shift.code('ğ'), Some(Code::Extension(0x67)));
    /// assert_eq!(Alphabet::national(Some(Language::Spanish), None), Alphabet::DEFAULT);
    /// ```
    #[cfg(feature = "national")]
    #[must_use]
    pub const fn national(locking_shift: Option<Language>, single_shift: Option<Language>) -> Self {
        Self {
            tables: Tables::new(locking_shift, single_shift),
        }
    }

    /// The language of the locking shift table; `None` for the default table.
    ///
    /// ```
    /// use septet::alphabet::{Alphabet, Language};
    ///
    /// let alphabet = Alphabet::national(Some(Language::Hindi), None);
    /// assert_eq!(alphabet.locking_shift(), Some(Language::Hindi));
    /// assert_eq!(Alphabet::DEFAULT.locking_shift(), None);
    /// ```
    #[cfg(feature = "national")]
    #[inline]
    #[must_use]
    pub const fn locking_shift(self) -> Option<Language> {
        self.tables.locking_shift()
    }

    /// The language of the single shift table; `None` for the default extension table.
    ///
    /// ```
    /// use septet::alphabet::{Alphabet, Language};
    ///
    /// let alphabet = Alphabet::national(Some(Language::Hindi), Some(Language::Urdu));
    /// assert_eq!(alphabet.single_shift(), Some(Language::Urdu));
    /// ```
    #[cfg(feature = "national")]
    #[inline]
    #[must_use]
    pub const fn single_shift(self) -> Option<Language> {
        self.tables.single_shift()
    }

    /// How many of the two tables are national ones.
    pub(crate) const fn national_tables(self) -> u8 {
        self.tables.national_tables()
    }

    /// Whether the main table is the default one.
    #[inline]
    pub(crate) const fn has_default_main(self) -> bool {
        self.tables.has_default_main()
    }

    /// Whether both tables are the default ones.
    #[inline]
    pub(crate) const fn is_default(self) -> bool {
        self.tables.is_default()
    }

    /// The code of a character, or `None` where it has none.
    ///
    /// U+001B is no character of any alphabet: its septet is the escape.
    ///
    /// ```
    /// use septet::alphabet::{Alphabet, Code};
    ///
    /// assert_eq!(Alphabet::DEFAULT.code('@'), Some(Code::Main(0x00)));
    /// assert_eq!(Alphabet::DEFAULT.code('Ç'), Some(Code::Main(0x09)));
    /// assert_eq!(Alphabet::DEFAULT.code('ç'), None);
    /// assert_eq!(Alphabet::DEFAULT.code('\u{1B}'), None);
    /// ```
    #[inline]
    #[must_use]
    pub fn code(self, character: char) -> Option<Code> {
        self.tables.code(character)
    }

    /// As [`Alphabet::code`] of the default tables, without asking which they are.
    #[inline]
    pub(crate) fn default_code(character: char) -> Option<Code> {
        default::inverse().code(character)
    }

    /// The septets that a character takes: 1 or 2, or `None` where it has no code.
    #[inline]
    pub(crate) fn cost(self, character: char) -> Option<u8> {
        self.tables.cost(character)
    }

    /// Whether all of these octets are characters of ASCII whose septets have the same
    /// numbers; of the default table only that is known.
    #[inline]
    pub(crate) fn are_same<const N: usize>(self, octets: &[u8; N]) -> bool {
        self.has_default_main() && default::are_same(octets)
    }

    /// Whether the two octets are a character of UTF-8 whose code is in the default table.
    #[inline]
    #[allow(dead_code, reason = "only the wide kernel uses it")]
    pub(crate) fn has_pair(first: u8, second: u8) -> bool {
        default::PAIRS.has(first, second)
    }

    /// The septets of the character beyond ASCII that these octets of UTF-8 begin with, in
    /// the default tables: 1 or 2, or `None` where it has no code.
    #[inline]
    pub(crate) fn cost_of_octets(octets: &[u8]) -> Option<u8> {
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
        Self::DEFAULT.cost(char::from_u32(point)?)
    }

    /// The character of a code, or `None` where the table has none.
    ///
    /// Septets above 0x7F have none, and neither has the escape.
    ///
    /// ```
    /// use septet::alphabet::{Alphabet, Code};
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
            Code::Extension(septet) => self.tables.extension(septet),
        }
    }

    /// The main table, for who looks up many septets.
    #[inline]
    pub(crate) fn main(self) -> Main {
        self.tables.main()
    }
}
