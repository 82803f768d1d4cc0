//! How messages end.

use std::collections::HashSet;

use tokio_postgres::Row;
use tokio_postgres::types::ToSql;

use super::super::Place;
use super::super::recent::Change;
use super::instance::Instance;
use super::operation::{Changes, Finish, Written};
use super::transaction::Transaction;
use super::{events, inline, receipts};

/// Ends messages that have come as far as they must have and have no events yet. One event takes the
/// place of its message.
const END: &str = "WITH gone AS (
        DELETE FROM messages USING unnest($2::bigint[], $3::smallint[], $4::integer[],
            $5::bigint[], $6::text[], $7::text[], $8::bigint[], $9::bytea[])
            AS one (message, progress, error, place, receiver, kind, time, body)
        WHERE messages.place = one.message AND messages.progress = one.progress
            AND NOT EXISTS (SELECT FROM events
                WHERE events.message = messages.place AND events.data IS NULL)
        RETURNING one.*, account, data
    ), told AS (
        INSERT INTO events
            (owner, place, message, receiver, kind, time, body, account, error, data)
        SELECT $1, place, message, receiver, kind, time, body, account, error, data FROM gone
        WHERE place IS NOT NULL
    )
    SELECT message, progress FROM gone";
/// Of messages that have come as far as they must have.
const FINISH: &str = "UPDATE messages SET progress = 1, due = NULL, until = NULL, expires = NULL,
        error = one.error, text = NULL
    FROM unnest($1::bigint[], $2::smallint[], $3::integer[]) AS one (place, progress, error)
    WHERE messages.place = one.place AND messages.progress = one.progress
    RETURNING messages.place, one.progress";
/// Of messages without more events, whose last may have been forgotten since `END` has seen it.
const FORGET: &str = "DELETE FROM messages WHERE place = ANY($1) AND progress = 1
    AND NOT EXISTS (SELECT FROM events WHERE message = messages.place AND data IS NULL)";

pub async fn finish(
    transaction: &Transaction<'_>,
    instance: &Instance,
    all: &[&Finish],
    changes: &mut Changes,
) -> Written<()> {
    if all.is_empty() {
        return Ok(());
    }
    changes
        .recent
        .extend(all.iter().map(|one| Change::Left(one.place)));
    // Of several ends of a message, the first. Rows are locked in the order of their places.
    let mut known = HashSet::new();
    let each = all.iter().copied();
    let mut firsts: Vec<_> = each.filter(|one| known.insert(one.key())).collect();
    firsts.sort_by_key(|one| one.place);
    let plain: Vec<_> = firsts
        .iter()
        .copied()
        .filter(|one| inline::can_tell(one, instance))
        .collect();
    let told = inline::tell(transaction, instance, &plain, &mut changes.inline).await?;
    firsts.retain(|one| !told.contains(&one.key()));
    let mut done = end(transaction, instance, &firsts, changes).await?;
    firsts.retain(|one| !done.contains(&one.key()));
    done.extend(mark(transaction, instance, &firsts, changes).await?);
    let places: Vec<Place> = done.iter().map(|(place, _)| *place).collect();
    receipts::forget_segments(transaction, &places).await?;
    done.extend(told);
    for one in all {
        one.is_done.put(done.remove(&one.key()));
    }
    Ok(())
}

/// The places of messages that have ended, and how far they had come.
pub type Done = HashSet<(Place, i16)>;

fn done(rows: &[Row]) -> Done {
    rows.iter().map(|row| (row.get(0), row.get(1))).collect()
}

/// Ends the messages that need no place of their own any more.
async fn end(
    transaction: &Transaction<'_>,
    instance: &Instance,
    all: &[&Finish],
    changes: &mut Changes,
) -> Written<Done> {
    let all: Vec<_> = all.iter().filter(|one| one.events.len() <= 1).collect();
    if all.is_empty() {
        return Ok(Done::new());
    }
    // Before the places: what an instance has written that is gone is taken over.
    let owner = instance.id();
    let messages: Vec<_> = all.iter().map(|one| one.place).collect();
    let froms: Vec<_> = all.iter().map(|one| one.code()).collect();
    let errors: Vec<_> = all.iter().map(|one| one.error.map(i32::from)).collect();
    let events: Vec<_> = all.iter().map(|one| one.events.first()).collect();
    let each = events.iter();
    let places: Vec<_> = each
        .map(|event| event.map(|_| instance.next_place()))
        .collect();
    let receivers: Vec<_> = all.iter().map(|one| &*one.receiver).collect();
    let each = events.iter();
    let kinds: Vec<_> = each
        .map(|event| event.map(|event| event.kind.name()))
        .collect();
    let times: Vec<_> = events
        .iter()
        .map(|event| event.map(|one| one.time))
        .collect();
    let bodies: Vec<_> = events
        .iter()
        .map(|event| event.map(|one| &*one.body))
        .collect();
    let statement = transaction.prepare_cached(END).await?;
    let values: [&(dyn ToSql + Sync); 9] = [
        &owner, &messages, &froms, &errors, &places, &receivers, &kinds, &times, &bodies,
    ];
    let done = done(&transaction.query(&statement, &values).await?);
    for ((one, event), place) in all.iter().zip(events).zip(places) {
        if let (Some(event), Some(place)) = (event, place)
            && done.contains(&one.key())
        {
            changes.recent.push(Change::Told {
                owner,
                place,
                receiver: one.receiver.clone(),
                event: event.clone(),
            });
        }
    }
    Ok(done)
}

/// Notes the ends of messages that are kept until all of their events are told.
async fn mark(
    transaction: &Transaction<'_>,
    instance: &Instance,
    all: &[&Finish],
    changes: &mut Changes,
) -> Written<Done> {
    if all.is_empty() {
        return Ok(Done::new());
    }
    let places: Vec<_> = all.iter().map(|one| one.place).collect();
    let froms: Vec<_> = all.iter().map(|one| one.code()).collect();
    let errors: Vec<_> = all.iter().map(|one| one.error.map(i32::from)).collect();
    let statement = transaction.prepare_cached(FINISH).await?;
    let rows = transaction
        .query(&statement, &[&places, &froms, &errors])
        .await?;
    let done = done(&rows);
    let all = all.iter();
    let all: Vec<_> = all.filter(|one| done.contains(&one.key())).collect();
    let mut told = vec![];
    for one in &all {
        told.extend(
            one.events
                .iter()
                .map(|event| (one.place, event, &*one.receiver)),
        );
    }
    events::insert(transaction, instance, &told, changes).await?;
    let last = all.iter().filter(|one| one.events.is_empty());
    let last: Vec<Place> = last.map(|one| one.place).collect();
    if !last.is_empty() {
        let statement = transaction.prepare_cached(FORGET).await?;
        transaction.execute(&statement, &[&last]).await?;
    }
    Ok(done)
}
