//! What carriers have accepted and not yet reported on, in the SQLite file.

use async_trait::async_trait;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::super::{
    CarrierStore, Folded, Joined, Noted, Part, PartKey, Place, Progress, QueuedMessage, Receipt,
    Result, Segment, Submitted,
};
use super::{Sqlite, parts, rows};
use crate::clock::Millis;
use crate::codes;
use crate::message::Event;

const SEGMENTS: &str = "SELECT carrier, sequence, total, reference, id, recipient FROM segments
    WHERE message = ?1 ORDER BY sequence";
const INSERT_SEGMENT: &str = "INSERT OR REPLACE INTO segments
    (message, sequence, total, reference, carrier, id, recipient, outcome)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
const SUBMIT: &str =
    "UPDATE messages SET is_sent = 2, due = ?2, data = ?3 WHERE place = ?1 AND is_sent = 0";
const SUBMITTED_DATA: &str = "SELECT place, data FROM messages WHERE place = ?1 AND is_sent = 2";
/// The number of segments, of those with an outcome, and the highest error code.
const OUTCOMES: &str =
    "SELECT count(*), count(outcome), coalesce(max(outcome), 0) FROM segments WHERE message = ?1";
const SEGMENTS_WITH_ID: &str = "SELECT message, sequence, recipient, outcome FROM segments
    WHERE carrier = ?1 AND id = ?2 ORDER BY message DESC";
const SET_OUTCOME: &str =
    "UPDATE segments SET outcome = ?3 WHERE message = ?1 AND sequence = ?2 AND outcome IS NULL";
const NEXT_RECEIPT: &str = "SELECT coalesce(max(number), 0) + 1 FROM receipts";
const HOLD_RECEIPT: &str = "INSERT INTO receipts
    (number, carrier, id, form, source, destination, outcome, time)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
const HELD_RECEIPTS: &str = "SELECT number, source, destination, outcome FROM receipts
    WHERE carrier = ?1 AND id = ?2 AND form = 0 ORDER BY number";
const FORGET_RECEIPT: &str = "DELETE FROM receipts WHERE number = ?1";
const OLD_RECEIPTS: &str = "SELECT number, carrier, source, destination, outcome, time
    FROM receipts WHERE form = 0 AND time < ?1 ORDER BY time LIMIT ?2";
const FORMS: &str = "SELECT id FROM receipts WHERE number = ?1 ORDER BY form";
const RETRY: &str = "UPDATE messages SET due = ?2, attempts = attempts + 1,
    unanswered = unanswered + ?3 WHERE place = ?1 AND is_sent = 0";
const OVERDUE: &str = "SELECT place, data FROM messages
    WHERE is_sent = 2 AND due <= ?1 ORDER BY due LIMIT ?2";
const UNFINISHED: &str = "SELECT place FROM messages WHERE is_sent = 2 AND (
    NOT EXISTS (SELECT 1 FROM segments WHERE message = place AND outcome IS NULL)
    OR EXISTS (SELECT 1 FROM segments WHERE message = place AND outcome > 0))";
const EXPIRED: &str = "SELECT place, attempts, unanswered, data FROM messages
    WHERE is_sent = 0 AND expires <= ?1 ORDER BY expires LIMIT ?2";
const SWEEP_RECEIPTS: &str = "DELETE FROM receipts WHERE time < ?1";

fn segment(row: &Row<'_>) -> rusqlite::Result<Segment> {
    Ok(Segment {
        carrier: row.get("carrier")?,
        sequence: row.get("sequence")?,
        total: row.get("total")?,
        reference: row.get("reference")?,
        id: row.get("id")?,
        recipient: row.get("recipient")?,
    })
}

/// Returns the end of a message, if its carrier has it and its segments decide it: one that failed,
/// or all.
fn fold(connection: &Connection, place: Place) -> rusqlite::Result<Option<Folded>> {
    let outcomes = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let (all, known, code): (u32, u32, u16) = connection
        .prepare_cached(OUTCOMES)?
        .query_row([place], outcomes)?;
    if code == 0 && known < all {
        return Ok(None);
    }
    let message = connection
        .prepare_cached(SUBMITTED_DATA)?
        .query_row([place], rows::from_data)
        .optional()?;
    let error = (code != 0).then_some(code);
    Ok(message.map(|message| Folded {
        place,
        message,
        error,
    }))
}

/// Takes the outcome of a segment from a receipt that came before.
fn held_outcome(connection: &Connection, segment: &Segment) -> rusqlite::Result<Option<u16>> {
    type Held = (i64, String, String, u16);
    let mut statement = connection.prepare_cached(HELD_RECEIPTS)?;
    let held = statement.query_map(params![segment.carrier, segment.id], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })?;
    let held: Vec<Held> = held.collect::<rusqlite::Result<_>>()?;
    let is_for = |one: &&Held| [&one.1, &one.2].contains(&&segment.recipient);
    let only = held.first().filter(|_| held.len() == 1);
    let Some((number, _, _, outcome)) = held.iter().find(is_for).or(only) else {
        return Ok(None);
    };
    connection
        .prepare_cached(FORGET_RECEIPT)?
        .execute([number])?;
    Ok(Some(*outcome))
}

fn record(connection: &Connection, place: Place, segment: &Segment) -> rusqlite::Result<()> {
    let outcome = held_outcome(connection, segment)?;
    let values = params![
        place,
        segment.sequence,
        segment.total,
        segment.reference,
        segment.carrier,
        segment.id,
        segment.recipient,
        outcome
    ];
    connection
        .prepare_cached(INSERT_SEGMENT)?
        .execute(values)
        .map(drop)
}

/// Records a receipt with the segment that has one of these identifiers, unless there is none.
fn note(
    connection: &Connection,
    receipt: &Receipt,
    ids: &[String],
) -> rusqlite::Result<Option<Noted>> {
    type Found = (Place, u8, String, Option<u16>);
    let mut found: Vec<Found> = vec![];
    for id in ids {
        let mut statement = connection.prepare_cached(SEGMENTS_WITH_ID)?;
        let rows = statement.query_map(params![receipt.carrier, id], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })?;
        for row in rows {
            found.push(row?);
        }
    }
    let is_for = |one: &&Found| receipt.numbers.contains(&one.2);
    let best = (found.iter().filter(is_for).find(|one| one.3.is_none()))
        .or_else(|| found.iter().find(is_for))
        .or(found.first().filter(|_| found.len() == 1));
    let Some((place, sequence, ..)) = best else {
        return Ok(None);
    };
    let values = params![place, sequence, receipt.error.unwrap_or(0)];
    let is_new = connection.prepare_cached(SET_OUTCOME)?.execute(values)? == 1;
    let folded = match is_new {
        true => fold(connection, *place)?,
        false => None,
    };
    let is_found = true;
    Ok(Some(Noted { is_found, folded }))
}

fn hold(connection: &Connection, receipt: &Receipt) -> rusqlite::Result<()> {
    let number: i64 = connection
        .prepare_cached(NEXT_RECEIPT)?
        .query_row([], |row| row.get(0))?;
    let [source, destination] = &receipt.numbers;
    for (form, id) in receipt.ids.iter().enumerate() {
        let values = params![
            number,
            receipt.carrier,
            id,
            form,
            source,
            destination,
            receipt.error.unwrap_or(0),
            receipt.time
        ];
        connection.prepare_cached(HOLD_RECEIPT)?.execute(values)?;
    }
    Ok(())
}

/// Looks for the segments of receipts that have been held for some time, by every form.
fn find_old(
    connection: &Connection,
    before: Millis,
    limit: usize,
) -> rusqlite::Result<Vec<Folded>> {
    let mut statement = connection.prepare_cached(OLD_RECEIPTS)?;
    let old = statement.query_map(params![before, limit], |row| {
        let outcome: u16 = row.get(4)?;
        let receipt = Receipt {
            carrier: row.get(1)?,
            ids: vec![],
            numbers: [row.get(2)?, row.get(3)?],
            error: (outcome != 0).then_some(outcome),
            time: row.get(5)?,
        };
        Ok((row.get::<_, i64>(0)?, receipt))
    })?;
    let old: Vec<_> = old.collect::<rusqlite::Result<_>>()?;
    let mut folded = vec![];
    for (number, receipt) in old {
        let mut statement = connection.prepare_cached(FORMS)?;
        let ids = statement.query_map([number], |row| row.get(0))?;
        let ids: Vec<String> = ids.collect::<rusqlite::Result<_>>()?;
        if let Some(noted) = note(connection, &receipt, &ids)? {
            connection
                .prepare_cached(FORGET_RECEIPT)?
                .execute([number])?;
            folded.extend(noted.folded);
        }
    }
    Ok(folded)
}

#[async_trait]
impl CarrierStore for Sqlite {
    async fn segments(&self, place: Place) -> Result<Vec<Segment>> {
        let read = move |connection: &Connection| {
            let mut statement = connection.prepare_cached(SEGMENTS)?;
            let found = statement.query_map([place], segment)?;
            found.collect()
        };
        self.reader.read(read).await
    }

    async fn submitted(
        &self,
        place: Place,
        segments: Vec<Segment>,
        end: Option<Submitted>,
    ) -> Result<Option<Folded>> {
        let (until, insert) = match end {
            None => (None, None),
            Some(end) => (
                Some(end.until),
                Some(self.insert(end.events, &end.receiver)),
            ),
        };
        let write = move |connection: &Connection| {
            for segment in &segments {
                record(connection, place, segment)?;
            }
            let Some(insert) = &insert else {
                return Ok(None);
            };
            let read = |row: &Row<'_>| row.get(0);
            let data: Option<Vec<u8>> = connection
                .prepare_cached(rows::DATA)?
                .query_row(params![place, rows::code(Progress::Waiting)], read)
                .optional()?;
            let data = rows::without_text(&data.unwrap_or_default());
            let values = params![place, until, data];
            if connection.prepare_cached(SUBMIT)?.execute(values)? == 0 {
                return Ok(None);
            }
            insert(connection, place)?;
            fold(connection, place)
        };
        self.forget_and_return(write).await
    }

    async fn receipt(&self, receipt: Receipt) -> Result<Noted> {
        let write = move |connection: &Connection| {
            let likeliest = receipt.ids.get(..1).unwrap_or_default();
            match note(connection, &receipt, likeliest)? {
                Some(noted) => Ok(noted),
                None => {
                    hold(connection, &receipt)?;
                    Ok(Noted::default())
                }
            }
        };
        self.forget_and_return(write).await
    }

    async fn find_old_receipts(&self, before: Millis, limit: usize) -> Result<Vec<Folded>> {
        let write = move |connection: &Connection| find_old(connection, before, limit);
        self.forget_and_return(write).await
    }

    async fn finish_submitted(
        &self,
        place: Place,
        events: Vec<Event>,
        receiver: &str,
        error: Option<u16>,
    ) -> Result<bool> {
        self.finish_from(Progress::Submitted, place, events, receiver, error)
            .await
    }

    async fn retry(&self, place: Place, until: Millis, is_unanswered: bool) -> Result<()> {
        let write = move |connection: &Connection| {
            let values = params![place, until, is_unanswered];
            connection.prepare_cached(RETRY)?.execute(values).map(drop)
        };
        self.writer.write(write).await
    }

    async fn overdue(&self, now: Millis, limit: usize) -> Result<Vec<Folded>> {
        let read = move |connection: &Connection| {
            let mut statement = connection.prepare_cached(OVERDUE)?;
            let found = statement.query_map(params![now, limit], |row| {
                Ok(Folded {
                    place: row.get("place")?,
                    message: rows::from_data(row)?,
                    error: Some(codes::NO_RECEIPT),
                })
            })?;
            rows::readable(found)
        };
        self.reader.read(read).await
    }

    async fn unfinished(&self) -> Result<Vec<Folded>> {
        let read = |connection: &Connection| {
            let mut statement = connection.prepare_cached(UNFINISHED)?;
            let places = statement.query_map([], |row| row.get(0))?;
            let places: Vec<Place> = places.collect::<rusqlite::Result<_>>()?;
            let mut all = vec![];
            for place in places {
                all.extend(fold(connection, place)?);
            }
            Ok(all)
        };
        self.searcher.read(read).await
    }

    async fn expired(&self, now: Millis, limit: usize) -> Result<Vec<QueuedMessage>> {
        let read = move |connection: &Connection| {
            let mut statement = connection.prepare_cached(EXPIRED)?;
            let found = statement.query_map(params![now, limit], rows::message)?;
            rows::readable(found)
        };
        self.reader.read(read).await
    }

    async fn keep_part(&self, key: PartKey, part: Part) -> Result<Joined> {
        let write = move |connection: &Connection| parts::keep(connection, &key, &part);
        self.forget_and_return(write).await
    }

    async fn receive(
        &self,
        key: Option<PartKey>,
        time: Millis,
        event: Option<Event>,
        receiver: &str,
    ) -> Result<bool> {
        let insert = self.insert(event.into_iter().collect(), receiver);
        let last = std::sync::Arc::clone(&self.last_event);
        let write = move |connection: &Connection| {
            if let Some(key) = &key
                && !parts::forget(connection, key, time)?
            {
                return Ok(false);
            }
            // Not the place of a message: the only event of its own.
            let next = last.load(std::sync::atomic::Ordering::Relaxed) + 1;
            insert(connection, -next)?;
            Ok(true)
        };
        self.forget_and_return(write).await
    }

    async fn stale_parts(&self, before: Millis, limit: usize) -> Result<Vec<(PartKey, Millis)>> {
        let read = move |connection: &Connection| parts::stale(connection, before, limit);
        self.reader.read(read).await
    }

    async fn sweep_receipts(&self, before: Millis) -> Result<u64> {
        let write = move |connection: &Connection| {
            let swept = connection
                .prepare_cached(SWEEP_RECEIPTS)?
                .execute([before])?;
            parts::sweep_joined(connection, before)?;
            Ok(swept as u64)
        };
        self.forget_and_return(write).await
    }
}
