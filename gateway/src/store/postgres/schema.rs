//! The tables, in a schema of their own.

use tokio_postgres::error::SqlState;
use tokio_postgres::{Error, Transaction};

use super::super::{Result, StoreError};
use super::error::text;

/// The schema, which every connection has as its search path.
pub const SCHEMA: &str = "septet";

/// Whoever creates the tables holds this advisory lock: the letters of the schema.
const LOCK: i64 = 0x7365_7074_6574;

/// Written with the first version.
///
/// Accounts, names and texts are octets, because a text in PostgreSQL cannot have U+0000. Rows of
/// queues live for a short time, so that they are vacuumed early.
const TABLES: &str = "
-- Each start of the service. Its messages and events are its own until it is gone.
CREATE TABLE instances (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    seen timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- In milliseconds.
    lease bigint NOT NULL,
    is_gone boolean NOT NULL DEFAULT false
) WITH (fillfactor = 20);

-- The number of the last transaction that each writer of an instance has committed, to know whether one
-- was whose answer was lost. The database's own numbers do not say it: after a crash they are used again.
CREATE TABLE writers (
    id bigint PRIMARY KEY,
    number bigint NOT NULL,
    seen timestamptz NOT NULL DEFAULT clock_timestamp()
) WITH (fillfactor = 20);

CREATE TABLE messages (
    -- The instance that accepted it in the upper bits, and a number.
    place bigint PRIMARY KEY,
    owner bigint NOT NULL,
    account bytea NOT NULL,
    accepted bigint NOT NULL,
    -- The segments that count towards the rate.
    load bigint NOT NULL,
    -- 0 while it waits, 1 when its end is known, 2 while a carrier has it.
    progress smallint NOT NULL DEFAULT 0,
    attempts integer NOT NULL DEFAULT 0,
    unanswered integer NOT NULL DEFAULT 0,
    -- When it is tried again, or when its receipts are given up.
    due bigint,
    -- When it is given up unless a carrier has it.
    expires bigint NOT NULL,
    error integer,
    data bytea NOT NULL,
    text bytea
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX messages_of_account ON messages (account, place);
CREATE INDEX new_messages ON messages (owner, place) WHERE progress = 0 AND due IS NULL;
CREATE INDEX due_messages ON messages (owner, due) WHERE progress = 0 AND due IS NOT NULL;
CREATE INDEX expiring_messages ON messages (owner, expires) INCLUDE (accepted, load)
    WHERE progress = 0;
CREATE INDEX submitted_messages ON messages (due) WHERE progress = 2;

CREATE TABLE events (
    place bigint PRIMARY KEY,
    -- The place of its message, or a negative number.
    message bigint NOT NULL,
    owner bigint NOT NULL,
    -- The application.
    receiver text NOT NULL,
    kind text NOT NULL,
    time bigint NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    due bigint,
    body bytea NOT NULL
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX events_of_message ON events (message, place);
CREATE INDEX new_events ON events (owner, receiver, place) WHERE due IS NULL;
CREATE INDEX due_events ON events (owner, receiver, due) WHERE due IS NOT NULL;
CREATE INDEX events_by_time ON events (time);

-- Segments that a carrier has accepted.
CREATE SEQUENCE segment_numbers CACHE 32;
CREATE TABLE segments (
    message bigint NOT NULL,
    sequence smallint NOT NULL,
    total smallint NOT NULL,
    reference integer NOT NULL,
    carrier text NOT NULL,
    id text NOT NULL,
    recipient text NOT NULL,
    -- 0 if it was delivered, otherwise the error code.
    outcome integer,
    -- The order in which they were recorded.
    number bigint NOT NULL DEFAULT nextval('segment_numbers'),
    PRIMARY KEY (message, sequence)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX segments_by_id ON segments (carrier, id);
CREATE INDEX segments_with_outcome ON segments (message) WHERE outcome IS NOT NULL;

-- Receipts for segments that are yet to be recorded, once for each form of their identifier.
CREATE TABLE receipts (
    number bigint NOT NULL,
    carrier text NOT NULL,
    id text NOT NULL,
    -- 0 for the identifier as it is.
    form smallint NOT NULL,
    source text NOT NULL,
    destination text NOT NULL,
    outcome integer NOT NULL,
    time bigint NOT NULL,
    PRIMARY KEY (number, form)
);
CREATE INDEX receipts_by_id ON receipts (carrier, id);
CREATE INDEX receipts_by_time ON receipts (time);

-- The recent receipts of a carrier whose identifiers had a form.
CREATE TABLE identifiers (
    carrier text NOT NULL,
    form smallint NOT NULL,
    seen integer NOT NULL,
    PRIMARY KEY (carrier, form)
);

-- The segments of messages that have ended a short time ago, whose receipts can still come.
CREATE UNLOGGED TABLE ended (
    carrier text NOT NULL,
    id text NOT NULL,
    recipient text NOT NULL,
    time timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (carrier, id)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX ended_by_time ON ended (time);

-- Parts of messages from carriers.
CREATE TABLE parts (
    carrier text NOT NULL,
    sender text NOT NULL,
    recipient text NOT NULL,
    width smallint NOT NULL,
    reference integer NOT NULL,
    total smallint NOT NULL,
    sequence smallint NOT NULL,
    time bigint NOT NULL,
    coding smallint NOT NULL,
    has_header boolean NOT NULL,
    octets bytea NOT NULL,
    PRIMARY KEY (carrier, sender, recipient, width, reference, total, sequence)
);
CREATE INDEX parts_by_time ON parts (carrier, time);

-- Messages whose parts were complete a short time ago, with the digests of all parts in order.
CREATE TABLE joined (
    carrier text NOT NULL,
    sender text NOT NULL,
    recipient text NOT NULL,
    width smallint NOT NULL,
    reference integer NOT NULL,
    total smallint NOT NULL,
    time bigint NOT NULL,
    digests bytea NOT NULL,
    PRIMARY KEY (carrier, sender, recipient, width, reference, total)
);
CREATE INDEX joined_by_time ON joined (time);

CREATE TABLE media (
    account bytea NOT NULL,
    name bytea NOT NULL,
    content_type text,
    cache_control text,
    until bigint NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (account, name)
);
CREATE INDEX media_until ON media (until);

-- When the next segment of a rate may leave.
CREATE UNLOGGED TABLE rates (
    name text PRIMARY KEY,
    next timestamptz NOT NULL
) WITH (fillfactor = 20);

-- The reference numbers of long messages, for groups of destinations.
CREATE UNLOGGED TABLE counters (
    bucket integer PRIMARY KEY,
    next integer NOT NULL
) WITH (fillfactor = 50);
";

/// Added with the second version.
///
/// Most messages end with one event, which costs least if it is inline: the row of the message is updated
/// within its page, which has to have room, and without a new entry in any index (a HOT update). So no
/// index may contain a column that changes when an instance ends a message of its own that has waited.
const INLINE_EVENTS: &str = "
-- The account of a message that is not in its table any more; this is its last event.
ALTER TABLE events ADD COLUMN account bytea, ADD COLUMN error integer, ADD COLUMN data bytea;
DROP INDEX events_of_message;
CREATE INDEX events_of_message ON events (message, place) WHERE data IS NULL;
CREATE INDEX events_of_account ON events (account, message) WHERE data IS NOT NULL;

ALTER TABLE messages
    -- The receiver and the time of the inline event: the progress is 3.
    ADD COLUMN receiver text,
    ADD COLUMN ended bigint,
    -- When the receipts of a submitted message are given up.
    ADD COLUMN until bigint,
    -- Only while the message waits for a carrier or has an inline event.
    ALTER COLUMN expires DROP NOT NULL,
    SET (fillfactor = 50);
DROP INDEX new_messages, due_messages, expiring_messages, submitted_messages;
UPDATE messages SET until = due, due = NULL WHERE progress = 2;
UPDATE messages SET expires = NULL WHERE progress <> 0;
CREATE INDEX due_messages ON messages (owner, due) WHERE due IS NOT NULL;
CREATE INDEX expiring_messages ON messages (owner, expires) WHERE expires IS NOT NULL;
CREATE INDEX submitted_messages ON messages (until) WHERE until IS NOT NULL;
";

/// What each version adds to the one before.
const STEPS: &[&str] = &[TABLES, INLINE_EVENTS];

/// The number of the newest version.
pub fn newest() -> i32 {
    i32::try_from(STEPS.len()).unwrap_or(i32::MAX)
}

/// Those that may still write: they know only the tables as they are.
const RUNNING: &str = "SELECT count(*) FROM instances
    WHERE NOT is_gone AND seen >= clock_timestamp() - lease * interval '1 millisecond'";
/// An instance that comes back has to join again, which it can do only with the tables that it knows.
/// Programs that know only version 1 do not check that.
const SHUT_OUT: &str = "UPDATE instances SET is_gone = true WHERE NOT is_gone";

/// Says which version the tables have, if that is not the newest.
pub fn newer(version: i32) -> String {
    let newest = newest();
    format!(
        "the database has version {version} of the tables, but this program knows only version {newest}"
    )
}

/// Creates the tables, or what is missing of them. Instances that start at the same time wait for each
/// other.
pub async fn create(transaction: &Transaction<'_>) -> Result<()> {
    let encoding = transaction.query_one("SHOW server_encoding", &[]).await;
    let encoding: String = encoding.map_err(failed)?.get(0);
    if encoding != "UTF8" {
        return Err(StoreError(format!(
            "the encoding of the database is {encoding}, not UTF8: create it with \
             ENCODING 'UTF8' TEMPLATE template0"
        )));
    }
    let versions = versions(transaction).await.map_err(failed)?;
    let [Some(version @ 0..)] = versions[..] else {
        return Err(StoreError(format!(
            "the table version in the schema {SCHEMA} does not belong to this service"
        )));
    };
    if version > newest() {
        return Err(StoreError(newer(version)));
    }
    if version == newest() {
        return Ok(());
    }
    if version > 0 {
        // Nobody can write a heartbeat until the tables are changed.
        let lock = "LOCK TABLE instances IN SHARE ROW EXCLUSIVE MODE";
        transaction.batch_execute(lock).await.map_err(failed)?;
        let running = transaction.query_one(RUNNING, &[]).await.map_err(failed)?;
        let running: i64 = running.get(0);
        if running > 0 {
            let newest = newest();
            return Err(StoreError(format!(
                "the tables cannot be changed from version {version} to version {newest} while \
                 instances of the earlier version run: stop them first (still running: {running})"
            )));
        }
    }
    add(transaction, version).await.map_err(failed)
}

/// Returns the version of the tables, or 0 if there are none; something else if the table is of another
/// program. No instance joins until the transaction ends.
async fn versions(transaction: &Transaction<'_>) -> std::result::Result<Vec<Option<i32>>, Error> {
    transaction
        .batch_execute("SET LOCAL lock_timeout = 0")
        .await?;
    transaction
        .execute("SELECT pg_advisory_xact_lock($1)", &[&LOCK])
        .await?;
    let are_there = "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = $1),
        to_regclass($1 || '.version') IS NOT NULL";
    // Whoever may not create a schema or tables can be given them.
    let row = transaction.query_one(are_there, &[&SCHEMA]).await?;
    if !row.get::<_, bool>(0) {
        transaction
            .batch_execute(&format!("CREATE SCHEMA {SCHEMA}"))
            .await?;
    }
    if !row.get::<_, bool>(1) {
        let create = "CREATE TABLE version (version integer NOT NULL);
            INSERT INTO version (version) VALUES (0)";
        transaction.batch_execute(create).await?;
    }
    let versions = "SELECT version FROM version FOR UPDATE";
    let rows = transaction.query(versions, &[]).await?;
    Ok(rows.iter().map(|row| row.try_get(0).ok()).collect())
}

/// Adds what is missing of the tables.
async fn add(transaction: &Transaction<'_>, version: i32) -> std::result::Result<(), Error> {
    // Tables can be large.
    transaction
        .batch_execute("SET LOCAL statement_timeout = 0")
        .await?;
    for step in STEPS.iter().skip(usize::try_from(version).unwrap_or(0)) {
        transaction.batch_execute(step).await?;
    }
    transaction.execute(SHUT_OUT, &[]).await?;
    let update = "UPDATE version SET version = $1";
    transaction.execute(update, &[&newest()]).await?;
    Ok(())
}

fn failed(error: Error) -> StoreError {
    let remedy = match error.code() {
        Some(&SqlState::INSUFFICIENT_PRIVILEGE) => {
            " (the role must own the schema septet, or be allowed to create it)"
        }
        _ => "",
    };
    StoreError(format!(
        "cannot create the tables: {}{remedy}",
        text(&error)
    ))
}
