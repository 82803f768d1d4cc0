//! `defmt::Format` for an alphabet.

use defmt::{Format, Formatter};

use super::gsm7::Alphabet;

/// Writes the languages of the tables; `None` means the default table.
impl Format for Alphabet {
    fn format(&self, f: Formatter<'_>) {
        #[cfg(feature = "national")]
        defmt::write!(
            f,
            "Alphabet {{ locking_shift: {}, single_shift: {} }}",
            self.locking_shift(),
            self.single_shift()
        );
        #[cfg(not(feature = "national"))]
        defmt::write!(f, "Alphabet");
    }
}
