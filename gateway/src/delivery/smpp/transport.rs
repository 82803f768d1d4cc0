//! Frames through a connection, and why a bind fails.

use std::time::Duration;

use bytes::BytesMut;
use tokio::io::{AsyncReadExt, AsyncWriteExt, ReadHalf, WriteHalf};
use tokio::sync::mpsc;
use tokio::task::yield_now;
use tokio::time::timeout;

use super::connect::Stream;
use super::frame::{self, Frame};
use super::status::Refusal;

/// The most frames in one write.
const MOST: usize = 64;
/// How long a write may take.
const WRITE: Duration = Duration::from_secs(30);

/// Why a bind failed.
#[derive(Debug)]
pub enum BindError {
    TimedOut,
    Refused(Refusal),
    Closed(&'static str),
}

impl std::fmt::Display for BindError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TimedOut => f.write_str("the message centre did not answer"),
            Self::Refused(refusal) => refusal.fmt(f),
            Self::Closed(reason) => write!(f, "the connection was closed: {reason}"),
        }
    }
}

impl std::error::Error for BindError {}

/// Takes the next frame from what was received, if all of it was.
pub fn next_frame(received: &mut BytesMut) -> Result<Option<Frame>, &'static str> {
    frame::take(received).map_err(|_| "the length of an operation is impossible")
}

/// Reads a frame. Nothing is lost if the future is dropped.
pub async fn read_frame(
    read: &mut ReadHalf<Box<dyn Stream>>,
    received: &mut BytesMut,
) -> Result<Frame, &'static str> {
    loop {
        if let Some(frame) = next_frame(received)? {
            return Ok(frame);
        }
        received.reserve(4096);
        match read.read_buf(received).await {
            Ok(0) => return Err("the other side has closed it"),
            Ok(_) => {}
            Err(_) => return Err("it could not be read from"),
        }
    }
}

/// Writes frames until the session has ended or a write fails.
pub async fn write_all(
    mut write: WriteHalf<Box<dyn Stream>>,
    mut waiting: mpsc::Receiver<BytesMut>,
) {
    let mut frames = vec![];
    while waiting.recv_many(&mut frames, MOST).await > 0 {
        // Others that are about to send run first, so that one write takes more.
        yield_now().await;
        while frames.len() < MOST
            && let Ok(frame) = waiting.try_recv()
        {
            frames.push(frame);
        }
        let octets = frames.concat();
        frames.clear();
        let written = timeout(WRITE, async {
            write.write_all(&octets).await?;
            write.flush().await
        });
        if !matches!(written.await, Ok(Ok(()))) {
            return;
        }
    }
    let _ = timeout(WRITE, write.shutdown()).await;
}
