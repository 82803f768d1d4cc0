//! Inline events: the only event of a message, kept in the row of the message.
//!
//! An inline event is deleted with its message, or moved to the table of events when it is sent again
//! later or by another instance.

use std::collections::{HashMap, HashSet};

use tokio_postgres::Row;
use tokio_postgres::types::ToSql;

use super::super::Place;
use super::instance::Instance;
use super::messages::message;
use super::operation::{Finish, Written};
use super::transaction::Transaction;
use super::{finish, inline_queue};
use crate::clock::Millis;
use crate::events;

/// Ends messages that have come as far as they must have and have no events yet, and deletes their
/// segments. The owner is the instance that sends the event. `expires` is set because only rows with it
/// are taken over, and a message that a carrier had has none.
const TELL: &str = "WITH done AS (
        UPDATE messages SET progress = 3, owner = $6, error = one.error, ended = one.time,
            receiver = one.receiver, until = NULL, expires = coalesce(messages.expires, one.time),
            text = NULL
        FROM unnest($1::bigint[], $2::smallint[], $3::integer[], $4::bigint[], $5::text[])
            AS one (place, progress, error, time, receiver)
        WHERE messages.place = one.place AND messages.progress = one.progress
            AND NOT EXISTS (SELECT FROM events
                WHERE events.message = messages.place AND events.data IS NULL)
        RETURNING messages.place, one.progress
    ), gone AS (
        DELETE FROM segments USING done WHERE message = done.place RETURNING carrier, id, recipient
    ), noted AS (
        INSERT INTO ended (carrier, id, recipient)
        SELECT DISTINCT ON (carrier, id) carrier, id, recipient FROM gone ORDER BY carrier, id
        ON CONFLICT (carrier, id)
            DO UPDATE SET recipient = excluded.recipient, time = excluded.time
    )
    SELECT array_agg(place), array_agg(progress) FROM done";
const FORGET: &str = "WITH gone AS (
        DELETE FROM messages WHERE place = ANY($1) AND progress = 3 RETURNING place
    )
    SELECT array_agg(place) FROM gone";
const SOME: &str = "SELECT place, owner, error, ended, data FROM messages
    WHERE place = ANY($1) AND progress = 3 ORDER BY place FOR UPDATE";
const OF_GONE: &str = "SELECT place, error, ended, data FROM messages
    WHERE progress = 3 AND expires IS NOT NULL AND owner IN (SELECT id FROM instances WHERE is_gone)
    LIMIT $1 FOR UPDATE SKIP LOCKED";
/// The event keeps the place of its message.
const MOVE: &str = "WITH gone AS (
        DELETE FROM messages
        USING unnest($2::bigint[], $3::text[], $4::bytea[], $5::bigint[])
            AS one (place, kind, body, due)
        WHERE messages.place = one.place AND messages.progress = 3
        RETURNING messages.*, one.kind, one.body, one.due AS told
    )
    INSERT INTO events
        (owner, place, message, receiver, kind, time, attempts, due, body, account, error, data)
    SELECT $1, place, place, receiver, kind, ended, $6, told, body, account, error, data FROM gone";
const EXPIRE: &str = "DELETE FROM messages
    WHERE expires IS NOT NULL AND progress = 3 AND ended < $1";

/// Whether the event of an end can be inline.
pub fn can_tell(one: &Finish, instance: &Instance) -> bool {
    let is_plain = matches!(&one.events[..], [event] if event.is_plain);
    is_plain && instance.inline.has_room(instance.id(), &one.receiver)
}

/// Ends messages with inline events, and returns those that have ended.
pub async fn tell(
    transaction: &Transaction<'_>,
    instance: &Instance,
    all: &[&Finish],
    told: &mut Vec<inline_queue::Told>,
) -> Written<finish::Done> {
    if all.is_empty() {
        return Ok(HashSet::new());
    }
    let owner = instance.id();
    let places: Vec<_> = all.iter().map(|one| one.place).collect();
    let froms: Vec<_> = all.iter().map(|one| one.code()).collect();
    let errors: Vec<_> = all.iter().map(|one| one.error.map(i32::from)).collect();
    let each = all.iter();
    let times: Vec<_> = each
        .map(|one| one.events.first().map(|event| event.time))
        .collect();
    let receivers: Vec<_> = all.iter().map(|one| &*one.receiver).collect();
    let statement = transaction.prepare_cached(TELL).await?;
    let values: [&(dyn ToSql + Sync); 6] = [&places, &froms, &errors, &times, &receivers, &owner];
    let row = transaction.query_one(&statement, &values).await?;
    let places: Option<Vec<Place>> = row.get(0);
    let progresses: Option<Vec<i16>> = row.get(1);
    let done = places.unwrap_or_default().into_iter();
    let done: finish::Done = done.zip(progresses.unwrap_or_default()).collect();
    for one in all {
        if let [event] = &one.events[..]
            && done.contains(&one.key())
        {
            told.push(inline_queue::Told {
                owner,
                place: one.place,
                receiver: one.receiver.clone(),
                event: event.clone(),
            });
        }
    }
    Ok(done)
}

/// Deletes messages with their inline events. Returns the places of those that had one.
pub async fn forget(transaction: &Transaction<'_>, places: &[Place]) -> Written<HashSet<Place>> {
    if places.is_empty() {
        return Ok(HashSet::new());
    }
    let statement = transaction.prepare_cached(FORGET).await?;
    let row = transaction.query_one(&statement, &[&places]).await?;
    let gone: Option<Vec<Place>> = row.get(0);
    Ok(gone.unwrap_or_default().into_iter().collect())
}

/// Moves events to their table after an attempt, due at these times. Returns the places of those that were
/// inline.
pub async fn postpone(
    transaction: &Transaction<'_>,
    instance: &Instance,
    all: &[(Place, Millis)],
) -> Written<HashSet<Place>> {
    let places: Vec<_> = all.iter().map(|(place, _)| *place).collect();
    let statement = transaction.prepare_cached(SOME).await?;
    let rows = transaction.query(&statement, &[&places]).await?;
    let due = |place| {
        let of = all.iter().find(|(one, _)| *one == place);
        of.map_or(0, |(_, until)| *until)
    };
    move_to_events(transaction, instance, &rows, 1, due).await
}

/// Moves events to their table, due at once, that may have been written with these owners and are not in
/// memory.
pub async fn give_back(
    transaction: &Transaction<'_>,
    instance: &Instance,
    all: &HashMap<Place, i64>,
) -> Written<()> {
    let places: Vec<_> = all.keys().copied().collect();
    let statement = transaction.prepare_cached(SOME).await?;
    let mut rows = transaction.query(&statement, &[&places]).await?;
    // Others may have ended the message after all.
    rows.retain(|row| all.get(&row.get("place")) == Some(&row.get("owner")));
    move_to_events(transaction, instance, &rows, 0, |_| 0).await?;
    Ok(())
}

/// Moves at most `most` events of instances that are gone to the table, due at once. Returns their number.
pub async fn take_over(
    transaction: &Transaction<'_>,
    instance: &Instance,
    most: i64,
) -> Written<u64> {
    let statement = transaction.prepare_cached(OF_GONE).await?;
    let rows = transaction.query(&statement, &[&most]).await?;
    let moved = move_to_events(transaction, instance, &rows, 0, |_| 0).await?;
    Ok(moved.len() as u64)
}

/// Deletes those from before a time, and returns their number.
pub async fn expire(transaction: &Transaction<'_>, before: Millis) -> Written<u64> {
    Ok(transaction.execute(EXPIRE, &[&before]).await?)
}

/// Moves the events of messages whose rows are locked, and returns their places.
async fn move_to_events(
    transaction: &Transaction<'_>,
    instance: &Instance,
    rows: &[Row],
    attempts: i32,
    due: impl Fn(Place) -> Millis,
) -> Written<HashSet<Place>> {
    let (mut places, mut kinds, mut bodies, mut times) = (vec![], vec![], vec![], vec![]);
    for row in rows {
        let Some(message) = message(row) else {
            continue;
        };
        let error: Option<i32> = row.get("error");
        let error = error.and_then(|code| u16::try_from(code).ok());
        let event = events::plain(&message, error, row.get("ended"));
        let place = row.get("place");
        places.push(place);
        kinds.push(event.kind.name());
        bodies.push(event.body);
        times.push(due(place));
    }
    if !places.is_empty() {
        let owner = instance.id();
        let statement = transaction.prepare_cached(MOVE).await?;
        let values: [&(dyn ToSql + Sync); 6] =
            [&owner, &places, &kinds, &bodies, &times, &attempts];
        transaction.execute(&statement, &values).await?;
    }
    Ok(places.into_iter().collect())
}
