//! Messages of several parts.

use std::collections::HashMap;

use septet::UserData;
use septet::reassembly::{Progress, Reassembler};
use septet::segment::MAX_SEGMENTS;
use septet::tpdu::{Address, DateTime, Timestamp};
use septet::wire::Concatenation;

use super::reading::{Reading, is_text};

/// Parts whose times differ more than this belong to different messages: reference numbers are used
/// again.
const MAX_AGE: u64 = 24 * 60 * 60;

/// A message of which several parts were given.
pub struct Joined {
    pub address: Option<Address>,
    pub reference: u16,
    pub total: u8,
    pub missing: Vec<u8>,
    pub content: Content,
    /// The places of its parts among the readings.
    pub parts: Vec<usize>,
}

pub enum Content {
    /// The text, and why it cannot be decoded strictly.
    Text(String, Option<String>),
    Data(Vec<u8>),
}

/// Joins the parts of each message, in the order of their first parts.
pub fn join(readings: &[Reading<'_>]) -> Vec<Joined> {
    let mut groups: Vec<Vec<usize>> = vec![];
    let mut places = HashMap::new();
    for (index, reading) in readings.iter().enumerate() {
        let Some(key) = key(reading) else {
            continue;
        };
        let place = *places.entry(key).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.push(index),
            None => groups.push(vec![index]),
        }
    }
    let several = groups.iter().filter(|parts| parts.len() > 1);
    let mut all: Vec<_> = several.flat_map(|parts| joined(readings, parts)).collect();
    all.sort_by_key(|message| message.parts.first().copied());
    all
}

/// What the parts of a message have in common.
#[derive(PartialEq, Eq, Hash)]
struct Key {
    /// A message that was received is not joined with one that was sent.
    kind: Option<&'static str>,
    address: Option<Address>,
    concatenation: Concatenation,
    is_text: bool,
}

fn key(reading: &Reading<'_>) -> Option<Key> {
    let content = reading.content.as_ref()?;
    let tpdu = content.tpdu();
    let data = content.user_data()?;
    let mut concatenation = data.concatenation().filter(|found| found.part.total > 1)?;
    concatenation.part.sequence = 0;
    Some(Key {
        kind: tpdu.map(|tpdu| tpdu.name()),
        address: tpdu.and_then(|tpdu| tpdu.address()),
        concatenation,
        is_text: is_text(data),
    })
}

/// Holds one message of as many parts as there can be.
type Store = Reassembler<(), 1, { MAX_SEGMENTS as usize }>;

/// Joins parts that may belong to one message. A part that contradicts the others begins another
/// message, as does one that comes when the message is complete.
fn joined(readings: &[Reading<'_>], parts: &[usize]) -> Vec<Joined> {
    let mut all = vec![];
    let mut store = Store::with_max_age(MAX_AGE);
    let mut stored = vec![];
    for &index in parts {
        let Some((data, at)) = part(&readings[index]) else {
            continue;
        };
        let mut progress = store.push((), at, data);
        if progress.is_err() {
            all.extend(take(readings, &mut store, &mut stored));
            progress = store.push((), at, data);
        }
        if store
            .messages()
            .next()
            .is_some_and(|message| message.parts().count() == 1)
        {
            // A new message, or one that has taken the place of an older one.
            stored.clear();
        }
        stored.push(index);
        if let Ok(Progress::Complete(_)) = progress {
            all.extend(take(readings, &mut store, &mut stored));
        }
    }
    all.extend(take(readings, &mut store, &mut stored));
    all
}

/// Returns the user data of a part, and when it was sent.
fn part<'r>(reading: &'r Reading<'_>) -> Option<(&'r UserData, u64)> {
    let content = reading.content.as_ref()?;
    let timestamp = content.tpdu().and_then(|tpdu| tpdu.timestamp());
    let time = timestamp.and_then(Timestamp::date_time).map_or(0, seconds);
    Some((content.user_data()?, time))
}

/// Empties the store, and returns what was in it, if that had several parts.
fn take(readings: &[Reading<'_>], store: &mut Store, stored: &mut Vec<usize>) -> Option<Joined> {
    let parts = std::mem::take(stored);
    let first = key(&readings[*parts.first()?])?;
    let mut messages = store.messages();
    let found = messages
        .next()
        .filter(|message| message.parts().count() > 1);
    let found = found.map(|message| Joined {
        address: first.address,
        reference: first.concatenation.reference,
        total: first.concatenation.part.total,
        missing: message.missing_parts().collect(),
        content: match first.is_text {
            true => match message.decode().collect::<Result<String, _>>() {
                Ok(text) => Content::Text(text, None),
                Err(error) => {
                    Content::Text(message.decode_lossy().collect(), Some(error.to_string()))
                }
            },
            false => Content::Data(message.bodies().flatten().copied().collect()),
        },
        parts,
    });
    store.clear();
    found
}

/// Returns the seconds since 1970 in UTC.
fn seconds(time: DateTime) -> u64 {
    // Years that begin in March, so that a leap day is the last of its year.
    let (year, month) = (i64::from(time.full_year()), i64::from(time.month));
    let year = year - i64::from(month < 3);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + i64::from(time.day) - 1;
    let days = 365 * year + year / 4 - year / 100 + year / 400 + day_of_year - 719_468;
    let hours = 24 * days + i64::from(time.hour);
    let minutes = 60 * hours + i64::from(time.minute) - 15 * i64::from(time.quarters);
    u64::try_from(60 * minutes + i64::from(time.second)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_counted_in_utc() {
        let time = |year, month, day, hour, quarters| DateTime {
            year,
            month,
            day,
            hour,
            minute: 0,
            second: 0,
            quarters,
        };
        assert_eq!(seconds(time(0, 1, 1, 0, 0)), 946_684_800);
        assert_eq!(seconds(time(24, 2, 29, 12, 4)), 1_709_204_400);
        assert_eq!(seconds(time(26, 11, 26, 0, -14)), 1_795_663_800);
        assert_eq!(seconds(time(99, 12, 31, 23, 0)), 946_681_200);
    }
}
