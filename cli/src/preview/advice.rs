//! Formats the limit, the replacements and the alternatives as text.

use std::collections::HashMap;
use std::io::{self, Write};

use septet::explain::Explanation;
use septet::provider::{Acceptance, Channel, RcsTier};
use septet::replace::Groups;

use super::answer::Answer;
use super::terminal::{ERROR, count, visible};

/// Writes the provider's limit, the replacements, and the number of bytes that truncation removed.
pub fn write_notes(answer: &Answer<'_>, out: &mut impl Write) -> io::Result<()> {
    let estimate = answer.estimate;
    let check = estimate.limit;
    let bytes = count(estimate.bytes, "byte");
    let other = match (estimate.channel, estimate.rcs_tier()) {
        (Channel::Mms, _) => Some("A multimedia message counts as 1 segment".to_owned()),
        (Channel::RcsUs, _) => Some(format!(
            "An RCS message to the United States counts as {} of 160 bytes: {bytes}",
            count(estimate.segments, "segment")
        )),
        (_, Some(RcsTier::Basic)) => Some(format!(
            "An RCS message counts as 1 message, basic: {bytes}, at most 160"
        )),
        (_, Some(_)) => Some(format!(
            "An RCS message counts as 1 message, single: {bytes}, more than 160"
        )),
        _ => None,
    };
    if let Some(other) = other {
        writeln!(out, "{other}; the above is what it costs as SMS")?;
    }
    if let Some(provider) = answer.provider {
        match check.acceptance {
            Acceptance::Accepted => writeln!(out, "Within the limit of {provider}: {check}")?,
            Acceptance::MayBeRefused => writeln!(
                out,
                "{ERROR}Perhaps above the limit of {provider}{ERROR:#}: {check}, depending on what \
                 {provider} counts"
            )?,
            Acceptance::Refused => writeln!(
                out,
                "{ERROR}Above the limit of {provider}{ERROR:#}: {check}"
            )?,
        }
    }
    if let (Some(encoding), Some(provider)) = (answer.smart, answer.provider) {
        let scope = match (answer.message.changes.is_empty(), encoding.is_complete()) {
            (true, true) => "which changes nothing",
            (true, false) => "which changes nothing as far as it is published",
            (false, true) => "as far as its calculator shows",
            (false, false) => "as far as it is published; it may replace more",
        };
        writeln!(out, "With the smart encoding of {provider}, {scope}")?;
    }
    if !answer.message.changes.is_empty() {
        write_replacements(answer, out)?;
    }
    if !answer.message.lost.is_empty() {
        let lost = count(answer.message.lost.len() as u32, "character");
        let mut characters: Vec<String> = vec![];
        for &(_, character) in &answer.message.lost {
            let shown = visible(character.encode_utf8(&mut [0; 4]));
            if !characters.contains(&shown) {
                characters.push(shown);
            }
        }
        writeln!(
            out,
            "The fill character replaced {lost}: {}",
            characters.join(" ")
        )?;
    }
    if answer.message.is_fill_unmappable {
        writeln!(out, "The fill character cannot be sent as GSM-7 either")?;
    }
    if answer.message.is_ellipsis_ucs2 {
        writeln!(
            out,
            "Only the ellipsis forces UCS-2; `...` would leave room for more text"
        )?;
    }
    let with_crlf = answer.explanation.segments_with_crlf();
    if with_crlf > answer.measure.segments && estimate.channel == Channel::Sms {
        let segments = count(with_crlf, "segment");
        writeln!(out, "If LF is sent as CR LF, the text takes {segments}")?;
    }
    if answer.message.cut_off > 0 {
        let bytes = count(answer.message.cut_off as u32, "byte");
        writeln!(out, "Truncation removed {bytes}")?;
    }
    Ok(())
}

/// Writes the number of segments saved, and each distinct replacement with all its offsets.
fn write_replacements(answer: &Answer<'_>, out: &mut impl Write) -> io::Result<()> {
    let changes = &answer.message.changes;
    let effect = match answer.message.saved {
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

/// Writes the segment count of each alternative, the substitutes, and the number of unused units.
pub fn write_alternatives(answer: &Answer<'_>, out: &mut impl Write) -> io::Result<()> {
    if !answer.show_explanation {
        return Ok(());
    }
    let alternatives = alternatives(answer);
    if !alternatives.is_empty() {
        writeln!(out, "\nAlternatives:")?;
    }
    for (segments, what) in alternatives {
        writeln!(out, "  {:<12}  {what}", count(segments, "segment"))?;
    }
    write_substitutes(&answer.explanation, out)?;
    let ends = answer.explanation.segment_ends();
    let unused: u32 = ends.map(|end| u32::from(end.unused_units)).sum();
    if unused > 0 {
        let unused = count(unused, "unit");
        writeln!(
            out,
            "\n{unused} unused at the ends of segments, where a pair or cluster did not fit"
        )?;
    }
    Ok(())
}

/// Returns each alternative with its segment count.
fn alternatives(answer: &Answer<'_>) -> Vec<(u32, String)> {
    let explanation: &Explanation<'_> = &answer.explanation;
    let mut found = Vec::new();
    if !answer.forced_by.is_empty() {
        let lacking = answer.tables_without_code();
        let what = match explanation.only_unmappable() {
            Some(one) => {
                let shown = visible(one.encode_utf8(&mut [0; 4]));
                format!("without {shown}, which has no code in {lacking}")
            }
            None => format!("without the characters that have no code in {lacking}"),
        };
        found.push((explanation.measure_without_unmappable().segments, what));
    }
    let has_substitute = || explanation.unmappable().map(|one| one.substitute.is_some());
    if has_substitute().any(|has| has) {
        let what = match has_substitute().all(|has| has) {
            true => "with substitutes",
            false => "with substitutes for those that have one",
        };
        let replaced = explanation.measure_with_substitutes(Groups::ALL);
        found.push((replaced.segments, what.to_owned()));
    }
    if explanation.extensions().next().is_some() {
        let what = "if every character took one septet".to_owned();
        found.push((explanation.segments_without_extensions(), what));
    }
    if explanation.crlf_breaks().next().is_some() {
        let what = "with LF instead of CR LF".to_owned();
        found.push((explanation.segments_with_line_feeds(), what));
    }
    if answer.explanation.segments_with_crlf() != explanation.measure().segments {
        let what = "with CR LF instead of LF".to_owned();
        found.push((explanation.segments_with_crlf(), what));
    }
    if let (Some(segments), Some(provider)) = (answer.with_smart_encoding, answer.provider) {
        found.push((segments, format!("with the smart encoding of {provider}")));
    }
    if let Some(surplus) = explanation.surplus() {
        let characters = count(surplus.characters as u32, "character");
        let what = format!(
            "without the last {characters}, from byte {}",
            surplus.byte_offset
        );
        found.push((surplus.segments, what));
    }
    if explanation.naive_segments() < explanation.measure().segments {
        let what = "by naive division, as some providers document".to_owned();
        found.push((explanation.naive_segments(), what));
    }
    found
}

/// Writes each distinct character that keeps the text from GSM-7, with its substitute. The
/// substitute can depend on the position: a joiner can be removed, but not inside an emoji. In that
/// case, this also writes the offsets.
fn write_substitutes(explanation: &Explanation<'_>, out: &mut impl Write) -> io::Result<()> {
    let mut rows: Vec<(char, Option<&str>, Vec<String>)> = Vec::new();
    let mut indices = HashMap::new();
    let mut kinds: HashMap<char, u32> = HashMap::new();
    for one in explanation.unmappable() {
        let (character, substitute) = (one.character, one.substitute);
        let index = *indices.entry((character, substitute)).or_insert_with(|| {
            rows.push((character, substitute, Vec::new()));
            *kinds.entry(character).or_default() += 1;
            rows.len() - 1
        });
        rows[index].2.push(one.byte_offset.to_string());
    }
    for (character, substitute, offsets) in rows {
        let from = visible(character.encode_utf8(&mut [0; 4]));
        let places = match kinds[&character] {
            1 => String::new(),
            _ => format!("  byte {}", offsets.join(", ")),
        };
        match substitute {
            Some("") => writeln!(out, "  {from}  could be removed{places}")?,
            Some(to) => writeln!(out, "  {from}  could be {}{places}", visible(to))?,
            None => writeln!(out, "  {from}  has no substitute{places}")?,
        }
    }
    Ok(())
}
