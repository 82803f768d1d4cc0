//! The store in a PostgreSQL database, which several instances of the service can share.
//!
//! Each instance owns what it has accepted, so that a message costs no claim; see `instance`. Two
//! writers share transactions among all that waits; see `writer`. One of them accepts messages, so
//! that an application does not wait for what carriers and receivers say.

mod carrier;
mod connect;
mod error;
mod events;
mod finish;
mod inline;
mod inline_queue;
mod instance;
mod matcher;
mod media;
mod messages;
mod operation;
mod parts;
mod receipts;
mod schema;
mod shared;
mod submitted;
mod transaction;
mod writer;

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use deadpool_postgres::Pool;
use tokio::sync::{Mutex, watch};
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio::try_join;

use super::recent::Recent;
use super::{
    Backlog, HeldMessage, NewEvents, Place, Progress, QueuedEvent, QueuedMessage, Result, Store,
    StoreError,
};
use crate::clock::Millis;
use crate::message::{Event, Message};
use connect::{CONNECTIONS, Connector};
use error::Failure;
use instance::Instance;
use operation::{Finish, Operation, Other, Postponed, Slot, Written};
use writer::Writer;

/// Checks an address, and reads the file of authorities that it names, without connecting to it.
pub fn check(address: &str) -> Result<()> {
    Connector::new(address).map(drop)
}

/// See the module.
pub struct Postgres {
    pool: Pool,
    instance: Arc<Instance>,
    recent: Arc<Recent>,
    /// Writes messages that are accepted.
    accepts: Writer,
    /// Writes all else.
    writer: Writer,
    /// Says that the instance is there.
    beat: Mutex<Option<JoinHandle<()>>>,
}

impl Postgres {
    /// Connects to a database at a `postgres://` address, creates the tables if there are none, and
    /// joins the instances that are there. If this one is not heard of for `lease`, the others take
    /// over its messages.
    pub async fn open(address: &str, lease: Duration) -> Result<Self> {
        let connector = Connector::new(address)?;
        let target = connect::target(&connector.config);
        let pool = connector.pool(CONNECTIONS)?;
        let joined = async {
            let mut client = pool.get().await?;
            let transaction = client.build_transaction().start().await?;
            let created = schema::create(&transaction).await;
            if let Err(StoreError(reason)) = created {
                return Err(Failure::Refused(reason));
            }
            transaction.commit().await?;
            let instance = Instance::new(instance::join(&client, lease).await?);
            drop(client);
            if let Err(failure) = instance.beat(&pool, lease).await {
                let _ = instance.leave(&pool).await;
                return Err(failure);
            }
            Ok(instance)
        };
        let at =
            |failure: Failure| StoreError(format!("{target}: {}", StoreError::from(failure).0));
        let instance = Arc::new(joined.await.map_err(at)?);
        let first = instance::before(instance.id());
        let recent = Recent::new(instance.id(), first, first, instance::before);
        let recent = Arc::new(recent);
        let beat = Arc::clone(&instance).run(connector, lease);
        let start = |linger| {
            let (instance, recent) = (Arc::clone(&instance), Arc::clone(&recent));
            Writer::start(pool.clone(), instance, recent, linger)
        };
        Ok(Self {
            // Most clients wait for these.
            accepts: start(Duration::ZERO),
            writer: start(LINGER),
            beat: Mutex::new(Some(tokio::spawn(beat))),
            instance,
            recent,
            pool,
        })
    }

    async fn other(&self, other: Other) -> Result<()> {
        self.writer.write(Operation::Other(Box::new(other))).await
    }

    /// Finishes a message, if it has come as far as `from`.
    async fn finish_from(
        &self,
        from: Progress,
        place: Place,
        events: Vec<Event>,
        receiver: &str,
        error: Option<u16>,
    ) -> Result<bool> {
        let slot = Slot::new();
        let finish = Finish {
            from,
            place,
            events,
            receiver: receiver.to_owned(),
            error,
            is_done: slot.clone(),
        };
        self.writer.write(Operation::Finish(finish)).await?;
        slot.take()
    }
}

/// How long writes other than new messages wait for others, so that they share transactions.
const LINGER: Duration = Duration::from_millis(2);

/// The longest that anything may take to be read.
const LONGEST: Duration = Duration::from_secs(30);

/// Returns what was read, or why it was not.
async fn read<T>(reading: impl Future<Output = Written<T>>) -> Result<T> {
    match timeout(LONGEST, reading).await {
        Ok(result) => result.map_err(StoreError::from),
        Err(_) => Err(StoreError("the database does not answer".to_owned())),
    }
}

#[async_trait]
impl Store for Postgres {
    async fn accept(&self, message: Message) -> Result<()> {
        self.accepts
            .write(Operation::Accept(Arc::new(message)))
            .await
    }

    async fn new_messages(&self, after: Place, limit: usize) -> Result<Vec<QueuedMessage>> {
        let owner = self.instance.id();
        // Its own have places after this one.
        let after = after.max(instance::before(owner));
        if let Some(recent) = self.recent.messages(owner, after, limit) {
            return Ok(recent);
        }
        // Boxed, because it is large and seldom needed.
        let new = messages::new(&self.pool, owner, after, limit);
        let new = read(Box::pin(new)).await?;
        if let Some(last) = new.last() {
            self.recent.messages_were_read(owner, last.place);
        }
        Ok(new)
    }

    async fn due_messages(&self, now: Millis, limit: usize) -> Result<Vec<QueuedMessage>> {
        read(messages::due(&self.pool, self.instance.id(), now, limit)).await
    }

    async fn postpone_message(
        &self,
        place: Place,
        until: Millis,
        events: Vec<Event>,
        receiver: &str,
    ) -> Result<()> {
        let receiver = receiver.to_owned();
        let postponed = Postponed {
            place,
            until,
            events,
            receiver,
        };
        self.other(Other::PostponeMessage(postponed)).await
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
        let owner = self.instance.id();
        if after == 0 {
            self.instance.inline.begin(owner, receiver);
        }
        // Its own have places after this one.
        let after = after.max(instance::before(owner));
        // Of both kinds, so that none waits for the other. Those that are returned once come last.
        let most = limit.div_ceil(2);
        let mut new = match self.recent.events(owner, receiver, after, most) {
            Some(recent) => recent,
            None => {
                let end = self.recent.events_after(owner, receiver);
                let end = end.unwrap_or(after);
                let new = events::new(&self.pool, owner, receiver, after, end, most);
                let new = read(Box::pin(new)).await?;
                self.recent.events_were_read(owner, receiver, new.last);
                new
            }
        };
        let left = limit - new.events.len();
        new.events
            .extend(self.instance.inline.take(owner, receiver, left));
        Ok(new)
    }

    async fn due_events(
        &self,
        receiver: &str,
        now: Millis,
        limit: usize,
    ) -> Result<Vec<QueuedEvent>> {
        read(events::due(
            &self.pool,
            self.instance.id(),
            receiver,
            now,
            limit,
        ))
        .await
    }

    async fn postpone_event(&self, place: Place, until: Millis) -> Result<()> {
        self.writer
            .write(Operation::PostponeEvent(place, until))
            .await
    }

    async fn forget_event(&self, place: Place, now: Millis) -> Result<bool> {
        let slot = Slot::new();
        let forget = Operation::ForgetEvent(place, now, slot.clone());
        self.writer.write(forget).await?;
        slot.take()
    }

    async fn expire_events(&self, before: Millis, now: Millis) -> Result<u64> {
        let slot = Slot::new();
        let expired = slot.clone();
        let expire = Other::ExpireEvents {
            before,
            now,
            expired,
        };
        self.other(expire).await?;
        slot.take()
    }

    async fn next_due_message(&self) -> Result<Option<Millis>> {
        read(messages::next_due(&self.pool, self.instance.id())).await
    }

    async fn next_due_event(&self, receiver: &str) -> Result<Option<Millis>> {
        read(events::next_due(&self.pool, self.instance.id(), receiver)).await
    }

    async fn held(&self, account: &str, after: Place, limit: usize) -> Result<Vec<HeldMessage>> {
        read(messages::held(&self.pool, account, after, limit)).await
    }

    async fn backlog(&self) -> Result<Backlog> {
        read(messages::backlog(&self.pool)).await
    }

    /// With each of the writers, which have connections of their own.
    async fn check(&self) -> Result<()> {
        let check = || Operation::Other(Box::new(Other::Check));
        let both = try_join!(self.accepts.write(check()), self.writer.write(check()));
        both.map(drop)
    }

    /// Does nothing: the database decides when it overwrites what was deleted.
    async fn scrub(&self) -> Result<()> {
        Ok(())
    }

    async fn close(&self) -> Result<()> {
        self.accepts.close().await?;
        self.writer.close().await?;
        let left = self.instance.leave(&self.pool).await;
        if let Some(beat) = self.beat.lock().await.take() {
            let _ = beat.await;
        }
        self.pool.close();
        left
    }

    fn taken(&self) -> watch::Receiver<()> {
        self.instance.taken()
    }

    fn tenure(&self) -> Option<i64> {
        self.instance.tenure()
    }

    fn is_shared(&self) -> bool {
        true
    }

    async fn reserve(&self, name: &str, period: Duration, segments: u32) -> Result<Duration> {
        read(shared::reserve(&self.pool, name, period, segments)).await
    }

    async fn next_reference(&self, destination: &str) -> Result<u16> {
        read(shared::next_reference(&self.pool, destination)).await
    }
}

/// For a service that is not closed: in tests.
impl Drop for Postgres {
    fn drop(&mut self) {
        if let Some(beat) = self.beat.get_mut().take() {
            beat.abort();
        }
    }
}
