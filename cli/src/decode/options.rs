//! The options of `septet decode`.

use clap::{Args, ValueEnum};
use septet::tpdu::Direction;

use crate::error::Error;

/// Show what a PDU says
///
/// Reads PDUs as modems have them: hexadecimal digits of the SMSC address and the TPDU. Shows who
/// sent what and when, and what each octet means. Parts of one message that are given together are
/// joined.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Options {
    /// PDUs, or user data with --dcs [default: the lines of standard input, which may be those of a
    /// modem: +CMT, +CMGR, +CMGL and +CDS are understood]
    #[arg(conflicts_with = "json_lines")]
    pub hex: Vec<String>,

    /// Who sent the TPDU to whom: it was stored in a modem, goes to the mobile (mt), or comes from
    /// the mobile (mo)
    #[arg(long, value_enum, default_value_t = From::Stored, conflicts_with = "dcs")]
    direction: From,

    /// The TPDU is a report of a failure (in an RP-ERROR), which begins with the cause also if the
    /// first octet does not say so
    #[arg(long, conflicts_with = "dcs")]
    rp_error: bool,

    /// The octets begin with the TPDU, without the address of the SMSC
    #[arg(long, conflicts_with = "dcs")]
    pub no_smsc: bool,

    /// Show as much as possible of what is damaged
    #[arg(long)]
    pub lossy: bool,

    /// Read user data alone, with this data coding scheme (TP-DCS) in hexadecimal
    #[arg(long, value_name = "HEX", value_parser = octet)]
    pub dcs: Option<u8>,

    /// The length of the user data (TP-UDL) in septets or octets [default: that of the octets]
    #[arg(long, value_name = "LENGTH", requires = "dcs")]
    pub udl: Option<u8>,

    /// The user data begins with a header (TP-UDHI)
    #[arg(long, requires = "dcs")]
    pub udhi: bool,

    /// Print a JSON object for each PDU
    #[arg(long, conflicts_with = "json_lines")]
    pub json: bool,

    /// Read one JSON string per line of standard input and print one JSON object per line
    #[arg(long)]
    pub json_lines: bool,
}

const EXAMPLES: &str = "\
Examples:
  septet decode 07911326040000F0040B911346610089F60000208062917314080CC8F71D14969741F977FD07
  septet decode --direction mo --no-smsc < pdus.txt
  septet decode --dcs 08 --udhi 0500030C020100680069

The README of septet-cli explains every option and JSON key, and the exit codes.";

#[derive(Clone, Copy, ValueEnum)]
enum From {
    Stored,
    Mt,
    Mo,
}

impl Options {
    /// Returns an error if two options contradict each other.
    pub fn check(&self) -> Result<(), Error> {
        match (self.direction, self.rp_error) {
            (From::Stored, true) => Err(Error::FailureDirection),
            _ => Ok(()),
        }
    }

    pub fn direction(&self) -> Direction {
        match (self.direction, self.rp_error) {
            (From::Stored, _) => Direction::Stored,
            (From::Mt, false) => Direction::ToMobile,
            (From::Mt, true) => Direction::ErrorToMobile,
            (From::Mo, false) => Direction::ToCentre,
            (From::Mo, true) => Direction::ErrorToCentre,
        }
    }
}

/// Parses an octet in hexadecimal.
pub fn octet(text: &str) -> Result<u8, String> {
    let digits = text.strip_prefix("0x").unwrap_or(text);
    match digits.bytes().all(|digit| digit.is_ascii_hexdigit()) && digits.len() == 2 {
        true => u8::from_str_radix(digits, 16).map_err(|error| error.to_string()),
        false => Err("must be two hexadecimal digits".to_owned()),
    }
}
