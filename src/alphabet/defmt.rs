//! How an alphabet is logged.

use defmt::{Format, Formatter};

use super::gsm7::Alphabet;

/// Shows the languages of the tables, if they are not the default ones.
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
