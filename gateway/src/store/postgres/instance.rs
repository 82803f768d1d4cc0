//! The instance, and those beside it.
//!
//! An instance owns the messages that it has accepted and the events that it has recorded, so that no
//! other sends them. It says all the time that it is there. One that has not said so for the time of
//! a lease is gone, and all others take over what it owned. It knows that itself, and begins nothing
//! more until it has become another instance.

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use deadpool_postgres::{Object, Pool};
use tokio::sync::{Notify, watch};
use tokio::time::{Instant, sleep, timeout};
use tokio_postgres::AsyncMessage;
use tokio_postgres::types::ToSql;
use tracing::{info, warn};

use super::super::{Place, Result, StoreError};
use super::connect::Connector;
use super::error::{Failure, text};
use super::inline;
use super::inline_queue::InlineQueue;
use super::schema;
use super::transaction::Transaction;

/// The places that an instance has are those with its number in the bits from this one.
const SHIFT: u32 = 40;
/// The most rows that are taken over in one transaction.
const BATCH: i64 = 500;
/// How often in a lease an instance says that it is there.
const BEATS: u32 = 5;
/// The channel on which an instance says that it has left.
const CHANNEL: &str = "septet_left";

/// Only with tables that this program knows. Waits while they are changed.
const JOIN: &str = "WITH known AS (SELECT version FROM version FOR SHARE),
    new AS (INSERT INTO instances (lease) SELECT $1::bigint FROM known WHERE version = $2 RETURNING id)
    SELECT (SELECT id FROM new), version FROM known";
const BEAT: &str = "UPDATE instances SET seen = clock_timestamp() WHERE id = $1 AND NOT is_gone";
const FIND_GONE: &str = "UPDATE instances SET is_gone = true
    WHERE NOT is_gone AND seen < clock_timestamp() - lease * interval '1 millisecond'";
const IS_GONE: &str = "SELECT EXISTS (SELECT FROM instances WHERE is_gone)";
/// What was never tried is due at once.
const TAKE_MESSAGES: &str = "UPDATE messages SET owner = $1, due = coalesce(due, 0)
    WHERE place = ANY(ARRAY(SELECT place FROM messages WHERE progress = 0
        AND expires IS NOT NULL AND owner IN (SELECT id FROM instances WHERE is_gone)
        LIMIT $2 FOR UPDATE SKIP LOCKED))";
/// Only those whose message has no earlier event are due.
const TAKE_NEW_EVENTS: &str = "UPDATE events SET owner = $1, due = CASE
        WHEN data IS NULL AND EXISTS (SELECT FROM events AS earlier
            WHERE earlier.message = events.message AND earlier.place < events.place
                AND earlier.data IS NULL) THEN NULL
        ELSE 0 END
    WHERE place = ANY(ARRAY(SELECT place FROM events WHERE due IS NULL
        AND owner IN (SELECT id FROM instances WHERE is_gone)
        LIMIT $2 FOR UPDATE SKIP LOCKED))";
const TAKE_DUE_EVENTS: &str = "UPDATE events SET owner = $1
    WHERE place = ANY(ARRAY(SELECT place FROM events WHERE due IS NOT NULL
        AND owner IN (SELECT id FROM instances WHERE is_gone)
        LIMIT $2 FOR UPDATE SKIP LOCKED))";
/// Whatever such an instance had begun has ended long before.
const FORGET: &str = "DELETE FROM instances WHERE is_gone
    AND seen < clock_timestamp() - interval '7 days'
    AND NOT EXISTS (SELECT FROM messages WHERE owner = id AND expires IS NOT NULL)
    AND NOT EXISTS (SELECT FROM events WHERE owner = id AND due IS NULL)
    AND NOT EXISTS (SELECT FROM events WHERE owner = id AND due IS NOT NULL)";
/// Those that write nothing any more.
const FORGET_WRITERS: &str = "DELETE FROM writers
    WHERE seen < clock_timestamp() - interval '7 days'";
const LEAVE: &str = "UPDATE instances SET is_gone = true WHERE id = $1";

pub struct Instance {
    id: AtomicI64,
    /// The last place that was taken.
    place: AtomicI64,
    /// The end of its lease, unless it is extended. Nothing before it has begun.
    until: Mutex<Option<Instant>>,
    /// Until then others are not taken to be gone: they may have been cut off at the same time.
    patience: Mutex<Instant>,
    /// Changed when messages or events of another instance were taken over, or may have been.
    taken: watch::Sender<()>,
    /// Notified when an instance has left.
    left: Notify,
    stopped: AtomicBool,
    pub inline: InlineQueue,
}

impl Instance {
    pub fn new(id: i64) -> Self {
        Self {
            id: id.into(),
            place: before(id).into(),
            until: Mutex::new(None),
            patience: Mutex::new(Instant::now()),
            taken: watch::channel(()).0,
            left: Notify::new(),
            stopped: false.into(),
            inline: InlineQueue::default(),
        }
    }

    /// Its number, which is the owner of its messages and events.
    pub fn id(&self) -> i64 {
        self.id.load(Ordering::Acquire)
    }

    /// A place that no other instance has, after all before.
    pub fn next_place(&self) -> Place {
        self.place.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Its number while its lease lasts.
    pub fn tenure(&self) -> Option<i64> {
        (*lock(&self.until) > Some(Instant::now())).then(|| self.id())
    }

    pub fn taken(&self) -> watch::Receiver<()> {
        self.taken.subscribe()
    }

    /// Lets those that send messages and callbacks look again at what is due.
    pub fn look_again(&self) {
        self.taken.send_replace(());
    }

    /// Becomes another instance.
    fn renew(&self, id: i64) {
        self.place.store(before(id), Ordering::Relaxed);
        // After the place, so that what has its number has no place of the instance before.
        self.id.store(id, Ordering::Release);
    }

    /// Says that it is there until it has left, and takes over what belongs to instances that are gone.
    pub async fn run(self: Arc<Self>, connector: Connector, lease: Duration) {
        // Of its own, so that it never waits for what others do.
        let Ok(pool) = connector.pool(1) else { return };
        tokio::select! {
            () = self.stay(&pool, lease) => {}
            () = self.listen(&connector) => {}
        }
    }

    async fn stay(&self, pool: &Pool, lease: Duration) {
        let pause = lease / BEATS;
        let mut forgotten = Instant::now();
        let mut is_away = false;
        while !self.stopped.load(Ordering::Relaxed) {
            match self.beat(pool, lease).await {
                Ok(is_more) => {
                    if std::mem::take(&mut is_away) {
                        info!("this instance reaches the database again");
                    }
                    if is_more {
                        continue;
                    }
                }
                Err(failure) => {
                    is_away = true;
                    let reason = StoreError::from(failure).0;
                    warn!(reason, "this instance cannot write its heartbeat");
                }
            }
            if forgotten.elapsed() > Duration::from_secs(3600) {
                forgotten = Instant::now();
                let forget = async {
                    let client = pool.get().await?;
                    client.execute(FORGET, &[]).await?;
                    Ok(client.execute(FORGET_WRITERS, &[]).await?)
                };
                let _: std::result::Result<u64, Failure> = forget.await;
            }
            tokio::select! {
                () = sleep(pause) => {}
                () = self.left.notified() => {}
            }
        }
    }

    /// Says once that it is there, and takes over some of what belongs to instances that are gone.
    /// Returns whether there is more: whoever takes over much says in between that it is there.
    pub async fn beat(&self, pool: &Pool, lease: Duration) -> std::result::Result<bool, Failure> {
        let client = pool.get().await?;
        let beat = match timeout(lease / 2, self.beat_with(&client, lease)).await {
            Ok(result) => result,
            Err(_) => Err(Failure::Outage("it does not answer".to_owned())),
        };
        if beat.is_err() {
            // It may be in a transaction, and may have taken over something.
            drop(Object::take(client));
            self.look_again();
        }
        beat
    }

    async fn beat_with(
        &self,
        client: &Object,
        lease: Duration,
    ) -> std::result::Result<bool, Failure> {
        let beat = client.prepare_cached(BEAT).await?;
        // From before the others see it.
        let now = Instant::now();
        let has_lapsed = (*lock(&self.until)).is_some_and(|until| until <= now);
        if client.execute(&beat, &[&self.id()]).await? == 0 {
            if self.stopped.load(Ordering::Relaxed) {
                return Ok(false);
            }
            let old = self.id();
            let id = join(client, lease).await?;
            self.renew(id);
            warn!(
                old,
                id, "this instance was away for too long and begins again"
            );
        }
        if has_lapsed {
            *lock(&self.patience) = now + lease;
        }
        *lock(&self.until) = Some(now + lease);
        let mut gone = 0;
        if *lock(&self.patience) <= now {
            let find = client.prepare_cached(FIND_GONE).await?;
            gone = client.execute(&find, &[]).await?;
        }
        let is_gone = client.prepare_cached(IS_GONE).await?;
        if !client.query_one(&is_gone, &[]).await?.get::<_, bool>(0) {
            return Ok(false);
        }
        let (mut total, mut is_more) = (0, false);
        for take in [TAKE_MESSAGES, TAKE_NEW_EVENTS, TAKE_DUE_EVENTS] {
            let statement = client.prepare_cached(take).await?;
            let taken = client.execute(&statement, &[&self.id(), &BATCH]).await?;
            is_more |= taken >= BATCH.unsigned_abs();
            total += taken;
        }
        // They are found among the messages that wait, which others have then.
        if !is_more {
            let transaction = Transaction::new(client);
            transaction.begin().await?;
            let told = inline::take_over(&transaction, self, BATCH).await?;
            transaction.commit().await?;
            is_more = told >= BATCH.unsigned_abs();
            total += told;
        }
        if total > 0 || gone > 0 {
            info!(
                total,
                "messages and events of instances that are gone were taken over"
            );
            self.look_again();
        }
        Ok(is_more)
    }

    /// Waits for news of instances that have left.
    async fn listen(&self, connector: &Connector) {
        loop {
            if let Err(error) = self.listen_once(connector).await {
                warn!(error = text(&error), "cannot listen to the database");
            }
            sleep(Duration::from_secs(1)).await;
        }
    }

    async fn listen_once(
        &self,
        connector: &Connector,
    ) -> std::result::Result<(), tokio_postgres::Error> {
        let (client, mut connection) = connector.config.connect(connector.tls.clone()).await?;
        let messages = std::future::poll_fn(|context| {
            loop {
                match std::task::ready!(connection.poll_message(context)) {
                    Some(Ok(AsyncMessage::Notification(_))) => self.left.notify_one(),
                    Some(Ok(_)) => {}
                    Some(Err(error)) => return std::task::Poll::Ready(Err(error)),
                    None => return std::task::Poll::Ready(Ok(())),
                }
            }
        });
        // PostgreSQL 13 has no such setting.
        let listen = format!(
            "SELECT set_config(name, '0', false) FROM pg_settings
                WHERE name = 'idle_session_timeout';
            LISTEN {CHANNEL}"
        );
        let listen = async {
            client.batch_execute(&listen).await?;
            // What happened before.
            self.left.notify_one();
            std::future::pending().await
        };
        tokio::select! {
            result = messages => result,
            result = listen => result,
        }
    }

    /// Lets others take over at once.
    pub async fn leave(&self, pool: &Pool) -> Result<()> {
        self.stopped.store(true, Ordering::Relaxed);
        self.left.notify_one();
        let leave = async {
            let client = pool.get().await?;
            client.execute(LEAVE, &[&self.id()]).await?;
            client
                .execute("SELECT pg_notify($1, '')", &[&CHANNEL])
                .await?;
            Ok(())
        };
        leave.await.map_err(|failure: Failure| failure.into())
    }
}

fn lock<T>(value: &Mutex<T>) -> MutexGuard<'_, T> {
    value.lock().unwrap_or_else(PoisonError::into_inner)
}

fn millis(lease: Duration) -> i64 {
    i64::try_from(lease.as_millis()).unwrap_or(i64::MAX)
}

/// The place before the first of an instance.
pub fn before(id: i64) -> Place {
    id << SHIFT
}

/// Returns the number of a new instance.
pub async fn join(client: &Object, lease: Duration) -> std::result::Result<i64, Failure> {
    let values: [&(dyn ToSql + Sync); 2] = [&millis(lease), &schema::newest()];
    let row = client.query_one(JOIN, &values).await?;
    let id: Option<i64> = row.get(0);
    id.ok_or_else(|| Failure::Refused(schema::newer(row.get(1))))
}
