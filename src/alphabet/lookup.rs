//! The lookup from a character to its code, computed from the tables at compile time.

use super::code::{Code, ESCAPE};
use super::table::Table;

/// The start of the page with the default alphabet's Greek capitals, U+0393 to U+03A9.
const GREEK: u32 = 0x0390;
const GREEK_END: u32 = GREEK + 0x20;
pub(super) const EURO: u32 = 0x20AC;

/// A packed code: bit 7 is set for the extension table; bits 6 to 0 are the septet.
type PackedCode = u8;

/// No code. [`Lookup::new`] asserts that extension septet 0x7F, which would have this value, is
/// unused.
const NONE: PackedCode = 0xFF;
const EXTENSION: PackedCode = 0x80;

/// The codes of all characters in a main table and an extension table. Two pages and one character
/// cover the default tables, so no binary search is needed.
pub(super) struct Lookup {
    latin: [PackedCode; 0x100],
    greek: [PackedCode; 0x20],
    euro: PackedCode,
}

impl Lookup {
    /// If a character has several codes, the shortest is stored, or the lowest of equally short
    /// codes: the main table comes first, septets are in ascending order, and no entry is
    /// overwritten.
    #[expect(
        clippy::arithmetic_side_effects,
        clippy::indexing_slicing,
        reason = "evaluated only at compile time"
    )]
    pub(super) const fn new(main: &Table, extension: &[(u8, u16)]) -> Self {
        let mut lookup = Self {
            latin: [NONE; 0x100],
            greek: [NONE; 0x20],
            euro: NONE,
        };
        let mut septet = 0;
        while septet < 0x80 {
            if septet != ESCAPE {
                lookup.insert(main.code_point(septet), septet);
            }
            septet += 1;
        }
        let mut next = 0;
        while next < extension.len() {
            let (septet, code_point) = extension[next];
            assert!(septet < NONE & 0x7F, "extension septet 0x7F means no code");
            lookup.insert(code_point, EXTENSION + septet);
            next += 1;
        }
        lookup
    }

    #[expect(
        clippy::arithmetic_side_effects,
        clippy::indexing_slicing,
        clippy::panic,
        reason = "evaluated only at compile time, where a panic is a build error"
    )]
    const fn insert(&mut self, code_point: u16, code: PackedCode) {
        let code_point = code_point as u32;
        let cell = match code_point {
            0 => return,
            1..=0xFF => &mut self.latin[code_point as usize],
            GREEK..GREEK_END => &mut self.greek[(code_point - GREEK) as usize],
            EURO => &mut self.euro,
            _ => panic!("no page contains this character"),
        };
        if *cell == NONE {
            *cell = code;
        }
    }

    #[inline]
    pub(super) const fn code(&self, character: char) -> Option<Code> {
        match self.cell(character as u32) {
            NONE => None,
            packed @ EXTENSION.. => Some(Code::Extension(packed & 0x7F)),
            septet => Some(Code::Main(septet)),
        }
    }

    /// Returns the septet of a character from U+0080 to U+00FF, none of which takes two. Only the
    /// lowest seven bits of `character` matter.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "there are 256 cells")]
    pub(super) const fn septet(&self, character: u8) -> Option<u8> {
        match self.latin[(character | 0x80) as usize] {
            NONE => None,
            septet => Some(septet),
        }
    }

    pub(super) const fn is_main(&self, character: char, septet: u8) -> bool {
        septet < EXTENSION && self.cell(character as u32) == septet
    }

    #[inline]
    #[expect(clippy::indexing_slicing, reason = "the match arms bound the index")]
    const fn cell(&self, code_point: u32) -> PackedCode {
        match code_point {
            0..=0xFF => self.latin[code_point as usize],
            GREEK..GREEK_END => self.greek[code_point.wrapping_sub(GREEK) as usize],
            EURO => self.euro,
            _ => NONE,
        }
    }
}

/// The two-byte UTF-8 characters of the main table.
pub(super) struct TwoByteSet {
    /// One row for each first byte, 0xC0 to 0xFF, with one bit for each second byte.
    rows: [u64; 0x40],
}

impl TwoByteSet {
    #[expect(
        clippy::arithmetic_side_effects,
        clippy::indexing_slicing,
        reason = "evaluated only at compile time"
    )]
    pub(super) const fn new(lookup: &Lookup) -> Self {
        let mut set = Self { rows: [0; 0x40] };
        let mut code_point = 0x80;
        while code_point < 0x800 {
            if lookup.cell(code_point) < EXTENSION {
                set.rows[(code_point >> 6) as usize] |= 1 << (code_point & 0x3F);
            }
            code_point += 1;
        }
        set
    }

    /// `first` must be 0xC0 or above.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "a six-bit index into 64 rows")]
    pub(super) const fn contains(&self, first: u8, second: u8) -> bool {
        let row = self.rows[(first & 0x3F) as usize];
        (row >> (second & 0x3F)) & 1 == 1
    }
}
