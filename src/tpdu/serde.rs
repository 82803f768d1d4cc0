//! `serde` implementations that are not derived. Octets are hexadecimal strings.

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

use super::address::Address;
use super::command::{Command, CommandType, Data};
use super::cursor::{Cursor, Mode};
use super::hex;
use super::protocol::ProtocolIdentifier;
use super::timestamp::Timestamp;
use crate::alphabet::from_name;
use crate::wire::HexOctets;

/// Octets in hexadecimal.
struct FromHex(hex::Octets);

impl core::str::FromStr for FromHex {
    type Err = ();

    fn from_str(digits: &str) -> Result<Self, ()> {
        hex::read(digits, Mode::Strict).map(Self).map_err(|_| ())
    }
}

/// Serializes [`Address::octets`].
impl Serialize for Address {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&HexOctets(self.octets()))
    }
}

/// Fails if the octets are not one address.
impl<'de> Deserialize<'de> for Address {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let FromHex(octets) = from_name(deserializer, "the octets of an address in hexadecimal")?;
        let mut cursor = Cursor::new(&octets);
        let address = Self::read(&mut cursor).map_err(D::Error::custom)?;
        cursor.finish(Mode::Strict).map_err(D::Error::custom)?;
        Ok(address)
    }
}

/// Serializes [`Timestamp::octets`].
impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&HexOctets(self.octets()))
    }
}

/// Fails unless there are 7 octets.
impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let FromHex(octets) = from_name(deserializer, "7 octets in hexadecimal")?;
        let octets = <[u8; 7]>::try_from(&*octets).ok();
        let octets = octets.ok_or(D::Error::custom("expected 7 octets in hexadecimal"))?;
        Ok(Self::from_octets(octets))
    }
}

#[derive(serde::Serialize, serde::Deserialize)]
struct SerdeCommand<T> {
    message_reference: u8,
    protocol: ProtocolIdentifier,
    command_type: CommandType,
    message_number: u8,
    destination: Address,
    status_report: bool,
    has_header: bool,
    data: T,
}

/// Serializes the fields and [`Command::data`].
impl Serialize for Command {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let command = SerdeCommand {
            message_reference: self.message_reference,
            protocol: self.protocol,
            command_type: self.command_type,
            message_number: self.message_number,
            destination: self.destination,
            status_report: self.status_report,
            has_header: self.has_header,
            data: HexOctets(self.data()),
        };
        command.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for FromHex {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_name(deserializer, "octets in hexadecimal")
    }
}

/// Fails if there are more than 157 octets of data.
impl<'de> Deserialize<'de> for Command {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let SerdeCommand {
            message_reference,
            protocol,
            command_type,
            message_number,
            destination,
            status_report,
            has_header,
            data: FromHex(data),
        } = SerdeCommand::deserialize(deserializer)?;
        let too_long = |_| D::Error::custom("expected at most 157 octets of command data");
        Ok(Self {
            message_reference,
            protocol,
            command_type,
            message_number,
            destination,
            status_report,
            has_header,
            data: Data::from_slice(&data).map_err(too_long)?,
        })
    }
}
