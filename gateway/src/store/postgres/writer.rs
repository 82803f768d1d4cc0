//! Writes in common transactions.
//!
//! A writer takes all writes that are waiting into one transaction, because a commit waits for the
//! disk, and answers them when it is on it. If the connection is lost while a transaction is being
//! committed, the writer asks the database whether it was, so that each write happens once.

use std::sync::Arc;
use std::time::Duration;

use deadpool_postgres::{Object, Pool, Transaction};
use tokio::sync::{Mutex, mpsc, oneshot};
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep, timeout, timeout_at};
use tracing::warn;

use super::super::{Result, StoreError};
use super::error::Failure;
use super::instance::Instance;
use super::operation::{Operation, execute};

/// The most writes that wait, and the most in one transaction. Whoever writes more has to wait.
const WRITES: usize = 1024;
/// How long a transaction is tried again while the database cannot be reached.
const PATIENCE: Duration = Duration::from_secs(5);
/// The pause between two attempts.
const PAUSE: Duration = Duration::from_millis(50);
/// The longest transaction.
const LONGEST: Duration = Duration::from_secs(30);

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
    pub fn start(pool: Pool, instance: Arc<Instance>, linger: Duration) -> Self {
        let (tasks, received) = mpsc::channel(WRITES);
        let connection = None;
        let run = Run {
            pool,
            instance,
            connection,
            linger,
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
    /// The answer to the commit was lost. The transaction has this identifier.
    Unknown(String),
}

struct Run {
    pool: Pool,
    instance: Arc<Instance>,
    /// Kept between transactions.
    connection: Option<Object>,
    linger: Duration,
}

/// A transaction of so many writes does not wait for more.
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
        let limit = Instant::now() + PATIENCE;
        loop {
            let failure = match self.once(operations).await {
                Ok(Outcome::Committed) => return Ok(()),
                Ok(Outcome::Unknown(id)) => match self.is_committed(&id, limit).await {
                    Ok(true) => return Ok(()),
                    Ok(false) => continue,
                    Err(failure) => return Err(failure),
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

    async fn once(&mut self, operations: &[Operation]) -> std::result::Result<Outcome, Failure> {
        // What is written for an instance that is gone could be forgotten with it.
        if self.instance.tenure().is_none() {
            let reason = "this instance has not been heard of for too long";
            return Err(Failure::Outage(reason.to_owned()));
        }
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => self.pool.get().await?,
        };
        let instance = &self.instance;
        let attempt = async {
            let transaction = connection.transaction().await?;
            let both = async {
                tokio::try_join!(
                    identifier(&transaction),
                    execute(&transaction, instance, operations)
                )
            };
            let (id, ()) = match timeout(LONGEST, both).await {
                Ok(Ok(done)) => done,
                Ok(Err(failure)) => {
                    // The connection can be used again, unless that was the reason.
                    let _ = timeout(PATIENCE, transaction.rollback()).await;
                    return Err(failure);
                }
                Err(_) => return Err(Failure::Outage("it does not answer".to_owned())),
            };
            match timeout(LONGEST, transaction.commit()).await {
                Ok(Ok(())) => Ok(Outcome::Committed),
                // An answer is an answer.
                Ok(Err(error)) if error.as_db_error().is_some() && !error.is_closed() => {
                    match Failure::from(error) {
                        Failure::Outage(_) => Ok(Outcome::Unknown(id)),
                        failure => Err(failure),
                    }
                }
                Ok(Err(_)) | Err(_) => Ok(Outcome::Unknown(id)),
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

    /// Asks until the database says what has become of a transaction.
    async fn is_committed(&self, id: &str, limit: Instant) -> std::result::Result<bool, Failure> {
        warn!("the answer to a commit was lost; the database is asked whether it has happened");
        loop {
            match timeout(LONGEST, status(&self.pool, id)).await {
                Ok(Ok(Some(status))) if status == "committed" => return Ok(true),
                Ok(Ok(Some(status))) if status == "aborted" => return Ok(false),
                // It is being committed, or the database cannot be reached.
                Ok(Ok(_)) | Err(_) => {}
                Ok(Err(error)) if Instant::now() >= limit => return Err(error),
                Ok(Err(_)) => {}
            }
            if Instant::now() >= limit {
                return Err(Failure::Outage(
                    "the answer to a commit was lost".to_owned(),
                ));
            }
            sleep(PAUSE).await;
        }
    }
}

async fn identifier(transaction: &Transaction<'_>) -> std::result::Result<String, Failure> {
    let statement = "SELECT pg_current_xact_id()::text";
    let statement = transaction.prepare_cached(statement).await?;
    Ok(transaction.query_one(&statement, &[]).await?.get(0))
}

async fn status(pool: &Pool, id: &str) -> std::result::Result<Option<String>, Failure> {
    let connection = pool.get().await?;
    let statement = "SELECT pg_xact_status($1::text::xid8)";
    let row = connection.query_one(statement, &[&id]).await?;
    Ok(row.get(0))
}
