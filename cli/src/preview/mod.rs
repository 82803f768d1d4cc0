//! `septet preview`: what a text costs as SMS, segment by segment.

mod advice;
mod answer;
mod input;
mod json;
mod message;
mod options;
mod picture;
mod template;
mod terminal;

use std::io::{self, BufWriter, Write};

use answer::Answer;
pub use input::Error;
use message::Message;
pub use options::Options;

/// Runs the command, and returns whether every text can be sent.
pub fn run(options: &Options) -> Result<bool, Error> {
    options.check()?;
    let reference = options.reference_number()?;
    if options.json_lines {
        return run_json_lines(options, reference);
    }
    let text = match &options.text {
        Some(text) => text.clone(),
        None => input::read_all()?,
    };
    if !options.placeholder.is_empty() {
        return template::run(&text, options);
    }
    let message = Message::new(&text, options);
    let answer = Answer::new(&message, options, reference);
    if options.json {
        writeln!(io::stdout(), "{}", json::to_line(&answer))?;
    } else {
        // `anstream` strips the colours if standard output is not a terminal.
        picture::draw(&answer, &mut anstream::stdout())?;
    }
    Ok(answer.can_be_sent())
}

/// Reads one JSON string per line and writes one JSON object per line.
fn run_json_lines(options: &Options, reference: u16) -> Result<bool, Error> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut can_be_sent = true;
    for text in input::json_lines() {
        let message = Message::new(&text?, options);
        let answer = Answer::new(&message, options, reference);
        writeln!(out, "{}", json::to_line(&answer))?;
        // The caller may wait for this object before it writes the next line.
        out.flush()?;
        can_be_sent &= answer.can_be_sent();
    }
    Ok(can_be_sent)
}
