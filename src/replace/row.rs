//! The rows of the generated table: runs of characters, and letters with marks.
//!
//! Characters that follow each other in Unicode mostly have replacements of the same length.
//! These are stored one after the other in a single text, in which runs overlap where they can,
//! so a row needs no entry of its own: 2,464 rows take 5 kilobytes. `tools/substitutes` writes
//! them.

use super::set::Groups;

/// What a run of the table is: the group, and whether all its characters have the same
/// replacement.
pub(super) const TYPOGRAPHY: u8 = Groups::TYPOGRAPHY.bits();
pub(super) const SPACES: u8 = Groups::SPACES.bits();
pub(super) const ACCENTS: u8 = Groups::ACCENTS.bits();
pub(super) const LOOKALIKES: u8 = Groups::LOOKALIKES.bits();
pub(super) const SAME: u8 = 0x10;

/// Characters that follow each other, of one group, whose replacements are equally long and
/// stand one behind the other in one text.
pub(super) struct Run {
    pub(super) first: u16,
    pub(super) offset: u16,
    pub(super) count: u8,
    /// The group and [`SAME`] in the low bits, the octets of each replacement above them.
    pub(super) kind: u8,
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

    pub(super) const fn length(&self) -> usize {
        (self.kind >> 5) as usize
    }

    pub(super) const fn group(&self) -> Groups {
        Groups::of_bits(self.kind)
    }
}

/// A letter with a mark that is a character of the default alphabet, or has one that stands
/// for it.
pub(super) struct Composition {
    pub(super) base: u8,
    /// The last octet of the mark: all of them are U+0300 to U+036F.
    pub(super) mark: u8,
    pub(super) offset: u16,
}

/// The page of the marks: no character before it combines with another.
pub(super) const MARKS: u32 = FIRST_MARK as u32;
pub(super) const FIRST_MARK: char = '\u{300}';
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
