//! `serde` implementations that are not derived. Octets are hexadecimal strings.

use core::fmt;
use core::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Unexpected, Visitor};
use serde::ser::{Serialize, SerializeSeq, Serializer};

use super::concatenation::ReferenceWidth;
use super::element::Elements;
use super::extras::HeaderExtras;
use super::fields::Fields;
use super::packing::Octets;
use super::user_data::UserData;
use crate::alphabet::from_name;

/// Serializes as the number of bits: `8` or `16`.
impl Serialize for ReferenceWidth {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(u8::from(*self))
    }
}

impl<'de> Deserialize<'de> for ReferenceWidth {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let bits = u8::deserialize(deserializer)?;
        let found = Unexpected::Unsigned(bits.into());
        Self::try_from(bits).map_err(|_| D::Error::invalid_value(found, &"8 or 16"))
    }
}

/// Octets in hexadecimal.
struct Hex<T>(T);

impl<T: AsRef<[u8]>> fmt::Display for Hex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut octets = self.0.as_ref().iter();
        octets.try_for_each(|octet| write!(f, "{octet:02X}"))
    }
}

impl<T: AsRef<[u8]>> Serialize for Hex<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl FromStr for Hex<Octets> {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (pairs, []) = text.as_bytes().as_chunks() else {
            return Err(());
        };
        let digit = |digit: u8| char::from(digit).to_digit(16);
        let mut octets = Octets::new();
        for &[high, low] in pairs {
            let (high, low) = (digit(high).ok_or(())?, digit(low).ok_or(())?);
            let octet = u8::try_from(high << 4 | low).map_err(|_| ())?;
            octets.push(octet).map_err(|_| ())?;
        }
        Ok(Self(octets))
    }
}

impl<'de> Deserialize<'de> for Hex<Octets> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_name(deserializer, "at most 140 octets in hexadecimal")
    }
}

#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct SerdeElement<T> {
    identifier: u8,
    data: T,
}

/// Serializes as a list of elements: `[{"identifier": 5, "data": "0B8423F0"}]`.
impl Serialize for HeaderExtras {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let elements = Elements::new(self.octets());
        let mut list = serializer.serialize_seq(Some(elements.clone().count()))?;
        for element in elements {
            list.serialize_element(&SerdeElement {
                identifier: element.identifier,
                data: Hex(element.data),
            })?;
        }
        list.end()
    }
}

/// Fails if [`HeaderExtras::with`] rejects an element.
impl<'de> Deserialize<'de> for HeaderExtras {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(HeaderExtrasVisitor)
    }
}

struct HeaderExtrasVisitor;

impl<'de> Visitor<'de> for HeaderExtrasVisitor {
    type Value = HeaderExtras;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of information elements")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<HeaderExtras, A::Error> {
        let mut extras = HeaderExtras::NONE;
        while let Some(SerdeElement { identifier, data }) = list.next_element()? {
            let Hex::<Octets>(data) = data;
            extras = extras.with(identifier, &data).map_err(Error::custom)?;
        }
        Ok(extras)
    }
}

#[derive(serde::Serialize, serde::Deserialize)]
struct SerdeUserData<T> {
    tp_dcs: u8,
    tp_udhi: bool,
    tp_udl: u8,
    octets: T,
}

/// Serializes [`UserData::fields`] and [`UserData::octets`].
impl Serialize for UserData {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Fields {
            tp_dcs,
            tp_udhi,
            tp_udl,
        } = self.fields();
        let user_data = SerdeUserData {
            tp_dcs,
            tp_udhi,
            tp_udl,
            octets: Hex(self.octets()),
        };
        user_data.serialize(serializer)
    }
}

/// Fails if [`UserData::parse`] returns an error.
impl<'de> Deserialize<'de> for UserData {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (fields, octets) = parts(deserializer)?;
        Self::parse(fields, &octets).map_err(D::Error::custom)
    }
}

fn parts<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(Fields, Octets), D::Error> {
    let SerdeUserData {
        tp_dcs,
        tp_udhi,
        tp_udl,
        octets: Hex::<Octets>(octets),
    } = SerdeUserData::deserialize(deserializer)?;
    let fields = Fields {
        tp_dcs,
        tp_udhi,
        tp_udl,
    };
    Ok((fields, octets))
}

/// Deserializes user data that any parser may have returned. Fails if none can.
pub(crate) fn deserialize_received<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<UserData, D::Error> {
    let (fields, octets) = parts(deserializer)?;
    let user_data = UserData::parse_lossy(fields, &octets);
    if user_data.fields() == fields && *user_data.octets() == *octets {
        return Ok(user_data);
    }
    UserData::parse(fields, &octets).map_err(D::Error::custom)
}
