//! Counting by blocks of 64 octets, without a branch per character.

#![expect(
    clippy::needless_bitwise_bool,
    reason = "a branch prevents vectorization"
)]

use super::super::cost::{
    Ascii, CONTINUATION, CodeUnits, CostModel, Septets, Unit, WithModel, brackets, characters,
    doubles,
};
use super::super::counts::{BlockCounts, PackedCounts, Prefix, all_beyond_ascii, count_words};
use super::super::surrogates::pairs_in;
use super::super::word::{
    BLOCK, HIGH, WORD, at_least, count, starts, sum, sums, word_at, zeros_then_ones,
};
use crate::alphabet::Alphabet;

/// Returns the length of a prefix in which each octet is a character of one septet and one code
/// unit. Only whole words are tested, so a longer prefix may exist.
pub(crate) fn plain_prefix_len(octets: &[u8]) -> usize {
    const HALF: usize = BLOCK / 2;
    // Line feeds and `_` are included to save comparisons.
    let is_special = |octet: u8| {
        (octet.cast_signed() < 0x20)
            | (octet.cast_signed() > b'z'.cast_signed())
            | (octet.wrapping_add(0x7F - b'`').cast_signed() > 0x7F - 6)
    };
    let any = |half: &[u8; HALF]| {
        half.iter()
            .fold(false, |found, &octet| found | is_special(octet))
    };
    let mut at = 0_usize;
    let mut rest = octets;
    while let Some((half, after)) = rest.split_first_chunk::<HALF>() {
        if any(half) {
            return at;
        }
        at = at.wrapping_add(HALF);
        rest = after;
    }
    // The last octets, with some that have been tested already.
    if let Some(half) = octets.last_chunk::<HALF>() {
        return if rest.is_empty() || !any(half) {
            octets.len()
        } else {
            at
        };
    }
    while at < octets.len() {
        let (word, length) = word_at(octets, at, b' ');
        if !is_simple(word) {
            break;
        }
        at = at.wrapping_add(length);
    }
    at
}

/// Returns whether all octets are printable ASCII characters of the main table except `_`.
#[inline]
const fn is_simple(word: usize) -> bool {
    let special = at_least(word, 0x7B)
        | !at_least(word, 0x20)
        | (at_least(word, 0x5B) & !at_least(word, 0x61));
    (word | special) & HIGH == 0
}

/// Counts the first block of `rest`, or all of `rest` if it is shorter; `None` if the unit is the
/// septet and a character has no code. `octets` ends with `rest`. `is_accented` skips the fast
/// check, which usually fails after a block with accented letters.
#[inline]
pub(crate) fn count_block(
    octets: &[u8],
    rest: &[u8],
    model: impl CostModel,
    is_accented: bool,
) -> Option<BlockCounts> {
    let quick = match rest.first_chunk() {
        _ if is_accented => None,
        Some(block) => look(block, model),
        None => last_block(octets, rest.len()).and_then(|block| {
            let again = BLOCK.wrapping_sub(rest.len());
            Some(look(&block, model)?.without(again))
        }),
    };
    match quick {
        Some(counts) => Some(counts),
        None => inspect_block(octets, rest, model.unit()).map(BlockCounts::from),
    }
}

/// Counts a block with a fast check; `None` if the block must be inspected.
#[inline]
fn look(block: &[u8; BLOCK], model: impl CostModel) -> Option<BlockCounts> {
    match model.unit() {
        Unit::CodeUnit => Some(look_for_code_units(block)),
        _ => look_for_ascii(block),
    }
}

/// Counts a block of line feeds and printable ASCII characters with a code.
#[inline]
fn look_for_ascii(block: &[u8; BLOCK]) -> Option<BlockCounts> {
    let mut is_odd = false;
    let mut doubles = 0_u8;
    for &octet in block {
        // Adding 1 makes DEL negative, like non-ASCII octets.
        let next = octet.wrapping_add(1);
        is_odd |= ((next.cast_signed() <= 0x20) & (next != b'\n' + 1)) | (next == b'`' + 1);
        doubles = doubles.wrapping_add(brackets(octet));
    }
    let counts = BlockCounts {
        characters: add(block, |_| 1).into(),
        doubles: doubles.into(),
        unit: Unit::Ascii,
    };
    if is_odd { None } else { Some(counts) }
}

#[inline]
fn look_for_code_units(block: &[u8; BLOCK]) -> BlockCounts {
    BlockCounts {
        characters: add(block, characters).into(),
        doubles: add(block, doubles).into(),
        unit: Unit::CodeUnit,
    }
}

/// Counts a block that the fast check rejects.
#[inline(never)]
fn inspect_block(octets: &[u8], rest: &[u8], unit: Unit) -> Option<PackedCounts> {
    if unit == Unit::Septet {
        if let Some(block) = rest.first_chunk() {
            return count_accented(block, rest, 0).map(BlockCounts::packed);
        }
        if let Some(block) = last_block(octets, rest.len()) {
            let again = BLOCK.wrapping_sub(rest.len());
            return count_accented(&block, rest, again).map(BlockCounts::packed);
        }
    }
    count_words(rest, unit, Alphabet::is_two_byte).map(BlockCounts::packed)
}

/// Returns the last block of a text, with spaces before its last `kept` octets; `None` if the text
/// is shorter than a block, or if `kept` is so small that counting by words is faster.
#[inline]
fn last_block(octets: &[u8], kept: usize) -> Option<[u8; BLOCK]> {
    if kept <= 2 * WORD {
        return None;
    }
    let mut block = *octets.last_chunk::<BLOCK>()?;
    let kept = zeros_then_ones(BLOCK.checked_sub(kept)?)?;
    for (octet, kept) in block.iter_mut().zip(kept) {
        *octet = (*octet & kept) | (b' ' & !kept);
    }
    Some(block)
}

/// Counts a block that consists of `spaces` spaces and the start of `rest`; `None` if a character
/// has no code. The last character may end after the block.
fn count_accented(block: &[u8; BLOCK], rest: &[u8], spaces: usize) -> Option<BlockCounts> {
    let mut words = [0_usize; BLOCK / WORD + 1];
    for (word, octets) in words.iter_mut().zip(block.chunks_exact(WORD)) {
        *word = usize::from_le_bytes(*octets.first_chunk()?);
    }
    *words.last_mut()? = rest.get(BLOCK).copied().unwrap_or_default().into();
    for pair in words.windows(2) {
        let &[word, next] = pair else { break };
        let mut last = 0;
        let are_two_bytes = all_beyond_ascii(word, next, |_, first, second| {
            last = first;
            Alphabet::is_two_byte(first, second)
        });
        if !are_two_bytes {
            // Only characters of three octets can still have a code.
            return match last {
                0xE0..0xF0 => count_words(rest, Unit::Septet, Alphabet::is_two_byte),
                _ => None,
            };
        }
    }
    let mut is_odd = false;
    let mut number = 0_u8;
    let mut doubles = 0_u8;
    for &octet in block {
        let control = (octet < 0x20) & (octet != b'\n') & (octet != b'\r');
        is_odd |= control | (octet == b'`') | (octet == 0x7F);
        number = number.wrapping_add(characters(octet));
        doubles = doubles.wrapping_add(brackets(octet));
    }
    if is_odd {
        return count_words(rest, Unit::Septet, Alphabet::is_two_byte);
    }
    let counts = BlockCounts {
        characters: number.into(),
        doubles: doubles.into(),
        unit: if usize::from(number) == BLOCK {
            Unit::Ascii
        } else {
            Unit::Septet
        },
    };
    Some(counts.without(spaces))
}

/// Calls `what` with the model of a unit. Each model has its own loop, without a branch per word.
#[inline]
pub(crate) fn with_model<W: WithModel>(unit: Unit, what: W) -> W::Output {
    match unit {
        Unit::Ascii => what.with(Ascii),
        Unit::Octet | Unit::Septet => what.with(Septets),
        Unit::CodeUnit => what.with(CodeUnits),
    }
}

/// Returns the longest prefix that takes at most `remaining` units. Continuation octets cost
/// nothing, even without the start of their character.
#[inline]
pub(crate) fn prefix_within(octets: &[u8], model: impl CostModel, remaining: u32) -> Prefix {
    let mut left = remaining;
    let mut rest = octets;
    while let Some((block, after)) = rest.split_first_chunk::<BLOCK>() {
        let units = add(block, |octet| model.cost(octet)).into();
        if units > left {
            break;
        }
        left = left.wrapping_sub(units);
        rest = after;
    }
    let before = octets.len().wrapping_sub(rest.len());
    let last = words_within(rest, model, left);
    Prefix {
        octets: before.wrapping_add(last.octets),
        units: remaining.wrapping_sub(left).wrapping_add(last.units),
    }
}

/// Like [`prefix_within`], for a prefix that ends in the first block. If `units`, the cost of that
/// block, is known, the search starts from the nearer end.
#[inline]
pub(crate) fn prefix_in_block(
    octets: &[u8],
    units: Option<u32>,
    model: impl CostModel,
    remaining: u32,
) -> Prefix {
    // More than half of the units fit.
    let half = units.filter(|&units| units < remaining.wrapping_mul(2));
    let half = half.and_then(|units| Some((octets.first_chunk()?, units)));
    match half {
        Some((block, units)) => from_end_within(block, units, model, remaining),
        None => words_within(octets, model, remaining),
    }
}

#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "a call would cost more than the loop over a block"
)]
fn words_within(octets: &[u8], model: impl CostModel, remaining: u32) -> Prefix {
    let mut left = remaining;
    let mut rest = octets;
    let last = loop {
        let Some((word, after)) = rest.split_first_chunk::<WORD>() else {
            let at = octets.len().wrapping_sub(rest.len());
            let (word, length) = word_at(octets, at, CONTINUATION);
            let last = in_word_within(model.costs(word), left);
            break Prefix {
                octets: last.octets.min(length),
                ..last
            };
        };
        let costs = model.costs(usize::from_le_bytes(*word));
        let units = sum(costs).into();
        if units > left {
            break in_word_within(costs, left);
        }
        left = left.wrapping_sub(units);
        rest = after;
    };
    let before = octets.len().wrapping_sub(rest.len());
    Prefix {
        octets: before.wrapping_add(last.octets),
        units: remaining.wrapping_sub(left).wrapping_add(last.units),
    }
}

/// Like [`words_within`], but from the end of a block that takes `units`, more than `remaining`.
#[inline]
fn from_end_within(
    block: &[u8; BLOCK],
    units: u32,
    model: impl CostModel,
    remaining: u32,
) -> Prefix {
    let mut before = units;
    let mut rest = &block[..];
    let mut costs = 0;
    while let Some((octets, word)) = rest.split_last_chunk::<WORD>() {
        costs = model.costs(usize::from_le_bytes(*word));
        before = before.wrapping_sub(sum(costs).into());
        rest = octets;
        if before <= remaining {
            break;
        }
    }
    let last = in_word_within(costs, remaining.wrapping_sub(before));
    Prefix {
        octets: rest.len().wrapping_add(last.octets),
        units: before.wrapping_add(last.units),
    }
}

/// Returns the longest prefix of a word that fits. `costs` has the costs of its octets, at most 2
/// each. All running sums are compared with `remaining` at once.
#[inline]
fn in_word_within(costs: usize, remaining: u32) -> Prefix {
    const { assert!(2 * WORD < 0x7F) };
    let [remaining, ..] = remaining.min(0x7E).to_le_bytes();
    let fits = !at_least(sums(costs), remaining.wrapping_add(1)) & HIGH;
    // 0xFF in each octet that fits.
    let first = (fits >> 7).wrapping_mul(0xFF);
    Prefix {
        octets: count(fits).into(),
        units: sum(costs & first).into(),
    }
}

/// Returns how many segments `units` fill completely if at least one unit is left over.
#[inline]
pub(crate) fn full_segments(units: u32, capacity: u32) -> u32 {
    units.saturating_sub(1).checked_div(capacity).unwrap_or(0)
}

/// Copies at most a block of code units to `block`, and returns the length of the ASCII prefix.
/// Octets after the prefix are unspecified.
#[inline]
pub(crate) fn ascii_prefix(units: &[u16], block: &mut [u8; BLOCK]) -> usize {
    let mut all = 0;
    // Copying all code units is as fast as copying some.
    for (octet, &unit) in block.iter_mut().zip(units) {
        [*octet, _] = unit.to_le_bytes();
        all |= unit;
    }
    if all < 0x80 {
        return units.len();
    }
    units.iter().take_while(|&&unit| unit < 0x80).count()
}

pub(crate) fn count_characters(octets: &[u8]) -> usize {
    let mut number = 0_usize;
    let mut rest = octets;
    while let Some((block, after)) = rest.split_first_chunk::<BLOCK>() {
        number = number.wrapping_add(add(block, characters).into());
        rest = after;
    }
    let mut at = octets.len().wrapping_sub(rest.len());
    while at < octets.len() {
        let (word, length) = word_at(octets, at, CONTINUATION);
        number = number.wrapping_add(count(starts(word)).into());
        at = at.wrapping_add(length);
    }
    number
}

pub(crate) fn count_surrogate_pairs(units: &[u16]) -> usize {
    let mut number = 0_usize;
    let mut rest = units;
    while !rest.is_empty() {
        let (some, after) = rest.split_at_checked(BLOCK).unwrap_or((rest, &[]));
        number = number.wrapping_add(pairs_in(some, rest).into());
        rest = after;
    }
    number
}

/// Returns the sum of the costs of at most 127 octets. A cost must be at most 2.
#[inline]
fn add<const N: usize>(octets: &[u8; N], cost: impl Fn(u8) -> u8) -> u8 {
    const { assert!(N <= 127) };
    octets
        .iter()
        .fold(0, |units: u8, &octet| units.wrapping_add(cost(octet)))
}
