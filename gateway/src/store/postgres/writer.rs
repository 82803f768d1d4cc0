//! Writes in common transactions.
//!
//! A writer takes all writes that are waiting into one transaction, because a commit waits for the
//! disk, and answers them when it is on it. Each transaction counts itself in the row of its writer. If
//! the connection is lost while it is being committed, the writer looks there whether it was, so that
//! each write happens once.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use deadpool_postgres::{Object, Pool};
use tokio::sync::{Mutex, mpsc, oneshot};
use tokio::task::{JoinHandle, yield_now};
use tokio::time::{Instant, sleep, timeout, timeout_at};
use tokio_postgres::error::{DbError, Severity};
use tracing::warn;

use super::super::recent::Recent;
use super::super::{Place, Result, StoreError};
use super::error::Failure;
use super::instance::Instance;
use super::messages;
use super::operation::{Changes, Operation, Other, execute};
use super::transaction::{COUNT, Transaction};
use crate::message::Message;

/// The most writes that wait, and the most in one transaction. Whoever writes more has to wait.
const WRITES: usize = 1024;
/// How long a transaction is tried again while the database cannot be reached.
const PATIENCE: Duration = Duration::from_secs(5);
/// The pause between two attempts.
const PAUSE: Duration = Duration::from_millis(50);
/// The longest transaction.
const LONGEST: Duration = Duration::from_secs(30);

/// Waits for a transaction that is under way, also for the first, whose row nobody else sees. One that
/// has this number and that the server has yet to see comes too late: a later number was counted.
const COUNTED: &str = "INSERT INTO writers (id, number) VALUES ($1, $2::bigint + 1)
    ON CONFLICT (id) DO UPDATE SET seen = excluded.seen,
        number = CASE writers.number WHEN $2 THEN writers.number ELSE excluded.number END
    RETURNING number";

enum Task {
    Write(Operation, oneshot::Sender<Result<()>>),
    Close(oneshot::Sender<Result<()>>),
}

pub struct Writer {
    tasks: mpsc::Sender<Task>,
    task: Mutex<Option<JoinHandle<()>>>,
}

/// The error of writes after the end of the task.
fn closed<E>(_: E) -> StoreError {
    StoreError("it is closed".to_owned())
}

impl Writer {
    /// While there is much to write, each transaction waits for more for as long as `linger`.
    /// `recent` takes what was written.
    pub fn start(
        pool: Pool,
        instance: Arc<Instance>,
        recent: Arc<Recent>,
        linger: Duration,
    ) -> Self {
        let (tasks, received) = mpsc::channel(WRITES);
        let connection = None;
        let run = Run {
            pool,
            instance,
            recent,
            connection,
            linger,
            doubted: HashMap::new(),
            // Random, so that no other writer has it.
            id: rand::random(),
            number: 0,
        };
        Self {
            tasks,
            task: Mutex::new(Some(tokio::spawn(run.run(received)))),
        }
    }

    /// Writes in a transaction, and returns when that is on the disk.
    pub async fn write(&self, operation: Operation) -> Result<()> {
        self.send(|done| Task::Write(operation, done)).await
    }

    pub async fn close(&self) -> Result<()> {
        self.send(Task::Close).await?;
        if let Some(task) = self.task.lock().await.take() {
            // It has answered, and so does not take long.
            task.await.map_err(closed)?;
        }
        Ok(())
    }

    async fn send(&self, task: impl FnOnce(oneshot::Sender<Result<()>>) -> Task) -> Result<()> {
        let (done, result) = oneshot::channel();
        self.tasks.send(task(done)).await.map_err(closed)?;
        result.await.map_err(closed)?
    }
}

/// How a transaction has ended that was begun.
enum Outcome {
    Committed,
    /// The answer to the commit was lost.
    Unknown,
}

struct Run {
    pool: Pool,
    instance: Arc<Instance>,
    recent: Arc<Recent>,
    /// Kept between transactions.
    connection: Option<Object>,
    linger: Duration,
    /// The places of inline events that may have been written, and the owners that they have then.
    doubted: HashMap<Place, i64>,
    /// The writer's row.
    id: i64,
    /// How many transactions were begun.
    number: i64,
}

/// A transaction with this many writes does not wait for more.
const ENOUGH: usize = 256;

/// Takes writes until there are enough of them or it is `limit`.
async fn gather(tasks: &mut mpsc::Receiver<Task>, batch: &mut Vec<Task>, limit: Instant) {
    while batch.len() < ENOUGH && !matches!(batch.last(), Some(Task::Close(_))) {
        let left = ENOUGH - batch.len();
        let more = timeout_at(limit, tasks.recv_many(batch, left)).await;
        if matches!(more, Err(_) | Ok(0)) {
            return;
        }
    }
}

impl Run {
    async fn run(mut self, mut tasks: mpsc::Receiver<Task>) {
        let mut batch = Vec::with_capacity(WRITES);
        // When the last transaction with several writes has ended.
        let mut last = None;
        while tasks.recv_many(&mut batch, WRITES).await > 0 {
            // Others that are about to write run first, so that one transaction takes more.
            yield_now().await;
            while batch.len() < WRITES
                && let Ok(task) = tasks.try_recv()
            {
                batch.push(task);
            }
            let now = Instant::now();
            // Whoever writes alone does not wait.
            if last.is_some_and(|last| now < last + self.linger) {
                gather(&mut tasks, &mut batch, now + self.linger).await;
            }
            let (mut operations, mut waiting, mut end) = (vec![], vec![], None);
            for task in batch.drain(..) {
                match task {
                    Task::Write(operation, done) => {
                        operations.push(operation);
                        waiting.push(done);
                    }
                    Task::Close(done) => end = Some(done),
                }
            }
            let all = self.commit(&operations).await;
            for (index, done) in waiting.into_iter().enumerate() {
                let result = match &all {
                    // One of them is at fault.
                    Err(Failure::Refused(_)) if operations.len() > 1 => {
                        self.commit(&operations[index..=index]).await
                    }
                    Err(failure) => Err(failure.clone()),
                    Ok(()) => Ok(()),
                };
                let _ = done.send(result.map_err(StoreError::from));
            }
            if let Some(done) = end {
                let _ = done.send(Ok(()));
                return;
            }
            last = (operations.len() > 1).then(Instant::now);
        }
    }

    /// Does all of them in one transaction, which is repeated until it is known to be committed.
    async fn commit(&mut self, operations: &[Operation]) -> std::result::Result<(), Failure> {
        if operations.is_empty() {
            return Ok(());
        }
        let mut changes = Changes::default();
        let committed = self.attempt(operations, &mut changes).await;
        let inline = &self.instance.inline;
        match &committed {
            Ok(()) => {
                for told in &changes.inline {
                    self.doubted.remove(&told.place);
                }
                self.recent.apply(changes.recent);
                inline.put(changes.inline);
                if let Some(before) = changes.expired {
                    inline.expire(before);
                }
                self.give_back().await;
            }
            Err(failure) => {
                self.recent.doubt(changes.recent);
                if let Failure::Outage(_) = failure {
                    let told = changes.inline.iter();
                    self.doubted.extend(told.map(|one| (one.place, one.owner)));
                }
            }
        }
        committed
    }

    /// Moves inline events to their table if it was not known whether they were written, because they are
    /// not in memory. The transaction in doubt has ended when another of this writer is counted.
    async fn give_back(&mut self) {
        if !self.doubted.is_empty() {
            let operation = Operation::Other(Box::new(Other::GiveBack(self.doubted.clone())));
            if self
                .attempt(&[operation], &mut Changes::default())
                .await
                .is_ok()
            {
                self.doubted.clear();
                self.instance.look_again();
            }
        }
    }

    /// `changes` are those of the last attempt.
    async fn attempt(
        &mut self,
        operations: &[Operation],
        changes: &mut Changes,
    ) -> std::result::Result<(), Failure> {
        let limit = Instant::now() + PATIENCE;
        loop {
            *changes = Changes::default();
            let failure = match self.once(operations, changes).await {
                Ok(Outcome::Committed) => return Ok(()),
                Ok(Outcome::Unknown) => match self.is_committed(limit).await {
                    Ok(true) => return Ok(()),
                    Ok(false) => Failure::Outage("the connection was lost".to_owned()),
                    // It is still not known, whatever the reason.
                    Err(failure) => return Err(Failure::Outage(StoreError::from(failure).0)),
                },
                Err(failure) => failure,
            };
            match &failure {
                Failure::Refused(_) => return Err(failure),
                Failure::Outage(_) => self.connection = None,
                Failure::Conflict(_) => {}
            }
            if Instant::now() >= limit {
                return Err(failure);
            }
            sleep(PAUSE).await;
        }
    }

    async fn once(
        &mut self,
        operations: &[Operation],
        changes: &mut Changes,
    ) -> std::result::Result<Outcome, Failure> {
        // What is written for an instance that is gone could be forgotten with it.
        if self.instance.tenure().is_none() {
            let reason = "this instance has not been heard of for too long";
            return Err(Failure::Outage(reason.to_owned()));
        }
        let connection = match self.connection.take() {
            Some(connection) => connection,
            None => self.pool.get().await?,
        };
        // `COUNTED` writes the odd number in between if the transaction was not committed.
        self.number += 2;
        let (instance, id, number) = (&self.instance, self.id, self.number);
        let accepted = accepted(operations);
        let attempt = async {
            if let Some(accepted) = accepted {
                let count = (id, number);
                let accept = messages::accept(&connection, instance, &accepted, count, changes);
                return match timeout(LONGEST, accept).await {
                    Ok(Ok(true)) => Ok(Outcome::Committed),
                    Ok(Ok(false)) => Err(not_counted()),
                    // After other errors the server may have committed it.
                    Ok(Err(error)) if has_failed(&error) => Err(error.into()),
                    Ok(Err(_)) | Err(_) => Ok(Outcome::Unknown),
                };
            }
            let transaction = Transaction::new(&connection);
            let count = connection.prepare_cached(COUNT).await?;
            // Each is sent when it is first polled, in this order.
            let all = async {
                tokio::try_join!(
                    biased;
                    async { Ok(transaction.begin().await?) },
                    async {
                        match transaction.execute(&count, &[&id, &number]).await? {
                            0 => Err(not_counted()),
                            _ => Ok(()),
                        }
                    },
                    execute(&transaction, instance, operations, changes),
                )
            };
            match timeout(LONGEST, all).await {
                Ok(Ok(_)) => {}
                Ok(Err(failure)) => {
                    // The connection can be used again, unless that was the reason.
                    let _ = timeout(PATIENCE, transaction.rollback()).await;
                    return Err(failure);
                }
                Err(_) => return Err(Failure::Outage("it does not answer".to_owned())),
            }
            match timeout(LONGEST, transaction.commit()).await {
                Ok(Ok(())) => Ok(Outcome::Committed),
                // An answer is an answer.
                Ok(Err(error)) if error.as_db_error().is_some() && !error.is_closed() => {
                    match Failure::from(error) {
                        Failure::Outage(_) => Ok(Outcome::Unknown),
                        failure => Err(failure),
                    }
                }
                Ok(Err(_)) | Err(_) => Ok(Outcome::Unknown),
            }
        };
        let outcome = attempt.await;
        // Otherwise it is not known what state the connection is in.
        if matches!(
            outcome,
            Ok(Outcome::Committed) | Err(Failure::Refused(_) | Failure::Conflict(_))
        ) {
            self.connection = Some(connection);
        } else {
            drop(Object::take(connection));
        }
        outcome
    }

    /// Asks until the database says whether the last transaction was committed.
    async fn is_committed(&self, limit: Instant) -> std::result::Result<bool, Failure> {
        warn!("the answer to a commit was lost; the database is asked whether it has happened");
        loop {
            match timeout(LONGEST, counted(&self.pool, self.id, self.number)).await {
                Ok(Ok(number)) => return Ok(number == self.number),
                Ok(Err(failure)) if Instant::now() >= limit => return Err(failure),
                Err(_) if Instant::now() >= limit => {
                    return Err(Failure::Outage(
                        "the answer to a commit was lost".to_owned(),
                    ));
                }
                Ok(Err(_)) | Err(_) => {}
            }
            sleep(PAUSE).await;
        }
    }
}

/// The messages, if nothing else is to be written. A check is answered by any write.
fn accepted(operations: &[Operation]) -> Option<Vec<&Arc<Message>>> {
    let writes = operations.iter().filter(|one| !one.is_check());
    let accepted: Option<Vec<_>> = writes.map(Operation::accepted).collect();
    accepted.filter(|all| !all.is_empty())
}

/// The database has a later number.
fn not_counted() -> Failure {
    Failure::Outage("another writer has the same identifier".to_owned())
}

/// Whether the server says that a statement has failed, and goes on.
fn has_failed(error: &tokio_postgres::Error) -> bool {
    let severity = error.as_db_error().and_then(DbError::parsed_severity);
    severity == Some(Severity::Error)
}

/// Returns this number if the transaction that has it was committed, and otherwise a later one.
async fn counted(pool: &Pool, id: i64, number: i64) -> std::result::Result<i64, Failure> {
    let connection = pool.get().await?;
    let row = connection.query_one(COUNTED, &[&id, &number]).await?;
    Ok(row.get(0))
}
