//! The text of a template with filled placeholders.

use core::fmt::{self, Write};
use core::iter::FusedIterator;
use core::slice;
use core::str::Chars;

use super::filler::Fillers;
use super::part::Part;

/// The characters of a template whose placeholders are empty or full, from
/// [`TemplateCost`](super::TemplateCost).
///
/// Displays as the text.
#[derive(Clone, Debug)]
pub struct TemplateText<'t> {
    parts: slice::Iter<'t, Part<'t>>,
    fillers: Fillers,
    literal: Chars<'t>,
    /// How many times `filler` follows.
    repeats: u32,
    filler: char,
}

impl<'t> TemplateText<'t> {
    pub(super) fn new(parts: &'t [Part<'t>], fillers: Fillers) -> Self {
        Self {
            parts: parts.iter(),
            fillers,
            literal: "".chars(),
            repeats: 0,
            filler: '0',
        }
    }
}

impl Iterator for TemplateText<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        loop {
            if let Some(character) = self.literal.next() {
                return Some(character);
            }
            if let Some(repeats) = self.repeats.checked_sub(1) {
                self.repeats = repeats;
                return Some(self.filler);
            }
            match *self.parts.next()? {
                Part::Text(text) => self.literal = text.chars(),
                Part::Placeholder { content, max } => {
                    if let Some(filler) = self.fillers.of(content) {
                        self.filler = filler;
                        self.repeats = max;
                    }
                }
            }
        }
    }
}

impl FusedIterator for TemplateText<'_> {}

impl fmt::Display for TemplateText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.clone()
            .try_for_each(|character| f.write_char(character))
    }
}
