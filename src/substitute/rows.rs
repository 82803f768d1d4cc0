//! What stands for a character, found in the generated table.

use super::Substitute;
use super::groups::Groups;
use super::table::{BASIC, BEYOND, COMPOSITIONS, TEXT};

// What the table takes. A list of all characters with where their replacements begin would
// take three times as much.
const _: () = {
    let runs = size_of_val(&BASIC) + size_of_val(&BEYOND);
    assert!(runs == 3_036);
    assert!(size_of_val(&COMPOSITIONS) == 136);
    assert!(TEXT.len() == 1_786);
};

/// What a run of the table is: the group, and whether all its characters have the same
/// replacement.
pub(super) const TYPOGRAPHY: u8 = Groups::TYPOGRAPHY.bits();
pub(super) const SPACES: u8 = Groups::SPACES.bits();
pub(super) const ACCENTS: u8 = Groups::ACCENTS.bits();
pub(super) const LOOKALIKES: u8 = Groups::LOOKALIKES.bits();
pub(super) const SAME: u8 = 0x10;

/// Characters that follow each other, of one group, whose replacements are equally long and
/// stand one behind the other in [`TEXT`].
pub(super) struct Run {
    first: u16,
    offset: u16,
    count: u8,
    /// The group and [`SAME`] in the low bits, the octets of each replacement above them.
    kind: u8,
}

impl Run {
    pub(super) const fn of(first: u16, count: u8, kind: u8, length: u8, offset: u16) -> Self {
        assert!(length < 8 && kind <= (SAME | 0xF));
        Self {
            first,
            offset,
            count,
            kind: length << 5 | kind,
        }
    }

    const fn length(&self) -> usize {
        (self.kind >> 5) as usize
    }

    const fn group(&self) -> Groups {
        Groups::of_bits(self.kind)
    }

    /// The replacement of the character at this place of the run.
    fn text(&self, place: usize) -> Option<&'static str> {
        let length = self.length();
        let step = match self.kind & SAME {
            0 => place.checked_mul(length)?,
            _ => 0,
        };
        part(usize::from(self.offset).checked_add(step)?, length)
    }
}

fn part(offset: usize, length: usize) -> Option<&'static str> {
    TEXT.get(offset..offset.checked_add(length)?)
}

/// What stands for a character.
pub(super) fn find(character: char) -> Option<Substitute> {
    let point = u32::from(character);
    let runs: &[Run] = match point >> 16 {
        0 => &BASIC,
        1 => &BEYOND,
        _ => return None,
    };
    let point = u16::try_from(point & 0xFFFF).ok()?;
    let behind = runs.partition_point(|run| run.first <= point);
    let run = runs.get(behind.checked_sub(1)?)?;
    let place = point.checked_sub(run.first)?;
    if place >= u16::from(run.count) {
        return None;
    }
    Some(Substitute {
        text: run.text(place.into())?,
        group: run.group(),
    })
}

/// A letter with a mark that is a character of the default alphabet, or has one that stands
/// for it.
pub(super) struct Composition {
    base: u8,
    /// The last octet of the mark: all of them are U+0300 to U+036F.
    mark: u8,
    offset: u16,
}

/// The page of the marks: no character before it combines with another.
const MARKS: u32 = FIRST_MARK as u32;
pub(super) const FIRST_MARK: char = '\u{300}';
/// The octets of everything that a composition gives.
const COMPOSED: usize = 2;

impl Composition {
    pub(super) const fn of(base: u8, mark: char, offset: u16) -> Self {
        assert!(mark as u32 & !0xFF == MARKS);
        Self {
            base,
            mark: mark as u8,
            offset,
        }
    }
}

/// What a letter and a mark are together, where that is more than the letter.
pub(super) fn compose(base: char, mark: char) -> Option<&'static str> {
    let base = u8::try_from(base).ok()?;
    let mark = u8::try_from(u32::from(mark).checked_sub(MARKS)?).ok()?;
    let place = COMPOSITIONS
        .binary_search_by_key(&(base, mark), |composition| {
            (composition.base, composition.mark)
        })
        .ok()?;
    let composition = COMPOSITIONS.get(place)?;
    part(composition.offset.into(), COMPOSED)
}
