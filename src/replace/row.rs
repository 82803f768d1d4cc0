//! Row types of the substitute table, which `tools/substitutes` generates.
//!
//! Consecutive characters often have substitutes of the same length, so each row describes a run of
//! characters. All substitutes are in one string, where they overlap if possible. The table takes 5
//! kilobytes for 2,854 characters.

use super::set::Groups;

// The kind of a run is its groups, plus `SAME` if several characters share one substitute.
pub(super) const TYPOGRAPHY: u8 = Groups::TYPOGRAPHY.bits();
pub(super) const SPACES: u8 = Groups::SPACES.bits();
pub(super) const ACCENTS: u8 = Groups::ACCENTS.bits();
pub(super) const LOOKALIKES: u8 = Groups::LOOKALIKES.bits();
pub(super) const GREEK: u8 = Groups::GREEK.bits();
pub(super) const SAME: u8 = 0x20;

/// Consecutive characters of the same groups, with substitutes of the same length.
pub(super) struct Run {
    pub(super) first: u16,
    /// Bits 0 to 14: the offset of the first substitute. Bit 15: whether all share it.
    offset: u16,
    pub(super) count: u8,
    /// Bits 0 to 4: the groups. Bits 5 to 7: the length of each substitute in bytes.
    kind: u8,
}

const IS_SHARED: u16 = 1 << 15;
const GROUPS: u8 = 0x1F;

impl Run {
    pub(super) const fn new(first: u16, count: u8, kind: u8, length: u8, offset: u16) -> Self {
        let groups = kind & !SAME;
        assert!(length < 8 && groups <= GROUPS && offset < IS_SHARED);
        let shared = if kind == groups { 0 } else { IS_SHARED };
        Self {
            first,
            offset: offset | shared,
            count,
            kind: length << 5 | groups,
        }
    }

    pub(super) const fn length(&self) -> usize {
        (self.kind >> 5) as usize
    }

    pub(super) const fn offset(&self) -> usize {
        (self.offset & !IS_SHARED) as usize
    }

    /// Returns whether all characters share one substitute.
    pub(super) const fn is_shared(&self) -> bool {
        self.offset & IS_SHARED != 0
    }

    /// Returns whether the characters are accents that can be dropped.
    pub(super) const fn is_dropped_accent(&self) -> bool {
        self.kind == ACCENTS
    }

    pub(super) const fn group(&self) -> Groups {
        Groups::from_bits(self.kind & GROUPS)
    }
}

/// An ASCII character and a mark that compose to a character with a code or a substitute.
pub(super) struct Composition {
    pub(super) base: u8,
    /// The low byte of the mark, which is in the range U+0300 to U+036F.
    pub(super) mark: u8,
    pub(super) offset: u16,
}

/// The first combining mark.
pub(super) const MARKS: u32 = 0x300;

impl Composition {
    pub(super) const fn new(base: u8, mark: char, offset: u16) -> Self {
        assert!(mark as u32 & !0xFF == MARKS);
        Self {
            base,
            mark: mark as u8,
            offset,
        }
    }
}
