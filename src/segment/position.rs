//! Positions in a text, in bytes of UTF-8 and in code units of UTF-16 together.

/// A position in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Position {
    /// In bytes of UTF-8.
    pub(crate) byte: usize,
    /// In UTF-16 code units, by which strings of JavaScript, Java and C# are indexed.
    pub(crate) utf16: usize,
}

impl Position {
    /// The start of a text.
    pub(crate) const START: Self = Self { byte: 0, utf16: 0 };

    /// The position after a text that begins here, whose number of code units is known.
    #[must_use]
    pub(crate) const fn after(self, text: &str, code_units: usize) -> Self {
        Self {
            byte: self.byte.saturating_add(text.len()),
            utf16: self.utf16.saturating_add(code_units),
        }
    }

    /// The position after a character that begins here.
    #[must_use]
    pub(crate) const fn after_char(self, character: char) -> Self {
        Self {
            byte: self.byte.saturating_add(character.len_utf8()),
            utf16: self.utf16.saturating_add(character.len_utf16()),
        }
    }
}
