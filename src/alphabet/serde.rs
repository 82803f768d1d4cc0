//! `serde` implementations for the types of this module, and a helper for other modules.

use core::fmt::{self, Write};
use core::marker::PhantomData;
use core::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};
use serde::ser::{Serialize, Serializer};

use super::charset::CharSet;
use super::code::Code;
use super::encoding::Encoding;
use super::gsm7::Alphabet;

/// Deserializes a string with `FromStr`. `expected` names the accepted values in error messages.
pub(crate) fn from_name<'de, T: FromStr, D: Deserializer<'de>>(
    deserializer: D,
    expected: &'static str,
) -> Result<T, D::Error> {
    deserializer.deserialize_str(FromStrVisitor {
        expected,
        value: PhantomData,
    })
}

struct FromStrVisitor<T> {
    expected: &'static str,
    value: PhantomData<T>,
}

impl<T: FromStr> Visitor<'_> for FromStrVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<T, E> {
        let invalid = |_| E::invalid_value(Unexpected::Str(name), &self);
        name.parse().map_err(invalid)
    }
}

/// Serializes as `"GSM-7"` or `"UCS-2"`.
impl Serialize for Encoding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Encoding {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_name(deserializer, "GSM-7 or UCS-2")
    }
}

/// Serializes as a string of the characters, in table order.
impl Serialize for CharSet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&Characters(*self))
    }
}

struct Characters(CharSet);

impl fmt::Display for Characters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let septets = 0..0x80_u8;
        let codes = septets
            .clone()
            .map(Code::Main)
            .chain(septets.map(Code::Extension));
        codes
            .filter_map(|code| Alphabet::DEFAULT.character(code))
            .filter(|&character| self.0.contains(character))
            .try_for_each(|character| f.write_char(character))
    }
}

/// Fails if a character has no code in the default tables.
impl<'de> Deserialize<'de> for CharSet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let ParsedCharSet(set) = from_name(deserializer, "characters of the GSM 7-bit alphabet")?;
        Ok(set)
    }
}

struct ParsedCharSet(CharSet);

impl FromStr for ParsedCharSet {
    type Err = ();

    fn from_str(characters: &str) -> Result<Self, ()> {
        let mut set = CharSet::EMPTY;
        for character in characters.chars() {
            set = set.with(character);
            if !set.contains(character) {
                return Err(());
            }
        }
        Ok(Self(set))
    }
}
