//! Parts of messages from carriers, in the SQLite file.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::super::repeats::{self, AGAIN};
use super::super::{Joined, Part, PartKey};
use crate::clock::Millis;

/// The message of a part, whose key has the first six parameters.
macro_rules! with_key {
    ($before:literal, $after:literal) => {
        concat!(
            $before,
            " WHERE carrier = ?1 AND sender = ?2 AND recipient = ?3 AND width = ?4
                AND reference = ?5 AND total = ?6",
            $after
        )
    };
}

const JOINED: &str = with_key!("SELECT digests FROM joined", " AND time > ?7");
const SAME: &str = with_key!("SELECT octets FROM parts", " AND sequence = ?7");
const ALL: &str = with_key!(
    "SELECT sequence, time, coding, has_header, octets FROM parts",
    " ORDER BY sequence"
);
const OCTETS: &str = with_key!("SELECT sequence, octets FROM parts", "");
const FORGET: &str = with_key!("DELETE FROM parts", "");
const INSERT: &str = "INSERT OR REPLACE INTO parts
    (carrier, sender, recipient, width, reference, total, sequence, time, coding, has_header,
        octets)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
const JOIN: &str = "INSERT OR REPLACE INTO joined
    (carrier, sender, recipient, width, reference, total, time, digests)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
const STALE: &str = "SELECT DISTINCT carrier, sender, recipient, width, reference, total,
        (SELECT min(time) FROM parts AS p WHERE p.carrier = parts.carrier
            AND p.sender = parts.sender AND p.recipient = parts.recipient
            AND p.width = parts.width AND p.reference = parts.reference
            AND p.total = parts.total) AS first
    FROM parts WHERE time < ?1 AND carrier = ?3 LIMIT ?2";
const FIRST: &str = with_key!("SELECT min(time) FROM parts", "");
const SWEEP_JOINED: &str = "DELETE FROM joined WHERE time < ?1";

fn part(row: &Row<'_>) -> rusqlite::Result<Part> {
    Ok(Part {
        sequence: row.get(0)?,
        time: row.get(1)?,
        coding: row.get(2)?,
        has_header: row.get(3)?,
        octets: row.get(4)?,
    })
}

pub fn keep(connection: &Connection, key: &PartKey, part: &Part) -> rusqlite::Result<Joined> {
    let PartKey {
        carrier,
        sender,
        recipient,
        width,
        reference,
        total,
    } = key;
    let since = part.time - AGAIN;
    let values = params![carrier, sender, recipient, width, reference, total, since];
    let digests: Option<Vec<u8>> = connection
        .prepare_cached(JOINED)?
        .query_row(values, |row| row.get(0))
        .optional()?;
    // Otherwise the sender uses the number again.
    if digests.is_some_and(|digests| repeats::has(&digests, part)) {
        return Ok(Joined::Duplicate);
    }
    let values = params![
        carrier,
        sender,
        recipient,
        width,
        reference,
        total,
        part.sequence
    ];
    let same: Option<Vec<u8>> = connection
        .prepare_cached(SAME)?
        .query_row(values, |row| row.get(0))
        .optional()?;
    let key_values = params![carrier, sender, recipient, width, reference, total];
    if same.is_some_and(|octets| octets != part.octets) {
        // The sender uses the number again.
        let mut statement = connection.prepare_cached(FIRST)?;
        let first = statement.query_row(key_values, |row| row.get(0))?;
        return Ok(Joined::Conflict(first));
    }
    let values = params![
        carrier,
        sender,
        recipient,
        width,
        reference,
        total,
        part.sequence,
        part.time,
        part.coding,
        part.has_header,
        part.octets
    ];
    connection.prepare_cached(INSERT)?.execute(values)?;
    let mut statement = connection.prepare_cached(ALL)?;
    let all = statement.query_map(key_values, self::part)?;
    let all: Vec<Part> = all.collect::<rusqlite::Result<_>>()?;
    Ok(match all.len() == usize::from(*total) {
        true => Joined::Complete(all),
        false => Joined::Held,
    })
}

/// Returns whether there were parts.
pub fn forget(connection: &Connection, key: &PartKey, now: Millis) -> rusqlite::Result<bool> {
    let PartKey {
        carrier,
        sender,
        recipient,
        width,
        reference,
        total,
    } = key;
    let values = params![carrier, sender, recipient, width, reference, total];
    let mut statement = connection.prepare_cached(OCTETS)?;
    let found = statement.query_map(values, |row| Ok((row.get(0)?, row.get(1)?)))?;
    let found: Vec<(u8, Vec<u8>)> = found.collect::<rusqlite::Result<_>>()?;
    let parts = found
        .iter()
        .map(|(sequence, octets)| (*sequence, &octets[..]));
    let digests = repeats::digests(*total, parts);
    if connection.prepare_cached(FORGET)?.execute(values)? == 0 {
        return Ok(false);
    }
    if let Some(digests) = digests {
        let values = params![
            carrier, sender, recipient, width, reference, total, now, digests
        ];
        connection.prepare_cached(JOIN)?.execute(values)?;
    }
    Ok(true)
}

pub fn stale(
    connection: &Connection,
    carrier: &str,
    before: Millis,
    limit: usize,
) -> rusqlite::Result<Vec<(PartKey, Millis)>> {
    let mut statement = connection.prepare_cached(STALE)?;
    let found = statement.query_map(params![before, limit, carrier], |row| {
        let key = PartKey {
            carrier: row.get(0)?,
            sender: row.get(1)?,
            recipient: row.get(2)?,
            width: row.get(3)?,
            reference: row.get(4)?,
            total: row.get(5)?,
        };
        Ok((key, row.get(6)?))
    })?;
    found.collect()
}

pub fn sweep_joined(connection: &Connection, before: Millis) -> rusqlite::Result<()> {
    connection
        .prepare_cached(SWEEP_JOINED)?
        .execute([before])
        .map(drop)
}
