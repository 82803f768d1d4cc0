//! `septet encode`: the PDUs of a text, and the commands that send them.

use std::hash::{BuildHasher, RandomState};
use std::io::{self, Write};
use std::time::Duration;

use clap::Args;
use septet::provider::Channel;
use septet::tpdu::{Address, ProtocolIdentifier, Submit, Validity};
use septet::wire::MessageClass;
use septet::{ReferenceWidth, UserData};
use serde::Serialize;

use crate::error::Error;
use crate::input::standard_input;
use crate::rules::{RuleOptions, Rules};

/// Print the PDUs that send a text with a modem
///
/// Prints an SMS-SUBMIT for each segment, below the command AT+CMGS with its length. Ctrl-Z follows
/// each PDU on the way to the modem.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Options {
    /// The text [default: all of standard input, including a line break at the end]
    text: Option<String>,

    /// The recipient: digits, with + before an international number
    #[arg(long, value_name = "NUMBER", value_parser = number)]
    to: Address,

    /// The SMSC that the message goes through [default: that of the modem]
    #[arg(long, value_name = "NUMBER", value_parser = number)]
    smsc: Option<Address>,

    /// The message class: 0 is shown at once (flash), 1 is for the mobile, 2 for the SIM, 3 for
    /// other equipment
    #[arg(long, value_parser = clap::value_parser!(u8).range(0..=3))]
    class: Option<u8>,

    /// How long the message is tried, as in 30m, 12h, 2d or 1w: from 5 minutes to 63 weeks, rounded
    /// down to what the octet can say [default: as the SMSC does]
    #[arg(long, value_name = "DURATION", value_parser = duration)]
    validity: Option<Duration>,

    /// Ask for a report of what becomes of the message
    #[arg(long)]
    status_report: bool,

    /// The protocol identifier (TP-PID) in hexadecimal
    #[arg(long, value_name = "HEX", default_value = "00", value_parser = super::decode::octet)]
    pid: u8,

    /// The reference number of a long message: up to 255, or up to 65535 with 16 bits [default: a
    /// random number]
    #[arg(long, value_name = "N")]
    reference: Option<u16>,

    /// Print a JSON object for each PDU
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    rules: RuleOptions,
}

const EXAMPLES: &str = "\
Examples:
  septet encode --to +15555550100 \"Hello 👋\"
  septet encode --to +15555550100 --class 0 --validity 12h \"Your table is ready\"
  septet encode --to +15555550100 < text.txt | septet decode

The README of septet-cli explains every option and JSON key, and the exit codes.";

#[derive(Serialize)]
struct Object<'t> {
    text: &'t str,
    encoding: String,
    sequence: u8,
    total: u8,
    /// The octets of the TPDU, which AT+CMGS wants.
    length: usize,
    /// With the address of the SMSC, in hexadecimal.
    pdu: String,
}

/// Runs the command, and returns whether the text can be sent.
pub fn run(options: &Options) -> Result<bool, Error> {
    let rules = options.rules.rules(Channel::Sms, None);
    if rules.is_ascii() {
        return Err(Error::Ascii("septet encode"));
    }
    let reference = options.reference_number(&rules)?;
    let text = match &options.text {
        Some(text) => text.clone(),
        None => standard_input()?,
    };
    let text = rules.with_line_breaks(&text);
    let segments = match rules.segmenter.split(&text) {
        Ok(segments) => segments,
        Err(error) => {
            eprintln!("septet: {error}");
            return Ok(false);
        }
    };
    let mut out = io::stdout().lock();
    for segment in segments {
        let submit = options.submit(segment.encode(reference));
        let written = submit.write();
        let pdu = written.hex().with_smsc(options.smsc).to_string();
        let length = written.length();
        if options.json {
            let part = segment.part();
            let object = Object {
                text: segment.text(),
                encoding: segment.encoding().to_string(),
                sequence: part.sequence,
                total: part.total,
                length,
                pdu,
            };
            let line = serde_json::to_string(&object).expect("strings and numbers are JSON");
            writeln!(out, "{line}")?;
        } else {
            writeln!(out, "AT+CMGS={length}\n{pdu}")?;
        }
    }
    Ok(true)
}

impl Options {
    fn reference_number(&self, rules: &Rules) -> Result<u16, Error> {
        match self.reference {
            Some(number) => rules.check_reference(number),
            None => {
                // A number that two messages to the same recipient hardly share.
                let random = RandomState::new().hash_one(self.to.octets());
                Ok(match rules.segmenter.reference_width() {
                    ReferenceWidth::Bits8 => random as u16 & 0xFF,
                    ReferenceWidth::Bits16 => random as u16,
                })
            }
        }
    }

    fn submit(&self, data: UserData) -> Submit {
        let protocol = ProtocolIdentifier::new(self.pid);
        let submit = Submit::new(self.to, self.with_class(data))
            .with_protocol(protocol)
            .with_status_report(self.status_report);
        match self.validity {
            Some(duration) => submit.with_validity(Validity::relative(duration)),
            None => submit,
        }
    }

    fn with_class(&self, data: UserData) -> UserData {
        match self.class.and_then(MessageClass::from_number) {
            Some(class) => data.with_message_class(class),
            None => data,
        }
    }
}

fn number(text: &str) -> Result<Address, String> {
    Address::new(text).map_err(|error| error.to_string())
}

/// Parses a number and a unit.
fn duration(text: &str) -> Result<Duration, String> {
    let units = [('m', 60), ('h', 3600), ('d', 86_400), ('w', 604_800)];
    let parsed = units.iter().find_map(|(unit, seconds)| {
        let number: u64 = text.strip_suffix(*unit)?.parse().ok()?;
        number.checked_mul(*seconds)
    });
    match parsed {
        Some(seconds) if (300..=63 * 604_800).contains(&seconds) => {
            Ok(Duration::from_secs(seconds))
        }
        Some(_) => Err("must be from 5 minutes to 63 weeks".to_owned()),
        None => Err("must be a number and m, h, d or w, as in 12h".to_owned()),
    }
}
