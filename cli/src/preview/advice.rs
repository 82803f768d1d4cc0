//! Limit, replacements and alternatives, as text.

use std::io::{self, Write};

use septet::explain::Explanation;
use septet::provider::Channel;
use septet::replace::Groups;

use super::answer::Answer;
use super::terminal::{ERROR, count, visible};

/// Writes the provider's limit, the replacements, and the number of bytes that were removed.
pub fn write_notes(answer: &Answer<'_>, out: &mut impl Write) -> io::Result<()> {
    let estimate = answer.estimate;
    let check = estimate.limit;
    if estimate.channel == Channel::Mms {
        writeln!(
            out,
            "A multimedia message counts as {} segment",
            estimate.segments
        )?;
    }
    if let Some(provider) = answer.provider {
        if check.is_met() {
            writeln!(out, "Within the limit of {provider}: {check}")?;
        } else {
            writeln!(
                out,
                "{ERROR}Above the limit of {provider}{ERROR:#}: {check}"
            )?;
        }
    }
    if !answer.message.changes.is_empty() {
        replacements(answer, out)?;
    }
    if answer.message.cut_off > 0 {
        let bytes = count(answer.message.cut_off as u32, "byte");
        writeln!(out, "Truncation removed {bytes}")?;
    }
    Ok(())
}

/// Writes the number of segments saved, and each distinct replacement with all its offsets.
fn replacements(answer: &Answer<'_>, out: &mut impl Write) -> io::Result<()> {
    let changes = &answer.message.changes;
    let effect = match answer.saved() {
        saved @ 1.. => format!("saved {}", count(saved as u32, "segment")),
        0 => "saved no segments".to_owned(),
        cost => format!("cost {}", count(-cost as u32, "segment")),
    };
    let replaced = count(changes.len() as u32, "replacement");
    writeln!(out, "{replaced} {effect}:")?;
    let mut kinds: Vec<(&str, &str, Vec<String>)> = Vec::new();
    for change in changes {
        let kind = kinds.iter_mut().find(|(from, _, _)| *from == change.from);
        match kind {
            Some((_, _, offsets)) => offsets.push(change.offset.to_string()),
            None => kinds.push((&change.from, &change.to, vec![change.offset.to_string()])),
        }
    }
    for (from, to, offsets) in kinds {
        let to = if to.is_empty() {
            "nothing".to_owned()
        } else {
            visible(to)
        };
        writeln!(
            out,
            "  {}  to  {to}  byte {}",
            visible(from),
            offsets.join(", ")
        )?;
    }
    Ok(())
}

/// Writes the number of segments of each alternative, and the substitutes.
pub fn write_alternatives(answer: &Answer<'_>, out: &mut impl Write) -> io::Result<()> {
    if !answer.show_explanation {
        return Ok(());
    }
    let explanation: &Explanation<'_> = &answer.explanation;
    let segments = explanation.measure().segments;
    writeln!(out, "\nAlternatives:")?;
    let mut line =
        |found: u32, what: &str| writeln!(out, "  {:<12}  {what}", count(found, "segment"));
    if !answer.forced_by.is_empty() {
        let what = match explanation.only_unmappable() {
            Some(_) => "without the one character that has no code in GSM-7",
            None => "without the characters that have no code in GSM-7",
        };
        line(explanation.measure_without_unmappable().segments, what)?;
        let replaced = explanation.measure_with_substitutes(Groups::ALL);
        let what = match explanation.unmappable().any(|one| one.substitute.is_none()) {
            true => "with substitutes for those that have one",
            false => "with substitutes",
        };
        line(replaced.segments, what)?;
    }
    if explanation.extensions().next().is_some() {
        let found = explanation.segments_without_extensions();
        line(found, "if every character took one septet")?;
    }
    if explanation.crlf_breaks().next().is_some() {
        let found = explanation.segments_with_line_feeds();
        line(found, "with LF instead of CR LF")?;
    }
    if explanation.naive_segments() < segments {
        let found = explanation.naive_segments();
        line(found, "by naive division, as some providers document")?;
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
    let mut seen = Vec::new();
    for unmappable in explanation.unmappable() {
        if seen.contains(&unmappable.character) {
            continue;
        }
        seen.push(unmappable.character);
        let from = visible(unmappable.character.encode_utf8(&mut [0; 4]));
        match unmappable.substitute {
            Some("") => writeln!(out, "  {from}  could be removed")?,
            Some(to) => writeln!(out, "  {from}  could be {}", visible(to))?,
            None => writeln!(out, "  {from}  has no substitute")?,
        }
    }
    Ok(())
}
