//! How a segment is logged.

use defmt::{Format, Formatter};

use super::split::Segment;

/// Shows which segment it is, its encoding, its units and its text.
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
