//! The laws and the model of the tests, and texts that reach segment ends with a few bytes of
//! input.

#[path = "../../tests/laws/mod.rs"]
pub mod laws;
#[path = "../../tests/model/mod.rs"]
pub mod model;

use arbitrary::{Arbitrary, Unstructured};
use model::tables;

/// The rules of a sender.
#[derive(Arbitrary, Clone, Copy, Debug)]
pub struct Rules {
    wide_reference: bool,
    clusters: bool,
    forced: Option<bool>,
    languages: Languages,
    elements: u8,
    excluded: u8,
}

/// Sets of excluded characters.
const EXCLUDED: [&[char]; 3] = [&['Γ', 'Δ', 'q'], &['€', '{', 'ğ', 'ж'], &['e']];

/// The languages whose tables are allowed.
#[derive(Arbitrary, Clone, Copy, Debug)]
enum Languages {
    None,
    One(u8),
    Some(u16, u16),
    All,
}

impl Languages {
    /// The bits of the allowed locking and single shift tables.
    fn bits(self) -> (u16, u16) {
        match self {
            _ if !cfg!(feature = "national") => (0, 0),
            Self::None => (0, 0),
            Self::One(language) => (1 << (language % 13 + 1), 1 << (language % 13 + 1)),
            Self::Some(locking, single) => (locking, single),
            Self::All => (u16::MAX, u16::MAX),
        }
    }
}

/// A pair of tables.
#[derive(Arbitrary, Clone, Copy, Debug)]
pub struct Tables(u8);

impl From<Tables> for model::Coding {
    fn from(tables: Tables) -> Self {
        let index = match cfg!(feature = "national") {
            true => usize::from(tables.0) % (13 * 14),
            false => 0,
        };
        let (locking, single) = model::tables::pairs().nth(index).unwrap();
        Self::Gsm7 { locking, single }
    }
}

impl From<Rules> for model::Rules {
    fn from(rules: Rules) -> Self {
        let (locking, single) = rules.languages.bits();
        Self {
            locking,
            single,
            excluded: EXCLUDED
                .get(usize::from(rules.excluded % 16))
                .copied()
                .unwrap_or_default(),
            // Half of the rules have no extras; an element takes at least two octets.
            elements: match rules.elements % 32 {
                elements @ 2..=16 => elements,
                _ => 0,
            },
            wide_reference: rules.wide_reference,
            clusters: rules.clusters,
            forced: rules.forced.map(|gsm7| match gsm7 {
                true => model::Encoding::Gsm7,
                false => model::Encoding::Ucs2,
            }),
        }
    }
}

/// A text of runs, so that a few bytes of input reach a segment end at 153 septets.
#[derive(Clone, Debug)]
pub struct Text(pub String);

/// The repeated piece of a run.
#[derive(Arbitrary)]
enum Run<'a> {
    Plain,
    Cell(u8),
    /// A language, and the index of a character in its tables.
    Letter(u8, u8),
    Pair,
    Unmappable,
    Beyond,
    Mark,
    Joiner,
    Any(char),
    Text(&'a str),
}

/// A character of the locking or the single shift table of a language.
fn letter(language: u8, index: usize) -> &'static char {
    let tables = [tables::locking(language), tables::single(language)];
    let letters = || {
        tables
            .into_iter()
            .flatten()
            .flat_map(|table| table.values())
    };
    letters().nth(index % letters().count()).unwrap()
}

/// Longer texts find nothing new and are slower.
const LONGEST: usize = 1_500;

impl<'a> Arbitrary<'a> for Text {
    fn arbitrary(input: &mut Unstructured<'a>) -> arbitrary::Result<Self> {
        const SAMPLES: [&str; 8] = [
            "🇫🇷",
            "👨\u{200D}",
            "क\u{94D}",
            "e\u{301}",
            "\r\n",
            "👋🏽",
            "각",
            "1\u{20E3}",
        ];
        let mut text = String::new();
        while !input.is_empty() && text.len() < LONGEST {
            let run = Run::arbitrary(input)?;
            let times = usize::from(u8::arbitrary(input)?);
            let cell;
            let mut octets = [0; 4];
            let piece = match run {
                Run::Plain => "a",
                Run::Cell(cell_of) => {
                    cell = model::codes()
                        .keys()
                        .nth(usize::from(cell_of) % 137)
                        .unwrap();
                    cell.encode_utf8(&mut octets)
                }
                Run::Letter(language, index) => {
                    cell = letter(language % 13 + 1, index.into());
                    cell.encode_utf8(&mut octets)
                }
                Run::Pair => "€",
                Run::Unmappable => "ж",
                Run::Beyond => "😀",
                Run::Mark => "\u{301}",
                Run::Joiner => SAMPLES[times % SAMPLES.len()],
                Run::Any(character) => character.encode_utf8(&mut octets),
                Run::Text(piece) => piece,
            };
            let times = times.min((LONGEST - text.len()) / piece.len().max(1));
            text.push_str(&piece.repeat(times));
        }
        Ok(Self(text))
    }
}
