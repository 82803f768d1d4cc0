//! The naive model: what septet does, in the plainest way that is right.
//!
//! Fast code answers to it, in tests and in fuzzing. It shares nothing with the crate:
//! it reads the alphabets from the table file, keeps texts as lists of characters and
//! bits as lists of `bool`, counts by building what it counts, and chooses the tables of
//! a text by trying all of them.

#![allow(dead_code, reason = "each test uses its own part of the model")]

mod octets;
pub mod reassembly;
pub mod substitute;
pub mod tables;

#[allow(unused_imports, reason = "each test uses its own part")]
pub use octets::{elements, header, named, pack, read_septets, unpack, user_data};

use tables::Codes;
use unicode_segmentation::UnicodeSegmentation;

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

/// An encoding with its tables, by the identifiers of their languages; 0 is the default
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

    fn codes(self) -> Option<&'static Codes> {
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
    /// The languages whose locking tables are allowed, each the bit of its identifier.
    pub locking: u16,
    /// And those whose single shift tables are.
    pub single: u16,
    /// How many octets the elements of the application take: none, or 2 to 16.
    pub elements: u8,
    /// Characters that are not to be GSM-7; only those of the default tables count.
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

    /// Whether a character of the default tables is not to be GSM-7.
    pub fn excludes(self, character: char) -> bool {
        let codes = Coding::DEFAULT.codes().unwrap();
        self.excluded.contains(&character) && codes.contains_key(&character)
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

/// A segment: its text and its units.
pub type Segment = (String, usize);

/// The codes of the default tables.
pub fn codes() -> &'static Codes {
    tables::codes(0, 0)
}

/// Whether the character has no code in the default tables.
pub fn is_unmappable(character: char) -> bool {
    !codes().contains_key(&character)
}

/// The characters without a code in the default tables.
pub fn unmappable(text: &str) -> Vec<(usize, char)> {
    text.char_indices()
        .filter(|&(_, c)| is_unmappable(c))
        .collect()
}

pub fn septets(text: &str, coding: Coding) -> Vec<u8> {
    let codes = coding.codes().unwrap();
    text.chars().flat_map(|c| codes[&c].clone()).collect()
}

/// Whether each character has a code.
pub fn holds(text: &str, coding: Coding) -> bool {
    coding
        .codes()
        .is_none_or(|codes| text.chars().all(|c| codes.contains_key(&c)))
}

/// Whether each character has a code that the sender takes.
pub fn takes(text: &str, coding: Coding, rules: Rules) -> bool {
    let excluded = |c| coding != Coding::Ucs2 && rules.excludes(c);
    holds(text, coding) && !text.chars().any(excluded)
}

/// What a text may be written in.
fn candidates(rules: Rules) -> Vec<Coding> {
    let has = |mask: u16, language: u8| language == 0 || mask >> language & 1 == 1;
    let mut candidates: Vec<Coding> = tables::pairs()
        .filter(|&(locking, single)| has(rules.locking, locking) && has(rules.single, single))
        .map(|(locking, single)| Coding::Gsm7 { locking, single })
        .collect();
    match rules.forced {
        Some(Encoding::Gsm7) => {}
        Some(Encoding::Ucs2) => candidates = vec![Coding::Ucs2],
        None => candidates.push(Coding::Ucs2),
    }
    candidates
}

/// What is the better the lower it is, once two codings take as many segments: the default
/// tables, then UCS-2, then the fewest elements, the fewest septets, the lowest locking
/// identifier and the lowest single shift identifier.
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

/// What a text is written in: of all that hold the whole text, what takes the fewest
/// segments. Where GSM-7 is asked for and no tables hold the text, the default ones.
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

/// The units of a text; a character without a code counts one septet.
pub fn units(text: &str, coding: Coding) -> usize {
    match coding.codes() {
        Some(codes) => text
            .chars()
            .map(|c| codes.get(&c).map_or(1, Vec::len))
            .sum(),
        None => text.encode_utf16().count(),
    }
}

/// The units that a message without a concatenation element holds, and one with it: what
/// the header leaves of 140 octets.
pub fn capacities(coding: Coding, rules: Rules) -> (usize, usize) {
    let behind = |header: Vec<u8>| match coding {
        Coding::Gsm7 { .. } => (140 - header.len()) * 8 / 7,
        Coding::Ucs2 => (140 - header.len()) / 2,
    };
    (
        behind(header(0, 1, 1, coding, rules)),
        behind(header(0, 1, 2, coding, rules)),
    )
}

/// The pieces that stay whole in segments of this capacity, of a text in clusters.
fn pieces<'t>(
    clusters: &[&'t str],
    coding: Coding,
    by_cluster: bool,
    capacity: usize,
) -> Vec<&'t str> {
    let mut pieces = Vec::new();
    for &cluster in clusters {
        if by_cluster && cluster != "\r\n" && units(cluster, coding) <= capacity {
            pieces.push(cluster);
        } else {
            pieces.extend(cluster.split_inclusive(|_| true));
        }
    }
    pieces
}

/// Where the segments of a text in clusters end, and the units of each.
fn ends(clusters: &[&str], coding: Coding, rules: Rules) -> Vec<(usize, usize)> {
    let (single, part) = capacities(coding, rules);
    let total = clusters.iter().map(|cluster| units(cluster, coding)).sum();
    if total <= single {
        return vec![(clusters.iter().map(|cluster| cluster.len()).sum(), total)];
    }
    let mut ends = vec![(0, 0)];
    for piece in pieces(clusters, coding, rules.clusters, part) {
        let cost = units(piece, coding);
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

pub fn segments(text: &str, rules: Rules) -> Vec<Segment> {
    segments_in(text, coding(text, rules), rules)
}

/// The segments of a text in this coding.
pub fn segments_in(text: &str, coding: Coding, rules: Rules) -> Vec<Segment> {
    let clusters: Vec<&str> = text.graphemes(true).collect();
    let mut start = 0;
    let ends = ends(&clusters, coding, rules).into_iter();
    ends.map(|(end, units)| {
        let stretch = text[start..end].to_owned();
        start = end;
        (stretch, units)
    })
    .collect()
}

/// The longest beginning that measures at most so many segments: of each coding the
/// longest that it holds and writes in so many, and of these the longest.
pub fn truncate(text: &str, most: usize, rules: Rules) -> &str {
    let mut longest = "";
    if most > 0 {
        for coding in candidates(rules) {
            longest = longer(text, longest, most, coding, rules).unwrap_or(longest);
        }
    }
    longest
}

/// The longest beginning in this coding, found by trying all that are longer than one that
/// is known from the longest down.
fn longer<'t>(
    text: &'t str,
    known: &str,
    most: usize,
    coding: Coding,
    rules: Rules,
) -> Option<&'t str> {
    // The default tables hold the beginning of a text that is cut in another encoding.
    let cut_in = match coding {
        Coding::DEFAULT => self::coding(text, rules.without_languages()),
        other => other,
    };
    let (single, part) = capacities(cut_in, rules);
    let capacity = if most > 1 { part } else { single };
    let clusters: Vec<&str> = text.graphemes(true).collect();
    let mut beginnings = vec![];
    let (mut end, mut total) = (0, 0);
    for piece in pieces(&clusters, cut_in, rules.clusters, capacity) {
        end += piece.len();
        total += units(piece, coding);
        beginnings.push((&text[..end], total));
    }
    // No segment holds more than the one that is alone.
    let (alone, _) = capacities(coding, rules);
    let may_fit = |units: usize| units <= most.saturating_mul(alone);
    beginnings
        .into_iter()
        .rev()
        .take_while(|(beginning, _)| beginning.len() > known.len())
        .filter(|&(_, units)| may_fit(units))
        .map(|(beginning, _)| beginning)
        .filter(|beginning| may_be_written(beginning, coding, rules))
        .find(|beginning| segments_in(beginning, coding, rules).len() <= most)
}

/// Whether a text may be written in one of the codings: that holds it; but where GSM-7 is
/// asked for, the default tables take what no others hold.
fn may_be_written(text: &str, coding: Coding, rules: Rules) -> bool {
    let any = || {
        candidates(rules)
            .into_iter()
            .any(|one| takes(text, one, rules))
    };
    let asked = rules.forced == Some(Encoding::Gsm7) && coding == Coding::DEFAULT;
    takes(text, coding, rules) || asked && !any()
}
