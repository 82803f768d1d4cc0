//! The naive model: the simplest correct implementation of what septet does.
//!
//! It is the reference for tests and fuzzing, and shares nothing with the crate: it reads the
//! alphabets from the table file, packs with lists of `bool`, counts segments by building them, and
//! chooses the tables of a text by trying all of them.
//!
//! Change the model only when it is wrong, never to match the crate.

#![allow(dead_code, reason = "each test uses its own part of the model")]

pub mod data;
mod nearest;
mod octets;
pub mod provider;
pub mod reassembly;
pub mod smart;
pub mod substitute;
pub mod tables;
mod truncate;
pub mod what_if;

#[allow(unused_imports, reason = "each test uses its own part")]
pub use nearest::{is_unmappable, nearest, unmappable};
#[allow(unused_imports, reason = "each test uses its own part")]
pub use octets::{elements, header, named, pack, read_septets, unpack, user_data};
#[allow(unused_imports, reason = "each test uses its own part")]
pub use truncate::{truncate, truncate_if};

use tables::Codes;
use unicode_segmentation::UnicodeSegmentation;

/// The header numbers segments in one octet.
pub const MAX_SEGMENTS: usize = 255;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Gsm7,
    Ucs2,
}

impl Encoding {
    /// The coding of this encoding that needs no header.
    pub fn plain(self) -> Coding {
        match self {
            Self::Gsm7 => Coding::DEFAULT,
            Self::Ucs2 => Coding::Ucs2,
        }
    }
}

/// An encoding and, for GSM-7, the identifiers of the languages of its tables. 0 is the default
/// table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    Gsm7 { locking: u8, single: u8 },
    Ucs2,
}

impl Coding {
    pub const DEFAULT: Self = Self::Gsm7 {
        locking: 0,
        single: 0,
    };

    pub fn encoding(self) -> Encoding {
        match self {
            Self::Gsm7 { .. } => Encoding::Gsm7,
            Self::Ucs2 => Encoding::Ucs2,
        }
    }

    pub fn codes(self) -> Option<&'static Codes> {
        match self {
            Self::Gsm7 { locking, single } => Some(tables::codes(locking, single)),
            Self::Ucs2 => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    pub wide_reference: bool,
    pub clusters: bool,
    pub forced: Option<Encoding>,
    /// The languages whose locking shift tables are allowed: one bit per identifier.
    pub locking: u16,
    /// The languages whose single shift tables are allowed.
    pub single: u16,
    /// The length of the header extras in octets: 0, or 2 to 16.
    pub elements: u8,
    /// Characters that must not be sent as GSM-7. Characters outside the default tables are
    /// ignored.
    pub excluded: &'static [char],
}

impl Rules {
    pub const PLAIN: Self = Self {
        wide_reference: false,
        clusters: false,
        forced: None,
        locking: 0,
        single: 0,
        elements: 0,
        excluded: &[],
    };

    /// Whether the character must not be sent as GSM-7.
    pub fn excludes(self, character: char) -> bool {
        self.excluded.contains(&character) && !is_unmappable(character)
    }

    pub fn without_languages(self) -> Self {
        Self {
            locking: 0,
            single: 0,
            ..self
        }
    }

    pub fn allows_languages(self) -> bool {
        self != self.without_languages()
    }
}

/// The text and the units of a segment.
pub type Segment = (String, usize);

/// The codes of the default tables.
pub fn codes() -> &'static Codes {
    tables::codes(0, 0)
}

pub fn septets(text: &str, coding: Coding) -> Vec<u8> {
    let codes = coding.codes().unwrap();
    text.chars().flat_map(|c| codes[&c].clone()).collect()
}

/// Whether the coding can encode every character.
pub fn holds(text: &str, coding: Coding) -> bool {
    coding
        .codes()
        .is_none_or(|codes| text.chars().all(|c| codes.contains_key(&c)))
}

/// Like `holds`, but false for GSM-7 if the rules exclude a character of the text.
pub fn takes(text: &str, coding: Coding, rules: Rules) -> bool {
    let excluded = |c| coding != Coding::Ucs2 && rules.excludes(c);
    holds(text, coding) && !text.chars().any(excluded)
}

/// The pairs of tables that the rules allow.
fn pairs(rules: Rules) -> Vec<Coding> {
    let has = |mask: u16, language: u8| language == 0 || mask >> language & 1 == 1;
    tables::pairs()
        .filter(|&(locking, single)| has(rules.locking, locking) && has(rules.single, single))
        .map(|(locking, single)| Coding::Gsm7 { locking, single })
        .collect()
}

/// The codings that the rules allow.
fn candidates(rules: Rules) -> Vec<Coding> {
    let mut candidates = pairs(rules);
    match rules.forced {
        Some(Encoding::Gsm7) => {}
        Some(Encoding::Ucs2) => candidates = vec![Coding::Ucs2],
        None => candidates.push(Coding::Ucs2),
    }
    candidates
}

/// The sort key for codings that take equally many segments: the default tables come first, then
/// UCS-2, then national tables in order of header elements, septets, locking shift identifier and
/// single shift identifier.
fn preference(text: &str, coding: Coding) -> (usize, usize, usize, u8, u8) {
    match coding {
        Coding::DEFAULT => (0, 0, 0, 0, 0),
        Coding::Ucs2 => (1, 0, 0, 0, 0),
        Coding::Gsm7 { locking, single } => {
            let elements = usize::from(locking > 0) + usize::from(single > 0);
            (2, elements, units(text, coding), locking, single)
        }
    }
}

/// The coding that can encode a text in the fewest segments. If GSM-7 is forced and no tables can
/// encode the text, the default tables.
pub fn coding(text: &str, rules: Rules) -> Coding {
    let clusters: Vec<&str> = text.graphemes(true).collect();
    candidates(rules)
        .into_iter()
        .filter(|&coding| takes(text, coding, rules))
        .min_by_key(|&coding| {
            let segments = ends(&clusters, coding, rules).len();
            (segments, preference(text, coding))
        })
        .unwrap_or(Coding::DEFAULT)
}

pub fn encoding(text: &str, rules: Rules) -> Encoding {
    coding(text, rules).encoding()
}

/// The units of a text. A character without a code counts as one septet.
pub fn units(text: &str, coding: Coding) -> usize {
    text.chars().map(costs(coding)).sum()
}

/// The units of a character.
pub fn cost(character: char, coding: Coding) -> usize {
    costs(coding)(character)
}

/// The units of each character.
fn costs(coding: Coding) -> impl Fn(char) -> usize {
    let codes = coding.codes();
    move |character| match codes {
        Some(codes) => codes.get(&character).map_or(1, Vec::len),
        None => character.len_utf16(),
    }
}

/// The capacities of a single segment and of a segment of a concatenated message: the units that
/// fit in 140 octets after the header.
pub fn capacities(coding: Coding, rules: Rules) -> (usize, usize) {
    let beside = |header: Vec<u8>| match coding {
        Coding::Gsm7 { .. } => (140 - header.len()) * 8 / 7,
        Coding::Ucs2 => (140 - header.len()) / 2,
    };
    (
        beside(header(0, 1, 1, coding, rules)),
        beside(header(0, 1, 2, coding, rules)),
    )
}

/// The cost of a character in units.
type Cost<'a> = &'a dyn Fn(char) -> usize;

/// The pieces of a text that stay whole in segments of this capacity.
fn pieces<'t>(clusters: &[&'t str], cost: Cost, by_cluster: bool, capacity: usize) -> Vec<&'t str> {
    let mut pieces = Vec::new();
    for &cluster in clusters {
        let units: usize = cluster.chars().map(cost).sum();
        if by_cluster && cluster != "\r\n" && units <= capacity {
            pieces.push(cluster);
        } else {
            pieces.extend(cluster.split_inclusive(|_| true));
        }
    }
    pieces
}

/// The byte offset of each segment's end, and the segment's units.
fn ends(clusters: &[&str], coding: Coding, rules: Rules) -> Vec<(usize, usize)> {
    ends_by(clusters, &costs(coding), coding, rules)
}

/// Like `ends`, but with the given cost per character.
fn ends_by(clusters: &[&str], cost: Cost, coding: Coding, rules: Rules) -> Vec<(usize, usize)> {
    let (alone, part) = capacities(coding, rules);
    let all = |text: &str| text.chars().map(cost).sum::<usize>();
    let total = clusters.iter().map(|cluster| all(cluster)).sum();
    if total <= alone {
        return vec![(clusters.iter().map(|cluster| cluster.len()).sum(), total)];
    }
    let mut ends = vec![(0, 0)];
    for piece in pieces(clusters, cost, rules.clusters, part) {
        let cost = all(piece);
        let (end, used) = *ends.last().unwrap();
        if used + cost > part {
            ends.push((end, 0));
        }
        let last = ends.last_mut().unwrap();
        last.0 += piece.len();
        last.1 += cost;
    }
    ends
}

/// The number of segments in this coding if every character took one unit.
pub fn segments_of_single_units(text: &str, coding: Coding, rules: Rules) -> usize {
    let clusters: Vec<&str> = text.graphemes(true).collect();
    ends_by(&clusters, &|_| 1, coding, rules).len()
}

pub fn segments(text: &str, rules: Rules) -> Vec<Segment> {
    segments_in(text, coding(text, rules), rules)
}

/// The segments of a text in this coding.
pub fn segments_in(text: &str, coding: Coding, rules: Rules) -> Vec<Segment> {
    let clusters: Vec<&str> = text.graphemes(true).collect();
    let mut start = 0;
    let ends = ends(&clusters, coding, rules).into_iter();
    ends.map(|(end, units)| {
        let slice = text[start..end].to_owned();
        start = end;
        (slice, units)
    })
    .collect()
}
