//! The digits of an address: 3GPP TS 23.040 §9.1.2.3.

use core::iter::FusedIterator;

/// The digits that are not decimal, from 1010 up.
const SPECIAL: [char; 5] = ['*', '#', 'a', 'b', 'c'];

/// The filler, 1111, which is skipped wherever it is.
pub(super) const FILLER: u8 = 0x0F;

/// Returns the character of a semi-octet. Returns `None` for the filler.
fn character(semi_octet: u8) -> Option<char> {
    match semi_octet.checked_sub(10) {
        None => char::from_digit(semi_octet.into(), 10),
        Some(index) => SPECIAL.get(usize::from(index)).copied(),
    }
}

/// Returns the semi-octet of a character.
pub(super) fn semi_octet(character: char) -> Option<u8> {
    if let Some(digit) = character.to_digit(10) {
        return u8::try_from(digit).ok();
    }
    let index = SPECIAL.iter().position(|&special| special == character)?;
    u8::try_from(index).ok()?.checked_add(10)
}

/// The digits of an address, from [`Address::digits`](crate::tpdu::Address::digits): `0` to `9`,
/// `*`, `#`, `a`, `b` and `c`.
#[derive(Clone, Debug)]
pub struct Digits {
    pub(super) value: [u8; 10],
    pub(super) next: usize,
    /// The number of semi-octets, at most 20.
    pub(super) end: usize,
}

impl Iterator for Digits {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        while self.next < self.end {
            let octet = self.value.get(self.next / 2).copied()?;
            let semi_octet = match self.next % 2 {
                0 => octet & 0x0F,
                _ => octet >> 4,
            };
            self.next = self.next.saturating_add(1);
            if let Some(digit) = character(semi_octet) {
                return Some(digit);
            }
        }
        None
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.end.saturating_sub(self.next)))
    }
}

impl FusedIterator for Digits {}
