//! Messages that wait for a carrier, and those that are still held.

use std::sync::Arc;

use deadpool_postgres::{ClientWrapper, Pool};
use tokio_postgres::types::ToSql;
use tokio_postgres::{Error, Row};
use tracing::error;

use super::super::recent::Change;
use super::super::{Backlog, HeldMessage, Place, Progress, QueuedMessage};
use super::error::Failure;
use super::events;
use super::instance::{self, Instance};
use super::operation::{Changes, Postponed, Written};
use super::transaction::{Transaction, count};
use crate::clock::Millis;
use crate::message::Message;

const ACCEPT: &str = concat!(
    "WITH counted AS (",
    count!("$9", "$10"),
    ") INSERT INTO messages (owner, place, account, accepted, load, expires, data, text)
    SELECT $1, * FROM unnest($2::bigint[], $3::bytea[], $4::bigint[], $5::bigint[], $6::bigint[],
        $7::bytea[], $8::bytea[]) WHERE EXISTS (SELECT FROM counted)"
);
const POSTPONE: &str = "UPDATE messages SET due = $2, attempts = attempts + 1 WHERE place = $1";
const RETRY: &str = "UPDATE messages SET due = $2, attempts = attempts + 1,
    unanswered = unanswered + $3 WHERE place = $1 AND progress = 0";
const DELAY: &str = "UPDATE messages SET due = $2 WHERE place = ANY($1) AND progress = 0";

/// The columns of a message in a queue.
macro_rules! queued {
    ($condition:literal) => {
        concat!(
            "SELECT place, attempts, unanswered, data, text,
                EXISTS (SELECT FROM segments WHERE message = place) AS is_begun
            FROM messages WHERE owner = $1 AND progress = 0 AND ",
            $condition
        )
    };
}

/// Of the instance's own range of places. What it has taken over is due instead.
const NEW: &str = queued!("place > $2 AND place < $4 AND due IS NULL ORDER BY place LIMIT $3");
const DUE: &str = queued!("due <= $2 ORDER BY due LIMIT $3");
const EXPIRED: &str = queued!("expires <= $2 ORDER BY expires LIMIT $3");
const NEXT_DUE: &str = "SELECT due FROM messages
    WHERE owner = $1 AND progress = 0 AND due IS NOT NULL ORDER BY due LIMIT 1";
const HELD: &str = "(SELECT place, progress, error, data, text FROM messages
        WHERE account = $1 AND place > $2 ORDER BY place LIMIT $3)
    UNION ALL
    (SELECT message, 1::smallint, error, data, NULL FROM events
        WHERE account = $1 AND message > $2 AND data IS NOT NULL ORDER BY message LIMIT $3)
    ORDER BY place LIMIT $3";
const WAITING: &str = "SELECT count(*) FILTER (WHERE progress = 0),
        coalesce(sum(load) FILTER (WHERE progress = 0), 0)::bigint,
        min(accepted) FILTER (WHERE progress = 0),
        count(*) FILTER (WHERE progress = 3), min(ended) FILTER (WHERE progress = 3)
    FROM messages WHERE expires IS NOT NULL";
const EVENTS: &str = "SELECT count(*), min(time) FROM events";

/// A limit as the database has it.
pub fn limit(most: usize) -> i64 {
    i64::try_from(most).unwrap_or(i64::MAX)
}

/// The number of a progress. 3 is that of a message that has ended with an inline event.
pub fn code(progress: Progress) -> i16 {
    match progress {
        Progress::Waiting => 0,
        Progress::Ended => 1,
        Progress::Submitted => 2,
    }
}

fn progress(code: i16) -> Progress {
    match code {
        0 => Progress::Waiting,
        2 => Progress::Submitted,
        _ => Progress::Ended,
    }
}

/// Returns a message with its text, if it still has one. One that cannot be read is left out, so that
/// it does not stop all others.
pub fn message(row: &Row) -> Option<Message> {
    match serde_json::from_slice::<Message>(row.get("data")) {
        Ok(mut message) => {
            if let Ok(Some(text)) = row.try_get::<_, Option<&[u8]>>("text") {
                message.text = String::from_utf8_lossy(text).into_owned();
            }
            Some(message)
        }
        Err(error) => {
            error!(%error, "an entry of a queue cannot be read and is left out");
            None
        }
    }
}

fn queued(rows: &[Row]) -> Vec<QueuedMessage> {
    let number = |row: &Row, name| u32::try_from(row.get::<_, i32>(name)).unwrap_or(0);
    let each = rows.iter().filter_map(|row| {
        Some(QueuedMessage {
            place: row.get("place"),
            message: message(row)?.into(),
            attempts: number(row, "attempts"),
            unanswered: number(row, "unanswered"),
            is_begun: row.get("is_begun"),
        })
    });
    each.collect()
}

/// Keeps messages and counts a transaction of a writer, in one statement that is a transaction by itself.
/// Returns whether it was counted; otherwise nothing is kept.
pub async fn accept(
    connection: &ClientWrapper,
    instance: &Instance,
    all: &[&Arc<Message>],
    (writer, number): (i64, i64),
    changes: &mut Changes,
) -> std::result::Result<bool, Error> {
    // Before their places: what an instance has written that is gone is taken over.
    let owner = instance.id();
    let places: Vec<Place> = all.iter().map(|_| instance.next_place()).collect();
    let accounts: Vec<_> = all.iter().map(|one| one.account.as_bytes()).collect();
    let times: Vec<_> = all.iter().map(|one| one.time).collect();
    let loads: Vec<_> = all
        .iter()
        .map(|one| i64::try_from(one.load()).unwrap_or(0))
        .collect();
    let ends: Vec<_> = all.iter().map(|one| one.deadline()).collect();
    let data: Vec<_> = all.iter().map(|one| one.to_data()).collect();
    let texts: Vec<_> = all.iter().map(|one| one.text.as_bytes()).collect();
    let statement = connection.prepare_cached(ACCEPT).await?;
    let values: [&(dyn ToSql + Sync); 10] = [
        &owner, &places, &accounts, &times, &loads, &ends, &data, &texts, &writer, &number,
    ];
    let each = places.iter().zip(all);
    changes
        .recent
        .extend(each.map(|(place, message)| Change::Accepted {
            owner,
            place: *place,
            message: Arc::clone(message),
        }));
    Ok(connection.execute(&statement, &values).await? > 0)
}

pub async fn postpone(
    transaction: &Transaction<'_>,
    instance: &Instance,
    one: &Postponed,
    changes: &mut Changes,
) -> Written<()> {
    let statement = transaction.prepare_cached(POSTPONE).await?;
    transaction
        .execute(&statement, &[&one.place, &one.until])
        .await?;
    let events = one.events.iter();
    let told: Vec<_> = events
        .map(|event| (one.place, event, &*one.receiver))
        .collect();
    events::insert(transaction, instance, &told, changes).await
}

pub async fn retry(
    transaction: &Transaction<'_>,
    place: Place,
    until: Millis,
    is_unanswered: bool,
) -> Written<()> {
    let statement = transaction.prepare_cached(RETRY).await?;
    let values: [&(dyn ToSql + Sync); 3] = [&place, &until, &i32::from(is_unanswered)];
    transaction.execute(&statement, &values).await?;
    Ok(())
}

pub async fn delay(transaction: &Transaction<'_>, places: &[Place], until: Millis) -> Written<()> {
    let statement = transaction.prepare_cached(DELAY).await?;
    transaction.execute(&statement, &[&places, &until]).await?;
    Ok(())
}

async fn read(
    pool: &Pool,
    statement: &str,
    values: &[&(dyn ToSql + Sync)],
) -> Written<Vec<QueuedMessage>> {
    let client = pool.get().await?;
    let statement = client.prepare_cached(statement).await?;
    Ok(queued(&client.query(&statement, values).await?))
}

pub async fn new(
    pool: &Pool,
    owner: i64,
    after: Place,
    most: usize,
) -> Written<Vec<QueuedMessage>> {
    let end = instance::before(owner + 1);
    read(pool, NEW, &[&owner, &after, &limit(most), &end]).await
}

pub async fn due(pool: &Pool, owner: i64, now: Millis, most: usize) -> Written<Vec<QueuedMessage>> {
    read(pool, DUE, &[&owner, &now, &limit(most)]).await
}

pub async fn expired(
    pool: &Pool,
    owner: i64,
    now: Millis,
    most: usize,
) -> Written<Vec<QueuedMessage>> {
    read(pool, EXPIRED, &[&owner, &now, &limit(most)]).await
}

pub async fn next_due(pool: &Pool, owner: i64) -> Written<Option<Millis>> {
    let client = pool.get().await?;
    let statement = client.prepare_cached(NEXT_DUE).await?;
    let row = client.query_opt(&statement, &[&owner]).await?;
    Ok(row.map(|row| row.get(0)))
}

pub async fn held(
    pool: &Pool,
    account: &str,
    after: Place,
    most: usize,
) -> Written<Vec<HeldMessage>> {
    let client = pool.get().await?;
    let statement = client.prepare_cached(HELD).await?;
    let values: [&(dyn ToSql + Sync); 3] = [&account.as_bytes(), &after, &limit(most)];
    let rows = client.query(&statement, &values).await?;
    let each = rows.iter().filter_map(|row| {
        let mut message = message(row)?;
        let length = message.text.chars().count();
        message.text.clear();
        let error: Option<i32> = row.get("error");
        Some(HeldMessage {
            place: row.get("place"),
            message,
            progress: progress(row.get("progress")),
            error: error.and_then(|code| u16::try_from(code).ok()),
            length,
        })
    });
    Ok(each.collect())
}

/// The sizes of the queues of all instances.
pub async fn backlog(pool: &Pool) -> Written<Backlog> {
    let client = pool.get().await?;
    let number = |value: i64| u64::try_from(value).unwrap_or(0);
    let messages = client.query_one(WAITING, &[]).await?;
    let events = client.query_one(EVENTS, &[]).await?;
    let oldest_events: [Option<Millis>; 2] = [messages.get(4), events.get(1)];
    Ok::<_, Failure>(Backlog {
        messages: number(messages.get(0)),
        events: number(messages.get(3)) + number(events.get(0)),
        segments: number(messages.get(1)),
        oldest_message: messages.get(2),
        oldest_event: oldest_events.into_iter().flatten().min(),
    })
}
