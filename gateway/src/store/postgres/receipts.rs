//! Receipts, and the segments that they are for.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use deadpool_postgres::Transaction;
use tokio_postgres::Row;
use tokio_postgres::types::ToSql;

use super::super::choice::{Candidate, Choice, ENOUGH, MOST, choose};
use super::super::{HELD, Noted, Place, Receipt, Segment};
use super::instance::Instance;
use super::messages::limit;
use super::operation::{OldReceipts, Slot, Written};
use super::submitted::fold;
use crate::clock::Millis;

/// The segments that have an identifier of a receipt in any form: `one` are the index of the receipt
/// and the form.
const CANDIDATES: &str = "SELECT one.receipt, one.form, message, sequence, recipient,
        outcome IS NOT NULL AS is_known, number
    FROM unnest($1::integer[], $2::smallint[], $3::text[], $4::text[])
        AS one (receipt, form, carrier, id)
    JOIN segments USING (carrier, id)";
/// Segments that were forgotten.
const ENDED: &str = "SELECT one.receipt, one.form, recipient
    FROM unnest($1::integer[], $2::smallint[], $3::text[], $4::text[])
        AS one (receipt, form, carrier, id)
    JOIN ended USING (carrier, id)";
const LEARNED: &str = "SELECT carrier, form, seen FROM identifiers WHERE carrier = ANY($1)";
const LEARN: &str = "INSERT INTO identifiers (carrier, form, seen)
    SELECT * FROM unnest($1::text[], $2::smallint[], $3::integer[])
    ON CONFLICT (carrier, form) DO UPDATE SET seen = excluded.seen";
/// Other instances decide on these messages before or after, not at the same time.
const LOCK: &str = "SELECT place FROM messages WHERE place = ANY($1) ORDER BY place FOR UPDATE";
const SET_OUTCOMES: &str = "UPDATE segments SET outcome = one.outcome
    FROM unnest($1::bigint[], $2::smallint[], $3::integer[]) AS one (message, sequence, outcome)
    WHERE segments.message = one.message AND segments.sequence = one.sequence
        AND segments.outcome IS NULL";
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

/// A segment that has an identifier.
struct Known {
    candidate: Candidate,
    has_outcome: bool,
    /// The order in which segments were recorded.
    number: i64,
}

/// Finds the segments of receipts one after the other, and then writes what is known of them.
struct Matcher<'r> {
    receipts: Vec<&'r Receipt>,
    /// By the receipt.
    known: HashMap<usize, Vec<Known>>,
    /// How often a form was seen lately, by the carrier and the form.
    seen: BTreeMap<(String, u8), u32>,
    learned: BTreeSet<(String, u8)>,
    outcomes: BTreeMap<(Place, u8), u16>,
    is_old: bool,
}

impl<'r> Matcher<'r> {
    /// Old receipts may be for segments that were forgotten.
    async fn read(
        transaction: &Transaction<'_>,
        receipts: Vec<&'r Receipt>,
        is_old: bool,
    ) -> Written<Self> {
        let (mut indices, mut forms, mut carriers, mut ids) = (vec![], vec![], vec![], vec![]);
        for (index, receipt) in (0..).zip(&receipts) {
            for (form, id) in &receipt.ids {
                indices.push(index);
                forms.push(i16::from(*form));
                carriers.push(&*receipt.carrier);
                ids.push(&**id);
            }
        }
        let values: [&(dyn ToSql + Sync); 4] = [&indices, &forms, &carriers, &ids];
        let mut matcher = Self {
            known: HashMap::new(),
            seen: BTreeMap::new(),
            learned: BTreeSet::new(),
            outcomes: BTreeMap::new(),
            receipts,
            is_old,
        };
        let statement = transaction.prepare_cached(CANDIDATES).await?;
        for row in transaction.query(&statement, &values).await? {
            matcher.add(&row, row.get("message"), small(&row, "sequence"));
        }
        if is_old {
            let statement = transaction.prepare_cached(ENDED).await?;
            for row in transaction.query(&statement, &values).await? {
                // No message has this place.
                matcher.add(&row, 0, 0);
            }
        }
        if matcher.receipts.iter().any(|receipt| receipt.ids.len() > 1) {
            carriers.sort_unstable();
            carriers.dedup();
            let statement = transaction.prepare_cached(LEARNED).await?;
            for row in transaction.query(&statement, &[&carriers]).await? {
                let seen = u32::try_from(row.get::<_, i32>("seen")).unwrap_or(0);
                matcher
                    .seen
                    .insert((row.get("carrier"), small(&row, "form")), seen);
            }
        }
        Ok(matcher)
    }

    fn add(&mut self, row: &Row, place: Place, sequence: u8) {
        let index = usize::try_from(row.get::<_, i32>("receipt")).unwrap_or(0);
        let numbers = &self.receipts[index].numbers;
        let candidate = Candidate {
            form: small(row, "form"),
            place,
            sequence,
            is_for: numbers.contains(&row.get("recipient")),
        };
        self.known.entry(index).or_default().push(Known {
            candidate,
            has_outcome: row.try_get("is_known").unwrap_or(true),
            number: row.try_get("number").unwrap_or(0),
        });
    }

    fn learned(&self, receipt: &Receipt) -> Option<u8> {
        if let [(form, _)] = &receipt.ids[..] {
            return Some(*form);
        }
        let all = (0..=2).filter_map(|form| {
            let seen = self.seen.get(&(receipt.carrier.clone(), form))?;
            (*seen >= ENOUGH).then_some((*seen, form))
        });
        let (_, form) = all.max_by_key(|(seen, form)| (*seen, std::cmp::Reverse(*form)))?;
        receipt
            .ids
            .iter()
            .any(|(known, _)| *known == form)
            .then_some(form)
    }

    /// Returns the segment of a receipt, if it can be told.
    fn find(&self, index: usize) -> Option<Choice> {
        let receipt = self.receipts[index];
        let known = self.known.get(&index).map_or(&[][..], |known| known);
        let mut sorted: Vec<&Known> = known.iter().collect();
        sorted.sort_by_key(|one| {
            let Candidate {
                form,
                place,
                sequence,
                ..
            } = one.candidate;
            let order = receipt.ids.iter().position(|(known, _)| *known == form);
            let has_outcome = one.has_outcome || self.outcomes.contains_key(&(place, sequence));
            // Those that were forgotten last.
            (
                order,
                place == 0,
                has_outcome,
                std::cmp::Reverse(one.number),
            )
        });
        let candidates: Vec<Candidate> = sorted.into_iter().map(|one| one.candidate).collect();
        let has_addresses = receipt.numbers.iter().any(|number| !number.is_empty());
        choose(
            &candidates,
            self.learned(receipt),
            has_addresses,
            self.is_old,
        )
    }

    /// Records a receipt with its segment, unless that is not known or has an outcome.
    fn note(&mut self, index: usize, choice: Choice) {
        let receipt = self.receipts[index];
        let Candidate {
            form,
            place,
            sequence,
            ..
        } = choice.segment;
        // Small numbers are the same in all forms.
        if choice.is_evidence && receipt.ids.len() > 1 {
            for other in 0..=2 {
                let key = (receipt.carrier.clone(), other);
                let seen = self.seen.get(&key).copied().unwrap_or(0);
                let changed = match other == form {
                    true => (seen + 1).min(MOST),
                    false => seen.saturating_sub(1),
                };
                if changed != seen {
                    self.seen.insert(key.clone(), changed);
                    self.learned.insert(key);
                }
            }
        }
        let known = self.known.get(&index).map_or(&[][..], |known| known);
        let is_open = known.iter().any(|one| {
            let Candidate {
                place: of,
                sequence: number,
                ..
            } = one.candidate;
            (of, number) == (place, sequence) && !one.has_outcome
        });
        if is_open {
            let outcome = receipt.error.unwrap_or(0);
            self.outcomes.entry((place, sequence)).or_insert(outcome);
        }
    }

    /// Writes what was noted.
    async fn write(&self, transaction: &Transaction<'_>) -> Written<()> {
        if !self.outcomes.is_empty() {
            self.write_outcomes(transaction).await?;
        }
        if !self.learned.is_empty() {
            let carriers: Vec<_> = self.learned.iter().map(|(carrier, _)| &**carrier).collect();
            let forms: Vec<_> = self
                .learned
                .iter()
                .map(|(_, form)| i16::from(*form))
                .collect();
            let seen = |key| {
                self.seen
                    .get(key)
                    .and_then(|seen| i32::try_from(*seen).ok())
            };
            let seen: Vec<i32> = self
                .learned
                .iter()
                .map(|key| seen(key).unwrap_or(0))
                .collect();
            let statement = transaction.prepare_cached(LEARN).await?;
            transaction
                .execute(&statement, &[&carriers, &forms, &seen])
                .await?;
        }
        Ok(())
    }

    async fn write_outcomes(&self, transaction: &Transaction<'_>) -> Written<()> {
        let places: Vec<_> = self.outcomes.keys().map(|(place, _)| *place).collect();
        let sequences: Vec<_> = self
            .outcomes
            .keys()
            .map(|(_, number)| i16::from(*number))
            .collect();
        let outcomes: Vec<_> = self
            .outcomes
            .values()
            .map(|code| i32::from(*code))
            .collect();
        let statement = transaction.prepare_cached(LOCK).await?;
        transaction.execute(&statement, &[&places]).await?;
        let statement = transaction.prepare_cached(SET_OUTCOMES).await?;
        transaction
            .execute(&statement, &[&places, &sequences, &outcomes])
            .await?;
        Ok(())
    }
}

fn small(row: &Row, name: &str) -> u8 {
    u8::try_from(row.get::<_, i16>(name)).unwrap_or(0)
}

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
