//! `septet preview`: what a text costs as SMS, segment by segment.

mod advice;
mod answer;
mod json;
mod lists;
mod options;
mod picture;
mod template;

use std::io::{self, Write};

use septet::provider::Acceptance;

use crate::edits::Edits;
use crate::error::Error;
use crate::input::{ByteRecord, Command, LineFault};
use crate::message::{Message, can_be_sent};
use crate::rules::Rules;
use crate::terminal::Page;

use answer::Answer;
pub use options::Options;
pub use template::TemplateFault;

/// The rules and what to do by them, taken from the options.
struct Preview<'o> {
    options: &'o Options,
    rules: Rules,
    edits: Edits,
    reference: u16,
}

/// Runs the command, and returns whether the text can be sent.
pub fn run(options: &Options) -> Result<bool, Error> {
    let rules = options.rules();
    let edits = options.edits(&rules);
    options.check(&rules, &edits)?;
    let preview = Preview {
        options,
        rules,
        edits,
        reference: rules.check_reference(options.reference)?,
    };
    options.input.run(&preview, options.json)
}

impl Command for Preview<'_> {
    const COLUMNS: &'static [&'static str] =
        &["segments", "encoding", "units", "remaining", "can_be_sent"];

    fn answer(&self, text: &str) -> Result<bool, Error> {
        if !self.options.placeholder.is_empty() {
            return template::run(text, self.options, &self.rules);
        }
        let message = Message::new(text, &self.rules, &self.edits);
        let answer = Answer::new(&message, self);
        if self.options.json {
            let mut line = vec![];
            json::write(&answer, &mut line);
            line.push(b'\n');
            io::stdout().write_all(&line)?;
        } else {
            picture::draw(&answer, &mut Page::new(self.options.all))?;
        }
        Ok(answer.can_be_sent())
    }

    fn write_line(&self, text: &str, out: &mut Vec<u8>) -> Result<(), LineFault> {
        let start = out.len();
        self.row(text, |field| {
            if out.len() > start {
                out.push(b'\t');
            }
            out.extend_from_slice(field.as_bytes());
        });
        Ok(())
    }

    fn write_object(&self, text: &str, out: &mut Vec<u8>) {
        let message = Message::new(text, &self.rules, &self.edits);
        json::write(&Answer::new(&message, self), out);
    }

    fn append(&self, text: &str, record: &mut ByteRecord) {
        self.row(text, |field| record.push_field(field.as_bytes()));
    }
}

impl Preview<'_> {
    /// Passes the fields that `COLUMNS` names to `field`. For short texts, a string of each number
    /// would take longer than counting.
    fn row(&self, text: &str, mut field: impl FnMut(&str)) {
        let message = Message::new(text, &self.rules, &self.edits);
        let estimate = self
            .rules
            .provider_rules()
            .estimate(&message.text, self.rules.channel);
        let measure = estimate.measure;
        let can_be_sent = match estimate.limit.acceptance {
            _ if !can_be_sent(&estimate) => "no",
            Acceptance::MayBeRefused => "perhaps",
            _ => "yes",
        };
        let mut number = itoa::Buffer::new();
        field(number.format(estimate.segments));
        field(&measure.encoding.to_string());
        field(number.format(measure.units));
        field(number.format(measure.remaining));
        field(can_be_sent);
    }
}
