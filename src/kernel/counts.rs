//! The counts of a block, and a function that counts word by word.

use super::cost::{Unit, ascii_doubles, ascii_extensions, is_plain};
use super::word::{BLOCK, WORD, count, four_byte_leads, leads, only_ascii, starts, word_at};
use crate::alphabet::Alphabet;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Prefix {
    /// The length in bytes.
    pub(crate) bytes: usize,
    /// The units of the characters that begin in the prefix.
    pub(crate) units: u32,
}

#[derive(Clone, Copy)]
pub(crate) struct BlockCounts {
    pub(crate) characters: u32,
    /// Characters that take two units.
    pub(crate) doubles: u32,
    /// The unit whose cost model applies to these characters.
    pub(crate) unit: Unit,
}

/// [`BlockCounts`] in three bytes, small enough to be returned in a register. In memory, the counts
/// would be stored one by one and then loaded together, which stalls for longer than it takes to
/// count a block.
#[derive(Clone, Copy)]
pub(super) struct PackedCounts {
    characters: u8,
    doubles: u8,
    unit: Unit,
}

impl From<PackedCounts> for BlockCounts {
    #[inline]
    fn from(packed: PackedCounts) -> Self {
        Self {
            characters: packed.characters.into(),
            doubles: packed.doubles.into(),
            unit: packed.unit,
        }
    }
}

impl BlockCounts {
    #[inline]
    pub(crate) const fn units(self) -> u32 {
        self.characters.wrapping_add(self.doubles)
    }

    /// Subtracts the spaces that pad a block and are not part of the text.
    #[inline]
    pub(super) fn without_padding(self, spaces: usize) -> Self {
        let [spaces, ..] = spaces.to_le_bytes();
        Self {
            characters: self.characters.wrapping_sub(spaces.into()),
            ..self
        }
    }

    /// Packs the counts, each of which must be at most 255, as in any block.
    #[inline]
    pub(super) const fn packed(self) -> PackedCounts {
        let [characters, ..] = self.characters.to_le_bytes();
        let [doubles, ..] = self.doubles.to_le_bytes();
        PackedCounts {
            characters,
            doubles,
            unit: self.unit,
        }
    }
}

/// Counts the first block of `bytes`, or all of `bytes` if it is shorter. Returns `None` if the
/// unit is the septet and a character has no code. `is_two_byte` is a fast test for two-byte
/// characters that take one septet; it may always return `false`.
#[inline]
pub(super) fn count_words(
    bytes: &[u8],
    unit: Unit,
    is_two_byte: impl Fn(u8, u8) -> bool,
) -> Option<BlockCounts> {
    let mut counts = BlockCounts {
        characters: 0,
        doubles: 0,
        unit,
    };
    let mut at = 0;
    while at < bytes.len().min(BLOCK) {
        let (word, length) = word_at(bytes, at, b' ');
        let doubles = if unit == Unit::CodeUnit {
            four_byte_leads(word)
        } else if is_plain(word) {
            ascii_extensions(word)
        } else {
            let non_ascii = non_ascii_doubles(word, bytes, at, &is_two_byte)?;
            counts.doubles = counts.doubles.wrapping_add(non_ascii.into());
            ascii_doubles(only_ascii(word))?
        };
        counts.doubles = counts.doubles.wrapping_add(count(doubles).into());
        let characters = u32::from(count(starts(word)));
        counts.characters = counts.characters.wrapping_add(characters);
        counts = counts.without_padding(WORD.wrapping_sub(length));
        at = at.wrapping_add(length);
    }
    Some(counts)
}

/// Returns how many non-ASCII characters in a word take two septets, or `None` if any has no code.
#[inline]
fn non_ascii_doubles(
    word: usize,
    bytes: &[u8],
    at: usize,
    is_two_byte: impl Fn(u8, u8) -> bool,
) -> Option<u8> {
    let mut doubles = 0_u8;
    let next = bytes.get(at.wrapping_add(WORD)).copied();
    let next = next.unwrap_or_default().into();
    let have_codes = all_non_ascii(word, next, |index, first, second| {
        if is_two_byte(first, second) {
            return true;
        }
        let rest = bytes.get(at.wrapping_add(index)..).unwrap_or(&[]);
        let cost = Alphabet::cost_of_utf8(rest);
        doubles = doubles.wrapping_add(cost.unwrap_or(1)).wrapping_sub(1);
        cost.is_some()
    });
    have_codes.then_some(doubles)
}

/// Returns whether `test` passes for every non-ASCII character that begins in a word. Its arguments
/// are the character's index in the word and its first two bytes. The lowest byte of `next` is the
/// byte after the word.
#[inline]
pub(super) fn all_non_ascii(
    word: usize,
    next: usize,
    mut test: impl FnMut(usize, u8, u8) -> bool,
) -> bool {
    let mut leads = leads(word);
    // Each byte of `word` is replaced by the byte after it.
    let seconds = (word >> 8) | (next << (usize::BITS - 8));
    while leads != 0 {
        let bits = leads.trailing_zeros() & !7;
        let [first, ..] = (word >> bits).to_le_bytes();
        let [second, ..] = (seconds >> bits).to_le_bytes();
        if !test(bits as usize / 8, first, second) {
            return false;
        }
        leads &= leads.wrapping_sub(1);
    }
    true
}
