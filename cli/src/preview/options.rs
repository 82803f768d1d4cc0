//! The options of `septet preview`.

use clap::{Args, ValueEnum};
use septet::provider::Channel;
use septet::replace::Policy;

use super::template::Placeholder;
use crate::edits::{Edits, ReplaceOptions, Truncation, policy};
use crate::error::Error;
use crate::input::Input;
use crate::rules::{RuleOptions, Rules};

/// Show what a text costs as SMS, segment by segment
///
/// Shows the encoding and the reason for it, the segments, and the characters that have no code
/// in GSM-7.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Options {
    #[command(flatten)]
    pub input: Input,

    /// Print a JSON object instead of the picture
    #[arg(long, conflicts_with = "csv")]
    pub json: bool,

    /// Show everything, however long the text is
    #[arg(long)]
    pub all: bool,

    /// The kind of message
    #[arg(
        long,
        value_name = "CHANNEL",
        ignore_case = true,
        default_value = "sms"
    )]
    channel: ChannelArg,

    /// Replace characters that have no code in GSM-7: never, if the result fits GSM-7 (fit), if
    /// that saves a segment (save), or always, even if the allowed national tables have them
    #[arg(
        long = "replace",
        id = "policy",
        value_name = "WHEN",
        ignore_case = true,
        default_value = "never",
        value_parser = policy(&["never", "fit", "save", "always"])
    )]
    policy: Policy,

    #[command(flatten)]
    replacing: ReplaceOptions,

    /// The most that a placeholder {NAME} of the text holds, as in code=digits:6: digits, gsm-7 or
    /// any characters. Shows the least and the most that the template costs
    #[arg(
        long,
        value_name = "NAME=KIND:MAX",
        conflicts_with_all = [
            "lines", "json_lines", "csv", "policy", "groups", "smart", "fill", "truncate",
            "at_word", "ellipsis", "explain",
        ]
    )]
    pub placeholder: Vec<Placeholder>,

    /// Truncate an SMS text to this number of segments and to the provider's limit
    #[arg(long, value_name = "SEGMENTS")]
    truncate: Option<u32>,

    /// Truncate at the end of a word
    #[arg(long, requires = "truncate")]
    at_word: bool,

    /// Add this text if anything is truncated
    #[arg(long, value_name = "TEXT", requires = "truncate")]
    ellipsis: Option<String>,

    /// Show what makes the text expensive, and what would save segments
    #[arg(long)]
    pub explain: bool,

    /// The reference number of a long message: up to 255, or up to 65535 with 16 bits
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub reference: u16,

    #[command(flatten)]
    rules: RuleOptions,
}

const EXAMPLES: &str = "\
Examples:
  septet preview \"Hello 👋\"
  septet preview --explain --provider twilio \"It’s 7 o’clock\"
  septet preview --lines < texts.txt
  septet preview --csv message < campaign.csv

The README of septet-cli explains every option, column and JSON key, and the exit codes.";

#[derive(Clone, Copy, ValueEnum)]
enum ChannelArg {
    Sms,
    Mms,
    /// RCS outside the United States
    Rcs,
    /// RCS to the United States
    RcsUs,
}

impl Options {
    pub fn rules(&self) -> Rules {
        let channel = match self.channel {
            ChannelArg::Sms => Channel::Sms,
            ChannelArg::Mms => Channel::Mms,
            ChannelArg::Rcs => Channel::Rcs,
            ChannelArg::RcsUs => Channel::RcsUs,
        };
        self.rules.rules(channel, self.replacing.fill)
    }

    pub fn edits(&self, rules: &Rules) -> Edits {
        let policy = match self.policy {
            // Replacements save segments, which only SMS has.
            Policy::IfSaves if rules.channel != Channel::Sms => Policy::Never,
            policy => policy,
        };
        let truncation = self.truncate.map(|segments| Truncation {
            segments,
            at_word: self.at_word,
            ellipsis: self.ellipsis.clone().unwrap_or_default(),
        });
        Edits {
            truncation,
            ..Edits::replacing(policy, &self.replacing)
        }
    }

    /// Returns an error if two options contradict each other.
    pub fn check(&self, rules: &Rules, edits: &Edits) -> Result<(), Error> {
        edits.check(rules, "--replace")?;
        if rules.is_ascii() && !self.placeholder.is_empty() {
            return Err(Error::Ascii("--placeholder"));
        }
        if edits.truncation.is_some() && rules.channel != Channel::Sms {
            return Err(Error::TruncateOther(rules.channel));
        }
        Ok(())
    }
}
