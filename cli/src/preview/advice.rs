//! What a person can do about the price of a text.

use std::io::{self, Write};

use septet::explain::Explanation;
use septet::provider::{Channel, Limit};
use septet::replace::Groups;

use super::answer::Answer;
use super::terminal::{FAULT, count, visible};

/// The provider, its limit, and what was replaced and cut off.
pub fn conditions(answer: &Answer<'_>, out: &mut impl Write) -> io::Result<()> {
    let estimate = answer.estimate;
    let check = estimate.limit;
    if estimate.channel == Channel::Mms {
        writeln!(
            out,
            "As a multimedia message it is counted as {}.",
            estimate.segments
        )?;
    }
    if let Some(provider) = answer.provider {
        let unit = match check.limit {
            Limit::Characters(_) => "characters",
            Limit::Units { .. } => "units",
            Limit::Segments(_) => "segments",
            _ => "of its unit",
        };
        let (used, max) = (check.used, check.max);
        if check.is_met() {
            writeln!(
                out,
                "Within the limit of {provider}: {used} of {max} {unit}"
            )?;
        } else {
            let excess = check.excess();
            writeln!(
                out,
                "{FAULT}Above the limit of {provider}{FAULT:#}: {used} of {max} {unit}, {excess} too many"
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
        let what = match explanation.only_unmappable() {
            Some(_) => "without the one character that has no code in GSM-7",
            None => "without the characters that have no code in GSM-7",
        };
        line(explanation.measure_without_unmappable().segments, what)?;
        match explanation.measure_with_substitutes(Groups::ALL) {
            Some(measure) => line(measure.segments, "with others in their place")?,
            None => line(segments, "with others in their place: some have none")?,
        }
    }
    if explanation.extensions().next().is_some() {
        let found = explanation.segments_without_extensions();
        line(found, "if no character took two septets")?;
    }
    if explanation.crlf_breaks().next().is_some() {
        let found = explanation.segments_with_line_feeds();
        line(found, "if each line break were one character, LF")?;
    }
    if explanation.naive_segments() < segments {
        let found = explanation.naive_segments();
        line(found, "by plain division, as some providers document")?;
    }
    let unused: u32 = explanation
        .segment_ends()
        .map(|end| u32::from(end.unused_units))
        .sum();
    if unused > 0 {
        let unused = count(unused, "unit");
        writeln!(
            out,
            "{unused} unused at the ends of segments, where a pair or cluster did not fit"
        )?;
    }
    let mut known = Vec::new();
    for one in explanation.unmappable() {
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
