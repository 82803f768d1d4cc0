//! Draws the answer in the terminal.

use std::collections::HashMap;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use septet::Encoding;
use septet::alphabet::Language;

use super::advice;
use super::answer::Answer;
use super::terminal::{ERROR, count, harmless, visible};

/// The length of a full bar in characters.
const BAR: usize = 40;

const BOLD: Style = Style::new().bold();
/// The styles of consecutive segments, used in rotation.
const SEGMENTS: [Style; 4] = [
    AnsiColor::Green.on_default(),
    AnsiColor::Blue.on_default(),
    AnsiColor::Yellow.on_default(),
    AnsiColor::Magenta.on_default(),
];

pub fn draw(answer: &Answer<'_>, out: &mut impl Write) -> io::Result<()> {
    write_summary(answer, out)?;
    write_reason(answer, out)?;
    advice::write_notes(answer, out)?;
    match &answer.segments {
        Err(error) => writeln!(out, "\n{ERROR}cannot be sent:{ERROR:#} {error}")?,
        Ok(_) => write_bars(answer, out)?,
    }
    write_unmappable(answer, out)?;
    advice::write_alternatives(answer, out)
}

/// Writes the encoding, the number of segments, and the units used and left.
fn write_summary(answer: &Answer<'_>, out: &mut impl Write) -> io::Result<()> {
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
    write!(out, "{BOLD}{segments}, {encoding}{BOLD:#}: ")?;
    if measure.segments == 1 {
        writeln!(out, "{units} of {capacity} {unit} used, {left} left")
    } else {
        writeln!(
            out,
            "{units} {unit}, {capacity} per segment, {left} left in the last"
        )
    }
}

/// Writes the reason for the encoding.
fn write_reason(answer: &Answer<'_>, out: &mut impl Write) -> io::Result<()> {
    let rules = &answer.rules;
    let encoding = answer.measure.encoding;
    let unmappable = answer.forced_by.len();
    let have = if unmappable == 1 { "has" } else { "have" };
    let characters = count(unmappable, "character");
    let lacking = answer.tables_without_code();
    if answer.is_ascii {
        return writeln!(
            out,
            "ASCII, because every character is ASCII; its octets are not known, so no segments are shown"
        );
    }
    if rules.is_forced {
        write!(out, "{encoding} is forced")?;
        return match (encoding, tables(answer)) {
            (Encoding::Ucs2, _) if !rules.could_be_gsm7 => writeln!(out),
            (Encoding::Ucs2, _) => writeln!(out, "; every character has a code in GSM-7"),
            (Encoding::Gsm7, _) if unmappable > 0 => {
                writeln!(out, "; {characters} {have} no code in {lacking}")
            }
            (Encoding::Gsm7, Some(tables)) => {
                writeln!(out, ", with {tables}{}", pairs(answer))
            }
            (Encoding::Gsm7, None) => {
                writeln!(out, "; every character has a code{}", pairs(answer))
            }
        };
    }
    match (encoding, tables(answer)) {
        (Encoding::Gsm7, Some(tables)) => {
            let pairs = pairs(answer);
            writeln!(out, "GSM-7 with {tables}, for the fewest segments{pairs}")
        }
        (Encoding::Gsm7, None) => {
            let pairs = pairs(answer);
            writeln!(out, "GSM-7, because every character has a code{pairs}")
        }
        (Encoding::Ucs2, _) if unmappable == 0 => writeln!(
            out,
            "UCS-2, because national tables have every character but save no segment"
        ),
        (Encoding::Ucs2, _) if rules.has_languages => writeln!(
            out,
            "UCS-2, because no allowed tables have every character; {characters} {have} no code in \
             {lacking}"
        ),
        (Encoding::Ucs2, _) => {
            writeln!(
                out,
                "UCS-2, because {characters} {have} no code in {lacking}"
            )
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

/// Writes the bar and the text of each segment.
fn write_bars(answer: &Answer<'_>, out: &mut impl Write) -> io::Result<()> {
    let capacity = answer.measure.capacity;
    for ((segment, _), style) in answer
        .segments
        .iter()
        .flatten()
        .zip(SEGMENTS.iter().cycle())
    {
        let units = segment.units();
        let filled = (usize::from(units) * BAR).div_ceil(usize::from(capacity));
        let bar = "█".repeat(filled) + &"░".repeat(BAR - filled);
        let sequence = segment.part().sequence;
        writeln!(
            out,
            "\n{sequence:>3}  {style}{bar}{style:#}  {units}/{capacity}"
        )?;
        if !segment.text().is_empty() {
            writeln!(out, "     {}", harmless(segment.text()))?;
        }
    }
    Ok(())
}

/// Writes each distinct character without a code, in order of appearance, with all its offsets.
fn write_unmappable(answer: &Answer<'_>, out: &mut impl Write) -> io::Result<()> {
    if answer.forced_by.is_empty() {
        return Ok(());
    }
    let mut rows: Vec<(char, Vec<String>)> = Vec::new();
    let mut indices = HashMap::new();
    for &(offset, character) in &answer.forced_by {
        let index = *indices.entry(character).or_insert_with(|| {
            rows.push((character, Vec::new()));
            rows.len() - 1
        });
        rows[index].1.push(offset.to_string());
    }
    writeln!(out, "\nNo code in {}:", answer.tables_without_code())?;
    for (character, offsets) in rows {
        let point = format!("U+{:04X}", u32::from(character));
        let shown = visible(character.encode_utf8(&mut [0; 4]));
        writeln!(out, "  {point:<8}  {shown}  byte {}", offsets.join(", "))?;
    }
    Ok(())
}
