//! Receipts, and the segments that they are for, in the SQLite file.

use rusqlite::{Connection, params};

use super::super::choice::{Candidate, Choice, ENOUGH, MOST, choose};
use super::super::{Folded, Noted, Place, Receipt, Segment};
use super::carrier;
use super::ended::Ended;
use crate::clock::Millis;

const SEGMENTS_WITH_ID: &str = "SELECT message, sequence, recipient FROM segments
    WHERE carrier = ?1 AND id = ?2 ORDER BY outcome IS NOT NULL, message DESC";
/// All of a message, or those that a segment replaces: that of another carrier, and all of an attempt
/// with another total.
const FORGET_SEGMENTS: &str = "DELETE FROM segments WHERE message = ?1
    AND (?2 IS NULL OR total <> ?2 OR (sequence = ?3 AND carrier <> ?4))
    RETURNING carrier, id, recipient";
const SET_OUTCOME: &str =
    "UPDATE segments SET outcome = ?3 WHERE message = ?1 AND sequence = ?2 AND outcome IS NULL";
const NEXT_RECEIPT: &str = "SELECT coalesce(max(number), 0) + 1 FROM receipts";
const HOLD_RECEIPT: &str = "INSERT INTO receipts
    (number, carrier, id, form, source, destination, outcome, time)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
const HELD_WITH_ID: &str = "SELECT number, carrier, source, destination, outcome, time
    FROM receipts WHERE carrier = ?1 AND id = ?2 ORDER BY number";
const OLD_RECEIPTS: &str = "SELECT number, carrier, source, destination, outcome, time
    FROM receipts WHERE form = 0 AND time < ?1 AND number > ?2 ORDER BY number LIMIT ?3";
const FORGET_RECEIPT: &str = "DELETE FROM receipts WHERE number = ?1";
const FORMS: &str = "SELECT form, id FROM receipts WHERE number = ?1 ORDER BY form";
const LEARNED: &str = "SELECT form FROM identifiers
    WHERE carrier = ?1 AND seen >= ?2 ORDER BY seen DESC LIMIT 1";
const LEARN: &str = "INSERT INTO identifiers (carrier, form, seen) VALUES (?1, ?2, 1)
    ON CONFLICT DO UPDATE SET seen = min(seen + 1, ?3)";
const UNLEARN: &str =
    "UPDATE identifiers SET seen = seen - 1 WHERE carrier = ?1 AND form <> ?2 AND seen > 0";

/// Returns the segment of a receipt, if it can be told. An old receipt, for which `ended` is given,
/// may be for a segment that was forgotten.
fn find(
    connection: &Connection,
    receipt: &Receipt,
    ended: Option<&Ended>,
) -> rusqlite::Result<Option<Choice>> {
    let mut candidates = vec![];
    for (form, id) in &receipt.ids {
        let mut statement = connection.prepare_cached(SEGMENTS_WITH_ID)?;
        let rows = statement.query_map(params![receipt.carrier, id], |row| {
            Ok(Candidate {
                form: *form,
                place: row.get(0)?,
                sequence: row.get(1)?,
                is_for: receipt.numbers.contains(&row.get(2)?),
            })
        })?;
        for row in rows {
            candidates.push(row?);
        }
        let is_for = |ended: &Ended| ended.is_for(&receipt.carrier, id, &receipt.numbers);
        if let Some(is_for) = ended.and_then(is_for) {
            candidates.push(Candidate {
                form: *form,
                // No message has this place.
                place: 0,
                sequence: 0,
                is_for,
            });
        }
    }
    let learned = match &receipt.ids[..] {
        [(form, _)] => Some(*form),
        _ => {
            let mut statement = connection.prepare_cached(LEARNED)?;
            let mut rows = statement.query(params![receipt.carrier, ENOUGH])?;
            let form: Option<u8> = rows.next()?.map(|row| row.get(0)).transpose()?;
            form.filter(|form| receipt.ids.iter().any(|(known, _)| known == form))
        }
    };
    let has_addresses = receipt.numbers.iter().any(|number| !number.is_empty());
    Ok(choose(&candidates, learned, has_addresses, ended.is_some()))
}

/// Records a receipt with its segment, unless that is not known.
fn note(connection: &Connection, receipt: &Receipt, choice: Choice) -> rusqlite::Result<()> {
    let Candidate {
        form,
        place,
        sequence,
        ..
    } = choice.segment;
    // Small numbers are the same in all forms.
    if choice.is_evidence && receipt.ids.len() > 1 {
        let learned = params![receipt.carrier, form, MOST];
        connection.prepare_cached(LEARN)?.execute(learned)?;
        let others = params![receipt.carrier, form];
        connection.prepare_cached(UNLEARN)?.execute(others)?;
    }
    let values = params![place, sequence, receipt.error.unwrap_or(0)];
    connection
        .prepare_cached(SET_OUTCOME)?
        .execute(values)
        .map(drop)
}

fn hold(connection: &Connection, receipt: &Receipt) -> rusqlite::Result<()> {
    let number: i64 = connection
        .prepare_cached(NEXT_RECEIPT)?
        .query_row([], |row| row.get(0))?;
    let [source, destination] = &receipt.numbers;
    for (form, id) in &receipt.ids {
        let values = params![
            number,
            receipt.carrier,
            id,
            form,
            source,
            destination,
            receipt.error.unwrap_or(0),
            receipt.time
        ];
        connection.prepare_cached(HOLD_RECEIPT)?.execute(values)?;
    }
    Ok(())
}

/// Reads held receipts with their numbers.
fn held(
    connection: &Connection,
    query: &str,
    parameters: impl rusqlite::Params,
) -> rusqlite::Result<Vec<(i64, Receipt)>> {
    let mut statement = connection.prepare_cached(query)?;
    let found = statement.query_map(parameters, |row| {
        let outcome: u16 = row.get(4)?;
        let receipt = Receipt {
            carrier: row.get(1)?,
            ids: vec![],
            numbers: [row.get(2)?, row.get(3)?],
            error: (outcome != 0).then_some(outcome),
            time: row.get(5)?,
        };
        Ok((row.get(0)?, receipt))
    })?;
    let mut all: Vec<(i64, Receipt)> = found.collect::<rusqlite::Result<_>>()?;
    let mut statement = connection.prepare_cached(FORMS)?;
    for (number, receipt) in &mut all {
        let ids = statement.query_map([*number], |row| Ok((row.get(0)?, row.get(1)?)))?;
        receipt.ids = ids.collect::<rusqlite::Result<_>>()?;
    }
    Ok(all)
}

fn forget(connection: &Connection, number: i64) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(FORGET_RECEIPT)?;
    statement.execute([number]).map(drop)
}

/// Records a new receipt, or holds it.
pub fn keep(connection: &Connection, receipt: &Receipt) -> rusqlite::Result<Noted> {
    let Some(choice) = find(connection, receipt, None)? else {
        hold(connection, receipt)?;
        return Ok(Noted::default());
    };
    note(connection, receipt, choice)?;
    // Also if it was known: that it ended its message may not have been heard.
    Ok(Noted {
        is_found: true,
        folded: carrier::fold(connection, choice.segment.place)?,
    })
}

/// Takes the receipt of a segment that was just recorded, if it came before.
pub fn take_held(connection: &Connection, place: Place, segment: &Segment) -> rusqlite::Result<()> {
    let with_id = params![segment.carrier, segment.id];
    for (number, receipt) in held(connection, HELD_WITH_ID, with_id)? {
        if let Some(choice) = find(connection, &receipt, None)?
            && (choice.segment.place, choice.segment.sequence) == (place, segment.sequence)
        {
            note(connection, &receipt, choice)?;
            forget(connection, number)?;
        }
    }
    Ok(())
}

/// Forgets the segments of a message, or only those that `by` replaces.
pub fn forget_segments(
    connection: &Connection,
    place: Place,
    by: Option<&Segment>,
    ended: &Ended,
) -> rusqlite::Result<()> {
    let total = by.map(|segment| segment.total);
    let sequence = by.map(|segment| segment.sequence);
    let carrier = by.map(|segment| &segment.carrier);
    let mut statement = connection.prepare_cached(FORGET_SEGMENTS)?;
    let mut rows = statement.query(params![place, total, sequence, carrier])?;
    while let Some(row) = rows.next()? {
        let [carrier, id, recipient] = [0, 1, 2].map(|column| row.get_ref(column));
        ended.insert(carrier?.as_str()?, id?.as_str()?, recipient?.as_str()?);
    }
    Ok(())
}

/// Looks again for the segments of receipts that have been held for some time, after a number.
/// Returns the number after which to go on, or 0 at the end.
pub fn find_old(
    connection: &Connection,
    before: Millis,
    after: i64,
    limit: usize,
    ended: &Ended,
) -> rusqlite::Result<(Vec<Folded>, i64)> {
    let old = held(connection, OLD_RECEIPTS, params![before, after, limit])?;
    let last = old.last().filter(|_| old.len() == limit);
    let next = last.map_or(0, |(number, _)| *number);
    let mut folded = vec![];
    for (number, receipt) in old {
        if let Some(choice) = find(connection, &receipt, Some(ended))? {
            note(connection, &receipt, choice)?;
            folded.extend(carrier::fold(connection, choice.segment.place)?);
            forget(connection, number)?;
        }
    }
    Ok((folded, next))
}
