//! Reading a whole text at once, on machines where that is faster than by characters.

use core::ops::Range;

use super::data_coding::{CharacterSet, DataCoding};
use super::user_data::UserData;
use crate::alphabet::{Alphabet, Code, ESCAPE, utf8_of_extension, utf8_of_septet};
use crate::kernel::{
    Filled, Special, UNITS, copy_runs, fast_path, push_character, push_septets, push_unit,
    push_units, unpack,
};

/// Septets with room for what is read after the last one.
const SEPTETS: usize = UserData::MAX_SEPTETS + 48;

/// Writes the text of user data to `output` in UTF-8. Returns the number of bytes, or `None` if the
/// characters must be read one by one: the text has an error, the output is too short, or the
/// machine is small.
#[inline]
pub(crate) fn read_text(user_data: &UserData, output: &mut [u8]) -> Option<usize> {
    fast_path(|| read_at_once(user_data, output)).flatten()
}

#[inline(never)]
fn read_at_once(user_data: &UserData, output: &mut [u8]) -> Option<usize> {
    let Range { start, end } = user_data.body_range();
    let octets = user_data.octets();
    match character_set(user_data.data_coding())? {
        CharacterSet::Gsm7 => {
            let septets = unpack::<{ UserData::MAX_OCTETS }, SEPTETS>(octets, end);
            let length = end.saturating_sub(start);
            read_septets(user_data.alphabet(), septets.get(start..)?, length, output)
        }
        CharacterSet::Ucs2 => read_code_units(octets.get(start..end)?, output),
        CharacterSet::EightBit => None,
    }
}

/// Like [`read_text`], for unpacked octets.
#[inline]
pub(super) fn read_unpacked(
    data_coding: DataCoding,
    alphabet: Alphabet,
    body: &[u8],
    output: &mut [u8],
) -> Option<usize> {
    let read = || match character_set(data_coding)? {
        CharacterSet::Gsm7 => read_septets(alphabet, body, body.len(), output),
        CharacterSet::Ucs2 => read_code_units(body, output),
        CharacterSet::EightBit => None,
    };
    fast_path(read).flatten()
}

/// Returns the character set of text.
fn character_set(data_coding: DataCoding) -> Option<CharacterSet> {
    (!data_coding.is_compressed()).then(|| data_coding.character_set())
}

/// Reads `length` septets, one per octet. There may be others after them.
#[inline]
fn read_septets(
    alphabet: Alphabet,
    septets: &[u8],
    length: usize,
    output: &mut [u8],
) -> Option<usize> {
    if alphabet.is_default() {
        return copy_runs(septets, length, output, Alphabet::is_identity, read_special);
    }
    read_national(alphabet, septets.get(..length)?, output)
}

/// Reads a character that is not the same in ASCII.
#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "the state of the caller stays in registers"
)]
fn read_special(special: &mut Special<'_>) -> Option<()> {
    let [septet, code] = special.bytes()?;
    if septet == ESCAPE {
        let (bytes, length) = utf8_of_extension(code)?;
        return special.replace::<2, 4>(bytes, length);
    }
    let (bytes, length) = utf8_of_septet(septet)?;
    special.replace::<1, 4>(bytes, length)
}

#[inline(never)]
fn read_national(alphabet: Alphabet, septets: &[u8], output: &mut [u8]) -> Option<usize> {
    let characters = alphabet.characters();
    let mut output = Filled::new(output);
    let mut rest = septets;
    while !rest.is_empty() {
        let mut filled = [b' '; UNITS];
        let block = first_block(rest, &mut filled);
        let (count, after) = count_and_rest(rest);
        // An escape is 0.
        if push_septets(&mut output, characters, block, count).is_some() {
            rest = after;
            continue;
        }
        let mut septets = rest.iter();
        for _ in 0..count {
            let Some(&septet) = septets.next() else { break };
            match *characters.get(usize::from(septet))? {
                0 if septet == ESCAPE => {
                    let character = alphabet.character(Code::Extension(*septets.next()?))?;
                    push_unit(&mut output, u16::try_from(u32::from(character)).ok()?)?;
                }
                0 => return None,
                bytes => push_character(&mut output, bytes)?,
            }
        }
        rest = septets.as_slice();
    }
    Some(output.len())
}

#[inline(never)]
fn read_code_units(octets: &[u8], output: &mut [u8]) -> Option<usize> {
    let (mut rest, []) = octets.as_chunks::<2>() else {
        return None;
    };
    let mut output = Filled::new(output);
    while !rest.is_empty() {
        let mut filled = [[0, b' ']; UNITS];
        let units = first_block(rest, &mut filled).map(u16::from_be_bytes);
        let (count, after) = count_and_rest(rest);
        if units
            .iter()
            .fold(true, |all, &unit| all & !is_surrogate(unit))
            && push_units(&mut output, &units, count).is_some()
        {
            rest = after;
            continue;
        }
        let mut units = rest.iter();
        for _ in 0..count {
            let Some(&unit) = units.next() else { break };
            let unit = u16::from_be_bytes(unit);
            if is_surrogate(unit) {
                let low = u16::from_be_bytes(*units.next()?);
                let character = char::decode_utf16([unit, low]).next()?.ok()?;
                let mut bytes = [0; 4];
                let _ = character.encode_utf8(&mut bytes);
                output.push(bytes, 4)?;
            } else {
                push_unit(&mut output, unit)?;
            }
        }
        rest = units.as_slice();
    }
    Some(output.len())
}

/// Returns a block, which is `filled` if there is less.
#[inline]
fn first_block<'r, T: Copy>(rest: &'r [T], filled: &'r mut [T; UNITS]) -> &'r [T; UNITS] {
    if let Some(block) = rest.first_chunk() {
        return block;
    }
    for (slot, &item) in filled.iter_mut().zip(rest) {
        *slot = item;
    }
    filled
}

/// Returns the length of the first block and what follows it.
#[inline]
fn count_and_rest<T>(rest: &[T]) -> (usize, &[T]) {
    let count = rest.len().min(UNITS);
    (count, rest.get(count..).unwrap_or(&[]))
}

#[inline]
const fn is_surrogate(unit: u16) -> bool {
    unit & 0xF800 == 0xD800
}
