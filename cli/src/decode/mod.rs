//! `septet decode`: what a PDU or the user data of a message says.

mod at;
mod joined;
mod json;
mod layout;
mod meaning;
mod options;
mod picture;
mod reading;

use std::io::{self, Write};

use crate::error::Error;
use crate::input;
use crate::terminal::Page;

use joined::Content;
pub use options::{Options, octet};
use reading::Reading;

/// Hexadecimal digits, and what is known about them.
struct Given {
    hex: String,
    /// The length of the TPDU that the modem says, in octets.
    length: Option<usize>,
    /// Where they were given, if several were.
    place: Option<String>,
}

/// Runs the command, and returns whether everything could be read.
pub fn run(options: &Options) -> Result<bool, Error> {
    options.check()?;
    if options.json_lines {
        input::answer_json_lines(1, |text, out| {
            json::write(&Reading::new(&given(text), options), out);
        })?;
        return Ok(true);
    }
    let all = match &options.hex[..] {
        [] => at::read(&input::standard_input()?),
        [only] => vec![given(only)],
        several => numbered(several),
    };
    let mut readings: Vec<_> = all.iter().map(|one| Reading::new(one, options)).collect();
    if options.json {
        let mut out = vec![];
        for reading in &readings {
            json::write(reading, &mut out);
            out.push(b'\n');
        }
        io::stdout().write_all(&out)?;
    } else {
        let messages = joined::join(&readings);
        for message in &messages {
            // A character that two parts share is no fault of either.
            if let Content::Text(_, None) = message.content {
                message
                    .parts
                    .iter()
                    .for_each(|&place| readings[place].mend());
            }
        }
        picture::draw(&readings, &messages, &mut Page::new(true))?;
    }
    let is_read = |one: &Reading<'_>| match options.lossy {
        true => one.content.is_some(),
        false => one.fault.is_none(),
    };
    match readings.iter().all(is_read) {
        true if !readings.is_empty() => Ok(true),
        true => Err(Error::NothingToDecode),
        false => Err(Error::NotDecoded),
    }
}

fn given(hex: &str) -> Given {
    Given {
        hex: hex.to_owned(),
        length: None,
        place: None,
    }
}

fn numbered(several: &[String]) -> Vec<Given> {
    let place = |index: usize| Some(format!("argument {}", index + 1));
    let several = several.iter().enumerate();
    several
        .map(|(index, hex)| Given {
            place: place(index),
            ..given(hex)
        })
        .collect()
}
