//! Where a segment ends: the only place that says so.

use core::iter::FusedIterator;

use crate::boundary::{Boundary, first_piece};
use crate::encoding::{Coding, code_units};

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

/// A stretch of a text that fills a segment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stretch<'t> {
    /// The text of the segment.
    pub(crate) text: &'t str,
    /// Its units in the encoding of the message.
    pub(crate) units: u16,
    /// Its UTF-16 code units, whatever the encoding.
    pub(crate) code_units: u16,
}

/// The segments of a text, one after the other, each as full as it can be.
///
/// An empty text has one segment.
#[derive(Clone, Debug)]
pub(crate) struct Cuts<'t> {
    rest: &'t str,
    coding: Coding,
    boundary: Boundary,
    capacity: u16,
    /// Octets at the start of the rest that belong to a cluster which is larger
    /// than a segment, and so is cut at characters. They are remembered because the
    /// rest of a torn cluster can fall into other clusters than the whole had.
    loose: usize,
    begun: bool,
}

impl<'t> Cuts<'t> {
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
            begun: false,
        }
    }

    /// The next piece of the rest that stays whole, and its units.
    fn piece(&mut self) -> (&'t str, u32) {
        if self.loose == 0 && !matches!(self.boundary, Boundary::Character) {
            let piece = first_piece(self.rest, self.boundary);
            let units = self.units(piece);
            if units <= u32::from(self.capacity) {
                return (piece, units);
            }
            self.loose = piece.len();
        }
        let piece = first_piece(self.rest, Boundary::Character);
        (piece, self.units(piece))
    }

    fn units(&self, piece: &str) -> u32 {
        piece.chars().fold(0_u32, |units, character| {
            units.saturating_add(u32::from(self.coding.units(character)))
        })
    }
}

impl<'t> Iterator for Cuts<'t> {
    type Item = Stretch<'t>;

    fn next(&mut self) -> Option<Stretch<'t>> {
        if self.rest.is_empty() && self.begun {
            return None;
        }
        self.begun = true;
        let text = self.rest;
        let mut fill = Fill::new(self.capacity);
        let mut octets = 0_usize;
        let mut utf16 = 0_u16;
        while !self.rest.is_empty() {
            let (piece, units) = self.piece();
            if !fill.take(u16::try_from(units).unwrap_or(u16::MAX)) {
                break;
            }
            octets = octets.saturating_add(piece.len());
            for character in piece.chars() {
                utf16 = utf16.saturating_add(code_units(character));
            }
            self.loose = self.loose.saturating_sub(piece.len());
            self.rest = self.rest.get(piece.len()..).unwrap_or("");
        }
        Some(Stretch {
            text: text.get(..octets).unwrap_or(text),
            units: fill.used(),
            code_units: utf16,
        })
    }
}

impl FusedIterator for Cuts<'_> {}
