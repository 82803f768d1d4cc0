//! What carriers have accepted and not yet reported on, in the SQLite file.

use async_trait::async_trait;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::super::recent::Change;
use super::super::{
    CarrierStore, Folded, Joined, LONGER, Noted, Part, PartKey, Place, Progress, QueuedMessage,
    Receipt, Result, Segment, Submitted,
};
use super::{Sqlite, parts, receipts, rows};
use crate::clock::Millis;
use crate::codes;
use crate::message::Event;

const SEGMENTS: &str = "SELECT carrier, sequence, total, reference, id, recipient FROM segments
    WHERE message = ?1 ORDER BY sequence";
const INSERT_SEGMENT: &str = "INSERT OR REPLACE INTO segments
    (message, sequence, total, reference, carrier, id, recipient)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
const SUBMIT: &str = "UPDATE messages SET is_sent = 2, due = ?2, data = ?3, text = NULL
    WHERE place = ?1 AND is_sent = 0";
const SUBMITTED_DATA: &str =
    "SELECT place, data, text FROM messages WHERE place = ?1 AND is_sent = 2";
/// The number of segments, of those with an outcome, and the highest error code.
const OUTCOMES: &str =
    "SELECT count(*), count(outcome), coalesce(max(outcome), 0) FROM segments WHERE message = ?1";
const RETRY: &str = "UPDATE messages SET due = ?2, attempts = attempts + 1,
    unanswered = unanswered + ?3 WHERE place = ?1 AND is_sent = 0";
const DELAY: &str = "UPDATE messages SET due = ?2 WHERE place = ?1 AND is_sent = 0";
const OVERDUE: &str = "SELECT place, data, text FROM messages
    WHERE is_sent = 2 AND due <= ?1 AND (due <= ?3 OR NOT EXISTS (
        SELECT 1 FROM segments
        WHERE message = place AND carrier IN (SELECT value FROM json_each(?4))
    )) ORDER BY due LIMIT ?2";
const UNFINISHED: &str = "SELECT place FROM messages WHERE is_sent = 2 AND (
    NOT EXISTS (SELECT 1 FROM segments WHERE message = place AND outcome IS NULL)
    OR EXISTS (SELECT 1 FROM segments WHERE message = place AND outcome > 0))";
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
pub fn fold(connection: &Connection, place: Place) -> rusqlite::Result<Option<Folded>> {
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

fn record(connection: &Connection, place: Place, segment: &Segment) -> rusqlite::Result<()> {
    let values = params![
        place,
        segment.sequence,
        segment.total,
        segment.reference,
        segment.carrier,
        segment.id,
        segment.recipient
    ];
    connection.prepare_cached(INSERT_SEGMENT)?.execute(values)?;
    receipts::take_held(connection, place, segment)
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
        let until = end.as_ref().map(|end| end.until);
        let teller = end.map(|end| self.teller(end.events, &end.receiver));
        let recorder = self.writer.recorder();
        let ended = self.ended.clone();
        let write = move |connection: &Connection| {
            for segment in &segments {
                receipts::forget_segments(connection, place, Some(segment), &ended)?;
                record(connection, place, segment)?;
            }
            let Some(teller) = &teller else {
                recorder.record(Change::Begun(place));
                return Ok(None);
            };
            recorder.record(Change::Left(place));
            let data = rows::data(connection, place, Progress::Waiting)?;
            let values = params![place, until, data.unwrap_or_default()];
            if connection.prepare_cached(SUBMIT)?.execute(values)? == 0 {
                return Ok(None);
            }
            teller.insert(connection, place)?;
            fold(connection, place)
        };
        self.forget_and_return(write).await
    }

    async fn receipt(&self, receipt: Receipt) -> Result<Noted> {
        let write = move |connection: &Connection| receipts::keep(connection, &receipt);
        self.forget_and_return(write).await
    }

    async fn find_old_receipts(
        &self,
        before: Millis,
        after: i64,
        limit: usize,
    ) -> Result<(Vec<Folded>, i64)> {
        let ended = self.ended.clone();
        let write = move |connection: &Connection| {
            receipts::find_old(connection, before, after, limit, &ended)
        };
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
        let recorder = self.writer.recorder();
        let write = move |connection: &Connection| {
            recorder.record(Change::Left(place));
            let values = params![place, until, is_unanswered];
            connection.prepare_cached(RETRY)?.execute(values).map(drop)
        };
        self.writer.write(write).await
    }

    async fn delay(&self, places: Vec<Place>, until: Millis) -> Result<()> {
        let recorder = self.writer.recorder();
        let write = move |connection: &Connection| {
            let mut statement = connection.prepare_cached(DELAY)?;
            for place in &places {
                recorder.record(Change::Left(*place));
                statement.execute(params![place, until])?;
            }
            Ok(())
        };
        self.writer.write(write).await
    }

    async fn overdue(&self, now: Millis, away: &[String], limit: usize) -> Result<Vec<Folded>> {
        let away = serde_json::json!(away).to_string();
        let read = move |connection: &Connection| {
            let mut statement = connection.prepare_cached(OVERDUE)?;
            let found = statement.query_map(params![now, limit, now - LONGER, away], |row| {
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
            let mut statement = connection.prepare_cached(rows::EXPIRED_MESSAGES)?;
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
        let teller = self.teller(event.into_iter().collect(), receiver);
        let last = std::sync::Arc::clone(&self.last_event);
        let write = move |connection: &Connection| {
            if let Some(key) = &key
                && !parts::forget(connection, key, time)?
            {
                return Ok(false);
            }
            // Not the place of a message: the only event of its own.
            let next = last.load(std::sync::atomic::Ordering::Relaxed) + 1;
            teller.insert(connection, -next)?;
            Ok(true)
        };
        self.forget_and_return(write).await
    }

    async fn stale_parts(
        &self,
        carrier: &str,
        before: Millis,
        limit: usize,
    ) -> Result<Vec<(PartKey, Millis)>> {
        let carrier = carrier.to_owned();
        let read = move |connection: &Connection| parts::stale(connection, &carrier, before, limit);
        self.reader.read(read).await
    }

    async fn sweep_receipts(&self, before: Millis) -> Result<u64> {
        let ended = self.ended.clone();
        let write = move |connection: &Connection| {
            let swept = connection
                .prepare_cached(SWEEP_RECEIPTS)?
                .execute([before])?;
            parts::sweep_joined(connection, before)?;
            ended.sweep();
            Ok(swept as u64)
        };
        self.forget_and_return(write).await
    }
}
