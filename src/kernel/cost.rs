//! What characters cost, told from the octets that they begin with.
//!
//! Once a text is known to be in the alphabet, the cost of a character follows from its first
//! octet; its other octets cost nothing. So units are sums over octets, and the octets of a block
//! are summed without a branch.
//!
//! Each rule is written twice: for one octet, which the compiler vectorises where the machine has
//! vectors, and for all octets of a word. `tests/kernels.rs` checks both against the model. The
//! compiler vectorises a test that is one comparison, best of signed octets; several `==` joined
//! by `|` become a test of bits, which stays scalar.

use super::word::{HIGH, at_least, each, equal, long_leads, starts};
use crate::alphabet::Coding;

/// An octet with which no character begins, so that it costs nothing.
pub(super) const CONTINUATION: u8 = 0x80;

/// What the units of a text are, if the first octets of its characters tell their cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::enum_variant_names, reason = "a code unit is called that")]
pub(crate) enum Unit {
    /// Septets or code units of ASCII in the main table: one for each octet.
    Octet,
    /// Septets of printing ASCII that is in the default alphabet.
    Ascii,
    /// Septets of a text that is in the default alphabet.
    Septet,
    /// UTF-16 code units of any text.
    CodeUnit,
}

impl Unit {
    /// The unit of a text in this coding, all of whose characters have a code; `None` in
    /// national tables, where first octets do not tell the cost.
    pub(crate) const fn of(coding: Coding) -> Option<Self> {
        match coding {
            Coding::Gsm7(alphabet) if alphabet.is_default() => Some(Self::Septet),
            Coding::Gsm7(_) => None,
            Coding::Ucs2 => Some(Self::CodeUnit),
        }
    }
}

/// A cost model: what the characters cost that begin with an octet, and with the octets of a
/// word. Each unit has a type of its own, so that loops are compiled for it; the value of
/// [`Unit`] is a model too, for machines where one loop has to do for all.
pub(crate) trait CostModel: Copy {
    /// The unit it counts.
    fn unit(self) -> Unit;

    /// 1 or 2 if a character begins with this octet, and 0 otherwise.
    fn cost(self, octet: u8) -> u8;

    /// The same for each octet of a word, in its place.
    fn costs(self, word: usize) -> usize;
}

/// The model of [`Unit::Octet`].
#[derive(Clone, Copy)]
pub(crate) struct Octets;
/// The model of [`Unit::Ascii`].
#[derive(Clone, Copy)]
pub(crate) struct Ascii;
/// The model of [`Unit::Septet`].
#[derive(Clone, Copy)]
pub(crate) struct Septets;
/// The model of [`Unit::CodeUnit`].
#[derive(Clone, Copy)]
pub(crate) struct CodeUnits;

impl CostModel for Octets {
    #[inline]
    fn unit(self) -> Unit {
        Unit::Octet
    }

    #[inline]
    fn cost(self, _: u8) -> u8 {
        1
    }

    #[inline]
    fn costs(self, _: usize) -> usize {
        HIGH >> 7
    }
}

impl CostModel for Ascii {
    #[inline]
    fn unit(self) -> Unit {
        Unit::Ascii
    }

    #[inline]
    fn cost(self, octet: u8) -> u8 {
        brackets(octet).wrapping_add(1)
    }

    #[inline]
    fn costs(self, word: usize) -> usize {
        added(HIGH, plain_doubles(word))
    }
}

impl CostModel for Septets {
    #[inline]
    fn unit(self) -> Unit {
        Unit::Septet
    }

    /// The euro sign is the only character of the extension table beyond ASCII, and begins with
    /// 0xE2.
    #[inline]
    fn cost(self, octet: u8) -> u8 {
        let form_feed = u8::from(octet == 0x0C);
        let euro = u8::from(octet == 0xE2);
        characters(octet)
            .wrapping_add(brackets(octet))
            .wrapping_add(form_feed)
            .wrapping_add(euro)
    }

    #[inline]
    fn costs(self, word: usize) -> usize {
        added(starts(word), septet_doubles(word))
    }
}

impl CostModel for CodeUnits {
    #[inline]
    fn unit(self) -> Unit {
        Unit::CodeUnit
    }

    #[inline]
    fn cost(self, octet: u8) -> u8 {
        characters(octet).wrapping_add(doubles(octet))
    }

    #[inline]
    fn costs(self, word: usize) -> usize {
        added(starts(word), long_leads(word))
    }
}

impl CostModel for Unit {
    #[inline]
    fn unit(self) -> Unit {
        self
    }

    #[inline]
    fn cost(self, octet: u8) -> u8 {
        match self {
            Self::Octet => Octets.cost(octet),
            Self::Ascii => Ascii.cost(octet),
            Self::Septet => Septets.cost(octet),
            Self::CodeUnit => CodeUnits.cost(octet),
        }
    }

    #[inline]
    fn costs(self, word: usize) -> usize {
        match self {
            Self::Octet => Octets.costs(word),
            Self::Ascii => Ascii.costs(word),
            Self::Septet => Septets.costs(word),
            Self::CodeUnit => CodeUnits.costs(word),
        }
    }
}

/// What is done with the model of a unit, by `with_model`.
pub(crate) trait WithModel {
    /// What it returns.
    type Output;

    /// Does it.
    fn with(self, model: impl CostModel) -> Self::Output;
}

/// 1 where a character begins and 1 more where it takes two units, both given by high bits.
#[inline]
const fn added(starts: usize, doubles: usize) -> usize {
    // The high bits themselves are too high to be added.
    (starts >> 7).wrapping_add(doubles >> 7)
}

/// 1 if a character begins with this octet: any octet but 0x80 to 0xBF, which are the lowest values
/// as signed numbers.
#[inline]
pub(crate) const fn characters(octet: u8) -> u8 {
    (octet.cast_signed() >= -0x40) as u8
}

/// 1 if this octet is a character of the extension table in ASCII besides form feed: `[ \ ] ^`,
/// and 0x20 above them `{ | } ~`.
#[inline]
pub(super) const fn brackets(octet: u8) -> u8 {
    // One more, so that they are the highest signed numbers.
    ((octet.wrapping_add(1) | 0x20).cast_signed() > 0x7B) as u8
}

/// 1 if a character beyond U+FFFF begins with this octet: it is a surrogate pair.
#[inline]
pub(super) const fn doubles(octet: u8) -> u8 {
    (octet >= 0xF0) as u8
}

/// Whether all octets are printing characters of ASCII that have a code.
#[inline]
pub(super) const fn is_plain(word: usize) -> bool {
    // Where an octet is not ASCII, the sums run over; but then it is not plain already.
    let odd = word | at_least(word, 0x7F) | equal(word, b'`') | !at_least(word, 0x20);
    odd & HIGH == 0
}

/// Where octets of ASCII are characters of the extension table besides form feed.
#[inline]
pub(super) const fn plain_doubles(word: usize) -> usize {
    let small = word | each(0x20);
    at_least(small, 0x7B) & !at_least(small, 0x7F)
}

/// Where characters of the default alphabet begin that take two septets.
#[inline]
const fn septet_doubles(word: usize) -> usize {
    let low = word & !HIGH;
    let ascii = (plain_doubles(low) | equal(low, 0x0C)) & !word;
    ascii | (equal(low, 0xE2 & 0x7F) & word)
}

/// Where octets of ASCII take two septets; `None` if one has no code.
#[inline]
pub(super) const fn doubles_of_ascii(word: usize) -> Option<usize> {
    let brackets = plain_doubles(word);
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
