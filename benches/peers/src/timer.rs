//! Times a task. The peers take turns, one batch each, so that other load on the machine affects
//! all of them.

use std::time::Duration;

use serde::Serialize;

use crate::peer::Peer;
use crate::task::Task;

/// How long to time a task.
#[derive(Clone, Copy)]
pub struct Effort {
    pub warm_up: Duration,
    /// The approximate time of a batch, much longer than the clock's resolution.
    pub batch: Duration,
    pub batches: usize,
}

impl Effort {
    pub const FULL: Self = Self {
        warm_up: Duration::from_millis(100),
        batch: Duration::from_millis(2),
        batches: 31,
    };
    /// Enough to check the answers.
    pub const QUICK: Self = Self {
        warm_up: Duration::from_micros(200),
        batch: Duration::from_micros(100),
        batches: 3,
    };
}

/// Nanoseconds for one repetition.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Times {
    pub median: f64,
    pub minimum: f64,
}

/// The times in the order of `peers`.
pub fn times(
    peers: &mut [&mut Box<dyn Peer>],
    task: &Task,
    effort: Effort,
) -> Result<Vec<Times>, String> {
    let repetitions = peers
        .iter_mut()
        .map(|peer| warm_up(&mut ***peer, task, effort))
        .collect::<Result<Vec<u32>, _>>()?;
    let mut batches = vec![Vec::with_capacity(effort.batches); peers.len()];
    for _ in 0..effort.batches {
        for ((peer, &times), batches) in peers.iter_mut().zip(&repetitions).zip(&mut batches) {
            let time = peer.time(task, times)?;
            batches.push(time.as_secs_f64() * 1e9 / f64::from(times));
        }
    }
    Ok(batches.into_iter().map(summary).collect())
}

/// Warms up a peer, and returns the number of repetitions per batch.
fn warm_up(peer: &mut dyn Peer, task: &Task, effort: Effort) -> Result<u32, String> {
    let mut times: u32 = 1;
    let mut spent = Duration::ZERO;
    loop {
        let time = peer.time(task, times)?;
        spent += time;
        if spent >= effort.warm_up {
            let fit = effort.batch.as_secs_f64() / time.as_secs_f64().max(1e-9);
            return Ok((fit * f64::from(times)).round().max(1.0) as u32);
        }
        times = times.saturating_mul(2);
    }
}

fn summary(mut batches: Vec<f64>) -> Times {
    batches.sort_by(f64::total_cmp);
    Times {
        median: batches[batches.len() / 2],
        minimum: batches[0],
    }
}
