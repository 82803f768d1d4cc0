//! Encoding UTF-8 as UTF-16, from words of eight bytes.

use super::copies::Filled;

/// Appends the characters of UTF-8 as code units, the high octet first, as long as there are eight
/// bytes to read and room for 16. Returns the number of bytes read.
#[inline]
pub(crate) fn push_words(bytes: &[u8], output: &mut Filled<'_>) -> usize {
    let mut read = 0_usize;
    while let Some(word) = bytes.get(read..).and_then(<[u8]>::first_chunk)
        && let Some(room) = output.room()
    {
        let (length, written) = push_word(*word, room);
        read = read.wrapping_add(length);
        output.advance(written);
    }
    read
}

/// Writes the first characters of a word: all of one byte, all of two bytes, or one. Returns the
/// numbers of bytes read and written.
#[inline]
fn push_word(bytes: [u8; 8], room: &mut [u8; 16]) -> (usize, usize) {
    let word = u64::from_le_bytes(bytes);
    let [first, second, third, fourth, ..] = bytes;
    if first < 0x80 {
        let (units, _) = room.as_chunks_mut();
        for (unit, byte) in units.iter_mut().zip(bytes) {
            *unit = [0, byte];
        }
        let others = word & 0x8080_8080_8080_8080;
        let length = (others.trailing_zeros() / 8) as usize;
        return (length, length.wrapping_mul(2));
    }
    let [room, ..] = room.as_chunks_mut::<8>().0 else {
        return (0, 0);
    };
    if first < 0xE0 {
        let high = word >> 2 & 0x0007_0007_0007_0007;
        let middle = word << 14 & 0xC000_C000_C000_C000;
        let low = word & 0x3F00_3F00_3F00_3F00;
        *room = (high | middle | low).to_le_bytes();
        let others = word & 0xC0E0_C0E0_C0E0_C0E0 ^ 0x80C0_80C0_80C0_80C0;
        let length = ((others.trailing_zeros() / 8) & !1) as usize;
        return (length, length);
    }
    let low = |byte: u8| u32::from(byte & 0x3F);
    if first < 0xF0 {
        let unit = u32::from(first & 0xF) << 12 | low(second) << 6 | low(third);
        let [.., a, b] = unit.to_be_bytes();
        *room = [a, b, 0, 0, 0, 0, 0, 0];
        return (3, 2);
    }
    let high = u32::from(first & 7) << 18 | low(second) << 12;
    let [a, b, c, d] = pair(high | low(third) << 6 | low(fourth)).to_be_bytes();
    *room = [a, b, c, d, 0, 0, 0, 0];
    (4, 4)
}

/// Returns the surrogate pair of a code point above U+FFFF.
#[inline]
pub(crate) const fn pair(code_point: u32) -> u32 {
    let above = code_point.wrapping_sub(0x1_0000);
    0xD800_DC00 | (above & 0xF_FC00) << 6 | above & 0x3FF
}
