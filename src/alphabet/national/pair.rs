//! An alphabet's pair of tables, each national or default: 3GPP TS 23.038 §6.2.1.2.

use super::super::code::Code;
use super::super::default;
use super::super::language::Language;
use super::super::table::Table;
use super::super::utf8;
use super::classes::{self, Class, class};
use super::sorted::{self, Sorted};
use super::tables::{LOCKING_SHIFT, SINGLE_SHIFT, WITH_LOCKING_SHIFT};

static LOCKING_SHIFT_SORTED: [Sorted; LOCKING_SHIFT.len()] = sorted::sort_all(&LOCKING_SHIFT);
static SINGLE_SHIFT_SORTED: [Sorted; SINGLE_SHIFT.len()] = sorted::sort_all(&SINGLE_SHIFT);

/// The characters of each locking shift table in UTF-8. Only the wide kernel reads them.
static CHARACTERS: [[u32; 128]; LOCKING_SHIFT.len()] = utf8::all_characters(&LOCKING_SHIFT);

// The sizes of the lookups in bytes. The tables take another 6,400 bytes.
const _: () = {
    let sorted = size_of_val(&LOCKING_SHIFT_SORTED) + size_of_val(&SINGLE_SHIFT_SORTED);
    assert!(sorted == 3_225);
    assert!(classes::BYTES == 2_525);
};

/// A main table and an extension table. `None` is the default table; the languages may differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Tables {
    locking_shift: Option<Language>,
    single_shift: Option<Language>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Main {
    table: &'static Table,
}

impl Main {
    #[inline]
    pub(crate) fn character(self, septet: u8) -> Option<char> {
        self.table.character(septet)
    }

    #[inline]
    pub(crate) fn is_default(self) -> bool {
        core::ptr::eq(self.table, &raw const default::MAIN)
    }

    /// Writes the code points of septets, 0 for an empty cell. Bit 7 is ignored.
    #[inline]
    pub(crate) fn read<const N: usize>(self, septets: &[u8; N], code_points: &mut [u16; N]) {
        self.table.read(septets, code_points);
    }
}

impl Tables {
    pub(crate) const DEFAULT: Self = Self {
        locking_shift: None,
        single_shift: None,
    };

    /// A language without a locking shift table gets the default main table.
    pub(crate) const fn new(
        locking_shift: Option<Language>,
        single_shift: Option<Language>,
    ) -> Self {
        let locking_shift = match locking_shift {
            Some(language) if language.has_locking_shift() => Some(language),
            _ => None,
        };
        Self {
            locking_shift,
            single_shift,
        }
    }

    pub(crate) const fn locking_shift(self) -> Option<Language> {
        self.locking_shift
    }

    pub(crate) const fn single_shift(self) -> Option<Language> {
        self.single_shift
    }

    pub(crate) const fn national_tables(self) -> u8 {
        (self.locking_shift.is_some() as u8).saturating_add(self.single_shift.is_some() as u8)
    }

    #[inline]
    pub(crate) const fn is_default(self) -> bool {
        self.locking_shift.is_none() && self.single_shift.is_none()
    }

    #[inline]
    pub(crate) fn main(self) -> Main {
        let national = self
            .locking_shift
            .and_then(|language| LOCKING_SHIFT.get(locking_shift_index(language)?));
        Main {
            table: national.unwrap_or(&default::MAIN),
        }
    }

    /// Returns the characters of the main table, as in [`utf8`].
    #[inline]
    pub(crate) fn characters(self) -> &'static [u32; 128] {
        let national = self
            .locking_shift
            .and_then(|language| CHARACTERS.get(locking_shift_index(language)?));
        national.unwrap_or(&utf8::CHARACTERS)
    }

    #[inline]
    pub(crate) fn extension(self, septet: u8) -> Option<char> {
        match self.single_shift {
            None => default::EXTENSION.character(septet),
            Some(language) => SINGLE_SHIFT
                .get(single_shift_index(language))?
                .character(septet),
        }
    }

    #[inline]
    pub(crate) fn code(self, character: char) -> Option<Code> {
        if self.is_default() {
            default::lookup().code(character)
        } else {
            self.national_code(character)
        }
    }

    /// If a character has two codes, the shorter one is returned.
    fn national_code(self, character: char) -> Option<Code> {
        let main = match self.locking_shift {
            None => match default::lookup().code(character) {
                Some(Code::Main(septet)) => Some(septet),
                _ => None,
            },
            Some(language) => {
                let sorted = LOCKING_SHIFT_SORTED.get(locking_shift_index(language)?)?;
                sorted.septet(self.main().table, character)
            }
        };
        if let Some(septet) = main {
            return Some(Code::Main(septet));
        }
        let Some(language) = self.single_shift else {
            // A code of the default main table is invalid with a locking shift table.
            let code = default::lookup().code(character);
            return code.filter(|code| matches!(code, Code::Extension(_)));
        };
        let sorted = SINGLE_SHIFT_SORTED.get(single_shift_index(language))?;
        let septet = sorted.septet(SINGLE_SHIFT.get(single_shift_index(language))?, character)?;
        Some(Code::Extension(septet))
    }

    #[inline]
    pub(crate) fn cost(self, character: char) -> Option<u8> {
        if self.is_default() {
            return default::lookup().code(character).map(Code::cost);
        }
        let Class { main, extension } = class(character);
        if main & bit(self.locking_shift) != 0 {
            Some(1)
        } else if extension & bit(self.single_shift) != 0 {
            Some(2)
        } else {
            None
        }
    }
}

/// Returns the bit of a table in a [`Class`]; `None` is the default table.
#[inline]
const fn bit(language: Option<Language>) -> u16 {
    match language {
        None => 1,
        Some(language) => language.bit(),
    }
}

/// Returns the index of a language in [`SINGLE_SHIFT`].
const fn single_shift_index(language: Language) -> usize {
    language.identifier().wrapping_sub(1) as usize
}

/// Returns the index of a language in [`LOCKING_SHIFT`], if the language has a locking shift table.
const fn locking_shift_index(language: Language) -> Option<usize> {
    let mut languages = WITH_LOCKING_SHIFT.as_slice();
    let mut index = 0_usize;
    while let [other, rest @ ..] = languages {
        if other.identifier() == language.identifier() {
            return Some(index);
        }
        index = index.wrapping_add(1);
        languages = rest;
    }
    None
}

// `WITH_LOCKING_SHIFT` and `has_locking_shift` must agree.
const _: () = {
    let mut languages = Language::ALL;
    while let [language, rest @ ..] = languages {
        assert!(locking_shift_index(*language).is_some() == language.has_locking_shift());
        languages = rest;
    }
};
