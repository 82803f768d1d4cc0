//! The scanner, which counts the units and segments of a text in one pass.
//!
//! A text is counted as GSM-7 up to the first character without a code. Every character before it
//! takes one code unit in UCS-2, so the scanner does not start over.

use super::capacity::Capacity;
use super::tally::SegmentTally;
use super::totals::SegmentTotals;
use crate::alphabet::{self, Alphabet, CharSet, Encoding};
use crate::kernel::{
    BLOCK, BlockCounts, CodeUnits, CostModel, Septets, Unit, WithModel, count_block,
    count_surrogate_pairs, is_huge, plain_prefix_len, starts_character, with_model,
};
use crate::wire::ReferenceWidth;

/// The counts of the text read so far. All numbers saturate at `u32::MAX`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Scan {
    forced: Option<Encoding>,
    /// The encoding so far, its capacity, and the capacity in UCS-2.
    encoding: Encoding,
    capacity: Capacity,
    ucs2: Capacity,
    /// Unicode scalar values.
    characters: u32,
    /// Characters that take two units.
    doubles: u32,
    /// Unmappable characters, if GSM-7 is forced.
    unmappable: u32,
    /// The segments filled so far if the text takes several and any character may start a segment.
    tally: SegmentTally,
}

impl Scan {
    /// `elements` is the length in octets of the header elements other than concatenation.
    #[inline]
    pub(crate) const fn new(
        reference_width: ReferenceWidth,
        elements: u8,
        forced: Option<Encoding>,
    ) -> Self {
        let encoding = match forced {
            None => Encoding::Gsm7,
            Some(encoding) => encoding,
        };
        let capacity = Capacity::new(encoding, reference_width, elements);
        Self {
            forced,
            encoding,
            capacity,
            ucs2: Capacity::new(Encoding::Ucs2, reference_width, elements),
            characters: 0,
            doubles: 0,
            unmappable: 0,
            tally: SegmentTally::new(capacity.part),
        }
    }

    pub(crate) const fn encoding(&self) -> Encoding {
        self.encoding
    }

    pub(crate) const fn capacity(&self) -> Capacity {
        self.capacity
    }

    /// Returns the totals if any character may start a segment.
    #[inline]
    pub(crate) fn totals(&self) -> SegmentTotals {
        SegmentTotals::new(self.units(), self.capacity, || self.tally)
    }

    pub(crate) const fn characters(&self) -> u32 {
        self.characters
    }

    /// Returns the number of septets or code units, excluding unused units at the ends of segments.
    pub(crate) const fn units(&self) -> u32 {
        self.characters.saturating_add(self.doubles)
    }

    pub(crate) const fn doubles(&self) -> u32 {
        self.doubles
    }

    pub(crate) const fn unmappable(&self) -> u32 {
        self.unmappable
    }

    pub(crate) fn push(&mut self, character: char) {
        let code = match self.encoding {
            Encoding::Ucs2 => None,
            Encoding::Gsm7 => Alphabet::default_code(character),
        };
        let units = match code {
            Some(code) => code.cost().into(),
            None => self.push_unmappable(character),
        };
        self.characters = self.characters.saturating_add(1);
        self.doubles = self.doubles.saturating_add(u32::from(units == 2));
        self.tally.push(units);
    }

    /// Reads an excluded character. It forces UCS-2, or is unmappable if GSM-7 is forced.
    pub(crate) fn push_excluded(&mut self, character: char) {
        let unmappable = self.unmappable;
        if self.forced.is_none() && self.encoding == Encoding::Gsm7 {
            self.switch_to_ucs2();
        }
        self.push(character);
        if self.encoding == Encoding::Gsm7 && self.unmappable == unmappable {
            self.unmappable = unmappable.saturating_add(1);
        }
    }

    /// Returns the units of a character without a code; switches to UCS-2 unless GSM-7 is forced.
    fn push_unmappable(&mut self, character: char) -> u32 {
        if self.forced == Some(Encoding::Gsm7) {
            self.unmappable = self.unmappable.saturating_add(1);
            return 1;
        }
        if self.encoding == Encoding::Gsm7 {
            self.switch_to_ucs2();
        }
        alphabet::code_units(character).into()
    }

    /// Switches to UCS-2, where each character read so far takes one code unit.
    fn switch_to_ucs2(&mut self) {
        self.encoding = Encoding::Ucs2;
        self.capacity = self.ucs2;
        self.doubles = 0;
        self.tally = SegmentTally::new(self.capacity.part);
        self.tally.push_single_units(self.characters);
    }

    #[inline(always)]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::inline_always,
        reason = "there are no more characters than bytes; a call would take as long as a short text"
    )]
    pub(crate) fn push_str(&mut self, text: &str) {
        let bytes = text.as_bytes();
        if is_huge(bytes) {
            return self.push_huge(text);
        }
        let plain = plain_prefix_len(bytes);
        let characters = plain as u32;
        self.characters = self.characters.saturating_add(characters);
        self.tally.push_single_units(characters);
        if plain < bytes.len() {
            self.push_from(text, plain);
        }
    }

    /// Reads a text whose number of characters may not fit in a `u32`.
    #[cold]
    fn push_huge(&mut self, text: &str) {
        let plain = plain_prefix_len(text.as_bytes());
        let characters = u32::try_from(plain).unwrap_or(u32::MAX);
        self.characters = self.characters.saturating_add(characters);
        self.tally.push_single_units(characters);
        self.push_from(text, plain);
        self.saturate();
    }

    /// Saturates the segment count if the character count is saturated, because the number of
    /// characters before a switch to UCS-2 is then unknown.
    #[inline]
    pub(crate) const fn saturate(&mut self) {
        if self.characters == u32::MAX {
            self.tally.saturate();
        }
    }

    /// Reads the rest of a text, starting at byte offset `from`.
    fn push_from(&mut self, text: &str, from: usize) {
        let bytes = text.as_bytes();
        let mut at = from;
        if self.encoding == Encoding::Gsm7 {
            if self.unmappable == 0 {
                at = self.push_blocks(bytes, at, Septets);
                if at == bytes.len() {
                    return;
                }
            }
            if self.forced == Some(Encoding::Gsm7) {
                // Counting by blocks stops at unmappable characters.
                return self.push_characters(text, at);
            }
            self.switch_to_ucs2();
        }
        self.push_blocks(bytes, at, CodeUnits);
    }

    /// Reads code units of UCS-2 text.
    pub(super) fn push_code_units(&mut self, units: &[u16]) {
        let doubles = count_surrogate_pairs(units);
        let characters = units.len().wrapping_sub(doubles);
        let saturated = |number| u32::try_from(number).unwrap_or(u32::MAX);
        self.characters = self.characters.saturating_add(saturated(characters));
        self.doubles = self.doubles.saturating_add(saturated(doubles));
        self.tally.push_code_units(units);
    }

    /// Reads characters that take these units, `units` in all.
    pub(super) fn push_costs(&mut self, costs: impl ExactSizeIterator<Item = u32>, units: u32) {
        let characters = u32::try_from(costs.len()).unwrap_or(u32::MAX);
        self.characters = self.characters.saturating_add(characters);
        let doubles = units.saturating_sub(characters);
        self.doubles = self.doubles.saturating_add(doubles);
        let mut fill = self.tally.fill();
        if fill.take(units) {
            self.tally.set_fill(fill);
        } else {
            costs.for_each(|units| self.tally.push(units));
        }
    }

    /// Reads the characters that begin at or after an offset, one by one.
    fn push_characters(&mut self, text: &str, at: usize) {
        let mut rest = text.as_bytes().get(at..).unwrap_or(&[]).iter();
        let start = rest.position(|&byte| starts_character(byte));
        let rest = start.and_then(|start| text.get(at.saturating_add(start)..));
        rest.unwrap_or("")
            .chars()
            .for_each(|character| self.push(character));
    }

    /// Reads bytes block by block, starting at `from`. Returns the offset where it stops: the end,
    /// or the start of a block that contains a character without a code.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "each caller gets a loop that keeps its state in registers"
    )]
    pub(super) fn push_blocks(
        &mut self,
        bytes: &[u8],
        from: usize,
        model: impl CostModel,
    ) -> usize {
        // Local variables stay in registers.
        let mut fill = self.tally.fill();
        let (mut characters, mut doubles) = (0_usize, 0_usize);
        let mut rest = bytes.get(from..).unwrap_or(&[]);
        let mut skip_fast_check = false;
        while !rest.is_empty() {
            let Some(counts) = count_block(bytes, rest, model, skip_fast_check) else {
                break;
            };
            if !fill.take(counts.units()) {
                self.tally.set_fill(fill);
                fill_across_end(&mut self.tally, rest, counts);
                fill = self.tally.fill();
            }
            skip_fast_check = counts.unit == Unit::Septet;
            characters = characters.wrapping_add(counts.characters as usize);
            doubles = doubles.wrapping_add(counts.doubles as usize);
            rest = rest.get(BLOCK..).unwrap_or(&[]);
        }
        self.tally.set_fill(fill);
        let characters = u32::try_from(characters).unwrap_or(u32::MAX);
        self.characters = self.characters.saturating_add(characters);
        let doubles = u32::try_from(doubles).unwrap_or(u32::MAX);
        self.doubles = self.doubles.saturating_add(doubles);
        bytes.len().wrapping_sub(rest.len())
    }
}

/// Adds the first block of `bytes`, which does not fit in the current segment.
#[inline(never)]
fn fill_across_end(tally: &mut SegmentTally, bytes: &[u8], block: BlockCounts) {
    let units = block.units();
    if block.doubles == 0 {
        return tally.push_single_units(units);
    }
    with_model(
        block.unit,
        PushBlock {
            tally,
            bytes,
            units,
        },
    );
}

struct PushBlock<'a> {
    tally: &'a mut SegmentTally,
    bytes: &'a [u8],
    units: u32,
}

impl WithModel for PushBlock<'_> {
    type Output = ();

    #[inline]
    fn call(self, model: impl CostModel) {
        self.tally.push_block(self.bytes, self.units, model);
    }
}

/// Returns whether a character has no code in the default tables or is excluded.
#[inline]
fn is_unmappable(character: char, excluded: &CharSet) -> bool {
    match Alphabet::default_code(character) {
        None => true,
        Some(code) => !excluded.is_empty() && excluded.contains_code(code),
    }
}

/// Returns the byte offset of the first unmappable character, and the character.
pub(crate) fn first_unmappable(text: &str, excluded: CharSet) -> Option<(usize, char)> {
    let plain = if excluded.is_empty() {
        plain_prefix_len(text.as_bytes())
    } else {
        0
    };
    let mut characters = text.get(plain..)?.char_indices();
    let (offset, character) =
        characters.find(|&(_, character)| is_unmappable(character, &excluded))?;
    Some((plain.saturating_add(offset), character))
}
