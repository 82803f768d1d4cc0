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
    let number = options.reference_number()?;
    if options.json_lines {
        return each_line(options, number);
    }
    let text = match &options.text {
        Some(text) => text.clone(),
        None => input::all()?,
    };
    let message = Message::new(&text, options);
    let answer = Answer::new(&message, options, number);
    if options.json {
        writeln!(io::stdout(), "{}", json::line(&answer))?;
    } else {
        // Colours only where a terminal shows them.
        picture::draw(&answer, &mut anstream::stdout())?;
    }
    Ok(())
}

/// Each line in is a JSON string, each line out an object.
fn each_line(options: &Options, number: u16) -> Result<(), Fault> {
    let mut out = BufWriter::new(io::stdout().lock());
    for text in input::json_lines() {
        let message = Message::new(&text?, options);
        let answer = Answer::new(&message, options, number);
        writeln!(out, "{}", json::line(&answer))?;
        // A program that asks line by line waits for each answer.
        out.flush()?;
    }
    Ok(())
}
