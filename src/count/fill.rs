//! The rule that determines where a segment ends.

use crate::alphabet::Coding;
use crate::kernel::{CostModel, Prefix, Unit, WithModel, prefix_within, with_model};

/// The number of units that still fit in a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Fill {
    remaining: u32,
}

impl Fill {
    pub(crate) const fn new(capacity: u16) -> Self {
        Self {
            remaining: capacity as u32,
        }
    }

    pub(crate) const fn remaining(self) -> u32 {
        self.remaining
    }

    /// Returns the number of units used in a segment with this capacity.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "at most a capacity, which is a u16"
    )]
    pub(crate) const fn used(self, capacity: u16) -> u16 {
        capacity.saturating_sub(self.remaining as u16)
    }

    /// Takes the units of one or more indivisible pieces if all of them fit, and returns whether
    /// they do. A segment ends before the first piece that does not fit, and its remaining units
    /// stay unused (23.040 §9.2.3.24.1).
    #[inline]
    pub(crate) const fn take(&mut self, units: u32) -> bool {
        let fits = units <= self.remaining;
        if fits {
            self.remaining = self.remaining.wrapping_sub(units);
        }
        fits
    }

    /// Takes the longest prefix that fits, and returns its length in bytes.
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

    /// Takes the longest prefix that fits, and returns its length in bytes.
    pub(crate) fn take_bytes(&mut self, bytes: &[u8], unit: Unit) -> usize {
        if unit == Unit::Byte {
            let taken =
                u32::try_from(bytes.len()).map_or(self.remaining, |all| all.min(self.remaining));
            self.take(taken);
            return taken as usize;
        }
        let prefix = with_model(
            unit,
            PrefixWithin {
                bytes,
                remaining: self.remaining,
            },
        );
        self.take(prefix.units);
        prefix.bytes
    }
}

struct PrefixWithin<'t> {
    bytes: &'t [u8],
    remaining: u32,
}

impl WithModel for PrefixWithin<'_> {
    type Output = Prefix;

    #[inline]
    fn call(self, model: impl CostModel) -> Prefix {
        prefix_within(self.bytes, model, self.remaining)
    }
}
