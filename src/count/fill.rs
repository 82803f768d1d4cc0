//! Where a segment ends: the only place that says so.

use crate::alphabet::Coding;
use crate::kernel::{
    BLOCK, CONTINUATION, HAS_VECTORS, HIGH, Unit, WORD, at_least, count, sum, sums, word_at,
};

/// A segment that is being filled: the units that it still holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Fill {
    room: u32,
}

impl Fill {
    /// An empty segment that holds so many units.
    pub(crate) const fn new(capacity: u16) -> Self {
        Self {
            room: capacity as u32,
        }
    }

    /// The units that it still holds.
    pub(crate) const fn room(self) -> u32 {
        self.room
    }

    /// The units in it, if it holds so many.
    #[expect(clippy::cast_possible_truncation, reason = "the room is never larger")]
    pub(crate) const fn used(self, capacity: u16) -> u16 {
        capacity.saturating_sub(self.room as u16)
    }

    /// Takes a piece that stays whole, if it still fits; or several, if all of them do.
    ///
    /// This is the rule: a segment ends before the first piece that does not fit,
    /// and units that this leaves over stay unused (23.040 §9.2.3.24.1).
    #[inline]
    pub(crate) const fn take(&mut self, units: u32) -> bool {
        let fits = units <= self.room;
        if fits {
            self.room = self.room.wrapping_sub(units);
        }
        fits
    }

    /// Takes as many of the characters as fit, and says how many octets they are.
    pub(crate) fn take_characters(&mut self, text: &str, coding: Coding) -> usize {
        let mut characters = text.chars();
        loop {
            let rest = characters.as_str().len();
            let taken = match characters.next() {
                Some(character) => self.take(coding.units(character).into()),
                None => false,
            };
            if !taken {
                return text.len().wrapping_sub(rest);
            }
        }
    }

    /// As [`Fill::take_octets`], for many of them.
    pub(crate) fn take_blocks(&mut self, octets: &[u8], unit: Unit) -> usize {
        if unit == Unit::Octet {
            let taken = u32::try_from(octets.len()).map_or(self.room, |all| all.min(self.room));
            self.take(taken);
            return taken as usize;
        }
        let mut rest = octets;
        while let Some((block, behind)) = rest.split_first_chunk::<BLOCK>() {
            if !HAS_VECTORS || !self.take(unit.sum(block).into()) {
                break;
            }
            rest = behind;
        }
        let taken = self.take_octets(rest, unit, |word| unit.costs(word));
        octets.len().wrapping_sub(rest.len()).wrapping_add(taken)
    }

    /// Takes as many of the characters as fit, and says how many octets they are. Where
    /// the octets begin or end within a character, what is there of it costs nothing.
    /// The costs are those of the unit: a choice in the loop would be made for each word.
    #[inline]
    pub(crate) fn take_octets(
        &mut self,
        octets: &[u8],
        unit: Unit,
        costs: impl Fn(usize) -> usize,
    ) -> usize {
        if !HAS_VECTORS {
            let mut all = octets.iter();
            let next = all.position(|&octet| !self.take(unit.cost(octet).into()));
            return next.unwrap_or(octets.len());
        }
        let mut fill = *self;
        let mut rest = octets;
        let taken = loop {
            let Some((word, behind)) = rest.split_first_chunk::<WORD>() else {
                let at = octets.len().wrapping_sub(rest.len());
                let (word, length) = word_at(octets, at, CONTINUATION);
                break fill.take_most(costs(word)).min(length);
            };
            let costs = costs(usize::from_le_bytes(*word));
            if !fill.take(sum(costs).into()) {
                break fill.take_most(costs);
            }
            rest = behind;
        };
        *self = fill;
        octets.len().wrapping_sub(rest.len()).wrapping_add(taken)
    }

    /// As [`Fill::take_octets`], for a block of which all characters cost so many units and
    /// more than fit: from its end, which takes less time where most of them do.
    #[inline]
    pub(crate) fn take_from_end(
        &mut self,
        block: &[u8; BLOCK],
        units: u32,
        costs: impl Fn(usize) -> usize,
    ) -> usize {
        let mut before = units;
        let mut rest = &block[..];
        while let Some((octets, word)) = rest.split_last_chunk::<WORD>() {
            let costs = costs(usize::from_le_bytes(*word));
            before = before.wrapping_sub(sum(costs).into());
            if self.take(before) {
                return octets.len().wrapping_add(self.take_most(costs));
            }
            rest = octets;
        }
        0
    }

    /// Takes the first pieces of a word, as many as fit, and says how many they are. The
    /// octets of the word are what they cost, at most 2 each.
    ///
    /// It is the rule for all of them at once: what the first piece costs, the first two,
    /// and so on, are held against the room.
    #[inline]
    fn take_most(&mut self, costs: usize) -> usize {
        const { assert!(2 * WORD < 0x7F) };
        let [room, ..] = self.room.min(0x7E).to_le_bytes();
        let fits = !at_least(sums(costs), room.wrapping_add(1)) & HIGH;
        // 0xFF in the octet of each piece that fits, which are the first.
        let first = (fits >> 7).wrapping_mul(0xFF);
        self.take(sum(costs & first).into());
        count(fits).into()
    }
}
