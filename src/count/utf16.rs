//! The scanner for UTF-16, which counts ASCII in blocks of bytes and UCS-2 text in code units.

use super::scan::Scan;
use crate::alphabet::{Alphabet, Encoding};
use crate::kernel::{BLOCK, Septets, ascii_prefix, fast_path};

const _: () = assert!(BLOCK <= Alphabet::SUMMED);

impl Scan {
    /// Reads code units. A lone surrogate counts as U+FFFD.
    pub(crate) fn push_utf16(&mut self, units: &[u16]) {
        let mut rest = units;
        while !rest.is_empty() {
            if self.encoding() == Encoding::Ucs2 {
                self.push_code_units(rest);
                break;
            }
            let length = self.push_ascii(rest);
            rest = rest.get(length..).unwrap_or(&[]);
            let first = rest.first().copied().unwrap_or_default();
            let is_accented = fast_path(|| Alphabet::has_cost(first)).unwrap_or(false);
            if is_accented {
                let length = self.push_accented(rest);
                rest = rest.get(length..).unwrap_or(&[]);
                if length > 0 {
                    continue;
                }
            }
            let length = self.push_non_ascii(rest);
            rest = rest.get(length..).unwrap_or(&[]);
        }
        self.saturate();
    }

    /// Reads the ASCII prefix of a GSM-7 text, up to the first block that contains a character
    /// without a code. Returns the number of code units read.
    fn push_ascii(&mut self, units: &[u16]) -> usize {
        // Counting by blocks stops at unmappable characters, and more may follow.
        if self.unmappable() != 0 || units.first().is_none_or(|&unit| unit >= 0x80) {
            return 0;
        }
        let mut taken = 0_usize;
        for chunk in units.chunks(BLOCK) {
            let mut block = [b' '; BLOCK];
            let length = ascii_prefix(chunk, &mut block);
            let bytes = block.get(..length).unwrap_or(&[]);
            let read = self.push_blocks(bytes, 0, Septets);
            taken = taken.wrapping_add(read);
            if read < BLOCK {
                break;
            }
        }
        taken
    }

    /// Reads blocks of a GSM-7 text by the costs of its code units, up to the first block that is
    /// all ASCII or contains a character without a code. Returns the number of code units read.
    #[inline(never)]
    fn push_accented(&mut self, units: &[u16]) -> usize {
        if self.unmappable() != 0 {
            return 0;
        }
        let mut taken = 0_usize;
        for block in units.chunks(BLOCK) {
            let Some(septets) = Alphabet::cost_of_units(block) else {
                break;
            };
            let costs = block
                .iter()
                .map(|&unit| Alphabet::cost_of_unit(unit).into());
            self.push_costs(costs, septets);
            taken = taken.wrapping_add(block.len());
            if block.iter().fold(0, |all, &unit| all | unit) < 0x80 {
                break;
            }
        }
        taken
    }

    /// Reads a character and the non-ASCII characters after it, but stops after a switch to UCS-2.
    /// Returns the number of code units read.
    fn push_non_ascii(&mut self, units: &[u16]) -> usize {
        let mut taken = 0_usize;
        for character in char::decode_utf16(units.iter().copied()) {
            let character = character.unwrap_or(char::REPLACEMENT_CHARACTER);
            let is_done = taken > 0 && character.is_ascii();
            if is_done || self.encoding() == Encoding::Ucs2 {
                break;
            }
            self.push(character);
            taken = taken.wrapping_add(character.len_utf16());
        }
        taken
    }
}
