//! How many short texts a second the command answers on one core, and with `--jobs`.
//!
//! ```sh
//! cargo bench -p septet-cli              # prints the figures
//! cargo bench -p septet-cli -- --check   # also fails if one core answers fewer than a million
//! ```

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

const TEXTS: [&str; 10] = [
    "Hello",
    "Your code is 482913",
    "Dein Paket kommt heute",
    "Running late, be there in 10 minutes",
    "See you at 7",
    "Table for two at 19:30 is confirmed",
    "OK",
    "Don’t forget the milk",
    "Grüße aus München",
    "Добрый день",
];

const NUMBER: usize = 1_000_000;
const ROUNDS: usize = 5;
/// Texts a second.
const GOAL: f64 = 1e6;

fn main() -> ExitCode {
    let is_checked = std::env::args().any(|argument| argument == "--check");
    // `cargo test --benches` only checks that it runs.
    let is_test = !std::env::args().any(|argument| argument == "--bench");
    let number = if is_test { 1_000 } else { NUMBER };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let texts = || TEXTS.iter().cycle().take(number);
    let write = |name: &str, lines: &mut dyn Iterator<Item = String>| {
        let path = folder.join(name);
        let mut all = lines.collect::<Vec<_>>().join("\n");
        all.push('\n');
        File::create(&path)
            .unwrap()
            .write_all(all.as_bytes())
            .unwrap();
        path
    };
    let lines = write("texts.txt", &mut texts().map(|text| (*text).to_owned()));
    let objects = write(
        "texts.jsonl",
        &mut texts().map(|text| format!("\"{text}\"")),
    );
    let csv = texts()
        .zip(0..)
        .map(|(text, number)| format!("{number},\"{text}\""));
    let csv = write("texts.csv", &mut csv.into_iter());
    let mut is_fast = true;
    for (arguments, input) in [
        (&["preview", "--lines"][..], &lines),
        (&["preview", "--json-lines"], &objects),
        (&["preview", "--csv", "2", "--no-header"], &csv),
        (&["replace", "--lines"], &lines),
        (&["truncate", "--lines"], &lines),
    ] {
        let alone = per_second(arguments, input, number);
        let together = per_second(&[arguments, &["--jobs"]].concat(), input, number);
        let shown = arguments.join(" ");
        println!("{shown:<32} {alone:>10.0} texts/s on one core, {together:>10.0} with --jobs");
        is_fast &= alone >= GOAL;
    }
    if is_checked && !is_test && !is_fast {
        eprintln!("one core must answer {GOAL} texts a second");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Returns the most texts a second of several rounds.
fn per_second(arguments: &[&str], input: &Path, number: usize) -> f64 {
    let round = || {
        let start = Instant::now();
        let status = Command::new(env!("CARGO_BIN_EXE_septet"))
            .args(arguments)
            .stdin(File::open(input).unwrap())
            .stdout(Stdio::null())
            .status()
            .unwrap();
        assert!(status.success(), "{arguments:?}");
        start.elapsed()
    };
    let best = (0..ROUNDS).map(|_| round()).min().unwrap_or(Duration::MAX);
    number as f64 / best.as_secs_f64()
}
