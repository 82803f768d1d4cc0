//! The statements, and rows as values.

use rusqlite::{Connection, Row, params, types::Type};

use tracing::error;

use super::super::{Backlog, HeldMessage, NewEvents, Place, Progress, QueuedEvent, QueuedMessage};
use crate::message::{Event, EventKind, Message};

/// Also of messages whose last event has taken their place.
pub const LAST_MESSAGE: &str = "SELECT max(coalesce((SELECT max(place) FROM messages), 0),
    coalesce((SELECT max(message) FROM events), 0))";
pub const LAST_EVENT: &str = "SELECT coalesce(max(place), 0) FROM events";

pub const INSERT_MESSAGE: &str =
    "INSERT INTO messages (place, account, accepted, load, data, expires, text)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
/// The columns of a message in a queue.
macro_rules! queued {
    ($condition:literal) => {
        concat!(
            "SELECT place, attempts, unanswered, data, text,
                EXISTS (SELECT 1 FROM segments WHERE message = place) AS is_begun
            FROM messages ",
            $condition
        )
    };
}

pub const NEW_MESSAGES: &str = queued!(
    "WHERE place > ?1 AND is_sent = 0 AND due IS NULL
    ORDER BY place LIMIT ?2"
);
pub const DUE_MESSAGES: &str = queued!("WHERE due <= ?1 AND is_sent = 0 ORDER BY due LIMIT ?2");
pub const EXPIRED_MESSAGES: &str =
    queued!("WHERE is_sent = 0 AND expires <= ?1 ORDER BY expires LIMIT ?2");
pub const POSTPONE_MESSAGE: &str =
    "UPDATE messages SET due = ?2, attempts = attempts + 1 WHERE place = ?1";
pub const DATA: &str = "SELECT data, text IS NULL FROM messages WHERE place = ?1 AND is_sent = ?2";
pub const MARK_SENT: &str = "UPDATE messages
    SET is_sent = 1, due = NULL, error = ?2, data = ?3, text = NULL WHERE place = ?1";
/// Forgets a message that has no events yet.
pub const END: &str = "DELETE FROM messages WHERE place = ?1 AND is_sent = ?2
    AND NOT EXISTS (SELECT 1 FROM events WHERE message = ?1 AND data IS NULL)
    RETURNING account, data, text IS NULL";
/// Only messages whose end is known: others have more events to come.
pub const FORGET_SENT: &str = "DELETE FROM messages WHERE place = ?1 AND is_sent = 1";
pub const HELD: &str = "SELECT * FROM (SELECT place, is_sent, error, data, text FROM messages
        WHERE account = ?1 AND place > ?2 ORDER BY place LIMIT ?3)
    UNION ALL
    SELECT * FROM (SELECT message, 1, error, data, NULL FROM events
        WHERE account = ?1 AND message > ?2 AND data IS NOT NULL ORDER BY message LIMIT ?3)
    ORDER BY place LIMIT ?3";

pub const INSERT_EVENT: &str = "INSERT INTO events (place, message, receiver, kind, time, body)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
/// Takes the place of its message.
pub const INSERT_LAST_EVENT: &str = "INSERT INTO events
    (place, message, receiver, kind, time, body, account, error, data)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
pub const NEW_EVENTS: &str = "SELECT place, kind, time, attempts, body,
        data IS NULL AND EXISTS (SELECT 1 FROM events AS earlier
            WHERE earlier.message = events.message AND earlier.place < events.place
                AND earlier.data IS NULL) AS is_blocked
    FROM events WHERE receiver = ?1 AND place > ?2 AND due IS NULL ORDER BY place LIMIT ?3";
pub const DUE_EVENTS: &str = "SELECT place, kind, time, attempts, body
    FROM events WHERE receiver = ?1 AND due <= ?2 ORDER BY due LIMIT ?3";
pub const POSTPONE_EVENT: &str =
    "UPDATE events SET due = ?2, attempts = attempts + 1 WHERE place = ?1";
pub const FORGET_EVENT: &str =
    "DELETE FROM events WHERE place = ?1 RETURNING message, data IS NOT NULL";
pub const EXPIRE_EVENTS: &str = "DELETE FROM events WHERE time < ?1";
pub const FORGET_ALL_SENT: &str = "DELETE FROM messages WHERE is_sent = 1
    AND NOT EXISTS (SELECT 1 FROM events WHERE message = messages.place AND data IS NULL)";
/// Events that took the places of their messages do not wait for others.
pub const MAKE_FIRSTS_DUE: &str = "UPDATE events SET due = ?1 WHERE due IS NULL AND data IS NULL
    AND NOT EXISTS (SELECT 1 FROM events AS earlier
        WHERE earlier.message = events.message AND earlier.place < events.place
            AND earlier.data IS NULL)";
pub const FIRST_EVENT: &str = "SELECT place FROM events WHERE message = ?1 AND data IS NULL
    ORDER BY place LIMIT 1";
pub const MAKE_DUE: &str = "UPDATE events SET due = coalesce(due, ?2) WHERE place = ?1";
pub const NEXT_DUE_MESSAGE: &str =
    "SELECT min(due) FROM messages WHERE due IS NOT NULL AND is_sent = 0";
pub const NEXT_DUE_EVENT: &str =
    "SELECT min(due) FROM events WHERE receiver = ?1 AND due IS NOT NULL";

pub const PUT_MEDIA: &str = "INSERT OR REPLACE INTO media
    (account, name, content_type, cache_control, until, content) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
pub const MEDIA: &str = "SELECT content, content_type, cache_control FROM media
    WHERE account = ?1 AND name = ?2 AND until > ?3";
pub const DELETE_MEDIA: &str = "DELETE FROM media WHERE account = ?1 AND name = ?2 AND until > ?3";
pub const LIST_MEDIA: &str = "SELECT name, length(content) FROM media
    WHERE account = ?1 AND name > ?2 AND until > ?3 ORDER BY name LIMIT ?4";
pub const SWEEP_MEDIA: &str = "DELETE FROM media WHERE until <= ?1";

/// Returns the data of a message without its text, when `has_text` is whether it has it. Data that
/// cannot be read is dropped.
pub fn without_text(data: Vec<u8>, has_text: bool) -> Vec<u8> {
    if !has_text {
        return data;
    }
    match serde_json::from_slice::<Message>(&data) {
        Ok(message) => message.to_data(),
        Err(_) => vec![],
    }
}

/// Returns the data of a message that has come as far as `progress`, without its text.
pub fn data(
    connection: &Connection,
    place: Place,
    progress: Progress,
) -> rusqlite::Result<Option<Vec<u8>>> {
    let mut statement = connection.prepare_cached(DATA)?;
    let mut rows = statement.query(params![place, code(progress)])?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    Ok(Some(without_text(row.get(0)?, row.get(1)?)))
}

/// Returns a message with its text, if it still has one.
pub fn from_data(row: &Row<'_>) -> rusqlite::Result<Message> {
    let data = row.get_ref("data")?.as_blob()?;
    let mut message: Message = serde_json::from_slice(data)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, Type::Blob, error.into()))?;
    if let Some(text) = row.get("text")? {
        message.text = text;
    }
    Ok(message)
}

/// Leaves out rows that cannot be read, so that they do not stop all others.
pub fn readable<T>(rows: impl Iterator<Item = rusqlite::Result<T>>) -> rusqlite::Result<Vec<T>> {
    let is_readable = |row: &rusqlite::Result<T>| match row {
        Err(error @ rusqlite::Error::FromSqlConversionFailure(..)) => {
            error!(%error, "an entry of a queue cannot be read and is left out");
            false
        }
        _ => true,
    };
    rows.filter(is_readable).collect()
}

pub fn message(row: &Row<'_>) -> rusqlite::Result<QueuedMessage> {
    Ok(QueuedMessage {
        place: row.get("place")?,
        message: from_data(row)?.into(),
        attempts: row.get("attempts")?,
        unanswered: row.get("unanswered")?,
        is_begun: row.get("is_begun")?,
    })
}

/// The number of a progress in `is_sent`.
pub fn code(progress: Progress) -> u8 {
    match progress {
        Progress::Waiting => 0,
        Progress::Ended => 1,
        Progress::Submitted => 2,
    }
}

fn progress(code: u8) -> Progress {
    match code {
        0 => Progress::Waiting,
        2 => Progress::Submitted,
        _ => Progress::Ended,
    }
}

pub fn held(row: &Row<'_>) -> rusqlite::Result<HeldMessage> {
    let mut message = from_data(row)?;
    let length = message.text.chars().count();
    message.text.clear();
    Ok(HeldMessage {
        place: row.get("place")?,
        message,
        progress: progress(row.get("is_sent")?),
        error: row.get("error")?,
        length,
    })
}

pub fn event(row: &Row<'_>) -> rusqlite::Result<QueuedEvent> {
    let kind: String = row.get("kind")?;
    let kind = EventKind::from_name(&kind).ok_or_else(|| {
        let unknown = format!("{kind} is not a type of event").into();
        rusqlite::Error::FromSqlConversionFailure(0, Type::Text, unknown)
    })?;
    Ok(QueuedEvent {
        place: row.get("place")?,
        event: Event {
            kind,
            time: row.get("time")?,
            body: row.get("body")?,
            is_plain: false,
        },
        attempts: row.get("attempts")?,
    })
}

pub fn new_events(
    connection: &Connection,
    receiver: &str,
    after: Place,
    limit: usize,
) -> rusqlite::Result<NewEvents> {
    let mut statement = connection.prepare_cached(NEW_EVENTS)?;
    let found = statement.query_map(params![receiver, after, limit], |row| {
        Ok((event(row)?, row.get::<_, bool>("is_blocked")?))
    })?;
    let mut new = NewEvents {
        last: after,
        ..NewEvents::default()
    };
    for (event, is_blocked) in readable(found)? {
        new.last = event.place;
        if !is_blocked {
            new.events.push(event);
        }
    }
    Ok(new)
}

pub fn backlog(connection: &Connection) -> rusqlite::Result<Backlog> {
    let messages = "SELECT count(*), coalesce(sum(load), 0), min(accepted) FROM messages
        WHERE is_sent = 0";
    let events = "SELECT count(*), min(time) FROM events";
    let (messages, segments, oldest_message) = connection.query_row(messages, [], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })?;
    let (events, oldest_event) =
        connection.query_row(events, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(Backlog {
        messages,
        events,
        segments,
        oldest_message,
        oldest_event,
    })
}
