//! `defmt::Format` implementations that are not derived.

use defmt::{Format, Formatter};

use super::extras::HeaderExtras;
use super::text::Text;
use super::user_data::UserData;

impl Format for HeaderExtras {
    fn format(&self, f: Formatter<'_>) {
        defmt::write!(f, "HeaderExtras({=[u8]:02X})", self.octets());
    }
}

impl Format for UserData {
    fn format(&self, f: Formatter<'_>) {
        defmt::write!(
            f,
            "UserData {{ fields: {}, octets: {=[u8]:02X} }}",
            self.fields(),
            self.octets()
        );
    }
}

impl Format for Text {
    fn format(&self, f: Formatter<'_>) {
        let text: &str = self;
        defmt::write!(f, "{=str}", text);
    }
}
