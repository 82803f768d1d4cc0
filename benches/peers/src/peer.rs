//! The interface that every peer implements.

use std::hint::black_box;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::task::Task;

/// The answer to a task. Two peers agree if their answers are equal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    /// The name of the encoding, and the number of segments.
    Count { encoding: String, segments: usize },
    /// The text of each segment.
    Texts(Vec<String>),
    /// The octets of each segment.
    Octets(Vec<Vec<u8>>),
    /// A refusal, with its message.
    Refusal(String),
}

/// A library to compare, or the `from_utf8` baseline.
pub trait Peer {
    fn name(&self) -> &'static str;
    fn version(&self) -> &str;

    /// Whether the peer supports this task.
    fn supports(&self, task: &Task) -> bool;

    /// The peer's answer, or `None` for the `from_utf8` baseline.
    fn answer(&mut self, task: &Task) -> Result<Option<Answer>, String>;

    /// The time that `times` repetitions take.
    fn time(&mut self, task: &Task, times: u32) -> Result<Duration, String>;
}

/// Repeats the work, and keeps the results from being optimised away.
pub fn repeat<T>(times: u32, mut work: impl FnMut() -> T) -> Duration {
    let start = Instant::now();
    for _ in 0..times {
        black_box(work());
    }
    start.elapsed()
}

/// A crate's version, read from the lock file because Cargo does not expose it to other crates.
pub fn version_of(name: &str) -> &'static str {
    let entry = format!("name = \"{name}\"\nversion = \"");
    let rest = include_str!("../Cargo.lock").split(&entry).nth(1);
    rest.and_then(|text| text.split('"').next()).unwrap_or("?")
}
