//! Compares septet's times and answers with those of other libraries, for the same texts and in one
//! run. The `run` script installs the npm packages and starts this program.
//!
//! Prints the times to stdout and the comparison of answers to stderr, and writes
//! `target/peers.json`. The exit status is 1 if an answer is neither septet's nor a known fault, or
//! if a known fault no longer occurs.

mod crate_gsm7_alt;
mod crate_rusmpp;
mod crate_sms_splitter;
mod crate_tpdu;
mod edge_cases;
mod faults;
mod node;
mod ours;
mod peer;
mod results;
mod table;
mod task;
#[path = "../../texts/mod.rs"]
mod texts;
mod timer;
mod verdict;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;

use node::Node;
use peer::{Answer, Peer};
use results::{Cell, Named, Results, Row};
use task::{Source, Task, Work};
use timer::Effort;
use verdict::{Comparison, Verdict};

/// Compares septet with other libraries: times and answers
#[derive(Parser)]
#[command(name = "run")]
struct Options {
    /// Check the answers; the times are rough
    #[arg(long)]
    quick: bool,
}

const JSON: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/peers.json");

fn peers() -> Result<Vec<Box<dyn Peer>>, String> {
    Ok(vec![
        Box::new(ours::Septet),
        Box::new(ours::Utf8),
        Box::new(crate_sms_splitter::Splitter::new()),
        Box::new(crate_rusmpp::Rusmpp),
        Box::new(crate_gsm7_alt::Gsm7Alt::new()),
        Box::new(crate_tpdu::Tpdu),
        Box::new(Node::start("split-sms", &[Work::Measure, Work::Split])?),
        Box::new(Node::start("sms-segments-calculator", &[Work::Measure])?),
    ])
}

fn main() -> ExitCode {
    match compare(&Options::parse()) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Returns the number of disagreements.
fn compare(options: &Options) -> Result<usize, String> {
    let mut peers = peers()?;
    let effort = match options.quick {
        true => Effort::QUICK,
        false => Effort::FULL,
    };
    let mut comparison = Comparison::default();
    let mut results = Results {
        quick: options.quick,
        peers: peers
            .iter()
            .map(|peer| Named {
                name: peer.name(),
                version: peer.version().to_owned(),
            })
            .collect(),
        rows: Vec::new(),
        ratios: Vec::new(),
    };
    for task in Task::frozen().iter().chain(&edge_cases::tasks()) {
        let cells = ask(&mut peers, task, &mut comparison)?;
        if let (true, Source::Frozen(text, characters)) = (task.is_timed, task.source) {
            results.rows.push(Row {
                work: task.work,
                text,
                characters,
                peers: time(&mut peers, task, cells, effort)?,
            });
        }
    }
    // A stable sort keeps the order of the texts for each kind of work.
    results.rows.sort_by_key(|row| row.work);
    results.set_ratios();
    print!("{}\n{}", table::markdown(&results), table::ratios(&results));
    write(&results)?;
    Ok(report(comparison))
}

/// Compares the answers of all peers that support this task.
fn ask(
    peers: &mut [Box<dyn Peer>],
    task: &Task,
    comparison: &mut Comparison,
) -> Result<BTreeMap<&'static str, Cell>, String> {
    let ours: Answer = ours::Septet.expected_answer(task);
    let mut cells = BTreeMap::new();
    for peer in peers.iter_mut().filter(|peer| peer.supports(task)) {
        let answer = comparison.ask(&mut **peer, task, &ours)?;
        let cell = Cell {
            answer,
            times: None,
        };
        cells.insert(peer.name(), cell);
    }
    Ok(cells)
}

/// Times the peers that did not refuse.
fn time(
    peers: &mut [Box<dyn Peer>],
    task: &Task,
    mut cells: BTreeMap<&'static str, Cell>,
    effort: Effort,
) -> Result<BTreeMap<&'static str, Cell>, String> {
    let mut timed: Vec<&mut Box<dyn Peer>> = peers
        .iter_mut()
        .filter(|peer| {
            let cell = cells.get(peer.name());
            cell.is_some_and(|cell| cell.answer != Verdict::Refuses)
        })
        .collect();
    let times = timer::times(&mut timed, task, effort)?;
    for (peer, times) in timed.iter().zip(times) {
        if let Some(cell) = cells.get_mut(peer.name()) {
            cell.times = Some(times);
        }
    }
    Ok(cells)
}

fn write(results: &Results) -> Result<(), String> {
    let path = Path::new(JSON);
    let json = serde_json::to_string_pretty(results).map_err(|error| error.to_string())?;
    path.parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(path, json + "\n"))
        .map_err(|error| format!("{}: {error}", path.display()))
}

fn report(mut comparison: Comparison) -> usize {
    let confirmed = comparison.confirmed();
    for fault in &confirmed {
        eprintln!("known: {fault}");
    }
    for disagreement in &comparison.disagreements {
        eprintln!("DISAGREEMENT: {disagreement}");
    }
    eprintln!(
        "{} answers agree, {} known faults confirmed, {} disagreements",
        comparison.agreed,
        confirmed.len(),
        comparison.disagreements.len()
    );
    comparison.disagreements.len()
}
