//! Events that wait for their receivers.

use std::collections::HashSet;

use deadpool_postgres::Pool;
use tokio_postgres::Row;
use tokio_postgres::types::ToSql;
use tracing::error;

use super::super::recent::Change;
use super::super::{NewEvents, Place, QueuedEvent};
use super::inline;
use super::instance::{self, Instance};
use super::messages::limit;
use super::operation::{Changes, Slot, Written};
use super::transaction::Transaction;
use crate::clock::Millis;
use crate::message::{Event, EventKind};

const INSERT: &str = "INSERT INTO events (owner, place, message, receiver, kind, time, body)
    SELECT $1, * FROM unnest($2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::bigint[],
        $7::bytea[])";
/// Those that took the places of their messages.
const FORGET_LAST: &str = "DELETE FROM events WHERE place = ANY($1) AND data IS NOT NULL
    RETURNING place";
/// Nothing else is told of these messages meanwhile.
const LOCK: &str = "SELECT place FROM messages
    WHERE place IN (SELECT message FROM events WHERE place = ANY($1)) ORDER BY place FOR UPDATE";
/// The next event of a message may have been left out when it was new. Messages that have more events
/// to come are kept.
const FORGET: &str = "WITH gone AS (
        DELETE FROM events WHERE place = ANY($1) RETURNING message
    ), next AS (
        SELECT message, min(events.place) AS place FROM events JOIN gone USING (message)
        WHERE events.place <> ALL($1) AND events.data IS NULL GROUP BY message
    ), due AS (
        UPDATE events SET due = coalesce(due, $2), owner = $3 FROM next
        WHERE events.place = next.place
    ), ended AS (
        DELETE FROM messages WHERE place IN (SELECT message FROM gone) AND progress = 1
            AND place NOT IN (SELECT message FROM next)
    )
    SELECT EXISTS (SELECT FROM next)";
const POSTPONE: &str = "UPDATE events SET due = one.until, attempts = attempts + 1
    FROM unnest($1::bigint[], $2::bigint[]) AS one (place, until) WHERE events.place = one.place";
const EXPIRE: &str = "DELETE FROM events WHERE time < $1";
const FORGET_ALL: &str = "DELETE FROM messages WHERE progress = 1
    AND NOT EXISTS (SELECT FROM events WHERE message = messages.place AND data IS NULL)";
/// Events that took the places of their messages do not wait for others.
const MAKE_FIRSTS_DUE: &str = "UPDATE events SET due = $1 WHERE due IS NULL AND data IS NULL
    AND NOT EXISTS (SELECT FROM events AS earlier
        WHERE earlier.message = events.message AND earlier.place < events.place
            AND earlier.data IS NULL)";
/// Of an instance's own. Those that it has taken over become due, and others can have later places.
const NEW: &str = "SELECT place, kind, time, attempts, body,
        data IS NULL AND EXISTS (SELECT FROM events AS earlier
            WHERE earlier.message = events.message AND earlier.place < events.place
                AND earlier.data IS NULL) AS is_blocked
    FROM events WHERE owner = $1 AND receiver = $2 AND place > $3 AND due IS NULL AND place < $5
    ORDER BY place LIMIT $4";
const DUE: &str = "SELECT place, kind, time, attempts, body FROM events
    WHERE owner = $1 AND receiver = $2 AND due <= $3 ORDER BY due LIMIT $4";
const NEXT_DUE: &str =
    "SELECT min(due) FROM events WHERE owner = $1 AND receiver = $2 AND due IS NOT NULL";

/// Inserts events with the places of their messages and their receivers.
pub async fn insert(
    transaction: &Transaction<'_>,
    instance: &Instance,
    all: &[(Place, &Event, &str)],
    changes: &mut Changes,
) -> Written<()> {
    if all.is_empty() {
        return Ok(());
    }
    // Before their places: what an instance has written that is gone is taken over.
    let owner = instance.id();
    let places: Vec<Place> = all.iter().map(|_| instance.next_place()).collect();
    let messages: Vec<_> = all.iter().map(|(message, _, _)| *message).collect();
    let receivers: Vec<_> = all.iter().map(|(_, _, receiver)| *receiver).collect();
    let kinds: Vec<_> = all.iter().map(|(_, event, _)| event.kind.name()).collect();
    let times: Vec<_> = all.iter().map(|(_, event, _)| event.time).collect();
    let bodies: Vec<_> = all.iter().map(|(_, event, _)| &*event.body).collect();
    let statement = transaction.prepare_cached(INSERT).await?;
    let values: [&(dyn ToSql + Sync); 7] = [
        &owner, &places, &messages, &receivers, &kinds, &times, &bodies,
    ];
    transaction.execute(&statement, &values).await?;
    let blocked = places.iter().zip(receivers);
    changes
        .recent
        .extend(blocked.map(|(place, receiver)| Change::Blocked {
            owner,
            place: *place,
            receiver: receiver.to_owned(),
        }));
    Ok(())
}

/// Forgets events that were acknowledged at these times. All are told if another became due.
pub async fn forget(
    transaction: &Transaction<'_>,
    instance: &Instance,
    all: &[(Place, Millis, &Slot<bool>)],
) -> Written<()> {
    let Some(now) = all.iter().map(|(_, now, _)| *now).max() else {
        return Ok(());
    };
    let mut places: Vec<_> = all.iter().map(|(place, ..)| *place).collect();
    let statement = transaction.prepare_cached(FORGET_LAST).await?;
    let gone = transaction.query(&statement, &[&places]).await?;
    let gone: HashSet<Place> = gone.iter().map(|row| row.get(0)).collect();
    places.retain(|place| !gone.contains(place));
    let is_next_due = match places.is_empty() {
        true => false,
        false => forget_some(transaction, instance, &places, now).await?,
    };
    for (_, _, slot) in all {
        slot.put(is_next_due);
    }
    Ok(())
}

/// Forgets events of messages that can have more of them. Returns whether another became due.
async fn forget_some(
    transaction: &Transaction<'_>,
    instance: &Instance,
    places: &[Place],
    now: Millis,
) -> Written<bool> {
    let lock = transaction.prepare_cached(LOCK).await?;
    let forget = transaction.prepare_cached(FORGET).await?;
    let owner = instance.id();
    let (places, values): ([&(dyn ToSql + Sync); 1], [&(dyn ToSql + Sync); 3]) =
        ([&places], [&places, &now, &owner]);
    // The second follows without waiting for the answer to the first, whose failure is the reason.
    let (locked, row) = tokio::join!(
        transaction.execute(&lock, &places),
        transaction.query_one(&forget, &values)
    );
    locked?;
    Ok(row?.get(0))
}

/// Keeps events until these times.
pub async fn postpone(
    transaction: &Transaction<'_>,
    instance: &Instance,
    all: &[(Place, Millis)],
) -> Written<()> {
    if all.is_empty() {
        return Ok(());
    }
    let moved = inline::postpone(transaction, instance, all).await?;
    let others = all.iter().filter(|(place, _)| !moved.contains(place));
    let (places, times): (Vec<_>, Vec<_>) = others.copied().unzip();
    if places.is_empty() {
        return Ok(());
    }
    let statement = transaction.prepare_cached(POSTPONE).await?;
    transaction.execute(&statement, &[&places, &times]).await?;
    Ok(())
}

pub async fn expire(transaction: &Transaction<'_>, before: Millis, now: Millis) -> Written<u64> {
    let number = transaction.execute(EXPIRE, &[&before]).await?;
    if number > 0 {
        transaction.execute(FORGET_ALL, &[]).await?;
        transaction.execute(MAKE_FIRSTS_DUE, &[&now]).await?;
    }
    Ok(number + inline::expire(transaction, before).await?)
}

/// An event that cannot be read is left out, so that it does not stop all others.
fn event(row: &Row) -> Option<QueuedEvent> {
    let kind: &str = row.get("kind");
    let Some(kind) = EventKind::from_name(kind) else {
        error!(kind, "an entry of a queue cannot be read and is left out");
        return None;
    };
    Some(QueuedEvent {
        place: row.get("place"),
        event: Event {
            kind,
            time: row.get("time"),
            body: row.get("body"),
            is_plain: false,
        },
        attempts: u32::try_from(row.get::<_, i32>("attempts")).unwrap_or(0),
    })
}

/// Reads new events after a place. All up to `end` are on the disk, so that reading goes on from there
/// when there are no more.
pub async fn new(
    pool: &Pool,
    owner: i64,
    receiver: &str,
    after: Place,
    end: Place,
    most: usize,
) -> Written<NewEvents> {
    let client = pool.get().await?;
    let statement = client.prepare_cached(NEW).await?;
    let next = instance::before(owner + 1);
    let values: [&(dyn ToSql + Sync); 5] = [&owner, &receiver, &after, &limit(most), &next];
    let rows = client.query(&statement, &values).await?;
    let last = rows.last().map_or(after, |row| row.get("place"));
    let free = rows.iter().filter(|row| !row.get::<_, bool>("is_blocked"));
    Ok(NewEvents {
        last: match rows.len() < most {
            true => last.max(end),
            false => last,
        },
        events: free.filter_map(event).collect(),
    })
}

pub async fn due(
    pool: &Pool,
    owner: i64,
    receiver: &str,
    now: Millis,
    most: usize,
) -> Written<Vec<QueuedEvent>> {
    let client = pool.get().await?;
    let statement = client.prepare_cached(DUE).await?;
    let values: [&(dyn ToSql + Sync); 4] = [&owner, &receiver, &now, &limit(most)];
    let rows = client.query(&statement, &values).await?;
    Ok(rows.iter().filter_map(event).collect())
}

pub async fn next_due(pool: &Pool, owner: i64, receiver: &str) -> Written<Option<Millis>> {
    let client = pool.get().await?;
    let statement = client.prepare_cached(NEXT_DUE).await?;
    Ok(client
        .query_one(&statement, &[&owner, &receiver])
        .await?
        .get(0))
}
