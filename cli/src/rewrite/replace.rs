//! `septet replace`.

use clap::Args;
use septet::provider::Channel;
use septet::replace::Policy;

use super::Rewrite;
use crate::edits::{Edits, ReplaceOptions, policy};
use crate::error::Error;
use crate::input::Input;
use crate::rules::RuleOptions;

/// Replace characters that make a text expensive
///
/// Prints the text with substitutes for characters that have no code in GSM-7, such as typographic
/// quotes. Characters without a substitute stay.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct ReplaceArguments {
    #[command(flatten)]
    input: Input,

    /// Print a JSON object with the text, its replacements and its segments
    #[arg(long, conflicts_with = "csv")]
    json: bool,

    /// Replace always, only if the result fits GSM-7 (fit), or only if that saves a segment (save)
    #[arg(
        long = "when",
        id = "policy",
        value_name = "WHEN",
        ignore_case = true,
        default_value = "always",
        value_parser = policy(&["always", "fit", "save"])
    )]
    policy: Policy,

    #[command(flatten)]
    replacing: ReplaceOptions,

    #[command(flatten)]
    rules: RuleOptions,
}

const EXAMPLES: &str = "\
Examples:
  septet replace \"It’s 7 o’clock\"
  septet replace --when save --groups typography,spaces < text.txt
  septet replace --lines < texts.txt > replaced.txt

The README of septet-cli explains every option, column and JSON key, and the exit codes.";

impl ReplaceArguments {
    /// Runs the command, and returns whether the text can be sent.
    pub fn run(&self) -> Result<bool, Error> {
        let policy = match self.replacing.smart {
            true => Policy::Never,
            false => self.policy,
        };
        let rewrite = Rewrite {
            input: &self.input,
            is_json: self.json,
            rules: self.rules.rules(Channel::Sms, self.replacing.fill),
            edits: Edits::replacing(policy, &self.replacing),
        };
        let without_smart = "replacing without --smart";
        rewrite.edits.check(&rewrite.rules, without_smart)?;
        rewrite.run()
    }
}
