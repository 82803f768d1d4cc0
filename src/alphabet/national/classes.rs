//! The tables that contain a character, computed from the tables at compile time.
//!
//! All that matters about a character is which main tables and which extension tables contain it,
//! and this divides all characters into a few dozen classes. The number of characters of each class
//! determines how many septets a text takes in every pair of tables.

use super::super::default;
use super::super::language::Language;
use super::tables::{LOCKING, SINGLE, WITH_LOCKING};

/// The tables that contain a character. Bit `n` is the language with identifier `n`, bit 0 the
/// default table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Class {
    /// Main tables: one septet.
    pub(crate) main: u16,
    /// Extension tables: two septets.
    pub(crate) extension: u16,
}

impl Class {
    /// In no table.
    const NONE: Self = Self {
        main: 0,
        extension: 0,
    };
}

/// The classes. The first one is for characters without a code.
pub(crate) static CLASSES: [Class; COUNT] = MAP.classes;

/// The number of classes.
const COUNT: usize = 38;

/// Lookup is by pages of 128 characters, the size of a Unicode block of most scripts.
const PAGE: usize = 0x80;
const BITS: u32 = PAGE.trailing_zeros();

/// The end of the page with the highest character of any table, U+221E.
const POINTS: usize = 0x2280;
/// The pages with a character of some table, and an empty page for all others.
const PAGES: usize = 18;

struct Map {
    pages: [u8; POINTS / PAGE],
    cells: [[u8; PAGE]; PAGES],
    classes: [Class; COUNT],
}

static PAGE_OF: [u8; POINTS / PAGE] = MAP.pages;
static CLASS_OF: [[u8; PAGE]; PAGES] = MAP.cells;

/// The size of this lookup in bytes.
pub(super) const BYTES: usize =
    size_of_val(&PAGE_OF) + size_of_val(&CLASS_OF) + size_of_val(&CLASSES);

/// Returns the class of a character as an index into [`CLASSES`].
#[inline]
pub(crate) fn class_number(character: char) -> usize {
    let point = u32::from(character);
    let page = PAGE_OF.get((point >> BITS) as usize).copied().unwrap_or(0);
    let cells = CLASS_OF.get(usize::from(page));
    let cell = cells.and_then(|cells| cells.get(point as usize % PAGE));
    cell.copied().unwrap_or(0).into()
}

/// Returns the class of a character.
#[inline]
pub(crate) fn class(character: char) -> Class {
    CLASSES
        .get(class_number(character))
        .copied()
        .unwrap_or(Class::NONE)
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
        pages: [0; POINTS / PAGE],
        cells: [[0; PAGE]; PAGES],
        classes: [Class::NONE; COUNT],
    };
    let mut tables = [[Class::NONE; PAGE]; PAGES];
    let mut pages = 1;
    // Main tables first, then extension tables, each with the bit of its language.
    let mut table = 0;
    while table < 2 + LOCKING.len() + SINGLE.len() {
        let mut septet = 0;
        while septet < 0x80 {
            let (point, class) = cell(table, septet);
            septet += 1;
            if point == 0 {
                continue;
            }
            let page = &mut map.pages[point as usize >> BITS];
            if *page == 0 {
                *page = pages as u8;
                pages += 1;
            }
            let slot = &mut tables[*page as usize][point as usize % PAGE];
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

/// Returns the code point in a cell of a table, and the class of a character that is only there.
#[expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "evaluated only at compile time"
)]
const fn cell(table: usize, septet: u8) -> (u16, Class) {
    let singles = 2 + LOCKING.len();
    let (point, main, extension) = match table {
        0 => (default::MAIN.point(septet), 1, 0),
        1 => (default::EXTENSION.point(septet), 0, 1),
        _ if table < singles => {
            let index = table - 2;
            (LOCKING[index].point(septet), WITH_LOCKING[index].bit(), 0)
        }
        _ => {
            let index = table - singles;
            (SINGLE[index].point(septet), 0, Language::ALL[index].bit())
        }
    };
    (point, Class { main, extension })
}
