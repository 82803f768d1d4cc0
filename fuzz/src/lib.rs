//! The laws and the model of the tests, and texts that reach segment ends with a few bytes of
//! input.

#[path = "../../tests/laws/mod.rs"]
pub mod laws;
#[path = "../../tests/model/mod.rs"]
pub mod model;
#[path = "../../tests/texts/samples.rs"]
mod samples;

use std::sync::LazyLock;

use arbitrary::{Arbitrary, Unstructured};
use model::{provider, substitute, tables};
use samples::{LANGUAGES, PUNCTUATION, SEQUENCES};

/// The rules of a sender.
#[derive(Arbitrary, Clone, Copy, Debug)]
pub struct Rules {
    wide_reference: bool,
    clusters: bool,
    forced: Option<bool>,
    languages: Languages,
    elements: u8,
    /// A bit for each character in `EXCLUDABLE`.
    excluded: Option<u16>,
}

/// Characters that may be excluded. Some of them are substitutes, and ğ is in a national table.
const EXCLUDABLE: [char; 12] = ['Γ', 'Ω', '€', '{', 'e', 'é', '\'', '"', '-', '.', '\r', 'ğ'];

/// All sets of these characters.
static EXCLUDED: LazyLock<Vec<Vec<char>>> = LazyLock::new(|| {
    let set = |bits: u16| {
        let excluded = (0..)
            .zip(EXCLUDABLE)
            .filter(|(bit, _)| bits >> bit & 1 == 1);
        excluded.map(|(_, character)| character).collect()
    };
    (0..1 << EXCLUDABLE.len()).map(set).collect()
});

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
            excluded: rules
                .excluded
                .map_or(&[], |bits| &EXCLUDED[usize::from(bits) % EXCLUDED.len()]),
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

/// The groups of substitutes, by bit: all in half the cases.
#[derive(Arbitrary, Clone, Copy, Debug)]
pub struct Groups(u8);

impl Groups {
    pub fn bits(self) -> u8 {
        match self.0 {
            0x80.. => substitute::ALL,
            bits => bits & substitute::ALL,
        }
    }
}

/// The limit of a provider: a maximum in each encoding, and the units that it may count, by bit.
#[derive(Arbitrary, Clone, Copy, Debug)]
pub struct Limit {
    gsm7: (u16, u8),
    ucs2: Option<(u16, u8)>,
}

impl From<Limit> for provider::Limit {
    fn from(limit: Limit) -> Self {
        // Around a few segments, or one that every text meets.
        let max = |max: u16| match max {
            u16::MAX => u32::MAX as usize,
            max => usize::from(max) % 512,
        };
        let bound = |(most, bits): (u16, u8)| {
            let units = std::array::from_fn(|unit| bits >> unit & 1 == 1);
            // Segments are few.
            let few = if units == [false, false, false, true] {
                8
            } else {
                usize::MAX
            };
            (max(most) % few, units)
        };
        Self {
            gsm7: bound(limit.gsm7),
            ucs2: bound(limit.ucs2.unwrap_or(limit.gsm7)),
        }
    }
}

/// The TP-UDL of these octets.
pub fn udl(tp_dcs: u8, octets: &[u8]) -> u8 {
    let septets = septet::wire::DataCoding::new(tp_dcs).counts_septets();
    (match septets {
        true => octets.len() * 8 / 7,
        false => octets.len(),
    }) as u8
}

/// A text of runs, so that a few bytes of input reach a segment end at 153 septets.
#[derive(Clone, Debug)]
pub struct Text(pub String);

impl Text {
    /// The first `length` characters, for a model that is slow.
    pub fn first(&self, length: usize) -> String {
        self.0.chars().take(length).collect()
    }
}

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
    /// A language in `LANGUAGES`, and a letter of it.
    Written(u8, u8),
    /// A language in `LANGUAGES`, and the letters of a word.
    Word(u8, [u8; 6]),
    /// A character in `PUNCTUATION`.
    Punctuation(u8),
    /// One of `SEQUENCES`.
    Sequence(u8),
    Pick(Pick),
    Any(char),
    Text(&'a str),
}

impl Run<'_> {
    /// Whether a text rarely has many of these in a row.
    fn is_rarely_repeated(&self) -> bool {
        match self {
            Self::Word(..) | Self::Punctuation(_) | Self::Sequence(_) => true,
            Self::Pick(pick) => !matches!(pick, Pick::Row(_)),
            _ => false,
        }
    }
}

/// The letter with this index, which wraps around.
fn letter_of(letters: &str, index: u8) -> char {
    let index = usize::from(index) % letters.chars().count();
    letters.chars().nth(index).unwrap()
}

/// The letters of a language in `LANGUAGES`.
fn letters_of(language: u8) -> &'static str {
    LANGUAGES[usize::from(language) % LANGUAGES.len()].1
}

/// A character that is often replaced or composed.
#[derive(Arbitrary, Debug)]
pub enum Pick {
    /// A character with a substitute.
    Row(u16),
    Base(u8),
    Mark(u8),
    Composing(u8),
    Any(char),
}

/// The characters that have a substitute.
static ROWS: LazyLock<Vec<char>> = LazyLock::new(|| substitute::rows().keys().copied().collect());

impl Pick {
    pub fn character(&self) -> char {
        const BASES: &str = "ACENOUaceinou=xêжи😀";
        const MARKS: &str = "\u{300}\u{301}\u{303}\u{308}\u{30A}\u{327}\u{338}\u{344}";
        match *self {
            Self::Row(index) => ROWS[usize::from(index) % ROWS.len()],
            Self::Base(index) => letter_of(BASES, index),
            Self::Mark(index) => {
                let point = 0x300 + u32::from(index) % 0x70;
                char::from_u32(point).unwrap()
            }
            Self::Composing(index) => letter_of(MARKS, index),
            Self::Any(character) => character,
        }
    }
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
            let times = match run.is_rarely_repeated() {
                true => times % 3 + 1,
                false => times,
            };
            let cell;
            let word: String;
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
                Run::Written(language, letter) => {
                    letter_of(letters_of(language), letter).encode_utf8(&mut octets)
                }
                Run::Word(language, letters) => {
                    let letters = letters.map(|letter| letter_of(letters_of(language), letter));
                    word = letters.into_iter().chain([' ']).collect();
                    &word
                }
                Run::Punctuation(index) => letter_of(PUNCTUATION, index).encode_utf8(&mut octets),
                Run::Sequence(index) => SEQUENCES[usize::from(index) % SEQUENCES.len()],
                Run::Pick(pick) => pick.character().encode_utf8(&mut octets),
                Run::Any(character) => character.encode_utf8(&mut octets),
                Run::Text(piece) => piece,
            };
            let times = times.min((LONGEST - text.len()) / piece.len().max(1));
            text.push_str(&piece.repeat(times));
        }
        Ok(Self(text))
    }
}
