//! Kills the service under load, again and again: no accepted message is lost.
//!
//! `SEPTET_ROUNDS` is the number of rounds, 3 by default.

mod support;

use std::time::{Duration, Instant};

use serde_json::json;
use support::process::{Clients, Process, free_address, sandbox};
use support::tally::Tally;

/// The number of clients that send messages, one after another.
const CLIENTS: usize = 16;
/// Of the callbacks, every seventh is refused, but each at most three times: the fourth attempt comes
/// after 35 seconds or a little more, and the sixth would come after minutes.
const REFUSED: usize = 7;
const ATTEMPTS: usize = 3;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_accepted_message_is_lost() {
    let rounds: u64 = std::env::var("SEPTET_ROUNDS").map_or(3, |rounds| rounds.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("messages.db");
    let tally = Tally::start(|number, refused| number % REFUSED == 0 && refused < ATTEMPTS).await;
    let address = free_address();
    let arguments = sandbox(address, tally.address, &database);
    let clients = Clients::start(CLIENTS, address, "sandbox", Duration::ZERO, || {
        let body = json!({
            "applicationId": "any", "to": "+15551230002", "from": "+15551230001", "text": "Hello",
        });
        (body, ())
    });
    for round in 0..rounds {
        let process = Process::start(&arguments, address, None).await;
        tokio::time::sleep(Duration::from_millis(500 + round * 137 % 700)).await;
        process.kill();
    }
    let accepted = clients.stop().await;
    let process = Process::start(&arguments, address, None).await;
    // Refused callbacks come again after 5 seconds, then after 10 and 20.
    let limit = Instant::now() + Duration::from_secs(90);
    let lost = loop {
        let lost = tally.missing(accepted.iter().map(|(id, _)| id));
        if lost == 0 || Instant::now() > limit {
            break lost;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    assert_eq!(lost, 0, "of {} accepted messages", accepted.len());
    let number = accepted.len();
    assert!(number > 100, "only {number} messages were accepted");
    process.kill();

    let counted = tally.counted();
    let events = || counted.events.values().flatten();
    let duplicates = events().filter(|event| event.acknowledged > 1).count();
    // Only what was under way when the service was killed is repeated.
    let most = usize::try_from(rounds).unwrap() * 2 * 64 * 2 + 64;
    println!("{number} accepted in {rounds} rounds, none lost, {duplicates} told more than once");
    let all = counted.events.len();
    assert!(duplicates <= most, "{duplicates} of {all} are duplicates");
    assert!(events().all(|event| event.kind == "message-delivered"));
    assert!(counted.events.values().all(|events| events.len() == 1));
    let file = rusqlite::Connection::open(&database).unwrap();
    let check: String = file
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(check, "ok");
}
