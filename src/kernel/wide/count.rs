//! Counting by blocks of 64 bytes, without a branch per character.

#![expect(
    clippy::needless_bitwise_bool,
    reason = "a branch prevents vectorization"
)]

use super::super::cost::{
    Ascii, CONTINUATION, CodeUnits, CostModel, Septets, Unit, WithModel, is_ascii_extension,
    is_four_byte_lead, starts_character,
};
use super::super::counts::{BlockCounts, PackedCounts, Prefix, all_non_ascii, count_words};
use super::super::surrogates::pairs_in;
use super::super::word::{
    BLOCK, HIGH, WORD, at_least, count, starts, sum, sums, word_at, zeros_then_ones,
};
use crate::alphabet::Alphabet;

/// Returns the length of a prefix in which each byte is a character of one septet and one code
/// unit. Several bytes are tested at a time, so a longer prefix may exist.
pub(crate) fn plain_prefix_len(bytes: &[u8]) -> usize {
    const HALF: usize = BLOCK / 2;
    // Line feeds, carriage returns and `_` also count as special, to save comparisons.
    let is_special = |byte: u8| {
        (byte.cast_signed() < 0x20)
            | (byte.cast_signed() > b'z'.cast_signed())
            | (byte.wrapping_add(0x7F - b'`').cast_signed() > 0x7F - 6)
    };
    let any = |half: &[u8; HALF]| {
        half.iter()
            .fold(false, |found, &byte| found | is_special(byte))
    };
    let mut at = 0_usize;
    let mut rest = bytes;
    while let Some((half, after)) = rest.split_first_chunk::<HALF>() {
        if any(half) {
            return at;
        }
        at = at.wrapping_add(HALF);
        rest = after;
    }
    // Test the last bytes, along with some that have been tested already.
    if let Some(half) = bytes.last_chunk::<HALF>() {
        return if rest.is_empty() || !any(half) {
            bytes.len()
        } else {
            at
        };
    }
    while at < bytes.len() {
        let (word, length) = word_at(bytes, at, b' ');
        if !is_simple(word) {
            break;
        }
        at = at.wrapping_add(length);
    }
    at
}

/// Returns whether all bytes are printable ASCII characters of the main table other than `_`.
#[inline]
const fn is_simple(word: usize) -> bool {
    let special = at_least(word, 0x7B)
        | !at_least(word, 0x20)
        | (at_least(word, 0x5B) & !at_least(word, 0x61));
    (word | special) & HIGH == 0
}

/// Counts the first block of `rest`, or all of `rest` if it is shorter. Returns `None` if the unit
/// is the septet and a character has no code. `bytes` ends with `rest`. `skip_fast_check` skips the
/// fast check, which usually fails after a block with accented letters.
#[inline]
pub(crate) fn count_block(
    bytes: &[u8],
    rest: &[u8],
    model: impl CostModel,
    skip_fast_check: bool,
) -> Option<BlockCounts> {
    let counts = match rest.first_chunk() {
        _ if skip_fast_check => None,
        Some(block) => fast_count(block, model),
        None => last_block(bytes, rest.len()).and_then(|block| {
            let spaces = BLOCK.wrapping_sub(rest.len());
            Some(fast_count(&block, model)?.without_padding(spaces))
        }),
    };
    match counts {
        Some(counts) => Some(counts),
        None => inspect_block(bytes, rest, model.unit()).map(BlockCounts::from),
    }
}

/// Counts a block if it passes the fast check. Returns `None` if it must be inspected.
#[inline]
fn fast_count(block: &[u8; BLOCK], model: impl CostModel) -> Option<BlockCounts> {
    match model.unit() {
        Unit::CodeUnit => Some(count_code_units(block)),
        _ => count_ascii(block),
    }
}

/// Counts a block of line feeds and printable ASCII characters with codes. Returns `None` for any
/// other block.
#[inline]
fn count_ascii(block: &[u8; BLOCK]) -> Option<BlockCounts> {
    let mut needs_inspection = false;
    let mut doubles = 0_u8;
    for &byte in block {
        // Adding 1 makes DEL negative, like non-ASCII bytes.
        let next = byte.wrapping_add(1);
        needs_inspection |=
            ((next.cast_signed() <= 0x20) & (next != b'\n' + 1)) | (next == b'`' + 1);
        doubles = doubles.wrapping_add(is_ascii_extension(byte).into());
    }
    let counts = BlockCounts {
        characters: add(block, |_| 1).into(),
        doubles: doubles.into(),
        unit: Unit::Ascii,
    };
    if needs_inspection { None } else { Some(counts) }
}

#[inline]
fn count_code_units(block: &[u8; BLOCK]) -> BlockCounts {
    BlockCounts {
        characters: add(block, |byte| starts_character(byte).into()).into(),
        doubles: add(block, |byte| is_four_byte_lead(byte).into()).into(),
        unit: Unit::CodeUnit,
    }
}

/// Counts a block that the fast check rejects.
#[inline(never)]
fn inspect_block(bytes: &[u8], rest: &[u8], unit: Unit) -> Option<PackedCounts> {
    if unit == Unit::Septet {
        if let Some(block) = rest.first_chunk() {
            return count_septets(block, rest, 0).map(BlockCounts::packed);
        }
        if let Some(block) = last_block(bytes, rest.len()) {
            let spaces = BLOCK.wrapping_sub(rest.len());
            return count_septets(&block, rest, spaces).map(BlockCounts::packed);
        }
    }
    count_words(rest, unit, Alphabet::is_two_byte).map(BlockCounts::packed)
}

/// Returns the last block of a text, with spaces in place of all but its last `kept` bytes. Returns
/// `None` if the text is shorter than a block, or if `kept` is so small that counting by words is
/// faster.
#[inline]
fn last_block(bytes: &[u8], kept: usize) -> Option<[u8; BLOCK]> {
    if kept <= 2 * WORD {
        return None;
    }
    let mut block = *bytes.last_chunk::<BLOCK>()?;
    let kept = zeros_then_ones(BLOCK.checked_sub(kept)?)?;
    for (byte, kept) in block.iter_mut().zip(kept) {
        *byte = (*byte & kept) | (b' ' & !kept);
    }
    Some(block)
}

/// Counts a block that consists of `spaces` spaces and the start of `rest`. Returns `None` if a
/// character has no code. The last character may end after the block.
fn count_septets(block: &[u8; BLOCK], rest: &[u8], spaces: usize) -> Option<BlockCounts> {
    let mut words = [0_usize; BLOCK / WORD + 1];
    for (word, bytes) in words.iter_mut().zip(block.chunks_exact(WORD)) {
        *word = usize::from_le_bytes(*bytes.first_chunk()?);
    }
    *words.last_mut()? = rest.get(BLOCK).copied().unwrap_or_default().into();
    for pair in words.windows(2) {
        let &[word, next] = pair else { break };
        let mut last = 0;
        let all_mappable = all_non_ascii(word, next, |_, first, second| {
            last = first;
            Alphabet::is_two_byte(first, second)
        });
        if !all_mappable {
            // A character that fails the test can have a code only if it has three bytes.
            return match last {
                0xE0..0xF0 => count_words(rest, Unit::Septet, Alphabet::is_two_byte),
                _ => None,
            };
        }
    }
    let mut needs_inspection = false;
    let mut number = 0_u8;
    let mut doubles = 0_u8;
    for &byte in block {
        let control = (byte < 0x20) & (byte != b'\n') & (byte != b'\r');
        needs_inspection |= control | (byte == b'`') | (byte == 0x7F);
        number = number.wrapping_add(starts_character(byte).into());
        doubles = doubles.wrapping_add(is_ascii_extension(byte).into());
    }
    if needs_inspection {
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
    Some(counts.without_padding(spaces))
}

/// Calls `function` with the model of a unit. Each model has its own loop, without a branch per
/// word.
#[inline]
pub(crate) fn with_model<W: WithModel>(unit: Unit, function: W) -> W::Output {
    match unit {
        Unit::Ascii => function.call(Ascii),
        Unit::Byte | Unit::Septet => function.call(Septets),
        Unit::CodeUnit => function.call(CodeUnits),
    }
}

/// Returns the longest prefix that takes at most `remaining` units. Continuation bytes cost
/// nothing, even if their character begins before `bytes`.
#[inline]
pub(crate) fn prefix_within(bytes: &[u8], model: impl CostModel, remaining: u32) -> Prefix {
    let mut left = remaining;
    let mut rest = bytes;
    while let Some((block, after)) = rest.split_first_chunk::<BLOCK>() {
        let units = add(block, |byte| model.cost(byte)).into();
        if units > left {
            break;
        }
        left = left.wrapping_sub(units);
        rest = after;
    }
    let before = bytes.len().wrapping_sub(rest.len());
    let last = words_within(rest, model, left);
    Prefix {
        bytes: before.wrapping_add(last.bytes),
        units: remaining.wrapping_sub(left).wrapping_add(last.units),
    }
}

/// Like [`prefix_within`], for a prefix that ends in the first block. If the cost of that block,
/// `units`, is known, the search starts from the nearer end.
#[inline]
pub(crate) fn prefix_in_block(
    bytes: &[u8],
    units: Option<u32>,
    model: impl CostModel,
    remaining: u32,
) -> Prefix {
    // More than half of the units fit.
    let half = units.filter(|&units| units < remaining.wrapping_mul(2));
    let half = half.and_then(|units| Some((bytes.first_chunk()?, units)));
    match half {
        Some((block, units)) => from_end_within(block, units, model, remaining),
        None => words_within(bytes, model, remaining),
    }
}

#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "a call would cost more than the loop over a block"
)]
fn words_within(bytes: &[u8], model: impl CostModel, remaining: u32) -> Prefix {
    let mut left = remaining;
    let mut rest = bytes;
    let last = loop {
        let Some((word, after)) = rest.split_first_chunk::<WORD>() else {
            let at = bytes.len().wrapping_sub(rest.len());
            let (word, length) = word_at(bytes, at, CONTINUATION);
            let last = prefix_in_word(model.costs(word), left);
            break Prefix {
                bytes: last.bytes.min(length),
                ..last
            };
        };
        let costs = model.costs(usize::from_le_bytes(*word));
        let units = sum(costs).into();
        if units > left {
            break prefix_in_word(costs, left);
        }
        left = left.wrapping_sub(units);
        rest = after;
    };
    let before = bytes.len().wrapping_sub(rest.len());
    Prefix {
        bytes: before.wrapping_add(last.bytes),
        units: remaining.wrapping_sub(left).wrapping_add(last.units),
    }
}

/// Like [`words_within`], but searches from the end of a block whose cost, `units`, exceeds
/// `remaining`.
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
    while let Some((bytes, word)) = rest.split_last_chunk::<WORD>() {
        costs = model.costs(usize::from_le_bytes(*word));
        before = before.wrapping_sub(sum(costs).into());
        rest = bytes;
        if before <= remaining {
            break;
        }
    }
    let last = prefix_in_word(costs, remaining.wrapping_sub(before));
    Prefix {
        bytes: rest.len().wrapping_add(last.bytes),
        units: before.wrapping_add(last.units),
    }
}

/// Returns the longest prefix of a word that fits. `costs` contains the cost of each byte (0 to 2).
/// All running sums are compared with `remaining` at once.
#[inline]
fn prefix_in_word(costs: usize, remaining: u32) -> Prefix {
    const { assert!(2 * WORD < 0x7F) };
    let [remaining, ..] = remaining.min(0x7E).to_le_bytes();
    let fits = !at_least(sums(costs), remaining.wrapping_add(1)) & HIGH;
    // 0xFF in each byte that fits.
    let first = (fits >> 7).wrapping_mul(0xFF);
    Prefix {
        bytes: count(fits).into(),
        units: sum(costs & first).into(),
    }
}

/// Returns how many full segments can be taken from `units` if at least one unit must be left over.
#[inline]
pub(crate) fn full_segments(units: u32, capacity: u32) -> u32 {
    units.saturating_sub(1).checked_div(capacity).unwrap_or(0)
}

/// Copies at most a block of code units to `block`, and returns the length of the ASCII prefix.
/// Bytes after the prefix are unspecified.
#[inline]
pub(crate) fn ascii_prefix(units: &[u16], block: &mut [u8; BLOCK]) -> usize {
    let mut all = 0;
    // Copying all code units is as fast as copying some.
    for (byte, &unit) in block.iter_mut().zip(units) {
        [*byte, _] = unit.to_le_bytes();
        all |= unit;
    }
    if all < 0x80 {
        return units.len();
    }
    units.iter().take_while(|&&unit| unit < 0x80).count()
}

pub(crate) fn count_characters(bytes: &[u8]) -> usize {
    let mut number = 0_usize;
    let mut rest = bytes;
    while let Some((block, after)) = rest.split_first_chunk::<BLOCK>() {
        number = number.wrapping_add(add(block, |byte| starts_character(byte).into()).into());
        rest = after;
    }
    let mut at = bytes.len().wrapping_sub(rest.len());
    while at < bytes.len() {
        let (word, length) = word_at(bytes, at, CONTINUATION);
        number = number.wrapping_add(count(starts(word)).into());
        at = at.wrapping_add(length);
    }
    number
}

pub(crate) fn count_surrogate_pairs(units: &[u16]) -> usize {
    let mut number = 0_usize;
    let mut rest = units;
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at_checked(BLOCK).unwrap_or((rest, &[]));
        number = number.wrapping_add(pairs_in(chunk, rest).into());
        rest = after;
    }
    number
}

/// Returns the sum of the costs of at most 127 bytes. A cost must be at most 2.
#[inline]
fn add<const N: usize>(bytes: &[u8; N], cost: impl Fn(u8) -> u8) -> u8 {
    const { assert!(N <= 127) };
    bytes
        .iter()
        .fold(0, |units: u8, &byte| units.wrapping_add(cost(byte)))
}
