//! Finds the segments that receipts are for.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use tokio_postgres::Row;
use tokio_postgres::types::ToSql;

use super::super::choice::{Candidate, Choice, ENOUGH, MOST, choose};
use super::super::{Place, Receipt};
use super::operation::Written;
use super::transaction::Transaction;

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

/// A segment that has an identifier.
struct Known {
    candidate: Candidate,
    has_outcome: bool,
    /// The order in which segments were recorded.
    number: i64,
}

/// Finds the segments of receipts one after the other, and then writes what is known of them.
pub struct Matcher<'r> {
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
    pub async fn read(
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
    pub fn find(&self, index: usize) -> Option<Choice> {
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
    pub fn note(&mut self, index: usize, choice: Choice) {
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
    pub async fn write(&self, transaction: &Transaction<'_>) -> Written<()> {
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

pub fn small(row: &Row, name: &str) -> u8 {
    u8::try_from(row.get::<_, i16>(name)).unwrap_or(0)
}
