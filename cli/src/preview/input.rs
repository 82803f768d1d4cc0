//! Reads standard input, and defines the errors that end the run.

use std::fmt;
use std::io::{self, BufRead, Read};
use std::str::Utf8Error;

use septet::provider::{Channel, Provider};

use super::template::TemplateFault;

/// An error that ends the run.
pub enum Error {
    Io(io::Error),
    NotUtf8(Utf8Error),
    /// The line number, starting at 1, and the error.
    Line(usize, serde_json::Error),
    ReferenceWidth(u16),
    /// `--truncate` with a channel that has no segments.
    TruncateOther(Channel),
    /// `--fill` with `--encoding ucs-2`.
    FillUcs2,
    /// `--fill` with a policy that may replace nothing.
    FillReplace,
    /// This option with a provider that sends ASCII.
    Ascii(&'static str),
    Template(TemplateFault),
    /// `--smart` with this provider.
    NoSmartEncoding(&'static str),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(f, "standard input or output: {error}"),
            Self::NotUtf8(error) => write!(f, "standard input: {error}"),
            Self::Line(line, error) => {
                // The parser sees one line at a time and always reports line 1.
                let (column, message) = (error.column(), error.to_string());
                let suffix = format!(" at line 1 column {column}");
                let message = message.strip_suffix(&suffix).unwrap_or(&message);
                write!(f, "standard input, line {line}, column {column}: {message}")
            }
            Self::ReferenceWidth(number) => write!(
                f,
                "the reference number {number} is wider than 8 bits; use --reference-bits 16"
            ),
            Self::FillUcs2 => {
                f.write_str("--fill cannot be used with --encoding ucs-2, which has all characters")
            }
            Self::FillReplace => {
                f.write_str("--fill can only be used with --replace always, not with fit or save")
            }
            Self::Ascii(option) => {
                write!(
                    f,
                    "{option} cannot be used with a provider that sends ASCII"
                )
            }
            Self::Template(fault) => fault.fmt(f),
            Self::NoSmartEncoding(provider) => {
                let known = Provider::ALL.iter();
                let names = known.filter(|known| known.smart_encoding().is_some());
                let names: Vec<_> = names.map(Provider::name).collect();
                let names = names.join(", ");
                write!(
                    f,
                    "{provider} publishes no smart encoding; --smart works with {names}"
                )
            }
            Self::TruncateOther(channel) => write!(
                f,
                "--truncate cannot be used with --channel {}, because only SMS messages \
                 are split into segments",
                channel.to_string().to_lowercase()
            ),
        }
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Reads all of standard input.
pub fn read_all() -> Result<String, Error> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    String::from_utf8(bytes).map_err(|error| Error::NotUtf8(error.utf8_error()))
}

/// Reads one JSON string per line of standard input.
pub fn json_lines() -> impl Iterator<Item = Result<String, Error>> {
    let lines = io::stdin().lock().split(b'\n');
    lines.zip(1..).map(|(line, number)| {
        // Parses bytes, so that UTF-8 errors have a line number too.
        serde_json::from_slice(&line?).map_err(|error| Error::Line(number, error))
    })
}
