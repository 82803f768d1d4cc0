//! Messages of several parts.

use std::collections::HashMap;

use septet::reassembly::{Progress, Reassembler};
use septet::wire::Concatenation;

use super::reading::{Reading, is_text};

/// A message of which several parts were given.
pub struct Joined {
    pub sender: String,
    pub reference: u16,
    pub total: u8,
    pub missing: Vec<u8>,
    pub text: String,
    /// Whether the same part was given with other octets.
    pub has_conflict: bool,
}

/// Joins the parts of each message, in the order of their first parts.
pub fn join(readings: &[Reading<'_>]) -> Vec<Joined> {
    let mut groups: Vec<Vec<&Reading<'_>>> = vec![];
    let mut places = HashMap::new();
    for reading in readings {
        let Some(key) = key(reading) else {
            continue;
        };
        let place = *places.entry(key).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.push(reading),
            None => groups.push(vec![reading]),
        }
    }
    let several = groups.iter().filter(|parts| parts.len() > 1);
    several.filter_map(|parts| joined(parts)).collect()
}

/// What the parts of a message have in common.
#[derive(PartialEq, Eq, Hash)]
struct Key {
    sender: String,
    concatenation: Concatenation,
}

/// Returns the key of a part with text.
fn key(reading: &Reading<'_>) -> Option<Key> {
    let content = reading.content.as_ref()?;
    let data = content.user_data().filter(|data| is_text(data))?;
    let mut concatenation = data.concatenation().filter(|found| found.part.total > 1)?;
    concatenation.part.sequence = 0;
    let address = content.tpdu().and_then(|tpdu| tpdu.address());
    Some(Key {
        sender: address.map_or(String::new(), |address| address.to_string()),
        concatenation,
    })
}

fn joined(parts: &[&Reading<'_>]) -> Option<Joined> {
    let Key {
        sender,
        concatenation,
    } = key(parts.first()?)?;
    let mut store: Reassembler<(), 1, 255> = Reassembler::new();
    let mut has_conflict = false;
    for part in parts {
        let data = part.content.as_ref()?.user_data()?;
        match store.push((), 0, data) {
            Ok(Progress::Complete(_)) => break,
            Ok(_) => {}
            Err(_) => has_conflict = true,
        }
    }
    let message = store.messages().next()?;
    Some(Joined {
        sender,
        reference: concatenation.reference,
        total: concatenation.part.total,
        missing: message.missing_parts().collect(),
        text: message.decode_lossy().collect(),
        has_conflict,
    })
}
