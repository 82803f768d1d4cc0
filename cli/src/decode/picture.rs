//! Draws readings in the terminal.

use std::io;

use anstyle::{AnsiColor, Style};
use septet::tpdu::Tpdu;

use super::joined::{self, Joined};
use super::json;
use super::layout::{self, Piece};
use super::meaning;
use super::reading::{Content, Reading};
use crate::terminal::{ERROR, Page, count, harmless, hex, pad};

/// The columns before what is below a heading.
const MARGIN: usize = 2;
/// The columns of the name of a field.
const NAME: usize = 10;

const BOLD: Style = Style::new().bold();
const OCTETS: Style = AnsiColor::Blue.on_default();

pub fn draw(readings: &[Reading<'_>], messages: &[Joined], page: &mut Page) -> io::Result<()> {
    for (index, reading) in readings.iter().enumerate() {
        if index > 0 {
            page.gap()?;
        }
        draw_one(reading, page)?;
    }
    for message in messages {
        page.gap()?;
        draw_joined(message, page)?;
    }
    Ok(())
}

fn draw_one(reading: &Reading<'_>, page: &mut Page) -> io::Result<()> {
    let place = reading.given.place.as_ref();
    let place = place.map_or(String::new(), |place| format!("{place}: "));
    let heading = match &reading.content {
        None => "cannot be read".to_owned(),
        Some(Content::UserData(_)) => "user data".to_owned(),
        Some(Content::Pdu { tpdu, .. }) => title(tpdu),
    };
    page.line(0, &format!("{BOLD}{place}{heading}{BOLD:#}"))?;
    if let Some(fault) = &reading.fault {
        page.line(MARGIN, &format!("{ERROR}error:{ERROR:#} {}", fault.message))?;
    }
    for note in &reading.notes {
        page.line(MARGIN, &format!("note: {note}"))?;
    }
    if let Some(hint) = reading.hint {
        page.line(MARGIN, &format!("note: {hint}"))?;
    }
    match &reading.content {
        None => draw_fault(reading, page),
        Some(content) => {
            draw_fields(content, page)?;
            if let Some(text) = reading.text.as_ref().filter(|text| !text.is_empty()) {
                page.gap()?;
                page.text(2 * MARGIN, &harmless(text))?;
            }
            page.gap()?;
            draw_pieces(reading, page)
        }
    }
}

/// Names the type of a TPDU, and who it is from or to.
fn title(tpdu: &Tpdu) -> String {
    let name = format!("SMS-{}", tpdu.name().to_uppercase());
    let Some(address) = tpdu.address() else {
        return name;
    };
    let preposition = match tpdu {
        Tpdu::Deliver(_) => "from",
        Tpdu::StatusReport(_) => "about",
        _ => "to",
    };
    format!("{name} {preposition} {}", meaning::shown(address))
}

fn draw_fields(content: &Content, page: &mut Page) -> io::Result<()> {
    let mut rows = vec![];
    if let Content::Pdu { smsc, tpdu, .. } = content {
        if let Some(address) = smsc {
            rows.push(("SMSC", meaning::shown(*address)));
        }
        if let Some(timestamp) = tpdu.timestamp() {
            let time = json::time(timestamp);
            rows.push(("time", time.unwrap_or_else(|| "not valid".to_owned())));
        }
        match tpdu {
            Tpdu::Submit(submit) => {
                if let Some(period) = submit.validity {
                    rows.push(("valid", meaning::validity(period)));
                }
            }
            Tpdu::StatusReport(report) => {
                rows.push(("reference", report.message_reference.to_string()));
                rows.push(("status", report.status.to_string()));
                let ended = json::time(report.discharge_time);
                rows.push(("ended", ended.unwrap_or_else(|| "not valid".to_owned())));
            }
            _ => {}
        }
    }
    if let Some(data) = content.user_data() {
        let encoding = json::encoding(data.data_coding().character_set());
        rows.push(("encoding", format!("{encoding}, {}", meaning::used(data))));
        if let Some(found) = data.concatenation() {
            let (part, reference) = (found.part, found.reference);
            let (sequence, total) = (part.sequence, part.total);
            rows.push((
                "part",
                format!("{sequence} of {total}, reference {reference}"),
            ));
        }
    }
    for (name, value) in rows {
        page.line(MARGIN, &format!("{}{value}", pad(name, NAME)))?;
    }
    Ok(())
}

/// Writes the octets of each field beside their meaning.
fn draw_pieces(reading: &Reading<'_>, page: &mut Page) -> io::Result<()> {
    let in_row = if page.width < 64 { 4 } else { 8 };
    for Piece { octets, meaning } in layout::pieces(reading) {
        let rows: Vec<_> = reading.octets[octets]
            .chunks(in_row)
            .map(|row| {
                row.iter()
                    .map(|octet| format!("{octet:02X}"))
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect();
        page.columns(MARGIN, (&rows, 3 * in_row), &meaning, OCTETS)?;
    }
    Ok(())
}

/// The digits that are shown before and after a fault.
const AROUND: usize = 24;

/// Shows where the fault is.
fn draw_fault(reading: &Reading<'_>, page: &mut Page) -> io::Result<()> {
    let Some(fault) = &reading.fault else {
        return Ok(());
    };
    let shown: Vec<char> = harmless(&reading.given.hex).chars().collect();
    let place = match fault.kind {
        "hex" => fault.offset,
        _ => reading.place(fault.offset),
    };
    let place = place.min(shown.len());
    let start = place.saturating_sub(page.width.saturating_sub(2 * MARGIN).min(AROUND));
    let end = shown.len().min(
        place
            + page
                .width
                .saturating_sub(place - start + 3 * MARGIN)
                .min(AROUND),
    );
    let digits: String = shown[start..end].iter().collect();
    let before = if start > 0 { "…" } else { "" };
    let after = if end < shown.len() { "…" } else { "" };
    page.text(2 * MARGIN, &format!("{before}{digits}{after}"))?;
    let indent = place - start + before.chars().count();
    page.text(2 * MARGIN, &format!("{:indent$}^", ""))
}

fn draw_joined(message: &Joined, page: &mut Page) -> io::Result<()> {
    let Joined {
        address,
        reference,
        total,
        missing,
        content,
        ..
    } = message;
    let of = address.map_or(String::new(), |address| {
        format!(" of {}", meaning::shown(address))
    });
    let heading = format!(
        "message{of}, reference {reference}, {}",
        count(*total, "part")
    );
    page.line(0, &format!("{BOLD}{heading}{BOLD:#}"))?;
    if !missing.is_empty() {
        let numbers: Vec<_> = missing.iter().map(u8::to_string).collect();
        let noun = if missing.len() == 1 { "part" } else { "parts" };
        page.line(MARGIN, &format!("without {noun} {}", numbers.join(", ")))?;
    }
    match content {
        joined::Content::Text(text, fault) => {
            if let Some(fault) = fault {
                page.line(MARGIN, &format!("{ERROR}error:{ERROR:#} {fault}"))?;
            }
            page.gap()?;
            page.text(2 * MARGIN, &harmless(text))
        }
        joined::Content::Data(octets) => {
            page.gap()?;
            page.text(2 * MARGIN, &hex(octets))
        }
    }
}
