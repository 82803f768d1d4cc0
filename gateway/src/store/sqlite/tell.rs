//! How messages end, and what is told of them, in the SQLite file.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use rusqlite::{Connection, OptionalExtension, params};

use super::super::recent::Change;
use super::super::{Place, Progress, Result};
use super::threads::Recorder;
use super::{OWNER, Sqlite, receipts, rows};
use crate::message::Event;

/// Inserts events, and records that.
pub struct Teller {
    last: Arc<AtomicI64>,
    recorder: Recorder,
    events: Vec<Event>,
    receiver: String,
}

impl Teller {
    fn place(&self) -> Place {
        self.last.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Inserts events of a message that has a place of its own, or a negative number.
    pub fn insert(&self, connection: &Connection, message: Place) -> rusqlite::Result<()> {
        for event in &self.events {
            let place = self.place();
            let values = params![
                place,
                message,
                self.receiver,
                event.kind.name(),
                event.time,
                event.body
            ];
            connection
                .prepare_cached(rows::INSERT_EVENT)?
                .execute(values)?;
            self.recorder.record(Change::Blocked {
                owner: OWNER,
                place,
                receiver: self.receiver.clone(),
            });
        }
        Ok(())
    }

    /// Ends a message that has come as far as `from` and has no events yet, if it gets one at most: the
    /// event takes its place. Returns whether it has ended.
    fn end(
        &self,
        connection: &Connection,
        from: Progress,
        message: Place,
        error: Option<u16>,
    ) -> rusqlite::Result<bool> {
        let event = match &self.events[..] {
            [] => None,
            [event] => Some(event),
            _ => return Ok(false),
        };
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        let gone: Option<(String, Vec<u8>, bool)> = connection
            .prepare_cached(rows::END)?
            .query_row(params![message, rows::code(from)], read)
            .optional()?;
        let Some((account, data, has_text)) = gone else {
            return Ok(false);
        };
        if let Some(event) = event {
            let place = self.place();
            let values = params![
                place,
                message,
                self.receiver,
                event.kind.name(),
                event.time,
                event.body,
                account,
                error,
                rows::without_text(data, has_text)
            ];
            connection
                .prepare_cached(rows::INSERT_LAST_EVENT)?
                .execute(values)?;
            self.recorder.record(Change::Told {
                owner: OWNER,
                place,
                receiver: self.receiver.clone(),
                event: event.clone(),
            });
        }
        Ok(true)
    }
}

impl Sqlite {
    /// For events of a message, which a receiver is told.
    pub fn teller(&self, events: Vec<Event>, receiver: &str) -> Teller {
        Teller {
            last: Arc::clone(&self.last_event),
            recorder: self.writer.recorder(),
            events,
            receiver: receiver.to_owned(),
        }
    }

    /// Finishes a message, if it has come as far as `from`.
    pub async fn finish_from(
        &self,
        from: Progress,
        place: Place,
        events: Vec<Event>,
        receiver: &str,
        error: Option<u16>,
    ) -> Result<bool> {
        let teller = self.teller(events, receiver);
        let ended = self.ended.clone();
        let write = move |connection: &Connection| {
            teller.recorder.record(Change::Left(place));
            if teller.end(connection, from, place, error)? {
                receipts::forget_segments(connection, place, None, &ended)?;
                return Ok(true);
            }
            let Some(data) = rows::data(connection, place, from)? else {
                return Ok(false);
            };
            teller.insert(connection, place)?;
            receipts::forget_segments(connection, place, None, &ended)?;
            let values = params![place, error, data];
            connection
                .prepare_cached(rows::MARK_SENT)?
                .execute(values)?;
            Ok(true)
        };
        self.forget_and_return(write).await
    }
}
