//! `septet replace` and `septet truncate`: the text that a command changes, instead of a report.

mod replace;
mod truncate;

use std::io::{self, Write};

use septet::provider::Estimate;
use serde::Serialize;

use crate::edits::Edits;
use crate::error::Error;
use crate::input::{ByteRecord, Command, Input, LineFault};
use crate::message::{Change, Message, can_be_sent, positions};
use crate::rules::Rules;

pub use replace::ReplaceArguments;
pub use truncate::TruncateArguments;

/// How a text is rewritten.
struct Rewrite<'o> {
    input: &'o Input,
    is_json: bool,
    rules: Rules,
    edits: Edits,
}

/// The keys are stable: keys may be added, but not renamed or removed.
#[derive(Serialize)]
struct Object<'m> {
    text: &'m str,
    /// The encoding, units and segments of `text`.
    encoding: String,
    units: u32,
    segment_count: u32,
    replaced: &'m [Change],
    saved_segments: i64,
    /// What the fill character of `--fill` replaced.
    #[serde(serialize_with = "positions", skip_serializing_if = "<[_]>::is_empty")]
    lost: &'m [(usize, char)],
    /// The number of bytes that truncation removed.
    #[serde(skip_serializing_if = "Option::is_none")]
    cut_off: Option<usize>,
    can_be_sent: bool,
}

impl Rewrite<'_> {
    /// Runs the command, and returns whether the text can be sent.
    fn run(&self) -> Result<bool, Error> {
        self.input.run(self, self.is_json)
    }

    fn rewrite<'t>(&self, text: &'t str) -> (Message<'t>, Estimate) {
        let message = Message::new(text, &self.rules, &self.edits);
        let provider = self.rules.provider_rules();
        let estimate = provider.estimate(&message.text, self.rules.channel);
        (message, estimate)
    }
}

impl Command for Rewrite<'_> {
    const COLUMNS: &'static [&'static str] = &["result", "segments", "encoding"];

    fn answer(&self, text: &str) -> Result<bool, Error> {
        let (message, estimate) = self.rewrite(text);
        let mut out = vec![];
        if self.is_json {
            self.write_object(text, &mut out);
        } else {
            out.extend_from_slice(message.text.as_bytes());
        }
        // What comes from standard input may end with a line break, and goes out as it is.
        if self.is_json || self.input.is_argument() {
            out.push(b'\n');
        }
        let mut stdout = io::stdout().lock();
        stdout.write_all(&out)?;
        // Without a line break at the end, the text would wait until the process ends.
        stdout.flush()?;
        Ok(can_be_sent(&estimate))
    }

    fn write_line(&self, text: &str, out: &mut Vec<u8>) -> Result<(), LineFault> {
        let message = Message::new(text, &self.rules, &self.edits);
        if message.text.contains('\n') {
            return Err(LineFault::LineBreak);
        }
        out.extend_from_slice(message.text.as_bytes());
        Ok(())
    }

    fn write_object(&self, text: &str, out: &mut Vec<u8>) {
        let (message, estimate) = self.rewrite(text);
        let object = Object {
            text: &message.text,
            encoding: estimate.measure.encoding.to_string(),
            units: estimate.measure.units,
            segment_count: estimate.segments,
            replaced: &message.changes,
            saved_segments: message.saved,
            lost: &message.lost,
            cut_off: (message.cut_off > 0).then_some(message.cut_off),
            can_be_sent: can_be_sent(&estimate),
        };
        serde_json::to_writer(out, &object).expect("strings and numbers are JSON");
    }

    fn append(&self, text: &str, record: &mut ByteRecord) {
        let (message, estimate) = self.rewrite(text);
        record.push_field(message.text.as_bytes());
        record.push_field(estimate.segments.to_string().as_bytes());
        record.push_field(estimate.measure.encoding.to_string().as_bytes());
    }
}
