//! What characters cost, told from the octets that they begin with.
//!
//! Once a text is known to be in the alphabet, what a character costs follows from its
//! first octet; the others cost nothing. So units are sums over octets, and the octets of
//! a block are summed without a branch.
//!
//! Each rule stands here twice: for one octet, of which the compiler makes vectors where
//! the machine has some, and for all octets of a word. `tests/kernels.rs` holds both
//! against the model, and so the tables. The compiler makes vectors of a test that is one comparison, best of signed
//! octets; several `==` joined by `|` become a test of bits, which stays scalar.

use super::word::{
    BLOCK, HAS_VECTORS, HIGH, at_least, count, each, equal, long_leads, starts, word_at,
};
use crate::alphabet::Coding;

/// An octet with which no character begins, so that it costs nothing.
pub(crate) const CONTINUATION: u8 = 0x80;

/// The units that a text is counted in, as far as the first octets of its characters
/// tell them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::enum_variant_names, reason = "a code unit is called that")]
pub(crate) enum Unit {
    /// Either of them, of ASCII in the main table: one for each octet.
    Octet,
    /// Septets of printing ASCII that is in the default alphabet.
    Ascii,
    /// Septets of a text that is in the default alphabet.
    Septet,
    /// UTF-16 code units of any text.
    CodeUnit,
}

impl Unit {
    /// The unit of a coding, if first octets tell what characters cost, all of which must have a code;
    /// of national tables they do not.
    pub(crate) const fn of(coding: Coding) -> Option<Self> {
        match coding {
            Coding::Gsm7(alphabet) if alphabet.is_default() => Some(Self::Septet),
            Coding::Gsm7(_) => None,
            Coding::Ucs2 => Some(Self::CodeUnit),
        }
    }

    /// What the characters cost that begin with the octets of a word, each in its place:
    /// 1 or 2, and 0 where none begins.
    #[inline]
    pub(crate) const fn costs(self, word: usize) -> usize {
        let (starts, pairs) = match self {
            Self::Octet => (HIGH, 0),
            Self::Ascii => (HIGH, plain_pairs(word)),
            Self::Septet => (starts(word), septet_pairs(word)),
            Self::CodeUnit => (starts(word), long_leads(word)),
        };
        // Both have high bits, which are too high to be added.
        (starts >> 7).wrapping_add(pairs >> 7)
    }

    /// What the character costs that begins with this octet: 1 or 2, and 0 where none
    /// begins.
    #[inline]
    pub(crate) const fn cost(self, octet: u8) -> u8 {
        match self {
            Self::Octet => 1,
            Self::Ascii => ascii(octet),
            Self::Septet => septets(octet),
            Self::CodeUnit => code_units(octet),
        }
    }

    /// The units of the characters that begin in these octets.
    #[inline]
    pub(crate) fn sum<const N: usize>(self, octets: &[u8; N]) -> u8 {
        // A choice inside the loop would keep it from becoming vector instructions.
        match self {
            Self::Octet => add(octets, |_| 1),
            Self::Ascii => add(octets, ascii),
            Self::Septet => add(octets, septets),
            Self::CodeUnit => add(octets, code_units),
        }
    }
}

/// How many characters begin in these octets.
pub(crate) fn count_characters(octets: &[u8]) -> usize {
    if !HAS_VECTORS {
        return octets
            .iter()
            .filter(|&&octet| characters(octet) == 1)
            .count();
    }
    let mut number = 0_usize;
    let mut rest = octets;
    while let Some((block, behind)) = rest.split_first_chunk::<BLOCK>() {
        number = number.wrapping_add(add(block, characters).into());
        rest = behind;
    }
    let mut at = octets.len().wrapping_sub(rest.len());
    while at < octets.len() {
        let (word, length) = word_at(octets, at, CONTINUATION);
        number = number.wrapping_add(count(starts(word)).into());
        at = at.wrapping_add(length);
    }
    number
}

/// Whether two code units that follow each other are one character: a high surrogate, which
/// every low one completes.
#[inline]
pub(crate) const fn is_surrogate_pair(first: u16, second: u16) -> bool {
    first & 0xFC00 == 0xD800 && second & 0xFC00 == 0xDC00
}

/// How many surrogate pairs there are in these code units.
pub(crate) fn count_surrogate_pairs(units: &[u16]) -> usize {
    let mut number = 0_usize;
    let mut rest = units;
    while !rest.is_empty() {
        let size = if HAS_VECTORS { BLOCK } else { 4 };
        let (some, behind) = rest.split_at_checked(size).unwrap_or((rest, &[]));
        // Where there are no vectors, most have no surrogate among them.
        if HAS_VECTORS || some.first_chunk().copied().is_none_or(has_surrogate) {
            let seconds = rest.get(1..).unwrap_or(&[]);
            let pairs = some
                .iter()
                .zip(seconds)
                .fold(0_u8, |pairs, (&first, &second)| {
                    pairs.wrapping_add(is_surrogate_pair(first, second).into())
                });
            number = number.wrapping_add(pairs.into());
        }
        rest = behind;
    }
    number
}

/// Whether one of four code units is a surrogate, of either kind.
#[inline]
const fn has_surrogate(units: [u16; 4]) -> bool {
    const EACH: u64 = u64::MAX / 0xFFFF;
    let [first, second, third, fourth] = units;
    let all = first as u64 | (second as u64) << 16 | (third as u64) << 32 | (fourth as u64) << 48;
    // 0 where there is one. Taking one from each sets a high bit that was not there before
    // only if one of them is 0.
    let others = (all & (0xF800 * EACH)) ^ (0xD800 * EACH);
    others.wrapping_sub(EACH) & !others & (0x8000 * EACH) != 0
}

/// The sum of what the octets cost: at most 2 each, and at most 127 of them.
#[inline]
pub(crate) fn add<const N: usize>(octets: &[u8; N], cost: impl Fn(u8) -> u8) -> u8 {
    const { assert!(N <= 127) };
    octets
        .iter()
        .fold(0, |units: u8, &octet| units.wrapping_add(cost(octet)))
}

/// The septets of an octet of printing ASCII that is in the default alphabet.
#[inline]
const fn ascii(octet: u8) -> u8 {
    brackets(octet).wrapping_add(1)
}

/// 1 if a character begins with this octet: all but 0x80 to 0xBF, the lowest as signed
/// numbers.
#[inline]
pub(crate) const fn characters(octet: u8) -> u8 {
    (octet.cast_signed() >= -0x40) as u8
}

/// 1 if this octet is a character of the extension table in ASCII besides form feed:
/// `[ \ ] ^`, and 0x20 above them `{ | } ~`.
#[inline]
pub(crate) const fn brackets(octet: u8) -> u8 {
    // One more, so that they are the highest signed numbers.
    ((octet.wrapping_add(1) | 0x20).cast_signed() > 0x7B) as u8
}

/// The septets of the character of the default alphabet that begins with this octet. The
/// euro sign is the only one of the extension table beyond ASCII, and begins with 0xE2.
#[inline]
const fn septets(octet: u8) -> u8 {
    let form_feed = (octet == 0x0C) as u8;
    let euro = (octet == 0xE2) as u8;
    characters(octet)
        .wrapping_add(brackets(octet))
        .wrapping_add(form_feed)
        .wrapping_add(euro)
}

/// The UTF-16 code units of the character that begins with this octet.
#[inline]
const fn code_units(octet: u8) -> u8 {
    characters(octet).wrapping_add(pairs(octet))
}

/// 1 if a character beyond U+FFFF begins with this octet: it is a surrogate pair.
#[inline]
pub(crate) const fn pairs(octet: u8) -> u8 {
    (octet >= 0xF0) as u8
}

/// Whether all octets are printing characters of ASCII in the main table, but for `_`.
#[inline]
pub(crate) const fn is_simple(word: usize) -> bool {
    let special = at_least(word, 0x7B)
        | !at_least(word, 0x20)
        | (at_least(word, 0x5B) & !at_least(word, 0x61));
    (word | special) & HIGH == 0
}

/// Whether all octets are printing characters of ASCII that have a code.
#[inline]
pub(crate) const fn is_plain(word: usize) -> bool {
    // Where an octet is not ASCII, the sums run over; but then it is not plain already.
    let odd = word | at_least(word, 0x7F) | equal(word, b'`') | !at_least(word, 0x20);
    odd & HIGH == 0
}

/// Where octets of ASCII stand for characters of the extension table besides form feed.
#[inline]
pub(crate) const fn plain_pairs(word: usize) -> usize {
    let small = word | each(0x20);
    at_least(small, 0x7B) & !at_least(small, 0x7F)
}

/// Where characters of the default alphabet begin that take two septets.
#[inline]
pub(crate) const fn septet_pairs(word: usize) -> usize {
    let low = word & !HIGH;
    let ascii = (plain_pairs(low) | equal(low, 0x0C)) & !word;
    ascii | (equal(low, 0xE2 & 0x7F) & word)
}

/// Where octets of ASCII take two septets; `None` if one has no code.
#[inline]
pub(crate) const fn pairs_of_ascii(word: usize) -> Option<usize> {
    let brackets = plain_pairs(word);
    if is_plain(word) {
        return Some(brackets);
    }
    let form_feeds = equal(word, 0x0C);
    let others = !at_least(word, 0x20) & !equal(word, 0x0A) & !equal(word, 0x0D) & !form_feeds;
    if (others | equal(word, b'`') | equal(word, 0x7F)) & HIGH != 0 {
        return None;
    }
    Some(brackets | form_feeds)
}
