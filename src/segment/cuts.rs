//! A text cut into its segments.

use core::iter::FusedIterator;

use super::boundary::{Boundary, first_cluster};
use crate::alphabet::Coding;
use crate::count::Fill;
use crate::kernel::{Unit, count_characters};

/// The pieces of a text that stay whole in segments of some capacity: characters, or grapheme
/// clusters and the characters of those that are larger than a segment.
#[derive(Clone, Debug)]
pub(crate) struct Pieces<'t> {
    rest: &'t str,
    coding: Coding,
    boundary: Boundary,
    capacity: u16,
    /// Bytes at the start of the rest that belong to a cluster larger than a segment. They are
    /// remembered because the rest of a divided cluster can form other clusters: a joiner at the
    /// start joins nothing.
    split_cluster: usize,
}

impl<'t> Pieces<'t> {
    pub(crate) const fn new(
        text: &'t str,
        coding: Coding,
        boundary: Boundary,
        capacity: u16,
    ) -> Self {
        Self {
            rest: text,
            coding,
            boundary,
            capacity,
            split_cluster: 0,
        }
    }

    /// The bytes and the units of the next piece.
    #[inline]
    fn peek(&mut self) -> Option<(usize, u16)> {
        if self.split_cluster == 0
            && let Some(cluster) = first_cluster(self.rest, self.boundary)
        {
            let units = self.units(cluster);
            if units <= self.capacity {
                return Some((cluster.len(), units));
            }
            self.split_cluster = cluster.len();
        }
        let character = self.rest.chars().next()?;
        Some((character.len_utf8(), self.coding.units(character)))
    }

    /// Skips a piece of `octets` bytes.
    #[inline]
    fn advance(&mut self, octets: usize) {
        self.split_cluster = self.split_cluster.saturating_sub(octets);
        self.rest = self.rest.get(octets..).unwrap_or("");
    }

    fn units(&self, cluster: &str) -> u16 {
        cluster.chars().fold(0, |units: u16, character| {
            units.saturating_add(self.coding.units(character))
        })
    }
}

impl Iterator for Pieces<'_> {
    /// The bytes of a piece.
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let (octets, _) = self.peek()?;
        self.advance(octets);
        Some(octets)
    }
}

/// The text of a segment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cut<'t> {
    /// The text of the segment.
    pub(crate) text: &'t str,
    /// Its units in the encoding of the message.
    pub(crate) units: u16,
    /// Its UTF-16 code units.
    pub(crate) code_units: usize,
}

/// The segments of a text, in order, each as full as it can be.
///
/// An empty text has one segment.
#[derive(Clone, Debug)]
pub(crate) struct Cuts<'t> {
    pieces: Pieces<'t>,
    /// The unit, if segments end at characters whose first octets tell their cost.
    unit: Option<Unit>,
    begun: bool,
}

impl<'t> Cuts<'t> {
    /// How many segments there are, and the units of the last one.
    pub(crate) fn count(self) -> (u32, u16) {
        self.fold((0, 0), |(segments, _): (u32, u16), cut| {
            (segments.saturating_add(1), cut.units)
        })
    }

    pub(crate) const fn new(pieces: Pieces<'t>, unit: Option<Unit>) -> Self {
        Self {
            pieces,
            unit,
            begun: false,
        }
    }
}

impl<'t> Iterator for Cuts<'t> {
    type Item = Cut<'t>;

    fn next(&mut self) -> Option<Cut<'t>> {
        let text = self.pieces.rest;
        if text.is_empty() && self.begun {
            return None;
        }
        self.begun = true;
        let mut fill = Fill::new(self.pieces.capacity);
        if let Some(unit) = self.unit {
            let octets = fill.take_octets(text.as_bytes(), unit);
            self.pieces.advance(octets);
        } else if self.pieces.boundary == Boundary::Character {
            let octets = fill.take_characters(text, self.pieces.coding);
            self.pieces.advance(octets);
        } else {
            while let Some((octets, units)) = self.pieces.peek() {
                if !fill.take(units.into()) {
                    break;
                }
                self.pieces.advance(octets);
            }
        }
        let octets = text.len().saturating_sub(self.pieces.rest.len());
        let text = text.get(..octets).unwrap_or(text);
        let units = fill.used(self.pieces.capacity);
        let code_units = match (self.unit, self.pieces.coding) {
            (Some(Unit::Octet), _) => octets,
            (_, Coding::Ucs2) => units.into(),
            // No character of an alphabet is a surrogate pair.
            (_, Coding::Gsm7(_)) => count_characters(text.as_bytes()),
        };
        Some(Cut {
            text,
            units,
            code_units,
        })
    }
}

impl FusedIterator for Cuts<'_> {}
