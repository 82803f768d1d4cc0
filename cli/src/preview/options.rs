//! Command-line options.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use septet::alphabet::{Language, Languages};
use septet::provider::{Channel, Provider};
use septet::replace::{Policy, SmartEncoding};
use septet::segment::Shortening;
use septet::{Boundary, Encoding, ReferenceWidth, Segmenter};

use super::input::Error;
use super::template::Placeholder;

/// Show what a text costs as SMS, segment by segment
///
/// Shows the encoding and the reason for it, the segments, and the characters that have no code
/// in GSM-7.
#[derive(Args)]
pub struct Options {
    /// The text [default: all of standard input, including a line break at the end]
    #[arg(conflicts_with = "json_lines")]
    pub text: Option<String>,

    /// Print a JSON object instead of the picture
    #[arg(long)]
    pub json: bool,

    /// Read one JSON string per line of standard input and print one JSON object per line
    #[arg(long)]
    pub json_lines: bool,

    /// Count by the rules of this provider and check its limit
    #[arg(long, value_name = "NAME", ignore_case = true, value_parser = providers())]
    pub provider: Option<Provider>,

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
    #[arg(long, value_name = "WHEN", ignore_case = true, default_value = "never")]
    replace: PolicyArg,

    /// Apply the smart encoding of the provider, which replaces characters before it sends a text
    #[arg(long, requires = "provider", conflicts_with = "replace")]
    pub smart: bool,

    /// Use this line break for all LF and CR LF [default: keep them]
    #[arg(long, value_name = "BREAK", ignore_case = true)]
    line_breaks: Option<LineBreakArg>,

    /// Replace what GSM-7 cannot encode with this character, and force GSM-7
    #[arg(long, value_name = "CHARACTER")]
    pub fill: Option<char>,

    /// The most that a placeholder {NAME} of the text holds, as in code=digits:6: digits, gsm-7 or
    /// any characters. Shows the least and the most that the template costs
    #[arg(
        long,
        value_name = "NAME=KIND:MAX",
        conflicts_with_all = ["json_lines", "replace", "smart", "fill", "truncate", "at_word", "ellipsis", "explain"]
    )]
    pub placeholder: Vec<Placeholder>,

    /// Truncate an SMS text to this number of segments and to the provider's limit
    #[arg(long, value_name = "SEGMENTS")]
    pub truncate: Option<u32>,

    /// Truncate at the end of a word
    #[arg(long, requires = "truncate")]
    at_word: bool,

    /// Add this text if anything is truncated
    #[arg(long, value_name = "TEXT", requires = "truncate")]
    pub ellipsis: Option<String>,

    /// Show what makes the text expensive, and what would save segments
    #[arg(long)]
    pub explain: bool,

    /// The width of the reference number of a long message [default: 8, or the provider's width]
    #[arg(long, value_name = "BITS")]
    reference_bits: Option<WidthArg>,

    /// The reference number of a long message: up to 255, or up to 65535 with 16 bits
    #[arg(long, value_name = "N", default_value_t = 0)]
    reference: u16,

    /// Where a segment may end: between characters or between grapheme clusters [default:
    /// character, or the provider's boundary]
    #[arg(long, value_name = "BOUNDARY", ignore_case = true)]
    boundary: Option<BoundaryArg>,

    /// Force an encoding [default: GSM-7 if every character has a code, otherwise UCS-2]
    #[arg(long, value_name = "ENCODING", ignore_case = true)]
    pub encoding: Option<EncodingArg>,

    /// The languages whose national tables may be used, separated by commas
    #[arg(
        long,
        value_name = "CODES",
        value_delimiter = ',',
        ignore_case = true,
        value_parser = languages()
    )]
    languages: Vec<Languages>,
}

/// The value of `--languages` that selects all languages.
const ALL: &str = "all";

/// Parses a language code, or `all`.
fn languages() -> impl TypedValueParser<Value = Languages> {
    let codes = Language::ALL
        .iter()
        .map(|language| PossibleValue::new(language.code()).help(language.name()));
    PossibleValuesParser::new(codes.chain([PossibleValue::new(ALL)])).map(|code| {
        match Language::from_code(&code.to_lowercase()) {
            Some(language) => Languages::NONE.with(language),
            None => Languages::ALL,
        }
    })
}

/// Parses the name of a built-in provider.
fn providers() -> impl TypedValueParser<Value = Provider> {
    let names = Provider::ALL.iter().map(Provider::name);
    PossibleValuesParser::new(names)
        .try_map(|name| Provider::from_name(&name.to_lowercase()).ok_or("no such provider"))
}

#[derive(Clone, Copy, ValueEnum)]
enum ChannelArg {
    Sms,
    Mms,
    /// RCS outside the United States
    Rcs,
    /// RCS to the United States
    RcsUs,
}

#[derive(Clone, Copy, ValueEnum)]
enum PolicyArg {
    Never,
    Fit,
    Save,
    Always,
}

#[derive(Clone, Copy, ValueEnum)]
enum LineBreakArg {
    Lf,
    #[value(name = "crlf")]
    CrLf,
}

#[derive(Clone, Copy, ValueEnum)]
enum WidthArg {
    #[value(name = "8")]
    Eight,
    #[value(name = "16")]
    Sixteen,
}

#[derive(Clone, Copy, ValueEnum)]
enum BoundaryArg {
    Character,
    Grapheme,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum EncodingArg {
    #[value(name = "gsm-7")]
    Gsm7,
    #[value(name = "ucs-2")]
    Ucs2,
}

impl Options {
    /// The provider's rules, or the default rules without a provider, changed by the other options
    /// but not by `--fill`.
    pub fn unfilled_segmenter(&self) -> Segmenter {
        let mut rules = self
            .provider
            .map_or(Segmenter::new(), |provider| provider.segmenter());
        if let Some(bits) = self.reference_bits {
            rules = rules.with_reference_width(match bits {
                WidthArg::Eight => ReferenceWidth::Bits8,
                WidthArg::Sixteen => ReferenceWidth::Bits16,
            });
        }
        if let Some(boundary) = self.boundary {
            rules = rules.with_boundary(match boundary {
                BoundaryArg::Character => Boundary::Character,
                BoundaryArg::Grapheme => Boundary::Grapheme,
            });
        }
        if let Some(encoding) = self.encoding {
            rules = rules.with_encoding(match encoding {
                EncodingArg::Gsm7 => Encoding::Gsm7,
                EncodingArg::Ucs2 => Encoding::Ucs2,
            });
        }
        rules.with_languages(self.languages())
    }

    /// The rules of the text after `--fill`, which forces GSM-7.
    pub fn segmenter(&self) -> Segmenter {
        match self.fill {
            Some(_) => self.unfilled_segmenter().with_encoding(Encoding::Gsm7),
            None => self.unfilled_segmenter(),
        }
    }

    /// Returns the text with the chosen line breaks.
    pub fn with_line_breaks(&self, text: &str) -> String {
        let line_feeds = || text.replace("\r\n", "\n");
        match self.line_breaks {
            None => text.to_owned(),
            Some(LineBreakArg::Lf) => line_feeds(),
            Some(LineBreakArg::CrLf) => line_feeds().replace('\n', "\r\n"),
        }
    }

    /// How to truncate.
    pub fn shortening<'e>(&self, ellipsis: &'e str) -> Shortening<'e> {
        let shortening = Shortening::new().with_ellipsis(ellipsis);
        if self.at_word {
            shortening.at_word()
        } else {
            shortening
        }
    }

    /// The selected provider, or an unnamed provider without a limit, with the rules of
    /// [`Options::segmenter`].
    pub fn provider_rules(&self) -> Provider {
        let provider = self.provider.unwrap_or(Provider::new("", Segmenter::new()));
        provider.with_segmenter(self.segmenter())
    }

    /// Returns whether the provider's alphabet is ASCII.
    pub fn is_ascii(&self) -> bool {
        self.provider
            .is_some_and(|provider| provider.has_ascii_alphabet())
    }

    pub fn channel(&self) -> Channel {
        match self.channel {
            ChannelArg::Sms => Channel::Sms,
            ChannelArg::Mms => Channel::Mms,
            ChannelArg::Rcs => Channel::Rcs,
            ChannelArg::RcsUs => Channel::RcsUs,
        }
    }

    pub fn policy(&self) -> Policy {
        match self.replace {
            PolicyArg::Never => Policy::Never,
            PolicyArg::Fit => Policy::IfFits,
            // Replacements save segments, which only SMS has.
            PolicyArg::Save if self.channel() != Channel::Sms => Policy::Never,
            PolicyArg::Save => Policy::IfSaves,
            PolicyArg::Always => Policy::Always,
        }
    }

    pub fn languages(&self) -> Languages {
        Language::ALL
            .iter()
            .copied()
            .filter(|&language| {
                self.languages
                    .iter()
                    .any(|some| some.allows_single_shift(language))
            })
            .collect()
    }

    /// Returns the smart encoding to apply.
    pub fn smart_encoding(&self) -> Option<SmartEncoding> {
        let provider = self.provider.filter(|_| self.smart)?;
        provider.smart_encoding()
    }

    /// Returns an error if two options contradict each other.
    pub fn check(&self) -> Result<(), Error> {
        if self.is_ascii() {
            let other = [
                ("--languages", !self.languages.is_empty()),
                ("--encoding", self.encoding.is_some()),
                ("--fill", self.fill.is_some()),
                ("--replace", !matches!(self.replace, PolicyArg::Never)),
                ("--placeholder", !self.placeholder.is_empty()),
            ];
            if let Some((option, _)) = other.into_iter().find(|(_, is_given)| *is_given) {
                return Err(Error::Ascii(option));
            }
        }
        if self.fill.is_some() && matches!(self.replace, PolicyArg::Fit | PolicyArg::Save) {
            return Err(Error::FillReplace);
        }
        if let (true, None, Some(provider)) = (self.smart, self.smart_encoding(), self.provider) {
            return Err(Error::NoSmartEncoding(provider.name()));
        }
        if let (Some(_), Some(EncodingArg::Ucs2)) = (self.fill, self.encoding) {
            return Err(Error::FillUcs2);
        }
        match (self.truncate, self.channel) {
            (None, _) | (_, ChannelArg::Sms) => Ok(()),
            (Some(_), _) => Err(Error::TruncateOther(self.channel())),
        }
    }

    /// The reference number, or an error if it needs 16 bits and the width is 8.
    pub fn reference_number(&self) -> Result<u16, Error> {
        match self.segmenter().reference_width() {
            ReferenceWidth::Bits8 if self.reference > 0xFF => {
                Err(Error::ReferenceWidth(self.reference))
            }
            _ => Ok(self.reference),
        }
    }
}
