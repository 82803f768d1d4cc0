//! In which tables a character stands, computed from the tables while compiling.
//!
//! A few dozen classes tell all characters apart: what matters is only in which main tables
//! and in which extension tables a character has a code. So the septets that a text takes
//! in every pair of tables follow from how many characters it has of each class.

use super::super::default;
use super::super::language::Language;
use super::tables::{LOCKING, SINGLE, WITH_LOCKING};

/// The tables in which a character has a code. The bits are the identifiers of the
/// languages, and bit 0 stands for the default tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Class {
    /// Main tables, where it takes one septet.
    pub(crate) main: u16,
    /// Extension tables, where it takes two.
    pub(crate) extension: u16,
}

impl Class {
    /// In no table at all.
    const NONE: Self = Self {
        main: 0,
        extension: 0,
    };
}

/// The classes; the first one is that of the characters without any code.
pub(crate) static CLASSES: [Class; NUMBER] = INDEX.classes;

/// How many there are.
const NUMBER: usize = 38;

/// Characters are looked up in pages of 128, as large as the blocks of the scripts.
const PAGE: usize = 0x80;
const BITS: u32 = PAGE.trailing_zeros();

/// The pages up to the last character of any table, U+221E.
const POINTS: usize = 0x2280;
/// Those that hold such a character, and an empty one in front for all others.
const PAGES: usize = 18;

struct Index {
    pages: [u8; POINTS / PAGE],
    cells: [[u8; PAGE]; PAGES],
    classes: [Class; NUMBER],
}

static PAGE_OF: [u8; POINTS / PAGE] = INDEX.pages;
static CLASS_OF: [[u8; PAGE]; PAGES] = INDEX.cells;

/// The octets that all of this takes.
pub(super) const OCTETS: usize =
    size_of_val(&PAGE_OF) + size_of_val(&CLASS_OF) + size_of_val(&CLASSES);

/// The class of a character: its place in [`CLASSES`].
#[inline]
pub(crate) fn number(character: char) -> usize {
    let point = u32::from(character);
    let page = PAGE_OF.get((point >> BITS) as usize).copied().unwrap_or(0);
    let cells = CLASS_OF.get(usize::from(page));
    let cell = cells.and_then(|cells| cells.get(point as usize % PAGE));
    cell.copied().unwrap_or(0).into()
}

/// The class of a character.
#[inline]
pub(crate) fn class(character: char) -> Class {
    CLASSES
        .get(number(character))
        .copied()
        .unwrap_or(Class::NONE)
}

const INDEX: Index = index();

#[expect(
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    clippy::indexing_slicing,
    reason = "runs only while compiling, where a fault is an error of the build"
)]
const fn index() -> Index {
    let mut index = Index {
        pages: [0; POINTS / PAGE],
        cells: [[0; PAGE]; PAGES],
        classes: [Class::NONE; NUMBER],
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
            let page = &mut index.pages[point as usize >> BITS];
            if *page == 0 {
                *page = pages as u8;
                pages += 1;
            }
            let place = &mut tables[*page as usize][point as usize % PAGE];
            place.main |= class.main;
            place.extension |= class.extension;
        }
        table += 1;
    }
    assert!(pages == PAGES);
    let mut number = 1;
    let mut place = 0;
    while place < PAGES * PAGE {
        let class = tables[place / PAGE][place % PAGE];
        let mut known = 0;
        while known < number && !is_same(index.classes[known], class) {
            known += 1;
        }
        if known == number {
            index.classes[number] = class;
            number += 1;
        }
        index.cells[place / PAGE][place % PAGE] = known as u8;
        place += 1;
    }
    assert!(number == NUMBER);
    index
}

const fn is_same(one: Class, other: Class) -> bool {
    one.main == other.main && one.extension == other.extension
}

/// What stands in a cell of a table, and the class of characters that stand there only.
#[expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "runs only while compiling"
)]
const fn cell(table: usize, septet: u8) -> (u16, Class) {
    let singles = 2 + LOCKING.len();
    let (point, main, extension) = match table {
        0 => (default::MAIN.point(septet), 1, 0),
        1 => (default::EXTENSION.point(septet), 0, 1),
        _ if table < singles => {
            let place = table - 2;
            (LOCKING[place].point(septet), WITH_LOCKING[place].bit(), 0)
        }
        _ => {
            let place = table - singles;
            (SINGLE[place].point(septet), 0, Language::ALL[place].bit())
        }
    };
    (point, Class { main, extension })
}
