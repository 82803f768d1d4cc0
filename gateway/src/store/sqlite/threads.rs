//! The thread that writes and the thread that reads.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use super::super::recent::{Change, Recent};
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

/// Takes what a write changes, so that it can be read when the transaction is on the disk.
#[derive(Clone)]
pub struct Recorder(Arc<Mutex<Vec<Change>>>);

impl Recorder {
    pub fn record(&self, change: Change) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(change);
    }

    fn take(&self) -> Vec<Change> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

pub struct Writer {
    tasks: mpsc::Sender<Task>,
    recorder: Recorder,
    thread: Mutex<Option<JoinHandle<()>>>,
}

/// The error of tasks after the end of the thread.
fn closed<E>(_: E) -> StoreError {
    StoreError("it is closed".to_owned())
}

impl Writer {
    /// `recent` takes what was written.
    pub fn start(connection: Connection, recent: Arc<Recent>) -> Self {
        let (tasks, received) = mpsc::channel(WRITES);
        let recorder = Recorder(Arc::default());
        let run = Run {
            connection,
            recent,
            recorder: recorder.clone(),
        };
        let thread = thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || run.run(received))
            .expect("a thread can be started");
        Self {
            tasks,
            recorder,
            thread: Mutex::new(Some(thread)),
        }
    }

    /// Only for use in writes.
    pub fn recorder(&self) -> Recorder {
        self.recorder.clone()
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

/// A write, and whoever waits for it.
type Waiting = (Write, oneshot::Sender<Result<()>>);

struct Run {
    connection: Connection,
    recent: Arc<Recent>,
    recorder: Recorder,
}

impl Run {
    fn run(mut self, mut tasks: mpsc::Receiver<Task>) {
        let mut batch = Vec::with_capacity(WRITES);
        while tasks.blocking_recv_many(&mut batch, WRITES) > 0 {
            let mut writes = vec![];
            for task in batch.drain(..) {
                match task {
                    Task::Write(write, done) => writes.push((write, done)),
                    Task::Scrub(done) => {
                        self.commit(&mut writes);
                        let _ = done.send(scrub(&self.connection));
                    }
                    Task::Close(done) => {
                        self.commit(&mut writes);
                        let closed = self.connection.close();
                        let _ = done.send(closed.map_err(|(_, error)| error.into()));
                        return;
                    }
                }
            }
            self.commit(&mut writes);
        }
    }

    /// Does all writes in one transaction; if one fails, each in its own. Whoever waits is answered.
    fn commit(&mut self, writes: &mut Vec<Waiting>) {
        if writes.is_empty() {
            return;
        }
        let all = self.in_transaction(writes.iter_mut().map(|(write, _)| write));
        let is_alone = writes.len() == 1;
        for (mut write, done) in writes.drain(..) {
            let result = match &all {
                Err(_) if !is_alone => self.in_transaction([&mut write].into_iter()),
                all => all.clone(),
            };
            let _ = done.send(result);
        }
    }

    fn in_transaction<'w>(&mut self, writes: impl Iterator<Item = &'w mut Write>) -> Result<()> {
        let result = write_all(&mut self.connection, writes);
        let changes = self.recorder.take();
        match result {
            Ok(()) => self.recent.apply(changes),
            Err(_) => self.recent.doubt(changes),
        }
        result
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

fn write_all<'w>(
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
