//! Parts of messages from carriers.

use std::collections::BTreeSet;

use deadpool_postgres::Pool;
use tokio_postgres::Row;
use tokio_postgres::types::ToSql;

use super::super::repeats::{self, AGAIN};
use super::super::{Joined, Part, PartKey};
use super::messages::limit;
use super::operation::Written;
use super::transaction::Transaction;
use crate::clock::Millis;

/// The parts of a message may come to several instances at the same time.
const LOCK: &str = "SELECT pg_advisory_xact_lock($1)";

/// The message of a part, whose key has the first six parameters.
macro_rules! with_key {
    ($before:literal, $after:literal) => {
        concat!(
            $before,
            " WHERE carrier = $1 AND sender = $2 AND recipient = $3 AND width = $4
                AND reference = $5 AND total = $6",
            $after
        )
    };
}

const JOINED: &str = with_key!("SELECT digests FROM joined", " AND time > $7");
const ALL: &str = with_key!(
    "SELECT sequence, time, coding, has_header, octets FROM parts",
    " ORDER BY sequence"
);
const FORGET: &str = with_key!("DELETE FROM parts", " RETURNING sequence, octets");
const INSERT: &str = "INSERT INTO parts
    (carrier, sender, recipient, width, reference, total, sequence, time, coding, has_header,
        octets)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
    ON CONFLICT (carrier, sender, recipient, width, reference, total, sequence) DO UPDATE
        SET time = excluded.time, coding = excluded.coding, has_header = excluded.has_header";
const JOIN: &str = "INSERT INTO joined
    (carrier, sender, recipient, width, reference, total, time, digests)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    ON CONFLICT (carrier, sender, recipient, width, reference, total) DO UPDATE
        SET time = excluded.time, digests = excluded.digests";
const STALE: &str = "SELECT sender, recipient, width, reference, total, min(time) AS first
    FROM parts WHERE carrier = $1
    GROUP BY sender, recipient, width, reference, total HAVING min(time) < $2
    ORDER BY first LIMIT $3";
const SWEEP_JOINED: &str = "DELETE FROM joined WHERE time < $1";

/// The key as the database has it.
struct Key<'k> {
    carrier: &'k str,
    sender: &'k str,
    recipient: &'k str,
    width: i16,
    reference: i32,
    total: i16,
}

impl<'k> Key<'k> {
    fn new(key: &'k PartKey) -> Self {
        Self {
            carrier: &key.carrier,
            sender: &key.sender,
            recipient: &key.recipient,
            width: key.width.into(),
            reference: key.reference.into(),
            total: key.total.into(),
        }
    }

    fn values(&self) -> Vec<&(dyn ToSql + Sync)> {
        vec![
            &self.carrier,
            &self.sender,
            &self.recipient,
            &self.width,
            &self.reference,
            &self.total,
        ]
    }

    /// The number of its lock.
    fn lock(&self) -> i64 {
        let Self {
            carrier,
            sender,
            recipient,
            width,
            reference,
            total,
        } = self;
        let key = format!("{carrier}\n{sender}\n{recipient}\n{width} {reference} {total}");
        i64::from_be_bytes(repeats::digest(key.as_bytes()))
    }
}

/// Lets nobody else look at these messages until the end of the transaction. All wait for each other
/// in the same order.
pub async fn lock(transaction: &Transaction<'_>, keys: &[&PartKey]) -> Written<()> {
    let locks: BTreeSet<i64> = keys.iter().map(|key| Key::new(key).lock()).collect();
    for lock in locks {
        let statement = transaction.prepare_cached(LOCK).await?;
        transaction.execute(&statement, &[&lock]).await?;
    }
    Ok(())
}

fn part(row: &Row) -> Part {
    let small = |name| u8::try_from(row.get::<_, i16>(name)).unwrap_or(0);
    Part {
        sequence: small("sequence"),
        time: row.get("time"),
        coding: small("coding"),
        has_header: row.get("has_header"),
        octets: row.get("octets"),
    }
}

pub async fn keep(transaction: &Transaction<'_>, key: &PartKey, part: &Part) -> Written<Joined> {
    let total = usize::from(key.total);
    let key = Key::new(key);
    let since = part.time - AGAIN;
    let mut values = key.values();
    values.push(&since);
    let statement = transaction.prepare_cached(JOINED).await?;
    let joined = transaction.query_opt(&statement, &values).await?;
    if joined.is_some_and(|row| repeats::has(row.get(0), part)) {
        return Ok(Joined::Duplicate);
    }
    let statement = transaction.prepare_cached(ALL).await?;
    let rows = transaction.query(&statement, &key.values()).await?;
    let mut all: Vec<Part> = rows.iter().map(self::part).collect();
    let same = all.iter_mut().find(|known| known.sequence == part.sequence);
    match same {
        Some(known) if known.octets != part.octets => {
            // The sender uses the number again.
            let first = all.iter().map(|known| known.time).min();
            return Ok(Joined::Conflict(first.unwrap_or(part.time)));
        }
        Some(known) => *known = part.clone(),
        None => all.push(part.clone()),
    }
    all.sort_by_key(|known| known.sequence);
    let (sequence, coding) = (i16::from(part.sequence), i16::from(part.coding));
    let mut values = key.values();
    values.push(&sequence);
    values.push(&part.time);
    values.push(&coding);
    values.push(&part.has_header);
    values.push(&part.octets);
    let statement = transaction.prepare_cached(INSERT).await?;
    transaction.execute(&statement, &values).await?;
    Ok(match all.len() == total {
        true => Joined::Complete(all),
        false => Joined::Held,
    })
}

/// Returns whether there were parts.
pub async fn forget(transaction: &Transaction<'_>, key: &PartKey, now: Millis) -> Written<bool> {
    let total = key.total;
    let key = Key::new(key);
    let statement = transaction.prepare_cached(FORGET).await?;
    let gone = transaction.query(&statement, &key.values()).await?;
    let parts = gone.iter().map(|row| {
        let sequence = u8::try_from(row.get::<_, i16>("sequence")).unwrap_or(0);
        (sequence, row.get::<_, &[u8]>("octets"))
    });
    if let Some(digests) = repeats::digests(total, parts) {
        let mut values = key.values();
        values.push(&now);
        values.push(&digests);
        let statement = transaction.prepare_cached(JOIN).await?;
        transaction.execute(&statement, &values).await?;
    }
    Ok(!gone.is_empty())
}

pub async fn stale(
    pool: &Pool,
    carrier: &str,
    before: Millis,
    most: usize,
) -> Written<Vec<(PartKey, Millis)>> {
    let client = pool.get().await?;
    let rows = client
        .query(STALE, &[&carrier, &before, &limit(most)])
        .await?;
    let each = rows.iter().map(|row| {
        let small = |name| u8::try_from(row.get::<_, i16>(name)).unwrap_or(0);
        let key = PartKey {
            carrier: carrier.to_owned(),
            sender: row.get("sender"),
            recipient: row.get("recipient"),
            width: small("width"),
            reference: u16::try_from(row.get::<_, i32>("reference")).unwrap_or(0),
            total: small("total"),
        };
        (key, row.get("first"))
    });
    Ok(each.collect())
}

pub async fn sweep_joined(transaction: &Transaction<'_>, before: Millis) -> Written<()> {
    transaction.execute(SWEEP_JOINED, &[&before]).await?;
    Ok(())
}
