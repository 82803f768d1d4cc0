//! The GSM 7-bit alphabet: 3GPP TS 23.038 §6.2.1.

use super::code::Code;
use super::default;
#[cfg(not(feature = "national"))]
use super::default::{Main, Tables};
#[cfg(feature = "national")]
use super::language::Language;
#[cfg(feature = "national")]
use super::national::{Main, Tables};
#[cfg(not(feature = "national"))]
use super::utf8;

/// A GSM 7-bit alphabet: a main table and an extension table.
///
/// Every handset supports [`Alphabet::DEFAULT`]. The header of a message may select national tables
/// instead (23.038 §6.2.1.2).
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
    /// The default alphabet and its extension table (23.038 §6.2.1 and §6.2.1.1): 127 characters
    /// that take one septet and 10 that take two.
    pub const DEFAULT: Self = Self {
        tables: Tables::DEFAULT,
    };

    /// Creates an alphabet from national tables.
    ///
    /// The locking shift table replaces the main table, and the single shift table replaces the
    /// extension table; the languages may differ (23.038 §6.2.1.2.2 and §6.2.1.2.3). `None` selects
    /// the default table. Spanish has no locking shift table, so a Spanish `locking_shift` also
    /// selects the default table.
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

    /// Returns the language of the locking shift table, or `None` for the default table.
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

    /// Returns the language of the single shift table, or `None` for the default extension table.
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

    /// Returns how many of the two tables are national.
    pub(crate) const fn national_tables(self) -> u8 {
        self.tables.national_tables()
    }

    #[inline]
    pub(crate) const fn is_default(self) -> bool {
        self.tables.is_default()
    }

    /// Returns the code of a character, or `None` if the alphabet does not contain it.
    ///
    /// U+001B has no code in any alphabet, because septet 0x1B is the escape.
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

    /// Equivalent to `Alphabet::DEFAULT.code(character)`, but without the check for national
    /// tables.
    #[inline]
    pub(crate) const fn default_code(character: char) -> Option<Code> {
        default::lookup().code(character)
    }

    /// Returns how many septets a character takes, 1 or 2, or `None` if it has no code.
    #[inline]
    pub(crate) fn cost(self, character: char) -> Option<u8> {
        self.tables.cost(character)
    }

    /// Returns whether a byte is a printable ASCII character with a septet of the same value in the
    /// default main table.
    #[inline]
    pub(crate) const fn is_identity(byte: u8) -> bool {
        default::is_identity(byte)
    }

    /// Returns whether the two bytes are the UTF-8 of a character in the default main table.
    /// `first` must be at least 0xC0.
    #[inline]
    pub(crate) fn is_two_byte(first: u8, second: u8) -> bool {
        default::TWO_BYTE.contains(first, second)
    }

    /// Returns the cost in the default tables of the non-ASCII character at the start of `bytes`.
    #[inline]
    pub(crate) fn cost_of_utf8(bytes: &[u8]) -> Option<u8> {
        let code_point = match *bytes {
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
        Self::DEFAULT.cost(char::from_u32(code_point)?)
    }

    /// Returns whether a character of one UTF-16 code unit has a code in the default tables. This
    /// and the next two functions share a table of a kilobyte, so only fast paths call them.
    #[inline]
    pub(crate) fn has_cost(unit: u16) -> bool {
        default::has_cost(unit)
    }

    /// Returns the cost in the default tables of a character of one UTF-16 code unit, which must
    /// have one.
    #[inline]
    pub(crate) fn cost_of_unit(unit: u16) -> u8 {
        default::cost_of_unit(unit)
    }

    /// The number of code units whose costs [`cost_of_units`](Self::cost_of_units) sums up.
    pub(crate) const SUMMED: usize = default::SUMMED;

    /// Returns the cost in the default tables of at most [`SUMMED`](Self::SUMMED) characters of one
    /// UTF-16 code unit each, or `None` if one of them has no code.
    #[inline]
    pub(crate) fn cost_of_units(units: &[u16]) -> Option<u32> {
        default::cost_of_units(units)
    }

    /// Returns the character of a code, or `None` if the cell is empty.
    ///
    /// The escape and septets above 0x7F have no character.
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

    /// Returns the main table, for callers that look up many septets.
    #[inline]
    pub(crate) fn main(self) -> Main {
        self.tables.main()
    }

    /// Returns the characters of the main table in UTF-8: the bytes, the first one lowest, and
    /// their number in the two highest bits. Bit 29 is set. An empty cell is 0, as is the escape.
    #[cfg(feature = "national")]
    #[inline]
    pub(crate) fn characters(self) -> &'static [u32; 128] {
        self.tables.characters()
    }

    /// Returns the characters of the main table, the only one without the `national` feature.
    #[cfg(not(feature = "national"))]
    #[inline]
    #[expect(clippy::unused_self, reason = "it represents the tables")]
    pub(crate) fn characters(self) -> &'static [u32; 128] {
        &utf8::CHARACTERS
    }
}
