//! `Serialize` and `Deserialize` for the store.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use super::store::Reassembler;
use crate::wire::ReferenceWidth;

/// The lists are in the order of the store: the parts of the first message come first.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct State<M, P> {
    max_age: Option<u64>,
    messages: M,
    parts: P,
}

/// Serializes the age limit, the messages and their parts.
impl<K: Serialize, const MESSAGES: usize, const PARTS: usize> Serialize
    for Reassembler<K, MESSAGES, PARTS>
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let state = State {
            max_age: self.max_age(),
            messages: &self.messages[..],
            parts: &self.parts[..],
        };
        state.serialize(serializer)
    }
}

/// Fails if the messages do not fit in the store, or if no calls of
/// [`push_part`](Reassembler::push_part) lead to this state.
impl<'de, K: Deserialize<'de> + Eq, const MESSAGES: usize, const PARTS: usize> Deserialize<'de>
    for Reassembler<K, MESSAGES, PARTS>
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let State::<List<_, MESSAGES>, List<_, PARTS>> {
            max_age,
            messages: List(messages),
            parts: List(parts),
        } = State::deserialize(deserializer)?;
        let store = Self {
            messages,
            parts,
            max_age: max_age.unwrap_or(u64::MAX),
        };
        match store.first_invalid() {
            None => Ok(store),
            Some(reason) => Err(D::Error::custom(reason)),
        }
    }
}

impl<K: Eq, const MESSAGES: usize, const PARTS: usize> Reassembler<K, MESSAGES, PARTS> {
    /// Returns why the state is invalid, if it is.
    fn first_invalid(&self) -> Option<&'static str> {
        let mut rest = &self.parts[..];
        for (index, message) in self.messages.iter().enumerate() {
            let key = &message.key;
            if key.total < 2 || usize::from(key.total) > PARTS {
                return Some("a message has fewer than two parts or more than the store");
            }
            if key.reference_width == ReferenceWidth::Bits8 && key.reference > 0xFF {
                return Some("an 8-bit reference number is above 255");
            }
            if self.messages.iter().take(index).any(|one| one.key == *key) {
                return Some("two messages have the same key");
            }
            if message.first_seen > message.last_seen {
                return Some("a message was last seen before it was first seen");
            }
            let Some((parts, others)) = rest.split_at_checked(message.part_count.into()) else {
                return Some("parts are missing at the end");
            };
            rest = others;
            let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
                return Some("a message has no parts");
            };
            if first.sequence == 0
                || last.sequence > key.total
                || !parts.is_sorted_by(|one, next| one.sequence < next.sequence)
            {
                return Some("the parts of a message are not in order");
            }
        }
        (!rest.is_empty()).then_some("parts at the end belong to no message")
    }
}

/// At most `N` items.
struct List<T, const N: usize>(heapless::Vec<T, N>);

impl<'de, T: Deserialize<'de>, const N: usize> Deserialize<'de> for List<T, N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(ListVisitor(PhantomData))
    }
}

struct ListVisitor<T, const N: usize>(PhantomData<T>);

impl<'de, T: Deserialize<'de>, const N: usize> Visitor<'de> for ListVisitor<T, N> {
    type Value = List<T, N>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "a list of at most {N} items, which is what the store holds"
        )
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut items = heapless::Vec::new();
        while let Some(item) = list.next_element()? {
            let full = |_| A::Error::invalid_length(N.saturating_add(1), &self);
            items.push(item).map_err(full)?;
        }
        Ok(List(items))
    }
}
