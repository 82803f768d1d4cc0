//! What a block of octets holds: characters, and how many of them take two units.
//!
//! A block is looked at without a branch for a character. Where it holds more than plain
//! ASCII it is looked at closer, and where there is no whole block, word by word.
//!
//! Values go through the hot loops one by one. A struct of several fields that is handed to a
//! function that is not inlined lives in memory, and two small stores read back as one large load
//! stall for longer than a block takes. `Packed` is three octets for that reason.

#![expect(
    clippy::needless_bitwise_bool,
    reason = "a branch keeps a loop from becoming vector instructions"
)]

use super::cost::{
    Unit, add, brackets, characters, is_plain, is_simple, pairs, pairs_of_ascii, plain_pairs,
};
use super::word::{
    BLOCK, HAS_VECTORS, WORD, count, leads, long_leads, only_ascii, starts, word_at,
    zeros_then_ones,
};
use crate::alphabet::Alphabet;

/// What a block holds.
#[derive(Clone, Copy)]
pub(crate) struct Counted {
    pub(crate) characters: u32,
    /// The characters of two units.
    pub(crate) pairs: u32,
    /// How these can be told.
    pub(crate) unit: Unit,
}

/// The same in three octets, which a function that is not inlined gives back in a register.
#[derive(Clone, Copy)]
pub(crate) struct Packed {
    characters: u8,
    pairs: u8,
    unit: Unit,
}

impl From<Packed> for Counted {
    #[inline]
    fn from(packed: Packed) -> Self {
        Self {
            characters: packed.characters.into(),
            pairs: packed.pairs.into(),
            unit: packed.unit,
        }
    }
}

impl Counted {
    #[inline]
    pub(crate) const fn units(self) -> u32 {
        self.characters.wrapping_add(self.pairs)
    }

    /// Without so many spaces.
    #[inline]
    pub(crate) fn without(self, spaces: usize) -> Self {
        let [spaces, ..] = spaces.to_le_bytes();
        Self {
            characters: self.characters.wrapping_sub(spaces.into()),
            ..self
        }
    }

    /// At most 128 of each, as a block has.
    #[inline]
    const fn packed(self) -> Packed {
        let [characters, ..] = self.characters.to_le_bytes();
        let [pairs, ..] = self.pairs.to_le_bytes();
        Packed {
            characters,
            pairs,
            unit: self.unit,
        }
    }
}

/// What the first octets of the rest hold, as many as a block has or as there are; `None`
/// if the unit is the septet and a character has no code.
#[inline(never)]
pub(crate) fn closer(octets: &[u8], rest: &[u8], unit: Unit) -> Option<Packed> {
    if HAS_VECTORS && unit == Unit::Septet {
        if let Some(block) = rest.first_chunk() {
            return accented(block, rest, 0).map(Counted::packed);
        }
        if let Some(block) = last_block(octets, rest.len()) {
            let again = BLOCK.wrapping_sub(rest.len());
            return accented(&block, rest, again).map(Counted::packed);
        }
    }
    words_of(rest, unit).map(Counted::packed)
}

/// How many octets at the start are characters of one septet and one code unit each, as
/// far as whole blocks or words of them go.
pub(crate) fn simple_octets(octets: &[u8]) -> usize {
    const BLOCK: usize = 32;
    // Two ranges, the fewest that plain text stays out of.
    let is_special = |octet: u8| {
        (octet.cast_signed() < 0x20)
            | (octet.cast_signed() > b'z'.cast_signed())
            | (octet.wrapping_add(0x7F - b'`').cast_signed() > 0x7F - 6)
    };
    let any = |block: &[u8; BLOCK]| {
        block
            .iter()
            .fold(false, |found, &octet| found | is_special(octet))
    };
    let mut at = 0_usize;
    let mut rest = octets;
    while let Some((block, behind)) = rest.split_first_chunk::<BLOCK>() {
        if any(block) {
            return at;
        }
        at = at.wrapping_add(BLOCK);
        rest = behind;
    }
    // The last ones, and some once more with them.
    if let Some(block) = octets.last_chunk::<BLOCK>() {
        return if rest.is_empty() || !any(block) {
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

/// What a block holds, if it is in the alphabet and easily seen to be.
#[inline]
pub(crate) fn septets(block: &[u8; BLOCK]) -> Option<Counted> {
    let mut is_odd = false;
    let mut pairs = 0_u8;
    for &octet in block {
        // One more, so that DEL is with the negative numbers.
        let next = octet.wrapping_add(1);
        is_odd |= ((next.cast_signed() <= 0x20) & (next != b'\n' + 1)) | (next == b'`' + 1);
        pairs = pairs.wrapping_add(brackets(octet));
    }
    let counted = Counted {
        characters: add(block, |_| 1).into(),
        pairs: pairs.into(),
        unit: Unit::Ascii,
    };
    if is_odd { None } else { Some(counted) }
}

/// The last block of a text, with spaces in place of all but so many octets at its end;
/// `None` if the text is shorter, or if these are so few that words do.
#[inline]
pub(crate) fn last_block(octets: &[u8], kept: usize) -> Option<[u8; BLOCK]> {
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

/// What a block holds that is the start of the rest, behind so many spaces; `None` if a
/// character has no code. A character that begins in the block may end behind it.
fn accented(block: &[u8; BLOCK], rest: &[u8], spaces: usize) -> Option<Counted> {
    let mut words = [0_usize; BLOCK / WORD + 1];
    for (word, octets) in words.iter_mut().zip(block.chunks_exact(WORD)) {
        *word = usize::from_le_bytes(*octets.first_chunk()?);
    }
    *words.last_mut()? = rest.get(BLOCK).copied().unwrap_or_default().into();
    for pair in words.windows(2) {
        let &[word, next] = pair else { break };
        let mut last = 0;
        let are_pairs = all_beyond_ascii(word, next, |_, first, second| {
            last = first;
            Alphabet::has_pair(first, second)
        });
        if !are_pairs {
            // Only a character of three octets may still have a code.
            return match last {
                0xE0..0xF0 => words_of(rest, Unit::Septet),
                _ => None,
            };
        }
    }
    let mut is_odd = false;
    let mut number = 0_u8;
    let mut pairs = 0_u8;
    for &octet in block {
        let control = (octet < 0x20) & (octet != b'\n') & (octet != b'\r');
        is_odd |= control | (octet == b'`') | (octet == 0x7F);
        number = number.wrapping_add(characters(octet));
        pairs = pairs.wrapping_add(brackets(octet));
    }
    if is_odd {
        return words_of(rest, Unit::Septet);
    }
    let counted = Counted {
        characters: number.into(),
        pairs: pairs.into(),
        unit: if usize::from(number) == BLOCK {
            Unit::Ascii
        } else {
            Unit::Septet
        },
    };
    Some(counted.without(spaces))
}

/// What a block of any text holds.
#[inline]
pub(crate) fn code_units(block: &[u8; BLOCK]) -> Counted {
    Counted {
        characters: add(block, characters).into(),
        pairs: add(block, pairs).into(),
        unit: Unit::CodeUnit,
    }
}

/// What the first octets hold, word by word, as many as a block has or as there are; `None`
/// if the unit is the septet and a character has no code.
fn words_of(octets: &[u8], unit: Unit) -> Option<Counted> {
    let mut counted = Counted {
        characters: 0,
        pairs: 0,
        unit,
    };
    let mut at = 0;
    while at < octets.len().min(BLOCK) {
        let (word, length) = word_at(octets, at, b' ');
        let pairs = if unit == Unit::CodeUnit {
            long_leads(word)
        } else if is_plain(word) {
            plain_pairs(word)
        } else {
            let beyond = pairs_beyond_ascii(word, octets, at)?;
            counted.pairs = counted.pairs.wrapping_add(beyond.into());
            pairs_of_ascii(only_ascii(word))?
        };
        counted.pairs = counted.pairs.wrapping_add(count(pairs).into());
        let characters = u32::from(count(starts(word)));
        counted.characters = counted.characters.wrapping_add(characters);
        counted = counted.without(WORD.wrapping_sub(length));
        at = at.wrapping_add(length);
    }
    Some(counted)
}

/// How many characters beyond ASCII begin in a word and take two septets; `None` if one of
/// them has no code.
#[inline]
fn pairs_beyond_ascii(word: usize, octets: &[u8], at: usize) -> Option<u8> {
    let mut pairs = 0_u8;
    let next = octets.get(at.wrapping_add(WORD)).copied();
    let next = next.unwrap_or_default().into();
    let have_codes = all_beyond_ascii(word, next, |place, first, second| {
        if HAS_VECTORS && Alphabet::has_pair(first, second) {
            return true;
        }
        let rest = octets.get(at.wrapping_add(place)..).unwrap_or(&[]);
        let cost = Alphabet::cost_of_octets(rest);
        pairs = pairs.wrapping_add(cost.unwrap_or(1)).wrapping_sub(1);
        cost.is_some()
    });
    have_codes.then_some(pairs)
}

/// Whether a test holds for all characters beyond ASCII that begin in a word, behind which
/// comes another one: for their place in the word, and their first and second octet. It ends
/// with the first for which it does not.
#[inline]
fn all_beyond_ascii(word: usize, next: usize, mut test: impl FnMut(usize, u8, u8) -> bool) -> bool {
    let mut leads = leads(word);
    // The octets behind those of the word.
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
