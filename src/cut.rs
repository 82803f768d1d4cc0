//! Where a segment ends: the only place that says so.

use core::iter::FusedIterator;

use crate::boundary::{Boundary, first_cluster};
use crate::encoding::Coding;

/// A segment that is being filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Fill {
    capacity: u16,
    used: u16,
}

impl Fill {
    /// An empty segment that holds so many units.
    pub(crate) const fn new(capacity: u16) -> Self {
        Self { capacity, used: 0 }
    }

    /// The units in it.
    pub(crate) const fn used(self) -> u16 {
        self.used
    }

    /// Takes a piece that stays whole, if it still fits.
    ///
    /// This is the rule: a segment ends before the first piece that does not fit,
    /// and units that this leaves over stay unused (23.040 §9.2.3.24.1).
    #[inline]
    pub(crate) const fn take(&mut self, units: u16) -> bool {
        let fits = units <= self.capacity.saturating_sub(self.used);
        if fits {
            self.used = self.used.saturating_add(units);
        }
        fits
    }
}

/// The pieces of a text that stay whole in segments of some capacity: characters, or
/// grapheme clusters and the characters of those that are larger than a segment.
#[derive(Clone, Debug)]
pub(crate) struct Pieces<'t> {
    rest: &'t str,
    coding: Coding,
    boundary: Boundary,
    capacity: u16,
    /// Octets at the start of the rest that belong to a cluster which is larger
    /// than a segment. They are remembered because the rest of a torn cluster can
    /// fall into other clusters than the whole had.
    loose: usize,
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
            loose: 0,
        }
    }

    /// The octets and the units of the next piece.
    #[inline]
    fn peek(&mut self) -> Option<(usize, u16)> {
        if self.loose == 0 {
            if let Some(cluster) = first_cluster(self.rest, self.boundary) {
                let units = self.units(cluster);
                if units <= self.capacity {
                    return Some((cluster.len(), units));
                }
                self.loose = cluster.len();
            }
        }
        let character = self.rest.chars().next()?;
        Some((character.len_utf8(), self.coding.units(character)))
    }

    /// Goes behind a piece of so many octets.
    #[inline]
    fn advance(&mut self, octets: usize) {
        self.loose = self.loose.saturating_sub(octets);
        self.rest = self.rest.get(octets..).unwrap_or("");
    }

    fn units(&self, cluster: &str) -> u16 {
        cluster.chars().fold(0, |units: u16, character| {
            units.saturating_add(self.coding.units(character))
        })
    }
}

impl Iterator for Pieces<'_> {
    /// The octets of a piece.
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let (octets, _) = self.peek()?;
        self.advance(octets);
        Some(octets)
    }
}

/// A stretch of a text that fills a segment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stretch<'t> {
    /// The text of the segment.
    pub(crate) text: &'t str,
    /// Its units in the encoding of the message.
    pub(crate) units: u16,
}

/// The segments of a text, one after the other, each as full as it can be.
///
/// An empty text has one segment.
#[derive(Clone, Debug)]
pub(crate) struct Cuts<'t> {
    pieces: Pieces<'t>,
    begun: bool,
}

impl<'t> Cuts<'t> {
    pub(crate) const fn new(pieces: Pieces<'t>) -> Self {
        Self {
            pieces,
            begun: false,
        }
    }
}

impl<'t> Iterator for Cuts<'t> {
    type Item = Stretch<'t>;

    fn next(&mut self) -> Option<Stretch<'t>> {
        let text = self.pieces.rest;
        if text.is_empty() && self.begun {
            return None;
        }
        self.begun = true;
        let mut fill = Fill::new(self.pieces.capacity);
        while let Some((octets, units)) = self.pieces.peek() {
            if !fill.take(units) {
                break;
            }
            self.pieces.advance(octets);
        }
        let octets = text.len().saturating_sub(self.pieces.rest.len());
        Some(Stretch {
            text: text.get(..octets).unwrap_or(text),
            units: fill.used(),
        })
    }
}

impl FusedIterator for Cuts<'_> {}
