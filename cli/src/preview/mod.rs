//! Shows what a text costs as SMS, segment by segment.
//!
//! ```text
//! cargo run --example preview -- "Hello 👋"
//! cargo run --example preview -- --json "Hello 👋"
//! cargo run --example preview -- --provider bandwidth --replace save --explain "…"
//! ```

mod advice;
mod input;
mod json;
mod options;
mod picture;
mod preview;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::Parser;

use input::Fault;
use options::Options;
use preview::{Message, Preview};

fn main() -> ExitCode {
    match run(&Options::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        // Who reads us has seen enough.
        Err(Fault::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("preview: {fault}");
            ExitCode::from(2)
        }
    }
}

fn run(options: &Options) -> Result<(), Fault> {
    let number = options.reference_number()?;
    if options.json_lines {
        return each_line(options, number);
    }
    let text = match &options.text {
        Some(text) => text.clone(),
        None => input::all()?,
    };
    let message = Message::new(&text, options);
    let preview = Preview::new(&message, options, number);
    if options.json {
        writeln!(io::stdout(), "{}", json::line(&preview))?;
    } else {
        // Colours only where a terminal shows them.
        picture::draw(&preview, &mut anstream::stdout())?;
    }
    Ok(())
}

/// Each line in is a JSON string, each line out an object.
fn each_line(options: &Options, number: u16) -> Result<(), Fault> {
    let mut out = BufWriter::new(io::stdout().lock());
    for text in input::json_lines() {
        let message = Message::new(&text?, options);
        let preview = Preview::new(&message, options, number);
        writeln!(out, "{}", json::line(&preview))?;
        // Who asks line by line waits for each answer.
        out.flush()?;
    }
    Ok(())
}
