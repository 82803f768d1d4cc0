//! `serde` implementations that are not derived. Octets are hexadecimal strings.

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

use super::address::Address;
use super::cursor::{Cursor, Mode};
use super::hex;
use super::timestamp::Timestamp;
use crate::alphabet::from_name;
use crate::wire::HexOctets;

/// Octets in hexadecimal.
struct Octets(hex::Octets);

impl core::str::FromStr for Octets {
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
        let Octets(octets) = from_name(deserializer, "the octets of an address in hexadecimal")?;
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
        let Octets(octets) = from_name(deserializer, "7 octets in hexadecimal")?;
        let octets = <[u8; 7]>::try_from(&*octets).ok();
        let octets = octets.ok_or(D::Error::custom("expected 7 octets in hexadecimal"))?;
        Ok(Self::from_octets(octets))
    }
}
