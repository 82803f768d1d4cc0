//! Serialization of sets as lists of names.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Unexpected, Visitor};
use serde::ser::{SerializeSeq, Serializer};

use super::names::find_by_name;

/// A set whose elements have names.
pub(crate) trait NamedSet: Copy + 'static {
    const EMPTY: Self;
    /// Each element with its name.
    const NAMES: &'static [(&'static str, Self)];
    /// The names, for error messages.
    const EXPECTED: &'static str;

    fn union(self, others: Self) -> Self;

    fn includes(self, element: Self) -> bool;
}

/// Serializes a set as a list of names.
pub(crate) fn to_names<T: NamedSet, S: Serializer>(
    set: T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let names = T::NAMES
        .iter()
        .filter(|&&(_, element)| set.includes(element));
    let mut list = serializer.serialize_seq(Some(names.clone().count()))?;
    for (name, _) in names {
        list.serialize_element(name)?;
    }
    list.end()
}

/// Deserializes a set from a list of names.
pub(crate) fn from_names<'de, T: NamedSet, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_seq(List(PhantomData))
}

struct List<T>(PhantomData<T>);

impl<'de, T: NamedSet> Visitor<'de> for List<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list of names: {}", T::EXPECTED)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<T, A::Error> {
        let mut set = T::EMPTY;
        while let Some(Element(element)) = list.next_element()? {
            set = set.union(element);
        }
        Ok(set)
    }
}

/// A single element, deserialized from its name.
struct Element<T>(T);

impl<'de, T: NamedSet> Deserialize<'de> for Element<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Name(PhantomData))
    }
}

struct Name<T>(PhantomData<T>);

impl<T: NamedSet> Visitor<'_> for Name<T> {
    type Value = Element<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Element<T>, E> {
        let found = find_by_name(name, T::NAMES);
        let invalid = || E::invalid_value(Unexpected::Str(name), &self);
        found.map(Element).ok_or_else(invalid)
    }
}
