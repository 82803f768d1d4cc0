//! `Serialize` and `Deserialize` for the types that are serialized as names.

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};

use super::channel::Channel;
use super::rules::Provider;
use crate::alphabet::from_name;

/// Serializes as `"sms"` or `"mms"`.
impl Serialize for Channel {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(match self {
            Self::Sms => "sms",
            Self::Mms => "mms",
        })
    }
}

impl<'de> Deserialize<'de> for Channel {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_name(deserializer, "sms or mms")
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
