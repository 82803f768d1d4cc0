//! `septet truncate`.

use clap::Args;
use septet::provider::Channel;

use super::Rewrite;
use crate::edits::{Edits, Truncation};
use crate::error::Error;
use crate::input::Input;
use crate::rules::RuleOptions;

/// Truncate a text to a number of segments
///
/// Prints as much of the text as fits, also by the limit of the provider.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct TruncateArguments {
    #[command(flatten)]
    input: Input,

    /// Print a JSON object with the text and its segments
    #[arg(long, conflicts_with = "csv")]
    json: bool,

    /// The number of segments that may stay
    #[arg(long, value_name = "SEGMENTS", default_value_t = 1)]
    segments: u32,

    /// Truncate at the end of a word
    #[arg(long)]
    at_word: bool,

    /// Add this text if anything is truncated
    #[arg(
        long,
        value_name = "TEXT",
        default_value = "",
        hide_default_value = true
    )]
    ellipsis: String,

    #[command(flatten)]
    rules: RuleOptions,
}

const EXAMPLES: &str = "\
Examples:
  septet truncate --at-word --ellipsis ... < text.txt
  septet truncate --segments 2 --provider bandwidth --lines < texts.txt

The README of septet-cli explains every option, column and JSON key, and the exit codes.";

impl TruncateArguments {
    /// Runs the command, and returns whether the text can be sent.
    pub fn run(&self) -> Result<bool, Error> {
        let truncation = Truncation {
            segments: self.segments,
            at_word: self.at_word,
            ellipsis: self.ellipsis.clone(),
        };
        let rewrite = Rewrite {
            input: &self.input,
            is_json: self.json,
            rules: self.rules.rules(Channel::Sms, None),
            edits: Edits {
                truncation: Some(truncation),
                ..Edits::NONE
            },
        };
        rewrite.edits.check(&rewrite.rules, "replacing")?;
        rewrite.run()
    }
}
