//! Characters that are read ahead, 32 at a time.

use super::septets::septets_from;
use crate::alphabet::{Alphabet, Main};

const AHEAD: usize = 32;

/// Stands for anything but a character of one code unit: an escape, an empty cell, a surrogate or
/// the end.
const OTHER: u16 = 0xD800;

/// At most 32 characters of a main table, or code units.
#[derive(Clone, Debug)]
pub(crate) struct Ahead {
    /// Ends with `OTHER` if there are fewer.
    units: [u16; AHEAD],
    next: usize,
    end: usize,
}

impl Ahead {
    pub(crate) const EMPTY: Self = Self {
        units: [OTHER; AHEAD],
        next: 0,
        end: 0,
    };

    /// Returns the number of units not yet taken.
    #[inline]
    pub(crate) const fn len(&self) -> usize {
        self.end.saturating_sub(self.next)
    }

    /// Takes a character. Returns `None` if the next unit is not one, or if no units are left.
    #[inline]
    pub(crate) fn next(&mut self) -> Option<char> {
        let unit = *self.units.get(self.next)?;
        let character = char::from_u32(unit.into())?;
        self.next = self.next.wrapping_add(1);
        Some(character)
    }

    /// Reads the septets from `index`, at most 32 and excluding `end`. Returns how many.
    #[inline]
    pub(crate) fn read_septets(
        &mut self,
        octets: &[u8],
        index: usize,
        end: usize,
        main: Main,
    ) -> usize {
        let septets = septets_from(octets, index);
        if main.is_default()
            && septets
                .iter()
                .fold(true, |all, &septet| all & Alphabet::is_identity(septet))
        {
            self.units = septets.map(u16::from);
        } else {
            main.read(&septets, &mut self.units);
            // An empty cell is 0.
            for unit in &mut self.units {
                *unit |= if *unit == 0 { OTHER } else { 0 };
            }
        }
        self.next = 0;
        self.end = AHEAD;
        let length = end.saturating_sub(index);
        if length < AHEAD {
            self.end = length;
            for unit in self.units.get_mut(length..).unwrap_or_default() {
                *unit = OTHER;
            }
        }
        self.end
    }

    /// Reads code units, at most 32. Returns how many.
    #[inline]
    pub(crate) fn read_code_units(&mut self, octets: &[u8]) -> usize {
        let (units, _) = octets.as_chunks();
        if let Some(units) = units.first_chunk::<AHEAD>() {
            for (unit, &octets) in self.units.iter_mut().zip(units) {
                *unit = u16::from_be_bytes(octets);
            }
            self.end = AHEAD;
        } else {
            self.units = [OTHER; AHEAD];
            for (unit, &octets) in self.units.iter_mut().zip(units) {
                *unit = u16::from_be_bytes(octets);
            }
            self.end = units.len();
        }
        self.next = 0;
        self.end
    }

    /// Makes `left` the number of units not yet taken. Returns `false` if fewer were read.
    #[inline]
    pub(crate) const fn rewind(&mut self, left: usize) -> bool {
        match self.end.checked_sub(left) {
            Some(next) => {
                self.next = next;
                true
            }
            None => false,
        }
    }
}
