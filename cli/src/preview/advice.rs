//! What a person can do about the price of a text.

use std::io::{self, Write};

use septet::{Channel, Explanation, Groups, Limit};

use super::answer::Answer;
use super::terminal::{FAULT, count, visible};

/// The provider, its cap, and what was replaced and cut off.
pub fn conditions(answer: &Answer<'_>, out: &mut impl Write) -> io::Result<()> {
    let bill = answer.bill;
    if bill.channel == Channel::Mms {
        writeln!(
            out,
            "As a multimedia message it is counted as {}.",
            bill.segments
        )?;
    }
    if let Some(provider) = answer.provider {
        let (most, things) = match bill.cap.limit {
            Limit::Characters(most) => (most, "characters"),
            Limit::Units(most) => (most, "units"),
            Limit::Segments(most) => (most, "segments"),
            _ => (bill.cap.limit.most(), "of its measure"),
        };
        let used = bill.cap.used;
        if bill.cap.holds() {
            writeln!(
                out,
                "Within the cap of {provider}: {used} of {most} {things}"
            )?;
        } else {
            let missed = bill.cap.missed_by();
            writeln!(
                out,
                "{FAULT}Beyond the cap of {provider}{FAULT:#}: {used} of {most} {things}, {missed} too many"
            )?;
        }
    }
    if !answer.message.changes.is_empty() {
        replacements(answer, out)?;
    }
    if answer.message.cut_off > 0 {
        let octets = count(answer.message.cut_off as u32, "byte");
        writeln!(out, "Cut down by {octets}.")?;
    }
    Ok(())
}

/// What was replaced, each kind with all its places, and what that has saved.
fn replacements(answer: &Answer<'_>, out: &mut impl Write) -> io::Result<()> {
    let changes = &answer.message.changes;
    let made = match answer.saved() {
        saved @ 1.. => format!("saved {}", count(saved as u32, "segment")),
        0 => "saved no segment".to_owned(),
        cost => format!("cost {}", count(-cost as u32, "segment")),
    };
    let replaced = count(changes.len() as u32, "replacement");
    writeln!(out, "{replaced} {made}:")?;
    let mut kinds: Vec<(&str, &str, Vec<String>)> = Vec::new();
    for change in changes {
        let kind = kinds.iter_mut().find(|(from, _, _)| *from == change.from);
        match kind {
            Some((_, _, places)) => places.push(change.offset.to_string()),
            None => kinds.push((&change.from, &change.to, vec![change.offset.to_string()])),
        }
    }
    for (from, to, places) in kinds {
        let to = if to.is_empty() {
            "nothing".to_owned()
        } else {
            visible(to)
        };
        writeln!(
            out,
            "  {}  by  {to}  byte {}",
            visible(from),
            places.join(", ")
        )?;
    }
    Ok(())
}

/// What the text would take if it were otherwise.
pub fn advice(answer: &Answer<'_>, out: &mut impl Write) -> io::Result<()> {
    if !answer.explained {
        return Ok(());
    }
    let explanation: &Explanation<'_> = &answer.explanation;
    let segments = explanation.measure().segments;
    writeln!(out, "\nIf it were otherwise:")?;
    let mut line =
        |found: u32, what: &str| writeln!(out, "  {:<12}  {what}", count(found, "segment"));
    if !answer.forced_by.is_empty() {
        let what = match explanation.only_offender() {
            Some(_) => "without the one character that has no code in GSM-7",
            None => "without the characters that have no code in GSM-7",
        };
        line(explanation.without_foreign().segments, what)?;
        match explanation.with_substitutes(Groups::ALL) {
            Some(measure) => line(measure.segments, "with others in their place")?,
            None => line(segments, "with others in their place: some have none")?,
        }
    }
    if explanation.extensions().next().is_some() {
        let found = explanation.segments_without_extensions();
        line(found, "if no character took two septets")?;
    }
    if explanation.line_breaks().next().is_some() {
        let found = explanation.segments_with_line_feeds();
        line(found, "if each line break were one character, LF")?;
    }
    if explanation.plain_division() < segments {
        let found = explanation.plain_division();
        line(found, "by plain division, as some providers document")?;
    }
    let lost: u32 = explanation.edges().map(|edge| u32::from(edge.lost)).sum();
    if lost > 0 {
        let lost = count(lost, "unit");
        writeln!(
            out,
            "{lost} left over at the ends of segments, where a pair or cluster did not fit"
        )?;
    }
    let mut known = Vec::new();
    for one in explanation.foreign() {
        if known.contains(&one.character) {
            continue;
        }
        known.push(one.character);
        let from = visible(one.character.encode_utf8(&mut [0; 4]));
        match one.substitute {
            Some("") => writeln!(out, "  {from}  can go")?,
            Some(to) => writeln!(out, "  {from}  could be {}", visible(to))?,
            None => writeln!(out, "  {from}  has no substitute")?,
        }
    }
    Ok(())
}
