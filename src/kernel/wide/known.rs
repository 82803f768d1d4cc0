//! Visiting only the characters of a text that are not known in advance.

use super::super::cost::starts_character;
use super::marks::{MARKED, marks};

/// Passes the characters of a text to `visit`, as code points, until it returns `None`. Returns the
/// number of characters not passed, for which `is_known` is true.
///
/// A character of four bytes, which no GSM-7 table has, may be passed as `u32::MAX`. The test must
/// be free of branches, and false for all non-ASCII bytes.
#[inline]
pub(crate) fn skip_known(
    text: &str,
    is_known: impl Fn(u8) -> bool,
    mut visit: impl FnMut(u32) -> Option<()>,
) -> Option<usize> {
    let mut known = 0_usize;
    let mut rest = text;
    while let Some(&lead) = rest.as_bytes().first() {
        if lead >= 0x80 {
            let mut characters = rest.chars();
            if let Some(&[0xE0..=0xFF, _, _, 0xE0..=0xFF, _, _, 0xE0..=0xFF]) =
                rest.as_bytes().first_chunk()
            {
                // In such a script, known characters are rare.
                for character in characters {
                    visit(character.into())?;
                }
                return Some(known);
            }
            visit(characters.next()?.into())?;
            rest = characters.as_str();
            continue;
        }
        let bytes = rest.as_bytes();
        let (mut block, mut end) = ([0x80; MARKED], bytes.len());
        if let Some(whole) = bytes.first_chunk() {
            (block, end) = (*whole, MARKED);
        } else {
            // Continuation bytes are never marked.
            for (byte, &last) in block.iter_mut().zip(bytes) {
                *byte = last;
            }
        }
        known = known.wrapping_add(end);
        let mut left = marks(&block, |byte| starts_character(byte) & !is_known(byte));
        let mut passed = end;
        while left != 0 {
            let at = left.trailing_zeros() as usize;
            left &= left.wrapping_sub(1);
            let (code_point, length) = decode(bytes.get(at..)?)?;
            known = known.wrapping_sub(length);
            passed = at.wrapping_add(length);
            visit(code_point)?;
        }
        if passed > end {
            // The last character ends after the block.
            known = known.wrapping_add(passed.wrapping_sub(end));
            end = passed;
        }
        rest = rest.get(end..)?;
    }
    Some(known)
}

/// Decodes the first character. Also returns its length in bytes.
#[inline]
fn decode(bytes: &[u8]) -> Option<(u32, usize)> {
    let low = |byte: u8| u32::from(byte & 0x3F);
    let &lead = bytes.first()?;
    if lead < 0x80 {
        return Some((lead.into(), 1));
    }
    let &second = bytes.get(1)?;
    if lead < 0xE0 {
        return Some((u32::from(lead & 0x1F) << 6 | low(second), 2));
    }
    let &third = bytes.get(2)?;
    if lead < 0xF0 {
        let high = u32::from(lead & 0x0F) << 12;
        return Some((high | low(second) << 6 | low(third), 3));
    }
    Some((u32::MAX, 4))
}
