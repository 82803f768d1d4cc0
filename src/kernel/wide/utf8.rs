//! Encoding UTF-16 and tables of UTF-8 as UTF-8, 16 characters at a time.

use super::copies::Filled;

/// The number of characters in a block.
pub(crate) const UNITS: usize = 16;

/// A power of two above the number of bytes that a block may take, so that a remainder replaces a
/// comparison.
const WRITTEN: usize = 64;

/// With what is written after the last byte.
const ROOM: usize = WRITTEN + 3;

/// Appends the first `count` of a block of code units, of which none may be a surrogate. The others
/// must be ASCII. Returns `None` if there may be no room.
#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "a call would cost a tenth of the body"
)]
pub(crate) fn push_units(
    output: &mut Filled<'_>,
    units: &[u16; UNITS],
    count: usize,
) -> Option<()> {
    let all = |test: fn(u16) -> bool| units.iter().fold(true, |all, &unit| all & test(unit));
    // Characters of at most two lengths take half as long.
    let characters = if all(|unit| unit < 0x800) {
        all_one_or_two(units)
    } else if all(|unit| unit.wrapping_sub(0x80) >= 0x780) {
        all_one_or_three(units)
    } else {
        all_any(units)
    };
    let room = output.room::<ROOM>()?;
    let mut written = 0_usize;
    for bytes in characters {
        *room.get_mut(written..)?.first_chunk_mut()? = bytes.to_le_bytes();
        written = written.wrapping_add(length(bytes)) % WRITTEN;
    }
    output.advance(written.wrapping_add(count).wrapping_sub(UNITS));
    Some(())
}

/// Appends the first `count` of a block of septets, of which the others must be spaces, or none.
/// `table` has the characters as [`push_character`] takes them, and bit 29 is set in each. Returns
/// `None` if a cell is 0 or if there may be no room.
#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "a call would cost a tenth of the body"
)]
#[expect(clippy::indexing_slicing, reason = "the mask bounds the index")]
pub(crate) fn push_septets(
    output: &mut Filled<'_>,
    table: &[u32; 128],
    septets: &[u8; UNITS],
    count: usize,
) -> Option<()> {
    let room = output.room::<ROOM>()?;
    let mut all = u32::MAX;
    let mut written = 0_usize;
    for &septet in septets {
        let bytes = table[usize::from(septet & 0x7F)];
        *room.get_mut(written..)?.first_chunk_mut()? = bytes.to_le_bytes();
        written = written.wrapping_add(length(bytes)) % WRITTEN;
        all &= bytes;
    }
    if all & 1 << 29 == 0 {
        return None;
    }
    output.advance(written.wrapping_add(count).wrapping_sub(UNITS));
    Some(())
}

/// Appends a character with its number of bytes in the two highest bits. Returns `None` if there is
/// no room.
#[inline]
pub(crate) fn push_character(output: &mut Filled<'_>, bytes: u32) -> Option<()> {
    output.push(bytes.to_le_bytes(), length(bytes))
}

/// Appends a code unit that is not a surrogate. Returns `None` if there is no room.
#[inline]
pub(crate) fn push_unit(output: &mut Filled<'_>, unit: u16) -> Option<()> {
    push_character(output, any(unit.into()))
}

#[inline]
const fn length(bytes: u32) -> usize {
    (bytes >> 30) as usize
}

// Out of line, because the compiler vectorizes them only if they store what they compute.

#[inline(never)]
fn all_one_or_two(units: &[u16; UNITS]) -> [u32; UNITS] {
    units.map(|unit| one_or_two(unit.into()))
}

#[inline(never)]
fn all_one_or_three(units: &[u16; UNITS]) -> [u32; UNITS] {
    units.map(|unit| one_or_three(unit.into()))
}

#[inline(never)]
fn all_any(units: &[u16; UNITS]) -> [u32; UNITS] {
    units.map(|unit| any(unit.into()))
}

/// Returns the bytes of a character below U+0800, and above them their number.
#[inline]
const fn one_or_two(unit: u32) -> u32 {
    if unit < 0x80 { one(unit) } else { two(unit) }
}

/// Returns the bytes of a character of one or three bytes, and above them their number.
#[inline]
const fn one_or_three(unit: u32) -> u32 {
    if unit < 0x80 { one(unit) } else { three(unit) }
}

/// Returns the bytes of a character below U+10000, and above them their number.
#[inline]
const fn any(unit: u32) -> u32 {
    if unit < 0x800 {
        one_or_two(unit)
    } else {
        three(unit)
    }
}

#[inline]
const fn one(unit: u32) -> u32 {
    1 << 30 | unit
}

#[inline]
const fn two(unit: u32) -> u32 {
    2 << 30 | 0x80C0 | unit >> 6 | (unit << 8 & 0x3F00)
}

#[inline]
const fn three(unit: u32) -> u32 {
    3 << 30 | 0x0080_80E0 | unit >> 12 | (unit << 2 & 0x3F00) | (unit << 16 & 0x003F_0000)
}
