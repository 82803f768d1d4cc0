//! The printed output: a Markdown table, and the ratios.

use std::fmt::Write;

use crate::results::{Cell, Results};
use crate::verdict::Verdict;

/// A Markdown table of the times. Writing to a `String` cannot fail.
pub fn markdown(results: &Results) -> String {
    let mut table = String::from("| ns, median / minimum | text |");
    for peer in &results.peers {
        let name = format!("{} {}", peer.name, peer.version);
        let _ = write!(table, " {} |", name.trim());
    }
    table.push_str("\n| --- | --- |");
    table.push_str(&" ---: |".repeat(results.peers.len()));
    table.push('\n');
    for row in &results.rows {
        let work = row.work.name();
        let _ = write!(table, "| {work} | {} {} |", row.characters, row.text);
        for peer in &results.peers {
            let _ = write!(table, " {} |", cell_text(row.peers.get(peer.name)));
        }
        table.push('\n');
    }
    table
}

pub fn ratios(results: &Results) -> String {
    let mut list = String::new();
    if results.quick {
        list.push_str("- quick: the times are rough\n");
    }
    if cells(results).any(|cell| cell.answer == Verdict::Differs) {
        list.push_str("- †: its answer differs, for a known reason\n");
    }
    for ratio in &results.ratios {
        let _ = writeln!(list, "- {}: {:.2}", ratio.what, ratio.value);
    }
    list
}

fn cells(results: &Results) -> impl Iterator<Item = &Cell> {
    results.rows.iter().flat_map(|row| row.peers.values())
}

fn cell_text(cell: Option<&Cell>) -> String {
    let Some(cell) = cell else {
        return "–".to_owned();
    };
    let Some(times) = cell.times else {
        return "refuses".to_owned();
    };
    let mark = match cell.answer {
        Verdict::Differs => " †",
        _ => "",
    };
    format!("{} / {}{mark}", number(times.median), number(times.minimum))
}

fn number(value: f64) -> String {
    match value {
        0.0..100.0 => format!("{value:.1}"),
        _ => thousands(value.round() as u64),
    }
}

fn thousands(number: u64) -> String {
    match number {
        0..1000 => number.to_string(),
        _ => format!("{},{:03}", thousands(number / 1000), number % 1000),
    }
}
