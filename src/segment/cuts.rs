//! Cutting a text into segments.

use core::iter::FusedIterator;

use super::boundary::{Boundary, first_cluster};
#[cfg(feature = "graphemes")]
use super::straddling::straddling_cluster;
use crate::alphabet::Coding;
use crate::count::Fill;
use crate::kernel::{Unit, count_characters};

/// An iterator over the indivisible pieces of a text: characters, or grapheme clusters that fit in
/// a segment.
#[derive(Clone, Debug)]
pub(crate) struct Pieces<'t> {
    rest: &'t str,
    coding: Coding,
    boundary: Boundary,
    capacity: u16,
    /// Number of bytes at the start of `rest` that belong to a cluster larger than a segment. These
    /// bytes are not searched for clusters again, because the remainder of a cluster can contain
    /// different clusters.
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

    /// Returns the length of the next piece, in bytes and in units.
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

    /// Takes as many pieces as fit. Only the cluster at the end is looked for.
    ///
    /// Cold, because cutting between characters would take longer with this inlined.
    #[cfg(feature = "graphemes")]
    #[cold]
    fn take_pieces(&mut self, fill: &mut Fill) {
        if self.split_cluster > 0 {
            let rest = self.rest.get(..self.split_cluster).unwrap_or(self.rest);
            let bytes = self.take_characters(rest, fill);
            self.advance(bytes);
            if self.split_cluster > 0 {
                return;
            }
        }
        let (text, before) = (self.rest, *fill);
        let end = self.take_characters(text, fill);
        let Some(cluster) = straddling_cluster(text, end) else {
            return self.advance(end);
        };
        let whole = text.get(cluster.clone()).unwrap_or("");
        if self.units(whole) > self.capacity {
            self.advance(end);
            self.split_cluster = cluster.end.saturating_sub(end);
            return;
        }
        let divided = text.get(cluster.start..end).unwrap_or("");
        let taken = before.remaining().saturating_sub(fill.remaining());
        *fill = before;
        fill.take(taken.saturating_sub(self.units(divided).into()));
        self.advance(cluster.start);
    }

    #[cfg(not(feature = "graphemes"))]
    #[cold]
    fn take_pieces(&mut self, fill: &mut Fill) {
        let bytes = self.take_characters(self.rest, fill);
        self.advance(bytes);
    }

    /// Returns the bytes of the characters that fit.
    fn take_characters(&self, text: &str, fill: &mut Fill) -> usize {
        match self.coding {
            Coding::Ucs2 => fill.take_bytes(text.as_bytes(), Unit::CodeUnit),
            coding @ Coding::Gsm7(_) => fill.take_characters(text, coding),
        }
    }

    #[inline]
    fn advance(&mut self, bytes: usize) {
        self.split_cluster = self.split_cluster.saturating_sub(bytes);
        self.rest = self.rest.get(bytes..).unwrap_or("");
    }

    fn units(&self, cluster: &str) -> u16 {
        cluster.chars().fold(0, |units: u16, character| {
            units.saturating_add(self.coding.units(character))
        })
    }
}

impl Iterator for Pieces<'_> {
    /// The length of a piece in bytes.
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let (bytes, _) = self.peek()?;
        self.advance(bytes);
        Some(bytes)
    }
}

/// The text of a segment and its length.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cut<'t> {
    pub(crate) text: &'t str,
    pub(crate) units: u16,
    /// Length in UTF-16 code units, correct only if every character has a code.
    pub(crate) code_units: usize,
}

/// An iterator over the segments of a text, each as full as possible. An empty text has one
/// segment.
#[derive(Clone, Debug)]
pub(crate) struct Cuts<'t> {
    pieces: Pieces<'t>,
    unit: Option<Unit>,
    started: bool,
}

impl<'t> Cuts<'t> {
    /// Returns the number of segments, and the number of units in the last segment.
    pub(crate) fn count(self) -> (u32, u16) {
        self.fold((0, 0), |(segments, _): (u32, u16), cut| {
            (segments.saturating_add(1), cut.units)
        })
    }

    pub(crate) const fn new(pieces: Pieces<'t>, unit: Option<Unit>) -> Self {
        Self {
            pieces,
            unit,
            started: false,
        }
    }
}

impl<'t> Iterator for Cuts<'t> {
    type Item = Cut<'t>;

    fn next(&mut self) -> Option<Cut<'t>> {
        let text = self.pieces.rest;
        if text.is_empty() && self.started {
            return None;
        }
        self.started = true;
        let mut fill = Fill::new(self.pieces.capacity);
        if let Some(unit) = self.unit {
            let bytes = fill.take_bytes(text.as_bytes(), unit);
            self.pieces.advance(bytes);
        } else if self.pieces.boundary == Boundary::Character {
            let bytes = fill.take_characters(text, self.pieces.coding);
            self.pieces.advance(bytes);
        } else {
            self.pieces.take_pieces(&mut fill);
        }
        let bytes = text.len().saturating_sub(self.pieces.rest.len());
        let text = text.get(..bytes).unwrap_or(text);
        let units = fill.used(self.pieces.capacity);
        let code_units = match (self.unit, self.pieces.coding) {
            (Some(Unit::Byte), _) => bytes,
            (_, Coding::Ucs2) => units.into(),
            // No character of a GSM 7-bit alphabet needs a surrogate pair.
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
