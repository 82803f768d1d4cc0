//! The default tables as UTF-8, for whole texts.

use super::code::{Code, ESCAPE};
use super::default;
use super::lookup::EURO;
use super::table::Table;

/// The euro sign in UTF-8.
const EURO_BYTES: [u8; 3] = euro_bytes();
/// Stands for the euro sign in `EXTENSION`.
const NOT_ASCII: u8 = 0x80;

#[expect(clippy::unwrap_used, reason = "evaluated only at compile time")]
const fn euro_bytes() -> [u8; 3] {
    let mut bytes = [0; 3];
    char::from_u32(EURO).unwrap().encode_utf8(&mut bytes);
    bytes
}

/// The ASCII characters of the extension table. An empty cell is 0.
static EXTENSION: [u8; 128] = extension();

#[expect(
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "evaluated only at compile time, where a panic is a build error"
)]
const fn extension() -> [u8; 128] {
    let mut table = [0; 128];
    let cells = default::EXTENSION.cells();
    let mut next = 0;
    while next < cells.len() {
        let (septet, code_point) = cells[next];
        table[septet as usize] = match code_point {
            0..0x80 => code_point as u8,
            _ if code_point as u32 == EURO => NOT_ASCII,
            _ => panic!("only the euro sign is not ASCII"),
        };
        next += 1;
    }
    table
}

/// Returns the characters of a main table, [`packed`]. An empty cell is 0, as is the escape.
#[expect(
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "evaluated only at compile time, where a panic is a build error"
)]
pub(super) const fn characters(table: &Table) -> [u32; 128] {
    let mut characters = [0; 128];
    let mut septet = 0;
    while septet < characters.len() {
        let code_point = table.code_point(septet as u8);
        if code_point != 0 {
            characters[septet] = packed(char::from_u32(code_point as u32).unwrap());
        }
        septet += 1;
    }
    assert!(characters[0x20] == packed(' '), "a septet is not the space");
    characters
}

/// Returns a character in UTF-8: its bytes, the first one lowest, and their number, 1 to 3, in the
/// two highest bits. Bit 29 is set.
#[expect(
    clippy::cast_possible_truncation,
    reason = "evaluated only at compile time, and at most 3"
)]
const fn packed(character: char) -> u32 {
    let mut bytes = [0; 4];
    let length = character.encode_utf8(&mut bytes).len();
    assert!(length <= 3, "the number does not fit in two bits");
    (length as u32) << 30 | 1 << 29 | u32::from_le_bytes(bytes)
}

/// Returns the characters of several tables.
#[cfg(feature = "national")]
#[expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "evaluated only at compile time"
)]
pub(super) const fn all_characters<const N: usize>(tables: &[Table; N]) -> [[u32; 128]; N] {
    let mut all = [[0; 128]; N];
    let mut index = 0;
    while index < N {
        all[index] = characters(&tables[index]);
        index += 1;
    }
    all
}

/// The characters of the default main table.
pub(super) static CHARACTERS: [u32; 128] = characters(&default::MAIN);

/// Returns the character of a septet of the main table in UTF-8, and its number of bytes.
#[inline]
pub(crate) fn utf8_of_septet(septet: u8) -> Option<([u8; 4], usize)> {
    let bytes = *CHARACTERS.get(usize::from(septet))?;
    if bytes == 0 {
        return None;
    }
    Some((bytes.to_le_bytes(), (bytes >> 30) as usize))
}

/// Returns the character of a septet after an escape in UTF-8, and its number of bytes.
#[inline]
pub(crate) fn utf8_of_extension(septet: u8) -> Option<([u8; 4], usize)> {
    let [first, second, third] = EURO_BYTES;
    match *EXTENSION.get(usize::from(septet))? {
        0 => None,
        NOT_ASCII => Some(([first, second, third, 0], 3)),
        ascii => Some(([ascii, 0, 0, 0], 1)),
    }
}

/// Returns the septet of a character of two bytes from U+0080 to U+00FF. Returns `None` if it has
/// no code, and for any other character.
#[inline]
pub(crate) fn septet_of_latin(bytes: [u8; 2]) -> Option<u8> {
    // The first byte is 0xC2 or 0xC3, and the highest bits of the second are 0b10.
    let rest = u16::from_le_bytes(bytes) ^ 0x80C2;
    if rest & 0xC0FE != 0 {
        return None;
    }
    // Moves the bit of the first byte before the six of the second.
    let [_, character, ..] = u32::from(rest).wrapping_mul(0x4001).to_le_bytes();
    default::lookup().septet(character & 0x7F)
}

/// The septets of the ASCII characters, the first one lowest. [`NONE`] for no code.
static OF_ASCII: [u16; 128] = of_ascii();
const NONE: u16 = 0x8000;

#[expect(
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    clippy::indexing_slicing,
    reason = "evaluated only at compile time"
)]
const fn of_ascii() -> [u16; 128] {
    let mut table = [NONE; 128];
    let mut byte = 0;
    while byte < table.len() {
        table[byte] = match default::lookup().code(byte as u8 as char) {
            Some(Code::Main(septet)) => septet as u16,
            Some(Code::Extension(septet)) => u16::from_le_bytes([ESCAPE, septet]),
            None => NONE,
        };
        byte += 1;
    }
    table
}

/// Returns the septets of an ASCII character, and their number. Returns `None` if it has no code.
#[inline]
#[expect(clippy::indexing_slicing, reason = "a seven-bit index into 128 cells")]
pub(crate) fn septets_of_ascii(byte: u8) -> Option<([u8; 2], usize)> {
    let septets = OF_ASCII[usize::from(byte & 0x7F)];
    if septets & NONE != 0 {
        return None;
    }
    Some((septets.to_le_bytes(), if septets > 0xFF { 2 } else { 1 }))
}

/// Returns the septets of the non-ASCII character at the start of `bytes`, which must be UTF-8: how
/// many bytes it takes, its septets, and how many septets. Returns `None` if it has no code.
#[inline]
pub(crate) fn septets_of_utf8(bytes: [u8; 3]) -> Option<(usize, [u8; 2], usize)> {
    let [first, second, _] = bytes;
    let (length, code_point) = match first {
        0..0xE0 => (2, u32::from(first & 0x1F) << 6 | u32::from(second & 0x3F)),
        _ if bytes == EURO_BYTES => (3, EURO),
        _ => return None,
    };
    Some(match default::lookup().code(char::from_u32(code_point)?)? {
        Code::Main(septet) => (length, [septet, 0], 1),
        Code::Extension(septet) => (length, [ESCAPE, septet], 2),
    })
}
