//! The thread that writes and the thread that reads.

use std::sync::Mutex;
use std::thread::{self, JoinHandle};

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use super::super::{Result, StoreError};

/// The most writes that wait, and the most in one transaction. Whoever writes more has to wait.
const WRITES: usize = 1024;
const READS: usize = 64;

/// Called again in a transaction of its own if the common transaction fails.
type Write = Box<dyn FnMut(&Connection) -> rusqlite::Result<()> + Send>;
type Read = Box<dyn FnOnce(&Connection) + Send>;

enum Task {
    Write(Write, oneshot::Sender<Result<()>>),
    Scrub(oneshot::Sender<Result<()>>),
    Close(oneshot::Sender<Result<()>>),
}

pub struct Writer {
    tasks: mpsc::Sender<Task>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

/// The error of tasks after the end of the thread.
fn closed<E>(_: E) -> StoreError {
    StoreError("it is closed".to_owned())
}

impl Writer {
    pub fn start(connection: Connection) -> Self {
        let (tasks, received) = mpsc::channel(WRITES);
        let thread = thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || run(connection, received))
            .expect("a thread can be started");
        Self {
            tasks,
            thread: Mutex::new(Some(thread)),
        }
    }

    /// Writes in a transaction, and returns when that is on the disk.
    pub async fn write(
        &self,
        write: impl FnMut(&Connection) -> rusqlite::Result<()> + Send + 'static,
    ) -> Result<()> {
        self.send(|done| Task::Write(Box::new(write), done)).await
    }

    /// Moves the log into the file and truncates it, so that neither has what was deleted.
    pub async fn scrub(&self) -> Result<()> {
        self.send(Task::Scrub).await
    }

    pub async fn close(&self) -> Result<()> {
        self.send(Task::Close).await?;
        let thread = self.thread.lock().ok().and_then(|mut thread| thread.take());
        if let Some(thread) = thread {
            // It has answered, and so does not take long.
            thread.join().map_err(closed)?;
        }
        Ok(())
    }

    async fn send(&self, task: impl FnOnce(oneshot::Sender<Result<()>>) -> Task) -> Result<()> {
        let (done, result) = oneshot::channel();
        self.tasks.send(task(done)).await.map_err(closed)?;
        result.await.map_err(closed)?
    }
}

fn run(mut connection: Connection, mut tasks: mpsc::Receiver<Task>) {
    let mut batch = Vec::with_capacity(WRITES);
    while tasks.blocking_recv_many(&mut batch, WRITES) > 0 {
        let mut writes = vec![];
        for task in batch.drain(..) {
            match task {
                Task::Write(write, done) => writes.push((write, done)),
                Task::Scrub(done) => {
                    commit(&mut connection, &mut writes);
                    let _ = done.send(scrub(&connection));
                }
                Task::Close(done) => {
                    commit(&mut connection, &mut writes);
                    let closed = connection.close();
                    let _ = done.send(closed.map_err(|(_, error)| error.into()));
                    return;
                }
            }
        }
        commit(&mut connection, &mut writes);
    }
}

fn scrub(connection: &Connection) -> Result<()> {
    let busy: bool =
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    match busy {
        true => Err(StoreError("a reader keeps the log".to_owned())),
        false => Ok(()),
    }
}

/// Does all writes in one transaction; if one fails, each in its own. Whoever waits is answered.
fn commit(connection: &mut Connection, writes: &mut Vec<(Write, oneshot::Sender<Result<()>>)>) {
    if writes.is_empty() {
        return;
    }
    let all = in_transaction(connection, writes.iter_mut().map(|(write, _)| write));
    let is_alone = writes.len() == 1;
    for (mut write, done) in writes.drain(..) {
        let result = match &all {
            Err(_) if !is_alone => in_transaction(connection, [&mut write].into_iter()),
            all => all.clone(),
        };
        let _ = done.send(result);
    }
}

fn in_transaction<'w>(
    connection: &mut Connection,
    writes: impl Iterator<Item = &'w mut Write>,
) -> Result<()> {
    let transaction = connection.transaction()?;
    for write in writes {
        write(&transaction)?;
    }
    Ok(transaction.commit()?)
}

pub struct Reader {
    reads: mpsc::Sender<Read>,
}

impl Reader {
    pub fn start(connection: Connection) -> Self {
        let (reads, mut received) = mpsc::channel::<Read>(READS);
        thread::Builder::new()
            .name("store-reader".to_owned())
            .spawn(move || {
                while let Some(read) = received.blocking_recv() {
                    read(&connection);
                }
            })
            .expect("a thread can be started");
        Self { reads }
    }

    pub async fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T> {
        let (done, result) = oneshot::channel();
        let run: Read = Box::new(move |connection| {
            let _ = done.send(read(connection));
        });
        self.reads.send(run).await.map_err(closed)?;
        Ok(result.await.map_err(closed)??)
    }
}
