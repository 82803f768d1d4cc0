//! Draws the answer in the terminal.

use std::io;

use anstyle::{AnsiColor, Style};
use septet::alphabet::Language;
use septet::{Encoding, Segment};

use super::answer::Answer;
use super::{advice, lists};
use crate::terminal::{ERROR, Page, count, harmless};

/// The columns before a bar and before the text of a segment.
const MARGIN: usize = 5;

/// The number of segments that are shown at the beginning and at the end of a long message.
const FIRST: usize = 8;
const LAST: usize = 2;

const BOLD: Style = Style::new().bold();
/// The styles of consecutive segments, used in rotation.
const SEGMENTS: [Style; 4] = [
    AnsiColor::Green.on_default(),
    AnsiColor::Blue.on_default(),
    AnsiColor::Yellow.on_default(),
    AnsiColor::Magenta.on_default(),
];

pub fn draw(answer: &Answer<'_>, page: &mut Page) -> io::Result<()> {
    write_summary(answer, page)?;
    page.line(0, &reason(answer))?;
    advice::write_notes(answer, page)?;
    match &answer.segments {
        Err(error) => {
            page.gap()?;
            page.line(0, &format!("{ERROR}cannot be sent:{ERROR:#} {error}"))?;
        }
        Ok(segments) => write_segments(segments, answer.measure.capacity, page)?,
    }
    lists::write_unmappable(answer, page)?;
    advice::write_alternatives(answer, page)
}

/// Writes the encoding, the number of segments, and the units used and left.
fn write_summary(answer: &Answer<'_>, page: &mut Page) -> io::Result<()> {
    let measure = answer.measure;
    let (units, capacity, left) = (measure.units, measure.capacity, measure.remaining);
    let unit = match measure.encoding {
        Encoding::Gsm7 => "septets",
        Encoding::Ucs2 => "code units",
    };
    let segments = count(measure.segments, "segment");
    let encoding = match answer.is_ascii {
        true => "ASCII".to_owned(),
        false => measure.encoding.to_string(),
    };
    let used = match measure.segments {
        1 => format!("{units} of {capacity} {unit} used, {left} left"),
        _ => format!("{units} {unit}, {capacity} per segment, {left} left in the last"),
    };
    let line = format!("{BOLD}{segments}, {encoding}{BOLD:#}: {used}");
    page.line(0, &line)
}

/// Returns the reason for the encoding.
fn reason(answer: &Answer<'_>) -> String {
    let reasons = &answer.reasons;
    let encoding = answer.measure.encoding;
    let unmappable = answer.forced_by.len();
    let have = if unmappable == 1 { "has" } else { "have" };
    let characters = count(unmappable as u64, "character");
    let lacking = answer.tables_without_code();
    let pairs = pairs(answer);
    if answer.is_ascii {
        return "ASCII, because every character is ASCII; its octets are not known, so no segments \
                are shown"
            .to_owned();
    }
    if reasons.is_forced {
        let more = match (encoding, tables(answer)) {
            (Encoding::Ucs2, _) if !reasons.could_be_gsm7 => String::new(),
            (Encoding::Ucs2, _) => "; every character has a code in GSM-7".to_owned(),
            (Encoding::Gsm7, _) if unmappable > 0 => {
                format!("; {characters} {have} no code in {lacking}")
            }
            (Encoding::Gsm7, Some(tables)) => format!(", with {tables}{pairs}"),
            (Encoding::Gsm7, None) => format!("; every character has a code{pairs}"),
        };
        return format!("{encoding} is forced{more}");
    }
    match (encoding, tables(answer)) {
        (Encoding::Gsm7, Some(tables)) => {
            format!("GSM-7 with {tables}, for the fewest segments{pairs}")
        }
        (Encoding::Gsm7, None) => format!("GSM-7, because every character has a code{pairs}"),
        (Encoding::Ucs2, _) if unmappable == 0 => {
            "UCS-2, because national tables have every character but save no segment".to_owned()
        }
        (Encoding::Ucs2, _) if reasons.has_languages => format!(
            "UCS-2, because no allowed tables have every character; {characters} {have} no code in \
             {lacking}"
        ),
        (Encoding::Ucs2, _) => {
            format!("UCS-2, because {characters} {have} no code in {lacking}")
        }
    }
}

/// Returns how many characters take two septets, after a semicolon, or nothing if none do.
fn pairs(answer: &Answer<'_>) -> String {
    match answer.measure.units - answer.measure.characters {
        0 => String::new(),
        1 => "; 1 takes two septets".to_owned(),
        pairs => format!("; {pairs} take two septets"),
    }
}

/// Names the national tables in use, if any.
fn tables(answer: &Answer<'_>) -> Option<String> {
    let measure = answer.measure;
    let named = |language: Option<Language>, kind| Some(format!("{} {kind}", language?));
    let tables = [
        named(measure.locking_shift, "locking shift"),
        named(measure.single_shift, "single shift"),
    ];
    match tables {
        [Some(locking), Some(single)] => Some(format!("the {locking} and {single} tables")),
        [one, other] => Some(format!("the {} table", one.or(other)?)),
    }
}

/// Writes the bar and the text of each segment. Leaves out most of a long message, unless the page
/// is complete.
fn write_segments(segments: &[Segment<'_>], capacity: u16, page: &mut Page) -> io::Result<()> {
    let number = segments.len();
    let omitted = match number > FIRST + LAST + 1 && !page.is_complete {
        true => FIRST..number - LAST,
        false => number..number,
    };
    for (index, (segment, style)) in segments.iter().zip(SEGMENTS.iter().cycle()).enumerate() {
        if index == omitted.start {
            page.gap()?;
            let others = omitted.len();
            let line = format!("and {others} other segments; --all shows everything");
            page.line(MARGIN, &line)?;
        }
        if !omitted.contains(&index) {
            write_segment(segment, capacity, *style, page)?;
        }
    }
    Ok(())
}

fn write_segment(
    segment: &Segment<'_>,
    capacity: u16,
    style: Style,
    page: &mut Page,
) -> io::Result<()> {
    let units = segment.units();
    let bar = page.width / 2;
    let filled = (usize::from(units) * bar).div_ceil(usize::from(capacity));
    let bar = "█".repeat(filled) + &"░".repeat(bar - filled);
    let sequence = segment.part().sequence;
    page.gap()?;
    page.line(
        0,
        &format!("{sequence:>3}  {style}{bar}{style:#}  {units}/{capacity}"),
    )?;
    match segment.text() {
        "" => Ok(()),
        text => page.text(MARGIN, &harmless(text)),
    }
}
