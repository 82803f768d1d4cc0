//! The cost of a character, computed from its first byte.
//!
//! In a text whose characters all have codes, the first byte of each character determines its cost.
//! The units of the text are therefore a sum over its bytes, which needs no branches.
//!
//! Each rule is written twice: for one byte, which the compiler vectorizes, and for all bytes of a
//! word. The compiler vectorizes single comparisons, best those of signed bytes. It turns several
//! `==` joined by `|` into a bit test, which it does not vectorize.

use super::word::{HIGH, at_least, equal, four_byte_leads, splat, starts};
use crate::alphabet::Coding;

/// A continuation byte, which costs nothing.
pub(super) const CONTINUATION: u8 = 0x80;

/// How the length of a text is counted when the first byte of each character determines its cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::enum_variant_names, reason = "code unit is one term")]
pub(crate) enum Unit {
    /// Septets or code units of ASCII text in the main table: one per byte.
    Byte,
    /// Septets of ASCII text in the default tables, without form feeds.
    Ascii,
    /// Septets of any text in the default tables.
    Septet,
    /// UTF-16 code units of any text.
    CodeUnit,
}

impl Unit {
    /// Returns `None` for national tables, because the first byte then does not determine the cost.
    pub(crate) const fn from_coding(coding: Coding) -> Option<Self> {
        match coding {
            Coding::Gsm7(alphabet) if alphabet.is_default() => Some(Self::Septet),
            Coding::Gsm7(_) => None,
            Coding::Ucs2 => Some(Self::CodeUnit),
        }
    }
}

/// The cost of characters in a unit. Each unit has its own type, so that loops are compiled once
/// per unit. On narrow machines, a [`Unit`] is itself the model, so that one loop serves all units.
pub(crate) trait CostModel: Copy {
    fn unit(self) -> Unit;

    /// Returns 1 or 2 if a character begins with this byte, otherwise 0.
    fn cost(self, byte: u8) -> u8;

    /// Returns a word whose bytes are the costs of the bytes of `word`.
    fn costs(self, word: usize) -> usize;
}

#[derive(Clone, Copy)]
pub(crate) struct Bytes;
#[derive(Clone, Copy)]
pub(crate) struct Ascii;
#[derive(Clone, Copy)]
pub(crate) struct Septets;
#[derive(Clone, Copy)]
pub(crate) struct CodeUnits;

impl CostModel for Bytes {
    #[inline]
    fn unit(self) -> Unit {
        Unit::Byte
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
    fn cost(self, byte: u8) -> u8 {
        u8::from(is_ascii_extension(byte)).wrapping_add(1)
    }

    #[inline]
    fn costs(self, word: usize) -> usize {
        add_tests(HIGH, ascii_extensions(word))
    }
}

impl CostModel for Septets {
    #[inline]
    fn unit(self) -> Unit {
        Unit::Septet
    }

    /// The only non-ASCII character of the extension table, the euro sign, begins with 0xE2.
    #[inline]
    fn cost(self, byte: u8) -> u8 {
        let form_feed = u8::from(byte == 0x0C);
        let euro = u8::from(byte == 0xE2);
        u8::from(starts_character(byte))
            .wrapping_add(is_ascii_extension(byte).into())
            .wrapping_add(form_feed)
            .wrapping_add(euro)
    }

    #[inline]
    fn costs(self, word: usize) -> usize {
        add_tests(starts(word), septet_doubles(word))
    }
}

impl CostModel for CodeUnits {
    #[inline]
    fn unit(self) -> Unit {
        Unit::CodeUnit
    }

    #[inline]
    fn cost(self, byte: u8) -> u8 {
        u8::from(starts_character(byte)).wrapping_add(is_four_byte_lead(byte).into())
    }

    #[inline]
    fn costs(self, word: usize) -> usize {
        add_tests(starts(word), four_byte_leads(word))
    }
}

impl CostModel for Unit {
    #[inline]
    fn unit(self) -> Unit {
        self
    }

    #[inline]
    fn cost(self, byte: u8) -> u8 {
        match self {
            Self::Byte => Bytes.cost(byte),
            Self::Ascii => Ascii.cost(byte),
            Self::Septet => Septets.cost(byte),
            Self::CodeUnit => CodeUnits.cost(byte),
        }
    }

    #[inline]
    fn costs(self, word: usize) -> usize {
        match self {
            Self::Byte => Bytes.costs(word),
            Self::Ascii => Ascii.costs(word),
            Self::Septet => Septets.costs(word),
            Self::CodeUnit => CodeUnits.costs(word),
        }
    }
}

/// A function that `with_model` calls with the model of a unit.
pub(crate) trait WithModel {
    type Output;

    fn call(self, model: impl CostModel) -> Self::Output;
}

/// Turns two tests into costs: 1 where a character begins, plus 1 if it takes two units.
#[inline]
const fn add_tests(starts: usize, doubles: usize) -> usize {
    // Adding the high bits themselves would overflow.
    (starts >> 7).wrapping_add(doubles >> 7)
}

/// Returns whether a character begins with this byte: any except 0x80 to 0xBF, the lowest signed
/// values.
#[inline]
pub(crate) const fn starts_character(byte: u8) -> bool {
    byte.cast_signed() >= -0x40
}

/// Returns whether this byte is an ASCII character of the extension table other than form feed:
/// `[ \ ] ^ { | } ~`.
#[inline]
pub(super) const fn is_ascii_extension(byte: u8) -> bool {
    // Only these characters become 0x7C to 0x7F, the highest signed values.
    (byte.wrapping_add(1) | 0x20).cast_signed() > 0x7B
}

/// Returns whether a character above U+FFFF, which takes two code units, begins with this byte.
#[inline]
pub(super) const fn is_four_byte_lead(byte: u8) -> bool {
    byte >= 0xF0
}

/// Returns whether all bytes are printable ASCII characters with codes.
#[inline]
pub(super) const fn is_plain(word: usize) -> bool {
    without_code(word) == 0
}

/// Marks bytes that are not printable ASCII characters with codes. Only the first mark is exact.
#[inline]
pub(super) const fn without_code(word: usize) -> usize {
    // Non-ASCII bytes make the sums overflow into the bytes after them, but their high bits are set
    // in `word`.
    let special = word | at_least(word, 0x7F) | equal(word, b'`') | !at_least(word, 0x20);
    special & HIGH
}

/// Marks ASCII characters of the extension table other than form feed.
#[inline]
pub(super) const fn ascii_extensions(word: usize) -> usize {
    let small = word | splat(0x20);
    at_least(small, 0x7B) & !at_least(small, 0x7F)
}

/// Marks the first bytes of characters that take two septets.
#[inline]
pub(super) const fn septet_doubles(word: usize) -> usize {
    let low = word & !HIGH;
    let ascii = (ascii_extensions(low) | equal(low, 0x0C)) & !word;
    ascii | (equal(low, 0xE2 & 0x7F) & word)
}

/// Marks ASCII characters that take two septets; `None` if a character has no code.
#[inline]
pub(super) const fn ascii_doubles(word: usize) -> Option<usize> {
    let extensions = ascii_extensions(word);
    if is_plain(word) {
        return Some(extensions);
    }
    let form_feeds = equal(word, 0x0C);
    let others = !at_least(word, 0x20) & !equal(word, 0x0A) & !equal(word, 0x0D) & !form_feeds;
    if (others | equal(word, b'`') | equal(word, 0x7F)) & HIGH != 0 {
        return None;
    }
    Some(extensions | form_feeds)
}
