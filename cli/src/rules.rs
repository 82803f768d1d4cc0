//! The options that say by which rules a text is counted.

use std::borrow::Cow;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use septet::alphabet::{Language, Languages};
use septet::provider::{Channel, Provider};
use septet::replace::SmartEncoding;
use septet::{Boundary, Encoding, ReferenceWidth, Segmenter};

use crate::error::Error;

#[derive(Args)]
pub struct RuleOptions {
    /// Count by the rules of this provider and check its limit
    #[arg(long, value_name = "NAME", ignore_case = true, value_parser = providers())]
    pub provider: Option<Provider>,

    /// Use this line break for all LF and CR LF [default: keep them]
    #[arg(long, value_name = "BREAK", ignore_case = true)]
    line_breaks: Option<LineBreak>,

    /// The width of the reference number of a long message [default: 8, or the provider's width]
    #[arg(long, value_name = "BITS")]
    reference_bits: Option<WidthArg>,

    /// Where a segment may end: between characters or between grapheme clusters [default:
    /// character, or the provider's boundary]
    #[arg(long, value_name = "BOUNDARY", ignore_case = true)]
    boundary: Option<BoundaryArg>,

    /// Force an encoding [default: GSM-7 if every character has a code, otherwise UCS-2]
    #[arg(long, value_name = "ENCODING", ignore_case = true)]
    encoding: Option<EncodingArg>,

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

/// The rules by which texts are counted.
#[derive(Clone, Copy)]
pub struct Rules {
    pub provider: Option<Provider>,
    pub channel: Channel,
    pub line_breaks: Option<LineBreak>,
    /// The encoding that `--encoding` forces.
    pub encoding: Option<Encoding>,
    /// The fill character, which forces GSM-7.
    pub fill: Option<char>,
    /// The rules of the provider, or the default rules without a provider, changed by the other
    /// options but not by `--fill`.
    pub unfilled: Segmenter,
    /// The same after `--fill`.
    pub segmenter: Segmenter,
    pub languages: Languages,
}

impl RuleOptions {
    pub fn rules(&self, channel: Channel, fill: Option<char>) -> Rules {
        let languages: Languages = Language::ALL
            .iter()
            .copied()
            .filter(|&language| {
                let mut allowed = self.languages.iter();
                allowed.any(|some| some.allows_single_shift(language))
            })
            .collect();
        let encoding = self.encoding.map(|encoding| match encoding {
            EncodingArg::Gsm7 => Encoding::Gsm7,
            EncodingArg::Ucs2 => Encoding::Ucs2,
        });
        let unfilled = self.unfilled(languages, encoding);
        Rules {
            provider: self.provider,
            channel,
            line_breaks: self.line_breaks,
            encoding,
            fill,
            unfilled,
            segmenter: match fill {
                Some(_) => unfilled.with_encoding(Encoding::Gsm7),
                None => unfilled,
            },
            languages,
        }
    }

    fn unfilled(&self, languages: Languages, encoding: Option<Encoding>) -> Segmenter {
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
        if let Some(encoding) = encoding {
            rules = rules.with_encoding(encoding);
        }
        rules.with_languages(languages)
    }
}

impl Rules {
    /// The selected provider, or an unnamed provider without a limit, with the rules of
    /// `segmenter`.
    pub fn provider_rules(&self) -> Provider {
        let provider = self.provider.unwrap_or(Provider::new("", Segmenter::new()));
        provider.with_segmenter(self.segmenter)
    }

    /// Returns whether the provider's alphabet is ASCII.
    pub fn is_ascii(&self) -> bool {
        self.provider
            .is_some_and(|provider| provider.has_ascii_alphabet())
    }

    /// Returns a reference number, or an error if it needs 16 bits and the width is 8.
    pub fn check_reference(&self, number: u16) -> Result<u16, Error> {
        match self.segmenter.reference_width() {
            ReferenceWidth::Bits8 if number > 0xFF => Err(Error::ReferenceWidth(number)),
            _ => Ok(number),
        }
    }

    /// The smart encoding of the provider, if it publishes one.
    pub fn smart_encoding(&self) -> Option<SmartEncoding> {
        self.provider?.smart_encoding()
    }

    /// Returns the text with the chosen line breaks.
    pub fn with_line_breaks<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let line_feeds = || text.replace("\r\n", "\n");
        match self.line_breaks {
            None => Cow::Borrowed(text),
            Some(LineBreak::Lf) => Cow::Owned(line_feeds()),
            Some(LineBreak::CrLf) => Cow::Owned(line_feeds().replace('\n', "\r\n")),
        }
    }
}

/// Returns the name of a language as in JSON.
pub fn language_name(language: Language) -> String {
    language.name().to_lowercase()
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
pub enum LineBreak {
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
enum EncodingArg {
    #[value(name = "gsm-7")]
    Gsm7,
    #[value(name = "ucs-2")]
    Ucs2,
}
