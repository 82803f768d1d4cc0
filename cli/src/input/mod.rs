//! Where texts come from: an argument, standard input, or many texts on standard input.

mod csv;
mod lines;

use std::borrow::Cow;
use std::fmt;
use std::io::{self, Read};
use std::num::NonZero;
use std::str::Utf8Error;
use std::thread;

use clap::Args;

use crate::error::Error;

pub use ::csv::ByteRecord;

#[derive(Args)]
pub struct Input {
    /// The text [default: all of standard input, including a line break at the end]
    #[arg(conflicts_with_all = ["lines", "json_lines", "csv"])]
    text: Option<String>,

    /// Answer each line of standard input by itself, with one line
    #[arg(long, conflicts_with_all = ["json_lines", "csv"])]
    lines: bool,

    /// Read one JSON string per line of standard input and print one JSON object per line
    #[arg(long, conflicts_with = "csv")]
    json_lines: bool,

    /// Read CSV with the texts in this column, a name or a number from 1, and append columns
    #[arg(long, value_name = "COLUMN")]
    csv: Option<String>,

    /// The CSV has no header
    #[arg(long, requires = "csv")]
    no_header: bool,

    /// Use threads for many texts, as in --jobs=4 [default: 1; without a number: one per core]
    #[arg(
        long,
        value_name = "THREADS",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = PER_CORE,
        conflicts_with = "text",
        value_parser = jobs
    )]
    jobs: Option<usize>,
}

/// What a command answers.
pub trait Command: Sync {
    /// The columns that `--csv` appends.
    const COLUMNS: &'static [&'static str];

    /// Prints the answer for the only text, and returns whether that can be sent.
    fn answer(&self, text: &str) -> Result<bool, Error>;

    /// Writes the answer as one line, without a line break at the end.
    fn write_line(&self, text: &str, out: &mut Vec<u8>) -> Result<(), LineFault>;

    /// Writes the answer as a JSON object on one line, without a line break at the end.
    fn write_object(&self, text: &str, out: &mut Vec<u8>);

    /// Appends a field for each of `COLUMNS`.
    fn append(&self, text: &str, record: &mut ByteRecord);
}

impl Input {
    /// Runs a command on all texts, and returns whether the only text can be sent. `--lines` is
    /// answered with JSON objects if `is_json`.
    pub fn run(&self, command: &impl Command, is_json: bool) -> Result<bool, Error> {
        let jobs = self.jobs();
        if let Some(column) = &self.csv {
            csv::answer(column, !self.no_header, jobs, command)?;
        } else if self.json_lines {
            answer_json_lines(jobs, |text, out| command.write_object(text, out))?;
        } else if self.lines {
            lines::answer(jobs, |line, out| {
                let line = line.strip_suffix(b"\r").unwrap_or(line);
                let text = str::from_utf8(line).map_err(LineFault::NotUtf8)?;
                match is_json {
                    true => command.write_object(text, out),
                    false => command.write_line(text, out)?,
                }
                Ok(())
            })?;
        } else {
            return command.answer(&self.only()?);
        }
        Ok(true)
    }

    /// Returns the only text.
    fn only(&self) -> Result<String, Error> {
        if let Some(text) = &self.text {
            return Ok(text.clone());
        }
        standard_input()
    }

    /// Returns whether the text is an argument.
    pub fn is_argument(&self) -> bool {
        self.text.is_some()
    }

    fn jobs(&self) -> usize {
        match self.jobs {
            None => 1,
            Some(0) => thread::available_parallelism().map_or(1, NonZero::get),
            Some(jobs) => jobs,
        }
    }
}

/// Returns all of standard input.
pub fn standard_input() -> Result<String, Error> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    String::from_utf8(bytes).map_err(|error| Error::NotUtf8(error.utf8_error()))
}

/// Answers each JSON string with what `write` writes.
pub fn answer_json_lines(
    jobs: usize,
    write: impl Fn(&str, &mut Vec<u8>) + Sync,
) -> Result<(), Error> {
    lines::answer(jobs, |line, out| {
        let text: Cow<'_, str> = json_string(line)?;
        write(&text, out);
        Ok(())
    })
}

/// The value of `--jobs` without a number.
const PER_CORE: &str = "";
/// The most threads.
const JOBS: usize = 256;

/// Parses a number of threads. 0 stands for one per core.
fn jobs(value: &str) -> Result<usize, String> {
    match value.parse() {
        _ if value == PER_CORE => Ok(0),
        Ok(jobs @ 1..=JOBS) => Ok(jobs),
        _ => Err(format!("must be a number from 1 to {JOBS}")),
    }
}

/// What is wrong with a line.
pub enum LineFault {
    NotUtf8(Utf8Error),
    NotJson(serde_json::Error),
    /// The record has another number of fields than the first.
    Fields {
        expected: u64,
        found: u64,
    },
    /// The answer of `--lines` would take more than one line.
    LineBreak,
}

/// Completes "line 5".
impl fmt::Display for LineFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotUtf8(error) => write!(f, ": {error}"),
            Self::NotJson(error) => {
                // The parser sees one line at a time and always reports line 1.
                let (column, message) = (error.column(), error.to_string());
                let suffix = format!(" at line 1 column {column}");
                let message = message.strip_suffix(&suffix).unwrap_or(&message);
                write!(f, ", column {column}: {message}")
            }
            Self::Fields { expected, found } => {
                write!(f, ": {found} fields instead of {expected}")
            }
            Self::LineBreak => {
                f.write_str(": the result has a line break; --json-lines and --csv can hold it")
            }
        }
    }
}

/// Parses a JSON string, which is borrowed if it has no escapes.
fn json_string(line: &[u8]) -> Result<Cow<'_, str>, LineFault> {
    #[derive(serde::Deserialize)]
    #[serde(transparent)]
    struct Text<'t>(#[serde(borrow)] Cow<'t, str>);

    // Parses bytes, so that UTF-8 errors have a line number too.
    let Text(text) = serde_json::from_slice(line).map_err(LineFault::NotJson)?;
    Ok(text)
}

/// Runs `work` on each item, in a thread of its own if there are several.
fn in_parallel<T: Send>(items: &mut [T], work: impl Fn(&mut T) + Sync) {
    if let [item] = items {
        work(item);
        return;
    }
    thread::scope(|scope| {
        for item in items {
            scope.spawn(|| work(item));
        }
    });
}
