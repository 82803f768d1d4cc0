//! Segments that carriers have accepted, and messages whose carriers have all of them.

use std::collections::{HashMap, HashSet};

use deadpool_postgres::{ClientWrapper, Pool};
use tokio_postgres::Row;
use tokio_postgres::types::ToSql;

use super::super::recent::Change;
use super::super::{Folded, Place, Segment};
use super::instance::Instance;
use super::messages::{limit, message};
use super::operation::{Changes, Submission, Written};
use super::transaction::Transaction;
use super::{events, receipts};
use crate::clock::Millis;
use crate::codes;

const SEGMENTS: &str = "SELECT carrier, sequence, total, reference, id, recipient FROM segments
    WHERE message = $1 ORDER BY sequence";
/// Those of another carrier, and all of an attempt with another total.
const REPLACED: &str = "DELETE FROM segments
    USING unnest($1::bigint[], $2::smallint[], $3::smallint[], $4::text[])
        AS one (message, sequence, total, carrier)
    WHERE segments.message = one.message AND (segments.total <> one.total
        OR (segments.sequence = one.sequence AND segments.carrier <> one.carrier))
    RETURNING segments.carrier, segments.id, segments.recipient";
const INSERT: &str = "INSERT INTO segments
        (message, sequence, total, carrier, reference, id, recipient)
    SELECT * FROM unnest($1::bigint[], $2::smallint[], $3::smallint[], $4::text[], $5::integer[],
        $6::text[], $7::text[])
    ON CONFLICT (message, sequence) DO UPDATE SET total = excluded.total,
        carrier = excluded.carrier, reference = excluded.reference, id = excluded.id,
        recipient = excluded.recipient, outcome = NULL, number = excluded.number";
const SUBMIT: &str = "UPDATE messages
    SET progress = 2, until = one.until, due = NULL, expires = NULL, text = NULL
    FROM unnest($1::bigint[], $2::bigint[]) AS one (place, until)
    WHERE messages.place = one.place AND progress = 0
    RETURNING messages.place";
/// Messages whose segments decide their end: one that failed, or all.
const FOLD: &str = "SELECT place, data, coalesce(max(outcome), 0) AS outcome
    FROM messages LEFT JOIN segments ON message = place
    WHERE place = ANY($1) AND progress = 2
    GROUP BY place
    HAVING max(outcome) > 0 OR count(sequence) = count(outcome)";
/// Messages with receipts; few, because most end at once.
const UNFINISHED: &str = "SELECT DISTINCT message FROM segments WHERE outcome IS NOT NULL";
const OVERDUE: &str = "SELECT place, data FROM messages
    WHERE progress = 2 AND until <= $1 AND (until <= $3 OR NOT EXISTS (
        SELECT FROM segments WHERE message = place AND carrier = ANY($4)
    )) ORDER BY until LIMIT $2";

fn small(number: u8) -> i16 {
    i16::from(number)
}

fn segment(row: &Row) -> Segment {
    let small = |name| u8::try_from(row.get::<_, i16>(name)).unwrap_or(0);
    Segment {
        carrier: row.get("carrier"),
        sequence: small("sequence"),
        total: small("total"),
        reference: u16::try_from(row.get::<_, i32>("reference")).unwrap_or(0),
        id: row.get("id"),
        recipient: row.get("recipient"),
    }
}

pub async fn segments(pool: &Pool, place: Place) -> Written<Vec<Segment>> {
    let client = pool.get().await?;
    let statement = client.prepare_cached(SEGMENTS).await?;
    let rows = client.query(&statement, &[&place]).await?;
    Ok(rows.iter().map(segment).collect())
}

/// Records segments. Of several with the same number in a message, the last counts.
async fn record(transaction: &Transaction<'_>, all: &[(Place, &Segment)]) -> Written<()> {
    let mut known = HashSet::new();
    let lasts = all.iter().rev();
    let mut lasts: Vec<_> = lasts
        .filter(|(place, one)| known.insert((place, one.sequence)))
        .collect();
    // The order in which they are numbered.
    lasts.reverse();
    if lasts.is_empty() {
        return Ok(());
    }
    let places: Vec<_> = lasts.iter().map(|(place, _)| *place).collect();
    let sequences: Vec<_> = lasts.iter().map(|(_, one)| small(one.sequence)).collect();
    let totals: Vec<_> = lasts.iter().map(|(_, one)| small(one.total)).collect();
    let carriers: Vec<_> = lasts.iter().map(|(_, one)| &*one.carrier).collect();
    let references: Vec<_> = lasts
        .iter()
        .map(|(_, one)| i32::from(one.reference))
        .collect();
    let ids: Vec<_> = lasts.iter().map(|(_, one)| &*one.id).collect();
    let recipients: Vec<_> = lasts.iter().map(|(_, one)| &*one.recipient).collect();
    let statement = transaction.prepare_cached(REPLACED).await?;
    let values: [&(dyn ToSql + Sync); 4] = [&places, &sequences, &totals, &carriers];
    let replaced = transaction.query(&statement, &values).await?;
    receipts::note_ended(transaction, &replaced).await?;
    let statement = transaction.prepare_cached(INSERT).await?;
    let values: [&(dyn ToSql + Sync); 7] = [
        &places,
        &sequences,
        &totals,
        &carriers,
        &references,
        &ids,
        &recipients,
    ];
    transaction.execute(&statement, &values).await?;
    let recorded: Vec<_> = lasts.into_iter().copied().collect();
    receipts::take_held(transaction, &recorded).await
}

pub async fn submit(
    transaction: &Transaction<'_>,
    instance: &Instance,
    all: &[&Submission],
    changes: &mut Changes,
) -> Written<()> {
    if all.is_empty() {
        return Ok(());
    }
    changes.recent.extend(all.iter().map(|one| match one.end {
        Some(_) => Change::Left(one.place),
        None => Change::Begun(one.place),
    }));
    let each = all.iter();
    let segments: Vec<_> = each
        .flat_map(|one| one.segments.iter().map(|segment| (one.place, segment)))
        .collect();
    record(transaction, &segments).await?;
    let ends: Vec<_> = all
        .iter()
        .filter_map(|one| Some((one.place, one.end.as_ref()?)))
        .collect();
    let mut folded = HashMap::new();
    if !ends.is_empty() {
        let (places, times): (Vec<Place>, Vec<Millis>) =
            ends.iter().map(|(place, end)| (*place, end.until)).unzip();
        let statement = transaction.prepare_cached(SUBMIT).await?;
        let rows = transaction.query(&statement, &[&places, &times]).await?;
        let done: HashSet<Place> = rows.iter().map(|row| row.get(0)).collect();
        let mut told = vec![];
        for (place, end) in ends.iter().filter(|(place, _)| done.contains(place)) {
            told.extend(
                end.events
                    .iter()
                    .map(|event| (*place, event, &*end.receiver)),
            );
        }
        events::insert(transaction, instance, &told, changes).await?;
        folded = fold(transaction, &places).await?;
    }
    for one in all {
        // Only with the end of the message.
        one.folded
            .put(one.end.as_ref().and_then(|_| folded.remove(&one.place)));
    }
    Ok(())
}

/// The ends of messages that their segments decide, by their places.
pub async fn fold(connection: &ClientWrapper, places: &[Place]) -> Written<HashMap<Place, Folded>> {
    let statement = connection.prepare_cached(FOLD).await?;
    let rows = connection.query(&statement, &[&places]).await?;
    Ok(rows
        .iter()
        .filter_map(folded)
        .map(|one| (one.place, one))
        .collect())
}

fn folded(row: &Row) -> Option<Folded> {
    let outcome: i32 = row.get("outcome");
    Some(Folded {
        place: row.get("place"),
        message: message(row)?,
        error: u16::try_from(outcome).ok().filter(|code| *code != 0),
    })
}

/// Messages with receipts that decide their end.
pub async fn unfinished(pool: &Pool) -> Written<Vec<Folded>> {
    let client = pool.get().await?;
    let rows = client.query(UNFINISHED, &[]).await?;
    let places: Vec<Place> = rows.iter().map(|row| row.get(0)).collect();
    let mut all: Vec<_> = fold(&client, &places).await?.into_values().collect();
    all.sort_by_key(|one| one.place);
    Ok(all)
}

/// Those of carriers that are away have `longest` longer.
pub async fn overdue(
    pool: &Pool,
    now: Millis,
    longest: Millis,
    away: &[String],
    most: usize,
) -> Written<Vec<Folded>> {
    let client = pool.get().await?;
    let statement = client.prepare_cached(OVERDUE).await?;
    let values: [&(dyn ToSql + Sync); 4] = [&now, &limit(most), &(now - longest), &away];
    let rows = client.query(&statement, &values).await?;
    let each = rows.iter().filter_map(|row| {
        Some(Folded {
            place: row.get("place"),
            message: message(row)?,
            error: Some(codes::NO_RECEIPT),
        })
    });
    Ok(each.collect())
}
