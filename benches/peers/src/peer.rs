//! What every peer is asked, whatever it is made of.

use std::hint::black_box;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::task::Task;

/// What came of a task. Two peers agree if these are equal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    /// The name of an encoding, and a number of segments.
    Count { encoding: String, segments: usize },
    /// The text of each segment.
    Texts(Vec<String>),
    /// The octets of each segment.
    Octets(Vec<Vec<u8>>),
    /// It will not do it, in its own words.
    Refusal(String),
}

/// A library.
pub trait Peer {
    fn name(&self) -> &'static str;
    fn version(&self) -> &str;

    /// Whether there is such work for it.
    fn does(&self, task: &Task) -> bool;

    /// What it makes of a task; `None` of a yardstick, which answers another question.
    fn answer(&mut self, task: &Task) -> Result<Option<Answer>, String>;

    /// How long so many repetitions take.
    fn time(&mut self, task: &Task, times: u32) -> Result<Duration, String>;
}

/// Does something so many times, and keeps what it gives from being optimised away.
pub fn repeat<T>(times: u32, mut work: impl FnMut() -> T) -> Duration {
    let start = Instant::now();
    for _ in 0..times {
        black_box(work());
    }
    start.elapsed()
}

/// The version of a crate. Cargo tells no crate the versions of others; the lock file is
/// committed.
pub fn version_of(name: &str) -> &'static str {
    let entry = format!("name = \"{name}\"\nversion = \"");
    let behind = include_str!("../Cargo.lock").split(&entry).nth(1);
    behind
        .and_then(|text| text.split('"').next())
        .unwrap_or("?")
}
