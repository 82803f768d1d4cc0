//! `defmt::Format` implementations.

use defmt::{Format, Formatter};

use super::split::Segment;

/// Writes the part, the encoding, the units and the text.
impl Format for Segment<'_> {
    fn format(&self, f: Formatter<'_>) {
        defmt::write!(
            f,
            "Segment {{ part: {}, encoding: {}, units: {=u16}, text: {=str} }}",
            self.part(),
            self.encoding(),
            self.units(),
            self.text()
        );
    }
}
