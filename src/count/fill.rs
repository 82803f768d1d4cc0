//! Where a segment ends: the only place that says so.

use crate::alphabet::Coding;
use crate::kernel::{CostModel, Prefix, Unit, WithModel, prefix_within, with_model};

/// A segment that is being filled: the units that still fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Fill {
    remaining: u32,
}

impl Fill {
    /// An empty segment of this capacity.
    pub(crate) const fn new(capacity: u16) -> Self {
        Self {
            remaining: capacity as u32,
        }
    }

    /// The units that still fit.
    pub(crate) const fn remaining(self) -> u32 {
        self.remaining
    }

    /// The units in it, if it has this capacity.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "at most a capacity, which is a u16"
    )]
    pub(crate) const fn used(self, capacity: u16) -> u16 {
        capacity.saturating_sub(self.remaining as u16)
    }

    /// Takes a piece that stays whole if it fits, or several pieces if all of them fit.
    ///
    /// This is the rule: a segment ends before the first piece that does not fit, and the units
    /// that are left stay unused (23.040 §9.2.3.24.1).
    #[inline]
    pub(crate) const fn take(&mut self, units: u32) -> bool {
        let fits = units <= self.remaining;
        if fits {
            self.remaining = self.remaining.wrapping_sub(units);
        }
        fits
    }

    /// Takes as many of the characters as fit, and returns how many bytes they are.
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

    /// Takes as many of the characters as fit, and returns how many octets of UTF-8
    /// they are.
    pub(crate) fn take_octets(&mut self, octets: &[u8], unit: Unit) -> usize {
        if unit == Unit::Octet {
            let taken =
                u32::try_from(octets.len()).map_or(self.remaining, |all| all.min(self.remaining));
            self.take(taken);
            return taken as usize;
        }
        let prefix = with_model(
            unit,
            PrefixWithin {
                octets,
                remaining: self.remaining,
            },
        );
        self.take(prefix.units);
        prefix.octets
    }
}

/// [`prefix_within`], for the model of a unit.
struct PrefixWithin<'t> {
    octets: &'t [u8],
    remaining: u32,
}

impl WithModel for PrefixWithin<'_> {
    type Output = Prefix;

    #[inline]
    fn with(self, model: impl CostModel) -> Prefix {
        prefix_within(self.octets, model, self.remaining)
    }
}
