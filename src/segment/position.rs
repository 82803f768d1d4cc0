//! Positions in a text.

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Position {
    /// Offset in bytes.
    pub(crate) byte: usize,
    /// Offset in UTF-16 code units.
    pub(crate) utf16: usize,
}

impl Position {
    pub(crate) const START: Self = Self { byte: 0, utf16: 0 };

    /// Returns the position at the end of `text`, which starts here and has `code_units` UTF-16
    /// code units.
    #[must_use]
    pub(crate) const fn after(self, text: &str, code_units: usize) -> Self {
        Self {
            byte: self.byte.saturating_add(text.len()),
            utf16: self.utf16.saturating_add(code_units),
        }
    }

    #[must_use]
    pub(crate) const fn after_char(self, character: char) -> Self {
        Self {
            byte: self.byte.saturating_add(character.len_utf8()),
            utf16: self.utf16.saturating_add(character.len_utf16()),
        }
    }
}
