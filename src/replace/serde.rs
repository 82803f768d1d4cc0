//! `Serialize` and `Deserialize` implementations.

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};

use super::policy::Policy;
use super::set::Groups;
use crate::alphabet::{NamedSet, from_name, from_names, to_names};

/// Serializes as `"never"`, `"fit"`, `"save"` or `"always"`.
impl Serialize for Policy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Policy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_name(deserializer, "never, fit, save or always")
    }
}

impl NamedSet for Groups {
    const EMPTY: Self = Self::NONE;
    const NAMES: &'static [(&'static str, Self)] = Self::NAMED;
    const EXPECTED: &'static str = "typography, spaces, accents, lookalikes or greek";

    fn union(self, others: Self) -> Self {
        self.with(others)
    }

    fn includes(self, element: Self) -> bool {
        self.contains(element)
    }
}

/// Serializes as a list of the names `"typography"`, `"spaces"`, `"accents"`, `"lookalikes"` and
/// `"greek"`.
impl Serialize for Groups {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        to_names(*self, serializer)
    }
}

impl<'de> Deserialize<'de> for Groups {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_names(deserializer)
    }
}
