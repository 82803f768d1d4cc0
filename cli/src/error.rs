//! The errors that end the run.

use std::fmt;
use std::io;
use std::str::Utf8Error;

use septet::provider::{Channel, Provider};

use crate::input::LineFault;
use crate::preview::TemplateFault;

/// An error that ends the run.
pub enum Error {
    Io(io::Error),
    NotUtf8(Utf8Error),
    /// The number of the line of standard input, starting at 1, and its fault.
    Line(u64, LineFault),
    /// The column of `--csv`, and the columns that there are.
    NoColumn(String, Vec<String>),
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
    /// `--rp-error` without a direction that has such reports.
    FailureDirection,
    /// Standard input has no PDU.
    NothingToDecode,
    /// What was given is damaged, as was shown.
    NotDecoded,
    /// `--smart` with this provider.
    NoSmartEncoding(&'static str),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(f, "standard input or output: {error}"),
            Self::NotUtf8(error) => write!(f, "standard input: {error}"),
            Self::Line(line, fault) => write!(f, "standard input, line {line}{fault}"),
            Self::NoColumn(column, known) => {
                write!(f, "standard input has no column {column}")?;
                match &known[..] {
                    [] => f.write_str(", because it is empty"),
                    known => write!(f, "; it has {}", known.join(", ")),
                }
            }
            Self::ReferenceWidth(number) => write!(
                f,
                "the reference number {number} is wider than 8 bits; use --reference-bits 16"
            ),
            Self::FillUcs2 => {
                f.write_str("--fill cannot be used with --encoding ucs-2, which has all characters")
            }
            Self::FillReplace => {
                f.write_str("--fill can only be used with the policy always, not with fit or save")
            }
            Self::Ascii(option) => {
                write!(
                    f,
                    "{option} cannot be used with a provider that sends ASCII"
                )
            }
            Self::Template(fault) => fault.fmt(f),
            Self::FailureDirection => f.write_str("--rp-error needs --direction mt or mo"),
            Self::NothingToDecode => f.write_str("standard input has no PDU"),
            Self::NotDecoded => f.write_str("not everything could be read; --lossy shows more"),
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
