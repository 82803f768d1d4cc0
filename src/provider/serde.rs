//! Values of this layer in files and answers.

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};

use super::channel::Channel;
use super::rules::Provider;
use crate::alphabet::from_name;

/// `"sms"` or `"mms"`.
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

/// The name alone, without the rules. Only those of [`Provider::ALL`] read back.
impl Serialize for Provider {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// Reads the name of one of [`Provider::ALL`].
impl<'de> Deserialize<'de> for Provider {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_name(deserializer, "the name of a known provider")
    }
}
