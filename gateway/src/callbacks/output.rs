//! Prints callbacks to standard output.

use std::io::Write;
use std::thread;

use tokio::sync::{mpsc, oneshot};

/// The most lines that wait.
const LINES: usize = 64;

type Line = (Vec<u8>, oneshot::Sender<bool>);

/// A thread that prints, because a full pipe blocks whoever writes to it.
#[derive(Clone, Debug)]
pub struct Output {
    lines: mpsc::Sender<Line>,
}

impl Output {
    pub fn start() -> Self {
        let (lines, received) = mpsc::channel(LINES);
        thread::Builder::new()
            .name("output".to_owned())
            .spawn(move || run(received))
            .expect("a thread can be started");
        Self { lines }
    }

    /// Returns when a line has been printed, and whether it could be.
    pub async fn print(&self, mut line: Vec<u8>) -> bool {
        line.push(b'\n');
        let (done, is_printed) = oneshot::channel();
        self.lines.send((line, done)).await.is_ok() && is_printed.await.unwrap_or(false)
    }
}

fn run(mut lines: mpsc::Receiver<Line>) {
    while let Some((line, done)) = lines.blocking_recv() {
        let mut output = std::io::stdout().lock();
        let printed = output.write_all(&line).and_then(|()| output.flush());
        let _ = done.send(printed.is_ok());
    }
}
