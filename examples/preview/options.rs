//! The command line.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Parser, ValueEnum};
use septet::{Boundary, Choice, Encoding, Language, Languages, Reference, Segmenter};

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

    /// How wide the reference number of a message of several segments is
    #[arg(long, value_name = "BITS", default_value = "8")]
    reference_bits: Bits,

    /// The reference number of the message: 0 to 255, or to 65535 with 16 bits
    #[arg(long, value_name = "N", default_value_t = 0)]
    reference: u16,

    /// Where a segment may end
    #[arg(
        long,
        value_name = "BOUNDARY",
        ignore_case = true,
        default_value = "character"
    )]
    boundary: Ends,

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
        Segmenter::new()
            .with_reference(match self.reference_bits {
                Bits::Eight => Reference::Bits8,
                Bits::Sixteen => Reference::Bits16,
            })
            .with_boundary(match self.boundary {
                Ends::Character => Boundary::Character,
                Ends::Grapheme => Boundary::Grapheme,
            })
            .with_encoding(match self.encoding {
                None => Choice::Automatic,
                Some(Units::Gsm7) => Choice::Only(Encoding::Gsm7),
                Some(Units::Ucs2) => Choice::Only(Encoding::Ucs2),
            })
            .with_languages(self.languages())
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
        match self.reference_bits {
            Bits::Eight if self.reference > 0xFF => Err(Fault::Reference(self.reference)),
            _ => Ok(self.reference),
        }
    }
}
