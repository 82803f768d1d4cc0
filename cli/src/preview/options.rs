//! The command line.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Parser, ValueEnum};
use septet::{
    Boundary, Channel, Choice, Encoding, Language, Languages, Policy, Provider, Reference,
    Segmenter,
};

use crate::input::Fault;

/// Shows what a text costs as SMS: its encoding and why, its segments, and the
/// characters that make it expensive.
#[derive(Parser)]
#[command(name = "preview", version)]
pub struct Options {
    /// The text; without it standard input is read, where every octet counts, a line
    /// break at the end included
    #[arg(conflicts_with = "json_lines")]
    pub text: Option<String>,

    /// Print one JSON object
    #[arg(long)]
    pub json: bool,

    /// Read a JSON string from each line of standard input, print an object for each
    #[arg(long)]
    pub json_lines: bool,

    /// The provider by whose rules it is counted
    #[arg(long, value_name = "NAME", ignore_case = true, value_parser = providers())]
    pub provider: Option<Provider>,

    /// The kind of message
    #[arg(
        long,
        value_name = "CHANNEL",
        ignore_case = true,
        default_value = "sms"
    )]
    channel: Kind,

    /// When characters without a code in GSM-7 are replaced by others that have one: never,
    /// if the text fits GSM-7 then, if it takes fewer segments then, or always
    #[arg(long, value_name = "WHEN", ignore_case = true, default_value = "never")]
    replace: When,

    /// Cut the text down to so many segments, and to what the provider takes
    #[arg(long, value_name = "SEGMENTS")]
    pub truncate: Option<u32>,

    /// Say what makes the text expensive, and what could be done about it
    #[arg(long)]
    pub explain: bool,

    /// How wide the reference number of a message of several segments is: by default 8 bits,
    /// or as the provider has it
    #[arg(long, value_name = "BITS")]
    reference_bits: Option<Bits>,

    /// The reference number of the message: 0 to 255, or to 65535 with 16 bits
    #[arg(long, value_name = "N", default_value_t = 0)]
    reference: u16,

    /// Where a segment may end: by default between characters, or as the provider has it
    #[arg(long, value_name = "BOUNDARY", ignore_case = true)]
    boundary: Option<Ends>,

    /// The encoding, instead of the smallest that holds the text
    #[arg(long, value_name = "ENCODING", ignore_case = true)]
    pub encoding: Option<Units>,

    /// The languages whose national tables may be used, or all of them
    #[arg(
        long,
        value_name = "CODES",
        value_delimiter = ',',
        ignore_case = true,
        value_parser = languages()
    )]
    languages: Vec<Languages>,
}

/// What stands for all languages.
const ALL: &str = "all";

/// The codes of the languages, each for all its tables.
fn languages() -> impl TypedValueParser<Value = Languages> {
    let codes =
        Language::ALL.map(|language| PossibleValue::new(language.code()).help(language.name()));
    PossibleValuesParser::new(codes.into_iter().chain([PossibleValue::new(ALL)])).map(|code| {
        match Language::from_code(&code.to_lowercase()) {
            Some(language) => Languages::NONE.with(language),
            None => Languages::ALL,
        }
    })
}

/// The providers by their names.
fn providers() -> impl TypedValueParser<Value = Provider> {
    let names = Provider::ALL.iter().map(Provider::name);
    PossibleValuesParser::new(names)
        .try_map(|name| Provider::from_name(&name.to_lowercase()).ok_or("no such provider"))
}

#[derive(Clone, Copy, ValueEnum)]
enum Kind {
    Sms,
    Mms,
}

#[derive(Clone, Copy, ValueEnum)]
enum When {
    Never,
    Fit,
    Save,
    Always,
}

#[derive(Clone, Copy, ValueEnum)]
enum Bits {
    #[value(name = "8")]
    Eight,
    #[value(name = "16")]
    Sixteen,
}

#[derive(Clone, Copy, ValueEnum)]
enum Ends {
    Character,
    Grapheme,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Units {
    #[value(name = "gsm-7")]
    Gsm7,
    #[value(name = "ucs-2")]
    Ucs2,
}

impl Options {
    /// The rules that the options ask for.
    pub fn segmenter(&self) -> Segmenter {
        let mut rules = self
            .provider
            .map_or(Segmenter::new(), |provider| provider.segmenter());
        if let Some(bits) = self.reference_bits {
            rules = rules.with_reference(match bits {
                Bits::Eight => Reference::Bits8,
                Bits::Sixteen => Reference::Bits16,
            });
        }
        if let Some(boundary) = self.boundary {
            rules = rules.with_boundary(match boundary {
                Ends::Character => Boundary::Character,
                Ends::Grapheme => Boundary::Grapheme,
            });
        }
        if let Some(encoding) = self.encoding {
            rules = rules.with_encoding(Choice::Only(match encoding {
                Units::Gsm7 => Encoding::Gsm7,
                Units::Ucs2 => Encoding::Ucs2,
            }));
        }
        rules.with_languages(self.languages())
    }

    /// Who counts: the provider, or nobody in particular, by the rules that were asked for.
    pub fn counting(&self) -> Provider {
        let provider = self.provider.unwrap_or(Provider::new("", Segmenter::new()));
        provider.with_segmenter(self.segmenter())
    }

    pub fn channel(&self) -> Channel {
        match self.channel {
            Kind::Sms => Channel::Sms,
            Kind::Mms => Channel::Mms,
        }
    }

    pub fn policy(&self) -> Policy {
        match self.replace {
            When::Never => Policy::Never,
            When::Fit => Policy::Fit,
            When::Save => Policy::Save,
            When::Always => Policy::Always,
        }
    }

    fn languages(&self) -> Languages {
        Language::ALL
            .into_iter()
            .filter(|&language| {
                self.languages
                    .iter()
                    .any(|some| some.allows_single(language))
            })
            .collect()
    }

    /// The reference number, if it is one of the width that was asked for.
    pub fn reference_number(&self) -> Result<u16, Fault> {
        match self.segmenter().reference() {
            Reference::Bits8 if self.reference > 0xFF => Err(Fault::Reference(self.reference)),
            _ => Ok(self.reference),
        }
    }
}
