//! The one-pass reader: everything that the choice of an encoding needs to know.

use crate::alphabet::{Alphabet, Code};
use crate::encoding::code_units;

/// What a text holds. All numbers saturate at `u32::MAX`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Totals {
    /// Unicode scalar values.
    pub(crate) characters: u32,
    /// Septets, one for each character without a code.
    pub(crate) septets: u32,
    /// UTF-16 code units.
    pub(crate) code_units: u32,
    /// Characters without a code.
    pub(crate) foreign: u32,
}

impl Totals {
    /// The totals of an empty text.
    pub(crate) const fn new() -> Self {
        Self {
            characters: 0,
            septets: 0,
            code_units: 0,
            foreign: 0,
        }
    }

    /// Adds a character.
    #[inline]
    pub(crate) fn push(&mut self, character: char, alphabet: Alphabet) {
        let code = alphabet.code(character);
        let septets = code.map_or(1, Code::cost);
        self.foreign = self.foreign.saturating_add(u32::from(code.is_none()));
        self.characters = self.characters.saturating_add(1);
        self.septets = self.septets.saturating_add(u32::from(septets));
        self.code_units = self
            .code_units
            .saturating_add(u32::from(code_units(character)));
    }
}

/// Reads a text once.
pub(crate) fn scan(text: &str, alphabet: Alphabet) -> Totals {
    let mut totals = Totals::new();
    for character in text.chars() {
        totals.push(character, alphabet);
    }
    totals
}

/// The first character without a code, and the octet where it begins.
pub(crate) fn first_foreign(text: &str, alphabet: Alphabet) -> Option<(usize, char)> {
    text.char_indices()
        .find(|&(_, character)| alphabet.code(character).is_none())
}
