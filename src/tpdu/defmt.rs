//! `defmt::Format` implementations that are not derived.

use defmt::{Format, Formatter};

use super::address::AddressName;
use super::command::Command;
use super::written::WrittenTpdu;

impl Format for AddressName {
    fn format(&self, f: Formatter<'_>) {
        let name: &str = self;
        defmt::write!(f, "{=str}", name);
    }
}

impl Format for Command {
    fn format(&self, f: Formatter<'_>) {
        defmt::write!(
            f,
            "Command {{ message_reference: {=u8}, protocol: {}, command_type: {}, \
             message_number: {=u8}, destination: {}, data: {=[u8]:02X} }}",
            self.message_reference,
            self.protocol,
            self.command_type,
            self.message_number,
            self.destination,
            self.data()
        );
    }
}

impl Format for WrittenTpdu {
    fn format(&self, f: Formatter<'_>) {
        defmt::write!(f, "{=[u8]:02X}", self.octets());
    }
}
