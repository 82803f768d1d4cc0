//! `Serialize` and `Deserialize` for the types that are serialized as names.

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};

use super::channel::Channel;
use super::rules::Provider;
use super::units::LimitUnits;
use crate::alphabet::{NamedSet, from_name, from_names, to_names};

/// Serializes as `"sms"`, `"mms"`, `"rcs"` or `"rcs-us"`.
impl Serialize for Channel {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(match self {
            Self::Sms => "sms",
            Self::Mms => "mms",
            Self::Rcs => "rcs",
            Self::RcsUs => "rcs-us",
        })
    }
}

impl<'de> Deserialize<'de> for Channel {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_name(deserializer, "sms, mms, rcs or rcs-us")
    }
}

/// Serializes as the name, without the rules.
impl Serialize for Provider {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// Accepts only the names of built-in providers ([`Provider::ALL`]).
impl<'de> Deserialize<'de> for Provider {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_name(deserializer, "the name of a known provider")
    }
}

impl NamedSet for LimitUnits {
    const EMPTY: Self = Self::NONE;
    const NAMES: &'static [(&'static str, Self)] = &[
        ("characters", Self::CHARACTERS),
        ("units", Self::UNITS),
        ("bytes", Self::BYTES),
        ("segments", Self::SEGMENTS),
    ];
    const EXPECTED: &'static str = "characters, units, bytes or segments";

    fn union(self, others: Self) -> Self {
        self.with(others)
    }

    fn includes(self, element: Self) -> bool {
        self.contains(element)
    }
}

/// Serializes as a list of the names `"characters"`, `"units"`, `"bytes"` and `"segments"`.
impl Serialize for LimitUnits {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        to_names(*self, serializer)
    }
}

impl<'de> Deserialize<'de> for LimitUnits {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_names(deserializer)
    }
}
