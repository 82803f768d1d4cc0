//! Receipts, and the segments that they are for.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use tokio_postgres::Row;
use tokio_postgres::types::ToSql;

use super::super::{HELD, Noted, Place, Receipt, Segment};
use super::instance::Instance;
use super::matcher::{Matcher, small};
use super::messages::limit;
use super::operation::{OldReceipts, Slot, Written};
use super::submitted::fold;
use super::transaction::Transaction;
use crate::clock::Millis;

const HOLD: &str = "INSERT INTO receipts
        (number, carrier, id, form, source, destination, outcome, time)
    SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::smallint[], $5::text[],
        $6::text[], $7::integer[], $8::bigint[])";
const HELD_RECEIPTS: &str = "SELECT number, form, carrier, id, source, destination, outcome, time
    FROM receipts WHERE number IN (
        SELECT number FROM unnest($1::text[], $2::text[]) AS one (carrier, id)
        JOIN receipts USING (carrier, id)
    ) ORDER BY number, form";
const OLD: &str = "SELECT number, form, carrier, id, source, destination, outcome, time
    FROM receipts WHERE number IN (
        SELECT number FROM receipts WHERE form = 0 AND time < $1 AND number > $2
        ORDER BY number LIMIT $3
    ) ORDER BY number, form";
const FORGET: &str = "DELETE FROM receipts WHERE number = ANY($1)";
const SWEEP: &str = "DELETE FROM receipts WHERE time < $1";
const SWEEP_ENDED: &str =
    "DELETE FROM ended WHERE time < clock_timestamp() - $1::bigint * interval '1 millisecond'";
const FORGET_SEGMENTS: &str =
    "DELETE FROM segments WHERE message = ANY($1) RETURNING carrier, id, recipient";
const NOTE_ENDED: &str = "INSERT INTO ended (carrier, id, recipient)
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
    ON CONFLICT (carrier, id) DO UPDATE
        SET recipient = excluded.recipient, time = clock_timestamp()";

/// Records new receipts, or holds them.
pub async fn keep(
    transaction: &Transaction<'_>,
    instance: &Instance,
    all: &[(&Receipt, &Slot<Noted>)],
) -> Written<()> {
    if all.is_empty() {
        return Ok(());
    }
    let receipts = all.iter().map(|(receipt, _)| *receipt).collect();
    let mut matcher = Matcher::read(transaction, receipts, false).await?;
    let (mut noted, mut unknown) = (vec![], vec![]);
    for (index, (receipt, slot)) in all.iter().enumerate() {
        match matcher.find(index) {
            None => {
                unknown.push(*receipt);
                slot.put(Noted::default());
            }
            Some(choice) => {
                matcher.note(index, choice);
                noted.push((slot, choice.segment.place));
            }
        }
    }
    matcher.write(transaction).await?;
    hold(transaction, instance, &unknown).await?;
    // Also of those that were known: that they ended their messages may not have been heard.
    let mut places: Vec<Place> = noted.iter().map(|(_, place)| *place).collect();
    places.sort_unstable();
    places.dedup();
    let mut ends = match places.is_empty() {
        true => HashMap::new(),
        false => fold(transaction, &places).await?,
    };
    for (slot, place) in noted {
        let folded = ends.remove(&place);
        slot.put(Noted {
            is_found: true,
            folded,
        });
    }
    Ok(())
}

async fn hold(transaction: &Transaction<'_>, instance: &Instance, all: &[&Receipt]) -> Written<()> {
    let mut rows = vec![];
    for receipt in all {
        let number = instance.next_place();
        rows.extend(
            receipt
                .ids
                .iter()
                .map(|(form, id)| (number, *receipt, *form, &**id)),
        );
    }
    if rows.is_empty() {
        return Ok(());
    }
    let numbers: Vec<i64> = rows.iter().map(|one| one.0).collect();
    let carriers: Vec<&str> = rows.iter().map(|one| &*one.1.carrier).collect();
    let ids: Vec<&str> = rows.iter().map(|one| one.3).collect();
    let forms: Vec<i16> = rows.iter().map(|one| i16::from(one.2)).collect();
    let sources: Vec<&str> = rows.iter().map(|one| &*one.1.numbers[0]).collect();
    let destinations: Vec<&str> = rows.iter().map(|one| &*one.1.numbers[1]).collect();
    let outcomes: Vec<i32> = rows
        .iter()
        .map(|one| one.1.error.unwrap_or(0).into())
        .collect();
    let times: Vec<Millis> = rows.iter().map(|one| one.1.time).collect();
    let statement = transaction.prepare_cached(HOLD).await?;
    let values: [&(dyn ToSql + Sync); 8] = [
        &numbers,
        &carriers,
        &ids,
        &forms,
        &sources,
        &destinations,
        &outcomes,
        &times,
    ];
    transaction.execute(&statement, &values).await?;
    Ok(())
}

/// Held receipts with their numbers, from rows of their forms.
fn held(rows: &[Row]) -> Vec<(i64, Receipt)> {
    let mut all: Vec<(i64, Receipt)> = vec![];
    for row in rows {
        let number: i64 = row.get("number");
        if all.last().is_none_or(|(last, _)| *last != number) {
            let outcome = u16::try_from(row.get::<_, i32>("outcome")).unwrap_or(0);
            let receipt = Receipt {
                carrier: row.get("carrier"),
                ids: vec![],
                numbers: [row.get("source"), row.get("destination")],
                error: (outcome != 0).then_some(outcome),
                time: row.get("time"),
            };
            all.push((number, receipt));
        }
        if let Some((_, receipt)) = all.last_mut() {
            receipt.ids.push((small(row, "form"), row.get("id")));
        }
    }
    all
}

/// Takes the receipts of segments that were just recorded, if they came before.
pub async fn take_held(
    transaction: &Transaction<'_>,
    recorded: &[(Place, &Segment)],
) -> Written<()> {
    let carriers: Vec<_> = recorded.iter().map(|(_, one)| &*one.carrier).collect();
    let ids: Vec<_> = recorded.iter().map(|(_, one)| &*one.id).collect();
    let statement = transaction.prepare_cached(HELD_RECEIPTS).await?;
    let all = held(&transaction.query(&statement, &[&carriers, &ids]).await?);
    if all.is_empty() {
        return Ok(());
    }
    let recorded: HashSet<_> = recorded
        .iter()
        .map(|(place, one)| (*place, one.sequence))
        .collect();
    let receipts = all.iter().map(|(_, receipt)| receipt).collect();
    let mut matcher = Matcher::read(transaction, receipts, false).await?;
    let mut taken = vec![];
    for (index, (number, _)) in all.iter().enumerate() {
        if let Some(choice) = matcher.find(index)
            && recorded.contains(&(choice.segment.place, choice.segment.sequence))
        {
            matcher.note(index, choice);
            taken.push(*number);
        }
    }
    matcher.write(transaction).await?;
    forget(transaction, &taken).await
}

async fn forget(transaction: &Transaction<'_>, numbers: &[i64]) -> Written<()> {
    let statement = transaction.prepare_cached(FORGET).await?;
    transaction.execute(&statement, &[&numbers]).await?;
    Ok(())
}

/// Looks again for the segments of receipts that have been held for some time.
pub async fn find_old(transaction: &Transaction<'_>, one: &OldReceipts) -> Written<()> {
    let statement = transaction.prepare_cached(OLD).await?;
    let values: [&(dyn ToSql + Sync); 3] = [&one.before, &one.after, &limit(one.limit)];
    let all = held(&transaction.query(&statement, &values).await?);
    let last = all.last().filter(|_| all.len() == one.limit);
    let next = last.map_or(0, |(number, _)| *number);
    let receipts = all.iter().map(|(_, receipt)| receipt).collect();
    let mut matcher = Matcher::read(transaction, receipts, true).await?;
    let (mut found, mut places) = (vec![], BTreeSet::new());
    for (index, (number, _)) in all.iter().enumerate() {
        if let Some(choice) = matcher.find(index) {
            matcher.note(index, choice);
            places.insert(choice.segment.place);
            found.push(*number);
        }
    }
    matcher.write(transaction).await?;
    forget(transaction, &found).await?;
    let places: Vec<Place> = places.into_iter().collect();
    let mut ends: Vec<_> = match places.is_empty() {
        true => vec![],
        false => fold(transaction, &places).await?.into_values().collect(),
    };
    ends.sort_by_key(|end| end.place);
    one.found.put((ends, next));
    Ok(())
}

/// Forgets receipts that were held since before a time.
pub async fn sweep(transaction: &Transaction<'_>, before: Millis) -> Written<u64> {
    let swept = transaction.execute(SWEEP, &[&before]).await?;
    let held = i64::try_from(HELD.as_millis()).unwrap_or(i64::MAX);
    transaction.execute(SWEEP_ENDED, &[&held]).await?;
    Ok(swept)
}

/// Forgets the segments of messages.
pub async fn forget_segments(transaction: &Transaction<'_>, places: &[Place]) -> Written<()> {
    if places.is_empty() {
        return Ok(());
    }
    let statement = transaction.prepare_cached(FORGET_SEGMENTS).await?;
    let gone = transaction.query(&statement, &[&places]).await?;
    note_ended(transaction, &gone).await
}

/// Notes that segments were forgotten, whose receipts can still come.
pub async fn note_ended(transaction: &Transaction<'_>, gone: &[Row]) -> Written<()> {
    // Of several with an identifier, the last.
    let mut last: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    for row in gone {
        last.insert((row.get("carrier"), row.get("id")), row.get("recipient"));
    }
    if last.is_empty() {
        return Ok(());
    }
    let carriers: Vec<_> = last.keys().map(|(carrier, _)| *carrier).collect();
    let ids: Vec<_> = last.keys().map(|(_, id)| *id).collect();
    let recipients: Vec<_> = last.values().copied().collect();
    let statement = transaction.prepare_cached(NOTE_ENDED).await?;
    transaction
        .execute(&statement, &[&carriers, &ids, &recipients])
        .await?;
    Ok(())
}
