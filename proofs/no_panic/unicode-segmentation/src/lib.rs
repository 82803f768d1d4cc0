//! Stands in for the `unicode-segmentation` crate in the proof that septet cannot panic.
//!
//! It defines the items that septet uses, with the same signatures. Its functions cannot panic, and
//! their results are opaque to the compiler: a cluster may be any string, and need not be part of
//! the segmented text. The proof therefore covers septet's own code, whatever the real crate
//! returns, but not the real crate itself.

#![no_std]
#![forbid(unsafe_code)]

use core::hint::black_box;

/// Used only by `septet::UNICODE_VERSION`.
pub const UNICODE_VERSION: (u64, u64, u64) = (0, 0, 0);

pub trait UnicodeSegmentation {
    fn graphemes(&self, is_extended: bool) -> Graphemes<'_>;
}

impl UnicodeSegmentation for str {
    fn graphemes(&self, is_extended: bool) -> Graphemes<'_> {
        black_box(is_extended);
        black_box(Graphemes { text: self })
    }
}

#[derive(Clone, Debug)]
pub struct Graphemes<'a> {
    text: &'a str,
}

impl<'a> Iterator for Graphemes<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        black_box(Some(self.text))
    }
}

#[derive(Clone, Debug)]
pub struct GraphemeCursor(());

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GraphemeIncomplete {
    PreContext(usize),
    PrevChunk,
    NextChunk,
    InvalidOffset,
}

impl GraphemeCursor {
    pub fn new(offset: usize, length: usize, is_extended: bool) -> Self {
        black_box((offset, length, is_extended));
        black_box(Self(()))
    }

    pub fn is_boundary(
        &mut self,
        chunk: &str,
        chunk_start: usize,
    ) -> Result<bool, GraphemeIncomplete> {
        black_box((chunk, chunk_start));
        black_box(Ok(true))
    }

    pub fn prev_boundary(
        &mut self,
        chunk: &str,
        chunk_start: usize,
    ) -> Result<Option<usize>, GraphemeIncomplete> {
        black_box((chunk, chunk_start));
        black_box(Ok(Some(0)))
    }

    pub fn next_boundary(
        &mut self,
        chunk: &str,
        chunk_start: usize,
    ) -> Result<Option<usize>, GraphemeIncomplete> {
        black_box((chunk, chunk_start));
        black_box(Ok(Some(0)))
    }
}
