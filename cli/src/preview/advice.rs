//! Formats the limit, the replacements and the alternatives as text.

use std::io;

use septet::explain::Explanation;
use septet::provider::{Acceptance, Channel, RcsTier};
use septet::replace::Groups;

use super::answer::Answer;
use super::lists;
use crate::terminal::{ERROR, Page, count, visible};

/// Writes the provider's limit, the replacements, and the number of bytes that truncation removed.
pub fn write_notes(answer: &Answer<'_>, page: &mut Page) -> io::Result<()> {
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
        let line = format!("{other}; the above is what it costs as SMS");
        page.line(0, &line)?;
    }
    if let Some(provider) = answer.provider {
        let line = match check.acceptance {
            Acceptance::Accepted => format!("Within the limit of {provider}: {check}"),
            Acceptance::MayBeRefused => format!(
                "{ERROR}Perhaps above the limit of {provider}{ERROR:#}: {check}, depending on what \
                 {provider} counts"
            ),
            Acceptance::Refused => {
                format!("{ERROR}Above the limit of {provider}{ERROR:#}: {check}")
            }
        };
        page.line(0, &line)?;
    }
    if let (Some(encoding), Some(provider)) = (answer.smart, answer.provider) {
        let scope = match (answer.message.changes.is_empty(), encoding.is_complete()) {
            (true, true) => "which changes nothing",
            (true, false) => "which changes nothing as far as it is published",
            (false, true) => "as far as its calculator shows",
            (false, false) => "as far as it is published; it may replace more",
        };
        let line = format!("With the smart encoding of {provider}, {scope}");
        page.line(0, &line)?;
    }
    write_changes(answer, page)?;
    let with_crlf = answer.explanation.segments_with_crlf();
    if with_crlf > answer.measure.segments && estimate.channel == Channel::Sms {
        let segments = count(with_crlf, "segment");
        let line = format!("If LF is sent as CR LF, the text takes {segments}");
        page.line(0, &line)?;
    }
    if answer.message.cut_off > 0 {
        let bytes = count(answer.message.cut_off as u32, "byte");
        page.line(0, &format!("Truncation removed {bytes}"))?;
    }
    Ok(())
}

/// Writes what the replacements save, what the fill character replaced, and what is odd about the
/// fill character or the ellipsis.
fn write_changes(answer: &Answer<'_>, page: &mut Page) -> io::Result<()> {
    let message = answer.message;
    if !message.changes.is_empty() {
        let effect = match message.saved {
            saved @ 1.. => format!("saved {}", count(saved as u32, "segment")),
            0 => "saved no segments".to_owned(),
            cost => format!("cost {}", count(-cost as u32, "segment")),
        };
        let replaced = count(message.changes.len() as u64, "replacement");
        page.line(0, &format!("{replaced} {effect}:"))?;
        lists::write_replacements(answer, page)?;
    }
    if !message.lost.is_empty() {
        let lost = count(message.lost.len() as u32, "character");
        let characters = lists::characters(&message.lost, page);
        let line = format!("The fill character replaced {lost}: {characters}");
        page.line(0, &line)?;
    }
    if message.is_fill_unmappable {
        page.line(0, "The fill character cannot be sent as GSM-7 either")?;
    }
    if message.is_ellipsis_ucs2 {
        let line = "Only the ellipsis forces UCS-2; `...` would leave room for more text";
        page.line(0, line)?;
    }
    Ok(())
}

/// Writes the segment count of each alternative, the substitutes, and the number of unused units.
pub fn write_alternatives(answer: &Answer<'_>, page: &mut Page) -> io::Result<()> {
    if !answer.show_explanation {
        return Ok(());
    }
    let alternatives = alternatives(answer);
    if !alternatives.is_empty() {
        page.gap()?;
        page.line(0, "Alternatives:")?;
    }
    for (segments, what) in alternatives {
        let segments = count(segments, "segment");
        page.line(2, &format!("{segments:<12}  {what}"))?;
    }
    lists::write_substitutes(&answer.explanation, page)?;
    let ends = answer.explanation.segment_ends();
    let unused: u32 = ends.map(|end| u32::from(end.unused_units)).sum();
    if unused > 0 {
        let unused = count(unused, "unit");
        page.gap()?;
        page.line(
            0,
            &format!(
                "{unused} unused at the ends of segments, where a pair or cluster did not fit"
            ),
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
