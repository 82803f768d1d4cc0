//! Stands in for the `unicode-segmentation` crate in the npm package, whose size matters.
//!
//! It defines the items that septet uses, with the same results for whole texts and extended
//! grapheme clusters (UAX #29). Its table takes a tenth of the space. `tests/table.rs` writes it, and
//! `tests/equality.rs` compares the results with those of the real crate.

#![no_std]
#![forbid(unsafe_code)]
#![warn(
    missing_docs,
    missing_debug_implementations,
    unreachable_pub,
    clippy::pedantic
)]
// No input may cause a panic: these lints reject code that could panic.
#![warn(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::get_unwrap,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unreachable,
    clippy::unwrap_used
)]

mod class;
mod rules;
mod table;

use class::class;
pub use table::UNICODE_VERSION;

/// Divides a text into grapheme clusters.
pub trait UnicodeSegmentation {
    /// Iterates over the extended grapheme clusters. There are no others here, so `is_extended` has
    /// no effect.
    fn graphemes(&self, is_extended: bool) -> Graphemes<'_>;
}

impl UnicodeSegmentation for str {
    fn graphemes(&self, _: bool) -> Graphemes<'_> {
        Graphemes { rest: self }
    }
}

/// The grapheme clusters of a text.
#[derive(Clone, Debug)]
pub struct Graphemes<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Graphemes<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let mut characters = self.rest.chars();
        let mut last = class(characters.next()?);
        loop {
            let offset = self.rest.len().saturating_sub(characters.as_str().len());
            let (cluster, rest) = self.rest.split_at_checked(offset)?;
            match characters.next().map(class) {
                // No rule looks back past the start of a cluster.
                Some(after) if !rules::is_boundary(cluster, last, after) => last = after,
                _ => {
                    self.rest = rest;
                    return Some(cluster);
                }
            }
        }
    }
}

/// A place in a text.
#[derive(Clone, Debug)]
pub struct GraphemeCursor {
    offset: usize,
}

/// The cursor is not between two characters of the text, or the text is not whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GraphemeIncomplete;

impl GraphemeCursor {
    /// Returns a cursor at an offset in bytes. The length of the text is that of the text given to
    /// [`is_boundary`](Self::is_boundary), and clusters are always extended.
    #[must_use]
    pub fn new(offset: usize, _length: usize, _is_extended: bool) -> Self {
        Self { offset }
    }

    /// Returns whether the cursor is at the start of a cluster or at the end of the text.
    ///
    /// # Errors
    ///
    /// The cursor is not between two characters of `text`, or `start` is not 0, which would mean
    /// that `text` is only a part.
    pub fn is_boundary(&mut self, text: &str, start: usize) -> Result<bool, GraphemeIncomplete> {
        let (before, after) = match text.split_at_checked(self.offset) {
            Some(parts) if start == 0 => parts,
            _ => return Err(GraphemeIncomplete),
        };
        Ok(match (before.chars().next_back(), after.chars().next()) {
            (Some(last), Some(after)) => rules::is_boundary(before, class(last), class(after)),
            // GB1, GB2
            _ => true,
        })
    }

    /// Moves to the start of the previous cluster, and returns its offset. At the start of the text,
    /// there is none.
    ///
    /// # Errors
    ///
    /// As for [`is_boundary`](Self::is_boundary).
    pub fn prev_boundary(
        &mut self,
        text: &str,
        start: usize,
    ) -> Result<Option<usize>, GraphemeIncomplete> {
        let before = text.get(..self.offset).ok_or(GraphemeIncomplete)?;
        for (offset, _) in before.char_indices().rev() {
            self.offset = offset;
            if self.is_boundary(text, start)? {
                return Ok(Some(offset));
            }
        }
        Ok(None)
    }

    /// Moves to the end of the cluster, and returns its offset. At the end of the text, there is
    /// none.
    ///
    /// # Errors
    ///
    /// As for [`is_boundary`](Self::is_boundary).
    pub fn next_boundary(
        &mut self,
        text: &str,
        start: usize,
    ) -> Result<Option<usize>, GraphemeIncomplete> {
        let mut after = text.get(self.offset..).ok_or(GraphemeIncomplete)?.chars();
        while after.next().is_some() {
            self.offset = text.len().saturating_sub(after.as_str().len());
            if self.is_boundary(text, start)? {
                return Ok(Some(self.offset));
            }
        }
        Ok(None)
    }
}
