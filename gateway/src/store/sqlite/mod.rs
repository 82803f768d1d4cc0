//! The store in an SQLite file.
//!
//! One thread writes. It takes all writes that are waiting into one transaction, because a commit
//! waits for the disk, and answers them when they are on it. Another thread reads what is next in the
//! queues, and a third what users ask for, which can take longer.

mod carrier;
mod ended;
mod media;
mod parts;
mod receipts;
mod rows;
mod schema;
mod tell;
mod threads;

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use rusqlite::{Connection, OptionalExtension, Row, params};
use tokio::sync::watch;

use super::recent::{Change, Recent};
use super::references::References;
use super::{
    Backlog, HeldMessage, NewEvents, Place, Progress, QueuedEvent, QueuedMessage, Result, Store,
    StoreError,
};
use crate::clock::Millis;
use crate::message::{Event, Message};
use ended::Ended;
use threads::{Reader, Writer};

/// There is no other instance.
const OWNER: i64 = 0;

/// See the module.
pub struct Sqlite {
    writer: Writer,
    recent: Arc<Recent>,
    reader: Reader,
    searcher: Reader,
    /// The places of the last message and of the last event.
    last_message: Arc<AtomicI64>,
    last_event: Arc<AtomicI64>,
    /// The segments that were forgotten a short time ago.
    ended: Ended,
    /// Whether something was forgotten since the last scrub.
    is_dirty: AtomicBool,
    references: References,
    /// Never changes: there is no other instance.
    taken: watch::Sender<()>,
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self(error.to_string())
    }
}

impl Sqlite {
    /// Opens a file, or creates it.
    pub fn open(path: &Path) -> Result<Self> {
        let connection = schema::open(path)?;
        let last = |query| connection.query_row(query, [], |row| row.get::<_, Place>(0));
        let (messages, events) = (last(rows::LAST_MESSAGE)?, last(rows::LAST_EVENT)?);
        let recent = Arc::new(Recent::new(OWNER, messages, events, |_| 0));
        Ok(Self {
            writer: Writer::start(connection, Arc::clone(&recent)),
            recent,
            reader: Reader::start(schema::open_reader(path)?),
            searcher: Reader::start(schema::open_reader(path)?),
            last_message: Arc::new(messages.into()),
            last_event: Arc::new(events.into()),
            ended: Ended::default(),
            // What was forgotten before a crash may still be in the log.
            is_dirty: true.into(),
            references: References::new(),
            taken: watch::channel(()).0,
        })
    }

    /// Writes something that forgets content.
    async fn forget(
        &self,
        write: impl FnMut(&Connection) -> rusqlite::Result<()> + Send + 'static,
    ) -> Result<()> {
        let result = self.writer.write(write).await;
        self.is_dirty.store(true, Ordering::Relaxed);
        result
    }

    /// As `forget`, with a result.
    async fn forget_and_return<T: Send + 'static>(
        &self,
        mut write: impl FnMut(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T> {
        let result = Arc::new(Mutex::new(None));
        let returned = Arc::clone(&result);
        let write = move |connection: &Connection| {
            let value = write(connection)?;
            *returned.lock().unwrap_or_else(PoisonError::into_inner) = Some(value);
            Ok(())
        };
        self.forget(write).await?;
        let value = result.lock().unwrap_or_else(PoisonError::into_inner).take();
        value.ok_or_else(|| StoreError("nothing was written".to_owned()))
    }
}

#[async_trait]
impl Store for Sqlite {
    async fn accept(&self, message: Message) -> Result<()> {
        let last = Arc::clone(&self.last_message);
        let data = message.to_data();
        let message = Arc::new(message);
        let recorder = self.writer.recorder();
        let write = move |connection: &Connection| {
            // Chosen by the thread that writes, so that a reader never sees a place before a lower
            // one is written.
            let place = last.fetch_add(1, Ordering::Relaxed) + 1;
            let values = params![
                place,
                message.account,
                message.time,
                message.load(),
                data,
                message.deadline(),
                message.text
            ];
            connection
                .prepare_cached(rows::INSERT_MESSAGE)?
                .execute(values)?;
            recorder.record(Change::Accepted {
                owner: OWNER,
                place,
                message: Arc::clone(&message),
            });
            Ok(())
        };
        self.writer.write(write).await
    }

    async fn new_messages(&self, after: Place, limit: usize) -> Result<Vec<QueuedMessage>> {
        if let Some(recent) = self.recent.messages(OWNER, after, limit) {
            return Ok(recent);
        }
        let read = move |connection: &Connection| {
            let mut statement = connection.prepare_cached(rows::NEW_MESSAGES)?;
            let found = statement.query_map(params![after, limit], rows::message)?;
            rows::readable(found)
        };
        let new = self.reader.read(read).await?;
        if let Some(last) = new.last() {
            self.recent.messages_were_read(OWNER, last.place);
        }
        Ok(new)
    }

    async fn due_messages(&self, now: Millis, limit: usize) -> Result<Vec<QueuedMessage>> {
        let read = move |connection: &Connection| {
            let mut statement = connection.prepare_cached(rows::DUE_MESSAGES)?;
            let found = statement.query_map(params![now, limit], rows::message)?;
            rows::readable(found)
        };
        self.reader.read(read).await
    }

    async fn postpone_message(
        &self,
        place: Place,
        until: Millis,
        events: Vec<Event>,
        receiver: &str,
    ) -> Result<()> {
        let teller = self.teller(events, receiver);
        let recorder = self.writer.recorder();
        let write = move |connection: &Connection| {
            recorder.record(Change::Left(place));
            let values = params![place, until];
            connection
                .prepare_cached(rows::POSTPONE_MESSAGE)?
                .execute(values)?;
            teller.insert(connection, place)
        };
        self.writer.write(write).await
    }

    async fn finish(
        &self,
        place: Place,
        events: Vec<Event>,
        receiver: &str,
        error: Option<u16>,
    ) -> Result<bool> {
        self.finish_from(Progress::Waiting, place, events, receiver, error)
            .await
    }

    async fn new_events(&self, receiver: &str, after: Place, limit: usize) -> Result<NewEvents> {
        if let Some(recent) = self.recent.events(OWNER, receiver, after, limit) {
            return Ok(recent);
        }
        let name = receiver.to_owned();
        let read = move |connection: &Connection| rows::new_events(connection, &name, after, limit);
        let new = self.reader.read(read).await?;
        self.recent.events_were_read(OWNER, receiver, new.last);
        Ok(new)
    }

    async fn due_events(
        &self,
        receiver: &str,
        now: Millis,
        limit: usize,
    ) -> Result<Vec<QueuedEvent>> {
        let receiver = receiver.to_owned();
        let read = move |connection: &Connection| {
            let mut statement = connection.prepare_cached(rows::DUE_EVENTS)?;
            let found = statement.query_map(params![receiver, now, limit], rows::event)?;
            rows::readable(found)
        };
        self.reader.read(read).await
    }

    async fn postpone_event(&self, place: Place, until: Millis) -> Result<()> {
        let write = move |connection: &Connection| {
            let values = params![place, until];
            connection
                .prepare_cached(rows::POSTPONE_EVENT)?
                .execute(values)?;
            Ok(())
        };
        self.writer.write(write).await
    }

    async fn forget_event(&self, place: Place, now: Millis) -> Result<bool> {
        let write = move |connection: &Connection| {
            let mut statement = connection.prepare_cached(rows::FORGET_EVENT)?;
            let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
            let gone: Option<(Place, bool)> = statement.query_row([place], read).optional()?;
            let Some((message, false)) = gone else {
                return Ok(false);
            };
            let next: Option<Place> = connection
                .prepare_cached(rows::FIRST_EVENT)?
                .query_row([message], |row| row.get(0))
                .optional()?;
            match next {
                // It may have been left out when it was new.
                Some(next) => {
                    let values = params![next, now];
                    connection.prepare_cached(rows::MAKE_DUE)?.execute(values)?;
                }
                None => {
                    connection
                        .prepare_cached(rows::FORGET_SENT)?
                        .execute([message])?;
                }
            }
            Ok(next.is_some())
        };
        self.forget_and_return(write).await
    }

    async fn expire_events(&self, before: Millis, now: Millis) -> Result<u64> {
        let deleted = Arc::new(AtomicU64::new(0));
        let counter = Arc::clone(&deleted);
        let (last, recorder) = (Arc::clone(&self.last_event), self.writer.recorder());
        let write = move |connection: &Connection| {
            recorder.record(Change::Expired(last.load(Ordering::Relaxed)));
            let number = connection
                .prepare_cached(rows::EXPIRE_EVENTS)?
                .execute([before])?;
            if number > 0 {
                connection
                    .prepare_cached(rows::FORGET_ALL_SENT)?
                    .execute([])?;
                connection
                    .prepare_cached(rows::MAKE_FIRSTS_DUE)?
                    .execute([now])?;
            }
            counter.store(number as u64, Ordering::Relaxed);
            Ok(())
        };
        self.forget(write).await?;
        Ok(deleted.load(Ordering::Relaxed))
    }

    async fn next_due_message(&self) -> Result<Option<Millis>> {
        let read = |connection: &Connection| {
            let mut statement = connection.prepare_cached(rows::NEXT_DUE_MESSAGE)?;
            statement.query_row([], |row| row.get(0))
        };
        self.reader.read(read).await
    }

    async fn next_due_event(&self, receiver: &str) -> Result<Option<Millis>> {
        let receiver = receiver.to_owned();
        let read = move |connection: &Connection| {
            let mut statement = connection.prepare_cached(rows::NEXT_DUE_EVENT)?;
            statement.query_row([receiver], |row| row.get(0))
        };
        self.reader.read(read).await
    }

    async fn held(&self, account: &str, after: Place, limit: usize) -> Result<Vec<HeldMessage>> {
        let account = account.to_owned();
        let read = move |connection: &Connection| {
            let mut statement = connection.prepare_cached(rows::HELD)?;
            let found = statement.query_map(params![account, after, limit], rows::held)?;
            rows::readable(found)
        };
        self.searcher.read(read).await
    }

    async fn backlog(&self) -> Result<Backlog> {
        self.searcher.read(rows::backlog).await
    }

    async fn check(&self) -> Result<()> {
        self.writer.write(schema::touch).await
    }

    async fn scrub(&self) -> Result<()> {
        if !self.is_dirty.swap(false, Ordering::Relaxed) {
            return Ok(());
        }
        let result = self.writer.scrub().await;
        if result.is_err() {
            self.is_dirty.store(true, Ordering::Relaxed);
        }
        result
    }

    async fn close(&self) -> Result<()> {
        self.writer.scrub().await?;
        self.writer.close().await
    }

    async fn next_reference(&self, destination: &str) -> Result<u16> {
        Ok(self.references.next(destination))
    }

    fn taken(&self) -> watch::Receiver<()> {
        self.taken.subscribe()
    }
}
