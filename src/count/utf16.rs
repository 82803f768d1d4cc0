//! The scanner for UTF-16, which counts a text without converting it: ASCII is looked at as octets,
//! and once the text is UCS-2 its code units are what is counted.

use super::scan::Scan;
use crate::alphabet::Encoding;
use crate::kernel::{BLOCK, Septets, ascii_prefix};

impl Scan {
    /// Reads code units. A lone surrogate is read as U+FFFD.
    pub(crate) fn push_utf16(&mut self, units: &[u16]) {
        let mut rest = units;
        while !rest.is_empty() {
            if self.encoding() == Encoding::Ucs2 {
                return self.push_code_units(rest);
            }
            let length = self.push_ascii(rest);
            rest = rest.get(length..).unwrap_or(&[]);
            let length = self.push_some(rest);
            rest = rest.get(length..).unwrap_or(&[]);
        }
    }

    /// Reads ASCII in a text of GSM-7, up to its end or a block in which a character has no code,
    /// and returns how many code units were read.
    fn push_ascii(&mut self, units: &[u16]) -> usize {
        // Blocks do not know what characters without a code cost. And most texts that are not
        // ASCII begin with something else.
        if self.unmappable() != 0 || units.first().is_none_or(|&unit| unit >= 0x80) {
            return 0;
        }
        let mut taken = 0_usize;
        for some in units.chunks(BLOCK) {
            let mut block = [b' '; BLOCK];
            let length = ascii_prefix(some, &mut block);
            let octets = block.get(..length).unwrap_or(&[]);
            let read = self.push_blocks(octets, 0, Septets);
            taken = taken.wrapping_add(read);
            if read < BLOCK {
                break;
            }
        }
        taken
    }

    /// Reads a character and those beyond ASCII that follow, as long as the text is GSM-7, and
    /// returns how many code units they are.
    fn push_some(&mut self, units: &[u16]) -> usize {
        let mut taken = 0_usize;
        for character in char::decode_utf16(units.iter().copied()) {
            let character = character.unwrap_or(char::REPLACEMENT_CHARACTER);
            let is_read = taken > 0 && character.is_ascii();
            if is_read || self.encoding() == Encoding::Ucs2 {
                break;
            }
            self.push(character);
            taken = taken.wrapping_add(character.len_utf16());
        }
        taken
    }
}
