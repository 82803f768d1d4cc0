//! Receives the parts of long messages in any order and joins them in fixed memory.
//!
//!     cargo run --example receive_and_join

use septet::UserData;
use septet::reassembly::{Progress, Reassembler, ReassemblyError};

/// Holds up to 32 long messages and 128 parts at a time.
type Store = Reassembler<String, 32, 128>;

/// Returns the text of the message if `part` completes it. `at` is in seconds.
fn receive(store: &mut Store, sender: &str, at: u64, part: &UserData) -> Option<String> {
    store.remove_older(at.saturating_sub(24 * 60 * 60));
    loop {
        match store.push(sender.to_owned(), at, part) {
            Ok(Progress::Single) => return Some(part.text_lossy().to_string()),
            Ok(Progress::Complete(key)) => {
                let text = store.message(&key)?.decode_lossy().collect();
                store.remove(&key);
                return Some(text);
            }
            Err(ReassemblyError::MessagesFull | ReassemblyError::PartsFull) => {
                let stalest = store.stalest()?.key().clone();
                store.remove(&stalest);
            }
            Err(ReassemblyError::Conflict { key, .. }) => drop(store.remove(&key)),
            _ => return None,
        }
    }
}

fn main() -> Result<(), septet::SplitError> {
    let text = "Приїду о пʼятій. ".repeat(8);
    let mut parts: Vec<_> = septet::split(&text)?.map(|part| part.encode(7)).collect();
    parts.reverse();
    let mut store = Store::new();
    let mut join = |part| receive(&mut store, "+491234", 60, part);
    assert_eq!(parts.iter().find_map(&mut join), Some(text));
    Ok(())
}
