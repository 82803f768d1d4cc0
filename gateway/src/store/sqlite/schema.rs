//! The tables, and how the file is opened.

use std::fs::OpenOptions;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::super::{Result, StoreError};

/// The version of the tables, in the file's `user_version`.
const VERSION: u32 = 4;

/// Written with the first version.
const TABLES: &str = "
CREATE TABLE messages (
    place INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    accepted INTEGER NOT NULL,
    -- The segments that count towards the rate.
    load INTEGER NOT NULL,
    -- Whether the carrier has it.
    is_sent INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    due INTEGER,
    error INTEGER,
    data BLOB NOT NULL
);
CREATE INDEX messages_of_account ON messages (account);
-- Has all that the sizes of the queue need.
CREATE INDEX waiting_messages ON messages (accepted, load) WHERE is_sent = 0;
CREATE INDEX due_messages ON messages (due) WHERE due IS NOT NULL AND is_sent = 0;

CREATE TABLE events (
    place INTEGER PRIMARY KEY,
    message INTEGER NOT NULL,
    -- The application.
    receiver TEXT NOT NULL,
    kind TEXT NOT NULL,
    time INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    due INTEGER,
    body BLOB NOT NULL
);
CREATE INDEX events_of_message ON events (message, place);
CREATE INDEX new_events ON events (receiver, place) WHERE due IS NULL;
CREATE INDEX events_by_time ON events (time);
CREATE INDEX due_events ON events (receiver, due) WHERE due IS NOT NULL;

CREATE TABLE media (
    account TEXT NOT NULL,
    name TEXT NOT NULL,
    content_type TEXT,
    cache_control TEXT,
    until INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (account, name)
);
CREATE INDEX media_until ON media (until);
";

/// Added with the second version, which knows carriers that report on messages.
///
/// `messages.is_sent` is 2 while a carrier has a message and has not reported on it; `due` is then
/// when its receipts are given up.
const CARRIER_TABLES: &str = "
ALTER TABLE messages ADD COLUMN unanswered INTEGER NOT NULL DEFAULT 0;
-- When it is given up unless a carrier has it.
ALTER TABLE messages ADD COLUMN expires INTEGER;
CREATE INDEX expiring_messages ON messages (expires) WHERE is_sent = 0;
CREATE INDEX submitted_messages ON messages (due) WHERE is_sent = 2;

-- Segments that a carrier has accepted.
CREATE TABLE segments (
    message INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    total INTEGER NOT NULL,
    reference INTEGER NOT NULL,
    carrier TEXT NOT NULL,
    id TEXT NOT NULL,
    recipient TEXT NOT NULL,
    -- 0 if it was delivered, otherwise the error code.
    outcome INTEGER,
    PRIMARY KEY (message, sequence)
) WITHOUT ROWID;
CREATE INDEX segments_by_id ON segments (carrier, id);

-- Receipts for segments that are yet to be recorded, once for each form of their identifier.
CREATE TABLE receipts (
    number INTEGER NOT NULL,
    carrier TEXT NOT NULL,
    id TEXT NOT NULL,
    -- 0 for the identifier as it is.
    form INTEGER NOT NULL,
    source TEXT NOT NULL,
    destination TEXT NOT NULL,
    outcome INTEGER NOT NULL,
    time INTEGER NOT NULL
);
CREATE INDEX receipts_by_number ON receipts (number);
CREATE INDEX receipts_by_id ON receipts (carrier, id);
CREATE INDEX receipts_by_time ON receipts (time);

-- Parts of messages from carriers.
CREATE TABLE parts (
    carrier TEXT NOT NULL,
    sender TEXT NOT NULL,
    recipient TEXT NOT NULL,
    width INTEGER NOT NULL,
    reference INTEGER NOT NULL,
    total INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    time INTEGER NOT NULL,
    coding INTEGER NOT NULL,
    has_header INTEGER NOT NULL,
    octets BLOB NOT NULL,
    PRIMARY KEY (carrier, sender, recipient, width, reference, total, sequence)
) WITHOUT ROWID;
CREATE INDEX parts_by_time ON parts (time);

-- Messages whose parts were complete a short time ago.
CREATE TABLE joined (
    carrier TEXT NOT NULL,
    sender TEXT NOT NULL,
    recipient TEXT NOT NULL,
    width INTEGER NOT NULL,
    reference INTEGER NOT NULL,
    total INTEGER NOT NULL,
    time INTEGER NOT NULL,
    PRIMARY KEY (carrier, sender, recipient, width, reference, total)
) WITHOUT ROWID;
";

/// Added with the third version, which knows how carriers write identifiers, and what was in the
/// parts of messages that are complete.
const IDENTIFIER_TABLES: &str = "
-- The recent receipts of a carrier whose identifiers had a form.
CREATE TABLE identifiers (
    carrier TEXT NOT NULL,
    form INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    PRIMARY KEY (carrier, form)
) WITHOUT ROWID;

-- Those of all parts, in order.
ALTER TABLE joined ADD COLUMN digests BLOB NOT NULL DEFAULT x'';
";

/// Added with the fourth version, in which the last event of a message takes its place.
const LAST_EVENTS: &str = "
-- What was accepted before has its text in the data.
ALTER TABLE messages ADD COLUMN text TEXT;

-- Of a message that is not in its table any more: this is the only event that was left to tell.
ALTER TABLE events ADD COLUMN account TEXT;
ALTER TABLE events ADD COLUMN error INTEGER;
ALTER TABLE events ADD COLUMN data BLOB;
DROP INDEX events_of_message;
CREATE INDEX events_of_message ON events (message, place) WHERE data IS NULL;
CREATE INDEX events_of_account ON events (account, message) WHERE data IS NOT NULL;
";

/// What each version adds to the one before.
const STEPS: [&str; VERSION as usize] = [TABLES, CARRIER_TABLES, IDENTIFIER_TABLES, LAST_EVENTS];

/// Opens a file for the thread that writes, and creates the tables if there are none.
pub fn open(path: &Path) -> Result<Connection> {
    create(path).map_err(|error| StoreError(format!("{}: {error}", path.display())))?;
    let mut connection = Connection::open(path)?;
    connection.busy_timeout(Duration::from_secs(5))?;
    // Deleted content is overwritten with zeros.
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // Each commit waits for the disk.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "wal_autocheckpoint", 4000)?;
    connection.set_prepared_statement_cache_capacity(64);
    let version: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    match version {
        0..VERSION => {
            let transaction = connection.transaction()?;
            for step in &STEPS[version as usize..] {
                transaction.execute_batch(step)?;
            }
            transaction.pragma_update(None, "user_version", VERSION)?;
            transaction.commit()?;
        }
        VERSION => {}
        newer => {
            return Err(StoreError(format!(
                "{} has version {newer} of the tables, but this program knows only version {VERSION}",
                path.display()
            )));
        }
    }
    Ok(connection)
}

/// Creates a file that only its owner can read, unless it exists. SQLite gives the log the same
/// permissions.
fn create(path: &Path) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

/// Writes the version again.
pub fn touch(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "user_version", VERSION)
}

/// Opens a file for a thread that reads.
pub fn open_reader(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

#[cfg(test)]
mod tests {
    use super::super::rows;
    use super::*;

    /// A queue can be long.
    #[test]
    fn events_of_a_message_are_found_by_an_index() {
        let folder = tempfile::tempdir().unwrap();
        let connection = open(&folder.path().join("messages.db")).unwrap();
        let mut found = 0;
        for query in [
            rows::FIRST_EVENT,
            rows::NEW_EVENTS,
            rows::MAKE_FIRSTS_DUE,
            rows::FORGET_ALL_SENT,
            rows::END,
        ] {
            let explain = format!("EXPLAIN QUERY PLAN {query}");
            let mut statement = connection.prepare(&explain).unwrap();
            let mut rows = statement.raw_query();
            while let Some(row) = rows.next().unwrap() {
                let step: String = row.get(3).unwrap();
                found += usize::from(step.contains("events_of_message (message="));
                let is_scan = step == "SCAN events" || step.contains("PRIMARY KEY (rowid<");
                assert!(!is_scan, "{query}: {step}");
            }
        }
        assert_eq!(found, 5);
    }
}
