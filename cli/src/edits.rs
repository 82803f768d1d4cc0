//! The options that change a text before it is counted.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use septet::Encoding;
use septet::replace::{Groups, Policy};

use crate::error::Error;
use crate::rules::Rules;

/// How `preview` and `replace` replace characters.
#[derive(Args)]
pub struct ReplaceOptions {
    /// The groups of characters to replace, separated by commas [default: all]
    #[arg(
        long,
        value_name = "GROUPS",
        value_delimiter = ',',
        ignore_case = true,
        value_parser = groups()
    )]
    groups: Vec<Groups>,

    /// Apply the smart encoding of the provider, which replaces characters before it sends a text
    #[arg(long, requires = "provider", conflicts_with_all = ["policy", "groups"])]
    pub smart: bool,

    /// Replace what GSM-7 cannot encode with this character, and force GSM-7
    #[arg(long, value_name = "CHARACTER")]
    pub fill: Option<char>,
}

/// How `preview` and `truncate` truncate a text.
#[derive(Clone)]
pub struct Truncation {
    /// The number of segments that may stay.
    pub segments: u32,
    pub at_word: bool,
    pub ellipsis: String,
}

/// What is done to a text before it is counted.
pub struct Edits {
    pub policy: Policy,
    pub groups: Groups,
    /// Whether the smart encoding of the provider is applied.
    pub smart: bool,
    pub truncation: Option<Truncation>,
}

impl Edits {
    pub const NONE: Self = Self {
        policy: Policy::Never,
        groups: Groups::ALL,
        smart: false,
        truncation: None,
    };

    pub fn replacing(policy: Policy, options: &ReplaceOptions) -> Self {
        let groups = options.groups.iter().copied().reduce(Groups::with);
        Self {
            policy,
            groups: groups.unwrap_or(Groups::ALL),
            smart: options.smart,
            truncation: None,
        }
    }

    /// Returns whether a text stays as it is.
    pub fn is_none(&self) -> bool {
        self.policy == Policy::Never && !self.smart && self.truncation.is_none()
    }

    /// Returns an error if these edits and the rules contradict each other. `replacing` is what
    /// the error calls a policy.
    pub fn check(&self, rules: &Rules, replacing: &'static str) -> Result<(), Error> {
        if rules.is_ascii() {
            let other = [
                ("--languages", !rules.languages.is_empty()),
                ("--encoding", rules.encoding.is_some()),
                ("--fill", rules.fill.is_some()),
                (replacing, self.policy != Policy::Never),
            ];
            if let Some((option, _)) = other.into_iter().find(|(_, is_given)| *is_given) {
                return Err(Error::Ascii(option));
            }
        }
        if rules.fill.is_some() && matches!(self.policy, Policy::IfFits | Policy::IfSaves) {
            return Err(Error::FillReplace);
        }
        if let (true, None, Some(provider)) = (self.smart, rules.smart_encoding(), rules.provider) {
            return Err(Error::NoSmartEncoding(provider.name()));
        }
        if let (Some(_), Some(Encoding::Ucs2)) = (rules.fill, rules.encoding) {
            return Err(Error::FillUcs2);
        }
        Ok(())
    }
}

/// The value of `--groups` that selects all groups.
const ALL: &str = "all";

/// Parses the name of a group, or `all`.
fn groups() -> impl TypedValueParser<Value = Groups> {
    let names = Groups::NAMED.iter().map(|(name, _)| *name);
    PossibleValuesParser::new(names.chain([ALL])).map(|name| {
        let mut named = Groups::NAMED.iter();
        let found = named.find(|(known, _)| *known == name.to_lowercase());
        found.map_or(Groups::ALL, |(_, groups)| *groups)
    })
}

/// Parses the name of a policy, other than `never` if a text is to be replaced.
pub fn policy(names: &'static [&'static str]) -> impl TypedValueParser<Value = Policy> {
    PossibleValuesParser::new(names).try_map(|name| name.parse::<Policy>())
}
