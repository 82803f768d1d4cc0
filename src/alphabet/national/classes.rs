//! Character classes, computed at compile time. Characters that are in the same tables form a
//! class.
//!
//! The number of characters of each class determines how many septets a text takes with any pair of
//! tables.

use super::super::default;
use super::super::language::Language;
use super::tables::{LOCKING_SHIFT, SINGLE_SHIFT, WITH_LOCKING_SHIFT};

/// The tables that contain a character. Bit 0 is the default table; bit `n` is the table of the
/// language with identifier `n`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Class {
    /// Main tables, in which the character takes one septet.
    pub(crate) main: u16,
    /// Extension tables, in which the character takes two septets.
    pub(crate) extension: u16,
}

impl Class {
    /// The class of characters without a code.
    const NONE: Self = Self {
        main: 0,
        extension: 0,
    };
}

/// All classes. The first is [`Class::NONE`].
pub(crate) static CLASSES: [Class; COUNT] = MAP.classes;

const COUNT: usize = 38;

/// The number of characters in a page of the lookup: 128, the size of most scripts' Unicode blocks.
const PAGE: usize = 0x80;
const BITS: u32 = PAGE.trailing_zeros();

/// The end of the last page, which contains U+221E, the highest character in any table.
const CODE_POINTS: usize = 0x2280;
/// The number of pages with a character in any table, plus one empty page for all other characters.
const PAGES: usize = 18;

struct Map {
    pages: [u8; CODE_POINTS / PAGE],
    cells: [[u8; PAGE]; PAGES],
    classes: [Class; COUNT],
}

static PAGE_OF: [u8; CODE_POINTS / PAGE] = MAP.pages;
static CLASS_OF: [[u8; PAGE]; PAGES] = MAP.cells;

/// The size of this lookup in bytes.
pub(super) const BYTES: usize =
    size_of_val(&PAGE_OF) + size_of_val(&CLASS_OF) + size_of_val(&CLASSES);

/// Returns the index of a character's class in [`CLASSES`].
#[inline]
pub(crate) fn class_number(character: char) -> usize {
    class_of(character.into())
}

/// Returns the index of a code point's class in [`CLASSES`].
#[inline]
pub(crate) fn class_of(code_point: u32) -> usize {
    let page = PAGE_OF
        .get((code_point >> BITS) as usize)
        .copied()
        .unwrap_or(0);
    let cells = CLASS_OF.get(usize::from(page));
    let cell = cells.and_then(|cells| cells.get(code_point as usize % PAGE));
    cell.copied().unwrap_or(0).into()
}

#[inline]
pub(crate) fn class(character: char) -> Class {
    CLASSES
        .get(class_number(character))
        .copied()
        .unwrap_or(Class::NONE)
}

/// The class of [shared](is_shared) characters.
pub(crate) const SHARED: usize = ascii_class(b'a');

/// Returns whether a byte is an ASCII character that most texts use often. All of these are in one
/// class. Capital letters are in another, because some main tables lack them.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch prevents vectorization"
)]
#[inline]
pub(crate) const fn is_shared(byte: u8) -> bool {
    (byte == b' ')
        | (byte.wrapping_sub(b'a') < 26)
        | (byte & !2 == b',')
        | (byte.wrapping_sub(b'0') < 12)
}

const _: () = {
    let mut byte = 0;
    while byte < 0x80 {
        assert!(!is_shared(byte) || ascii_class(byte) == SHARED);
        assert!(!is_shared(byte | 0x80));
        byte += 1;
    }
};

#[expect(clippy::indexing_slicing, reason = "evaluated only at compile time")]
const fn ascii_class(byte: u8) -> usize {
    MAP.cells[MAP.pages[0] as usize][byte as usize] as usize
}

const MAP: Map = map();

#[expect(
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    clippy::indexing_slicing,
    reason = "evaluated only at compile time, where a panic is a build error"
)]
const fn map() -> Map {
    let mut map = Map {
        pages: [0; CODE_POINTS / PAGE],
        cells: [[0; PAGE]; PAGES],
        classes: [Class::NONE; COUNT],
    };
    let mut tables = [[Class::NONE; PAGE]; PAGES];
    let mut pages = 1;
    // The two default tables, then all locking shift tables, then all single shift tables.
    let mut table = 0;
    while table < 2 + LOCKING_SHIFT.len() + SINGLE_SHIFT.len() {
        let mut septet = 0;
        while septet < 0x80 {
            let (code_point, class) = cell(table, septet);
            septet += 1;
            if code_point == 0 {
                continue;
            }
            let page = &mut map.pages[code_point as usize >> BITS];
            if *page == 0 {
                *page = pages as u8;
                pages += 1;
            }
            let slot = &mut tables[*page as usize][code_point as usize % PAGE];
            slot.main |= class.main;
            slot.extension |= class.extension;
        }
        table += 1;
    }
    assert!(pages == PAGES);
    let mut count = 1;
    let mut index = 0;
    while index < PAGES * PAGE {
        let class = tables[index / PAGE][index % PAGE];
        let mut known = 0;
        while known < count && !is_same(map.classes[known], class) {
            known += 1;
        }
        if known == count {
            map.classes[count] = class;
            count += 1;
        }
        map.cells[index / PAGE][index % PAGE] = known as u8;
        index += 1;
    }
    assert!(count == COUNT);
    map
}

const fn is_same(one: Class, other: Class) -> bool {
    one.main == other.main && one.extension == other.extension
}

/// Returns the code point in a cell, and the class of a character that only this table contains.
#[expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "evaluated only at compile time"
)]
const fn cell(table: usize, septet: u8) -> (u16, Class) {
    let first_single_shift = 2 + LOCKING_SHIFT.len();
    let (code_point, main, extension) = match table {
        0 => (default::MAIN.code_point(septet), 1, 0),
        1 => (default::EXTENSION.code_point(septet), 0, 1),
        _ if table < first_single_shift => {
            let index = table - 2;
            (
                LOCKING_SHIFT[index].code_point(septet),
                WITH_LOCKING_SHIFT[index].bit(),
                0,
            )
        }
        _ => {
            let index = table - first_single_shift;
            (
                SINGLE_SHIFT[index].code_point(septet),
                0,
                Language::ALL[index].bit(),
            )
        }
    };
    (code_point, Class { main, extension })
}
