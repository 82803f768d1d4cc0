//! The texts to test: each character of the default alphabet alone, the inputs of known faults, the
//! rows of `vectors.tsv`, and random texts.

use std::collections::BTreeMap;

use septet::{Encoding, Segmenter};

use crate::faults::FAULTS;

/// A text and its identifier.
pub struct Text {
    pub id: String,
    pub text: String,
    /// The forced encoding, if any.
    pub forced: Option<Encoding>,
}

impl Text {
    fn new(id: String, text: String) -> Self {
        Self {
            id,
            text,
            forced: None,
        }
    }

    /// The TP-DCS of the text's messages.
    pub fn tp_dcs(&self) -> u8 {
        self.rules().measure(&self.text).encoding.tp_dcs()
    }

    /// The rules for splitting the text.
    pub fn rules(&self) -> Segmenter {
        match self.forced {
            None => Segmenter::new(),
            Some(encoding) => Segmenter::new().with_encoding(encoding),
        }
    }
}

/// The characters of the default alphabet and their septets, from the test data.
pub fn alphabet() -> BTreeMap<char, Vec<u8>> {
    let mut codes = BTreeMap::new();
    for line in include_str!("../../../tests/data/alphabets.tsv")
        .lines()
        .skip(1)
    {
        let cells: Vec<&str> = line.split('\t').collect();
        let number = |cell: &str| u32::from_str_radix(&cell[2..], 16).unwrap();
        let septet = number(cells[1]) as u8;
        if cells[2] == "-" || septet == 0x1B {
            continue;
        }
        let character = char::from_u32(number(cells[2])).unwrap();
        let septets = match cells[0] {
            "default" => vec![septet],
            "default-extension" => vec![0x1B, septet],
            _ => continue,
        };
        codes.insert(character, septets);
    }
    assert_eq!(codes.len(), 137);
    codes
}

pub fn texts() -> Vec<Text> {
    let mut texts = vec![];
    for &character in alphabet().keys() {
        let id = format!("U+{:04X} alone", u32::from(character));
        texts.push(Text::new(id.clone(), character.into()));
        texts.push(Text {
            id: format!("{id} in UCS-2"),
            text: character.into(),
            forced: Some(Encoding::Ucs2),
        });
    }
    for fault in FAULTS {
        for (input, _) in fault.inputs {
            texts.push(Text {
                id: format!("a known fault of {}", fault.peer),
                text: (*input).to_owned(),
                forced: fault.ucs2.then_some(Encoding::Ucs2),
            });
        }
    }
    for line in include_str!("../../../tests/data/vectors.tsv")
        .lines()
        .skip(1)
    {
        let cells: Vec<&str> = line.split('\t').collect();
        let text = serde_json::from_str(cells[1]).unwrap();
        texts.push(Text::new(cells[0].to_owned(), text));
    }
    texts.extend(random());
    texts
}

/// 2,000 random texts in the default alphabet, with all characters equally frequent, and 400 for
/// UCS-2.
fn random() -> Vec<Text> {
    let alphabet: Vec<char> = alphabet().into_keys().collect();
    let mut random = Random(23_038);
    let mut texts = vec![];
    for number in 0..2000 {
        // Mostly a single message; otherwise long enough to end near the start of a second or third
        // part.
        let length = match number % 8 {
            0..5 => random.below(150),
            5 | 6 => 130 + random.below(40),
            _ => 250 + random.below(80),
        };
        let text = (0..length).map(|_| random.one_of(&alphabet)).collect();
        texts.push(Text::new(format!("random {number}"), text));
    }
    for number in 0..400 {
        let length = match number % 4 {
            0 | 1 => 1 + random.below(45),
            2 => 40 + random.below(40),
            _ => 100 + random.below(60),
        };
        let text = (0..length).map(|_| random.character(&alphabet)).collect();
        texts.push(Text::new(format!("random UCS-2 {number}"), text));
    }
    texts
}

/// A linear congruential generator: the same texts on each run, without a dependency.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, end: u32) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        // The low bits are less random.
        ((self.0 >> 33) % u64::from(end)) as u32
    }

    pub fn one_of(&mut self, characters: &[char]) -> char {
        characters[self.below(characters.len() as u32) as usize]
    }

    /// Any character except U+0000 and noncharacters, which are tested only as inputs of known
    /// faults. About a third of the characters are above U+FFFF.
    fn character(&mut self, alphabet: &[char]) -> char {
        loop {
            let point = match self.below(6) {
                0 => return self.one_of(alphabet),
                1 => 0x0400 + self.below(0x100),
                2 => 0x1F300 + self.below(0x500),
                3 => 0x10000 + self.below(0x10_0000),
                _ => 1 + self.below(0xFFFF),
            };
            let noncharacter = (0xFDD0..0xFDF0).contains(&point) || point & 0xFFFE == 0xFFFE;
            match char::from_u32(point) {
                Some(character) if !noncharacter => return character,
                _ => {}
            }
        }
    }
}
