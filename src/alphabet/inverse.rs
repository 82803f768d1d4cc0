//! From a character to its code, computed from the tables while compiling.

use super::table::Table;
use super::{Code, ESCAPE};

/// The first and the last character of the Greek page: it holds the capitals of the
/// default alphabet, U+0393 to U+03A9.
const GREEK: u32 = 0x0390;
const GREEK_END: u32 = GREEK + 0x20;
const EURO: u32 = 0x20AC;

/// A packed code: bit 7 set for the extension table, bits 6 to 0 the septet.
type Packed = u8;

/// No code. As an extension code it would be septet 0x7F, which no table uses;
/// [`Inverse::of`] checks that.
const NONE: Packed = 0xFF;
const EXTENSION: Packed = 0x80;

/// The codes of all characters of a main and an extension table.
///
/// Two pages and one character hold all of the default tables, so a look-up is one
/// comparison and one load; a sorted list would take seven comparisons.
pub(super) struct Inverse {
    latin: [Packed; 0x100],
    greek: [Packed; 0x20],
    euro: Packed,
}

impl Inverse {
    /// The inverse of the two tables.
    ///
    /// A character with two codes takes the shorter, then the lower: main cells are
    /// placed first, each table from septet 0 up, and nothing is placed twice.
    #[expect(clippy::arithmetic_side_effects, reason = "runs only while compiling")]
    pub(super) const fn of(main: &Table, extension: &Table) -> Self {
        let mut inverse = Self {
            latin: [NONE; 0x100],
            greek: [NONE; 0x20],
            euro: NONE,
        };
        let mut septet = 0;
        while septet < 0x80 {
            if septet != ESCAPE {
                inverse.place(main.cell(septet), septet);
            }
            septet += 1;
        }
        let mut septet = 0;
        while septet < 0x80 {
            assert!(
                septet != NONE & 0x7F || extension.cell(septet).is_none(),
                "this code marks a character without one"
            );
            inverse.place(extension.cell(septet), EXTENSION + septet);
            septet += 1;
        }
        inverse
    }

    #[expect(
        clippy::arithmetic_side_effects,
        clippy::indexing_slicing,
        clippy::panic,
        reason = "runs only while compiling, where a fault is an error of the build"
    )]
    const fn place(&mut self, character: Option<char>, code: Packed) {
        let Some(character) = character else { return };
        let point = character as u32;
        let cell = match point {
            0..=0xFF => &mut self.latin[point as usize],
            GREEK..GREEK_END => &mut self.greek[(point - GREEK) as usize],
            EURO => &mut self.euro,
            _ => panic!("a character on no page of the inverse"),
        };
        if *cell == NONE {
            *cell = code;
        }
    }

    #[inline]
    pub(super) fn code(&self, character: char) -> Option<Code> {
        let point = u32::from(character);
        let (page, place): (&[Packed], u32) = match point {
            0..=0xFF => (&self.latin, point),
            GREEK..GREEK_END => (&self.greek, point.wrapping_sub(GREEK)),
            EURO => return unpack(self.euro),
            _ => return None,
        };
        let packed = page.get(usize::try_from(place).ok()?)?;
        unpack(*packed)
    }
}

/// The code in a cell of the inverse.
#[inline]
const fn unpack(packed: Packed) -> Option<Code> {
    match packed {
        NONE => None,
        EXTENSION.. => Some(Code::Extension(packed & 0x7F)),
        _ => Some(Code::Main(packed)),
    }
}
