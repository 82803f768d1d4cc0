//! `Serialize` and `Deserialize` implementations.

use core::fmt;
use core::str::FromStr;

use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeSeq, Serializer};

use super::policy::Policy;
use super::set::Groups;
use crate::alphabet::{find_by_name, from_name};

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

const NAMES: [(&str, Groups); 5] = [
    ("typography", Groups::TYPOGRAPHY),
    ("spaces", Groups::SPACES),
    ("accents", Groups::ACCENTS),
    ("lookalikes", Groups::LOOKALIKES),
    ("greek", Groups::GREEK),
];

/// Serializes as a list of the names `"typography"`, `"spaces"`, `"accents"`, `"lookalikes"` and
/// `"greek"`.
impl Serialize for Groups {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let names = NAMES.iter().filter(|(_, group)| self.contains(*group));
        let mut list = serializer.serialize_seq(Some(names.clone().count()))?;
        for (name, _) in names {
            list.serialize_element(name)?;
        }
        list.end()
    }
}

impl<'de> Deserialize<'de> for Groups {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(List)
    }
}

struct List;

impl<'de> Visitor<'de> for List {
    type Value = Groups;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of group names")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Groups, A::Error> {
        let mut groups = Groups::NONE;
        while let Some(Group(group)) = list.next_element()? {
            groups = groups.with(group);
        }
        Ok(groups)
    }
}

/// A single group, deserialized from its name.
struct Group(Groups);

impl FromStr for Group {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        find_by_name(name, &NAMES).map(Self).ok_or(())
    }
}

impl<'de> Deserialize<'de> for Group {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_name(
            deserializer,
            "typography, spaces, accents, lookalikes or greek",
        )
    }
}
