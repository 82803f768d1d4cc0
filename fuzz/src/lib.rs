//! What the fuzz targets share: the laws and the model of the tests, and texts that a
//! few octets of input can bring to the edges where counting goes wrong.

#[path = "../../tests/laws/mod.rs"]
pub mod laws;
#[path = "../../tests/model/mod.rs"]
pub mod model;

use arbitrary::{Arbitrary, Unstructured};

/// The rules of a sender.
#[derive(Arbitrary, Clone, Copy, Debug)]
pub struct Rules {
    wide_reference: bool,
    clusters: bool,
    forced: Option<bool>,
}

impl From<Rules> for model::Rules {
    fn from(rules: Rules) -> Self {
        Self {
            wide_reference: rules.wide_reference,
            clusters: rules.clusters,
            forced: rules.forced.map(|gsm7| match gsm7 {
                true => model::Encoding::Gsm7,
                false => model::Encoding::Ucs2,
            }),
        }
    }
}

/// A text made of runs, so that an edge at 153 septets is one octet away and not 153.
#[derive(Clone, Debug)]
pub struct Text(pub String);

/// What a run repeats.
#[derive(Arbitrary)]
enum Run<'a> {
    Plain,
    Cell(u8),
    Pair,
    Foreign,
    Beyond,
    Mark,
    Joiner,
    Any(char),
    Text(&'a str),
}

/// A longer text shows nothing new and takes longer.
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
                    cell = model::CODES.keys().nth(usize::from(cell_of) % 137).unwrap();
                    cell.encode_utf8(&mut octets)
                }
                Run::Pair => "€",
                Run::Foreign => "ж",
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
