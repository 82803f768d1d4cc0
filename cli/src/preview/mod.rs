//! `septet preview`: what a text costs as SMS, segment by segment.

mod advice;
mod answer;
mod input;
mod json;
mod message;
mod options;
mod picture;
mod terminal;

use std::io::{self, BufWriter, Write};

use answer::Answer;
pub use input::Fault;
use message::Message;
pub use options::Options;

pub fn run(options: &Options) -> Result<(), Fault> {
    let reference = options.reference_number()?;
    if options.json_lines {
        return each_line(options, reference);
    }
    let text = match &options.text {
        Some(text) => text.clone(),
        None => input::all()?,
    };
    let message = Message::new(&text, options);
    let answer = Answer::new(&message, options, reference);
    if options.json {
        writeln!(io::stdout(), "{}", json::line(&answer))?;
    } else {
        // `anstream` strips the colours if standard output is not a terminal.
        picture::draw(&answer, &mut anstream::stdout())?;
    }
    Ok(())
}

/// Reads one JSON string per line and writes one JSON object per line.
fn each_line(options: &Options, reference: u16) -> Result<(), Fault> {
    let mut out = BufWriter::new(io::stdout().lock());
    for text in input::json_lines() {
        let message = Message::new(&text?, options);
        let answer = Answer::new(&message, options, reference);
        writeln!(out, "{}", json::line(&answer))?;
        // The caller may wait for this object before it writes the next line.
        out.flush()?;
    }
    Ok(())
}
