//! The naive model: what septet does, in the plainest way that is right.
//!
//! Fast code answers to it, in tests and in fuzzing. It shares nothing with the crate:
//! it reads the alphabet from the table file, keeps texts as lists of characters and
//! bits as lists of `bool`, and counts by building what it counts.

#![allow(dead_code, reason = "each test uses its own part of the model")]

pub mod reassembly;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use unicode_segmentation::UnicodeSegmentation;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Gsm7,
    Ucs2,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    pub wide_reference: bool,
    pub clusters: bool,
    pub forced: Option<Encoding>,
}

impl Rules {
    pub const PLAIN: Self = Self {
        wide_reference: false,
        clusters: false,
        forced: None,
    };
}

/// A segment: its text and its units.
pub type Segment = (String, usize);

pub struct Table {
    /// Septet to character, for the main and the extension table.
    pub main: BTreeMap<u8, char>,
    pub extension: BTreeMap<u8, char>,
}

pub static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table {
        main: BTreeMap::new(),
        extension: BTreeMap::new(),
    };
    for line in include_str!("../data/alphabets.tsv").lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let septet = u8::from_str_radix(&cells[1][2..], 16).unwrap();
        if cells[2] == "-" || septet == 0x1B {
            continue;
        }
        let point = u32::from_str_radix(&cells[2][2..], 16).unwrap();
        let character = char::from_u32(point).unwrap();
        match cells[0] {
            "default" => table.main.insert(septet, character),
            "default-extension" => table.extension.insert(septet, character),
            _ => continue,
        };
    }
    assert_eq!((table.main.len(), table.extension.len()), (127, 10));
    table
});

/// Character to septets.
pub static CODES: LazyLock<BTreeMap<char, Vec<u8>>> = LazyLock::new(|| {
    let mut codes = BTreeMap::new();
    for (&septet, &character) in &TABLE.main {
        codes.insert(character, vec![septet]);
    }
    for (&septet, &character) in &TABLE.extension {
        codes.entry(character).or_insert(vec![0x1B, septet]);
    }
    codes
});

pub fn is_foreign(character: char) -> bool {
    !CODES.contains_key(&character)
}

pub fn foreign(text: &str) -> Vec<(usize, char)> {
    text.char_indices()
        .filter(|&(_, c)| is_foreign(c))
        .collect()
}

pub fn septets(text: &str) -> Vec<u8> {
    text.chars().flat_map(|c| CODES[&c].clone()).collect()
}

pub fn encoding(text: &str, rules: Rules) -> Encoding {
    match rules.forced {
        Some(encoding) => encoding,
        None if foreign(text).is_empty() => Encoding::Gsm7,
        None => Encoding::Ucs2,
    }
}

/// The units of a text; a character without a code counts one septet.
pub fn units(text: &str, encoding: Encoding) -> usize {
    match encoding {
        Encoding::Gsm7 => text
            .chars()
            .map(|c| CODES.get(&c).map_or(1, Vec::len))
            .sum(),
        Encoding::Ucs2 => text.encode_utf16().count(),
    }
}

/// The units that a message without a header holds, and one with a concatenation
/// header: the table of 23.040, typed out.
pub fn capacities(encoding: Encoding, rules: Rules) -> (usize, usize) {
    match (encoding, rules.wide_reference) {
        (Encoding::Gsm7, false) => (160, 153),
        (Encoding::Gsm7, true) => (160, 152),
        (Encoding::Ucs2, false) => (70, 67),
        (Encoding::Ucs2, true) => (70, 66),
    }
}

/// The places where the text may end or be divided, from the first character on: the
/// end of each piece that stays whole in segments of this capacity.
fn places(text: &str, encoding: Encoding, clusters: bool, capacity: usize) -> Vec<usize> {
    let mut places = Vec::new();
    for (start, cluster) in text.grapheme_indices(true) {
        let whole = clusters && cluster != "\r\n" && units(cluster, encoding) <= capacity;
        if !whole {
            places.extend(cluster.char_indices().skip(1).map(|(at, _)| start + at));
        }
        places.push(start + cluster.len());
    }
    places
}

pub fn segments(text: &str, rules: Rules) -> Vec<Segment> {
    let encoding = encoding(text, rules);
    let (single, part) = capacities(encoding, rules);
    let total = units(text, encoding);
    if total <= single {
        return vec![(text.to_owned(), total)];
    }
    let mut segments = vec![(String::new(), 0)];
    let mut start = 0;
    for end in places(text, encoding, rules.clusters, part) {
        let piece = &text[start..end];
        let cost = units(piece, encoding);
        if segments.last().unwrap().1 + cost > part {
            segments.push((String::new(), 0));
        }
        let last = segments.last_mut().unwrap();
        last.0.push_str(piece);
        last.1 += cost;
        start = end;
    }
    segments
}

/// The longest beginning that measures at most so many segments, found by trying all
/// from the longest down.
pub fn truncate(text: &str, most: usize, rules: Rules) -> &str {
    let encoding = encoding(text, rules);
    let (single, part) = capacities(encoding, rules);
    let capacity = if most > 1 { part } else { single };
    let mut ends = places(text, encoding, rules.clusters, capacity);
    ends.insert(0, 0);
    ends.into_iter()
        .rev()
        .map(|end| &text[..end])
        .find(|beginning| most > 0 && segments(beginning, rules).len() <= most)
        .unwrap_or("")
}

/// The header of a segment: none if it is the only one.
pub fn header(number: u16, sequence: usize, total: usize, rules: Rules) -> Vec<u8> {
    let [high, low] = number.to_be_bytes();
    let (sequence, total) = (sequence as u8, total as u8);
    match (total, rules.wide_reference) {
        (1, _) => vec![],
        (_, false) => vec![5, 0x00, 3, low, total, sequence],
        (_, true) => vec![6, 0x08, 4, high, low, total, sequence],
    }
}

fn bits(value: u8, count: usize) -> impl Iterator<Item = bool> {
    (0..count).map(move |bit| value >> bit & 1 == 1)
}

fn number(bits: &[bool]) -> u8 {
    bits.iter()
        .enumerate()
        .map(|(place, &bit)| u8::from(bit) << place)
        .sum()
}

/// TP-UDL and TP-UD of a header and septets behind it.
pub fn pack(header: &[u8], septets: &[u8]) -> (usize, Vec<u8>) {
    let mut stream: Vec<bool> = header.iter().flat_map(|&octet| bits(octet, 8)).collect();
    while !stream.len().is_multiple_of(7) {
        stream.push(false);
    }
    stream.extend(septets.iter().flat_map(|&septet| bits(septet, 7)));
    let length = stream.len() / 7;
    (length, stream.chunks(8).map(number).collect())
}

/// The septets behind a header of so many octets.
pub fn unpack(octets: &[u8], header: usize, length: usize) -> Vec<u8> {
    let stream: Vec<bool> = octets.iter().flat_map(|&octet| bits(octet, 8)).collect();
    stream
        .chunks_exact(7)
        .take(length)
        .skip((header * 8).div_ceil(7))
        .map(number)
        .collect()
}

/// TP-UDL and TP-UD of a segment.
pub fn user_data(header: &[u8], text: &str, encoding: Encoding) -> (usize, Vec<u8>) {
    match encoding {
        Encoding::Gsm7 => pack(header, &septets(text)),
        Encoding::Ucs2 => {
            let mut octets = header.to_vec();
            octets.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
            (octets.len(), octets)
        }
    }
}

/// Septets as a handset shows them, and how many characters come before the first
/// fault, if there is one.
pub fn read_septets(septets: &[u8]) -> (String, Option<usize>) {
    let mut shown = String::new();
    let mut fault = None;
    let mut rest = septets;
    while let [septet, behind @ ..] = rest {
        rest = behind;
        if *septet != 0x1B {
            shown.push(TABLE.main[septet]);
            continue;
        }
        let good = behind.first().and_then(|code| TABLE.extension.get(code));
        if good.is_none() {
            fault = fault.or(Some(shown.chars().count()));
        }
        shown.push(match (behind.first(), good) {
            (_, Some(&character)) => character,
            (None | Some(0x1B), _) => ' ',
            (Some(code), None) => TABLE.main[code],
        });
        rest = behind.get(1..).unwrap_or(&[]);
    }
    (shown, fault)
}
