//! A message centre, clients and a receiver of callbacks, the same for all systems:
//!
//! ```text
//! load
//! ```
//!
//! It prints the ports of the message centre and of the receiver as a line of JSON. Each line of
//! its input is a command in JSON, and is answered with a line of JSON; see [`Command`]. It ends with
//! its input.

mod centre;
mod clients;
mod limits;
mod receiver;
mod tally;

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::Deserialize;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, BufReader};

use clients::Load;
use tally::Tally;

#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
enum Command {
    /// Forgets what was counted.
    Reset,
    /// Answers at most this number of segments per second; 0 is unlimited.
    Pace { rate: u64 },
    /// Sends messages. They have the numbers from `first`.
    Send(Load),
    /// Waits until this number of messages was submitted and called back, or nothing has happened
    /// for `quiet` seconds.
    Wait {
        number: usize,
        callbacks: usize,
        quiet: u64,
    },
    /// What was counted, and which of the accepted messages are missing.
    Count,
    /// How fast the clients and the message centre are by themselves.
    Limits { clients: usize, window: usize },
}

// A second thread would mostly wake the first.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let tally = Arc::new(Tally::default());
    let centre = centre::start(Arc::clone(&tally)).await;
    let receiver = receiver::start(Arc::clone(&tally)).await;
    println!(
        "{}",
        json!({"centre": centre.port(), "callbacks": receiver.port()})
    );
    let mut lines = BufReader::new(tokio::io::stdin()).lines();
    while let Some(line) = lines.next_line().await.expect("lines") {
        let answer = match serde_json::from_str(&line).expect("a command") {
            Command::Reset => {
                tally.reset();
                json!({})
            }
            Command::Pace { rate } => {
                tally.set_pace(rate);
                json!({})
            }
            Command::Send(load) => clients::send(load, &tally).await,
            Command::Wait {
                number,
                callbacks,
                quiet,
            } => wait(&tally, number, callbacks, Duration::from_secs(quiet)).await,
            Command::Count => tally.counts(),
            Command::Limits { clients, window } => {
                let answers = limits::answers(receiver, clients, &tally).await;
                let operations = limits::operations(centre, window).await;
                tally.reset();
                json!({"answers": answers, "operations": operations})
            }
        };
        println!("{answer}");
    }
}

async fn wait(tally: &Tally, number: usize, callbacks: usize, quiet: Duration) -> Value {
    let start = Instant::now();
    loop {
        let is_quiet = tally.quiet_for().min(start.elapsed()) >= quiet;
        let (submitted, called) = (tally.submitted.number(), tally.called.number());
        if (submitted >= number && called >= callbacks) || is_quiet {
            return tally.counts();
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}
