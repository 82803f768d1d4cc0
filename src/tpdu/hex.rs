//! Reading and writing hexadecimal digits.

use core::fmt::{self, Write};

use super::cursor::Mode;
use super::error::TpduError;

/// Room for an SMSC address of 12 octets and the largest TPDU in RP data, 232 octets (24.011
/// §8.2.5.3).
const MAX_OCTETS: usize = 256;

pub(super) type Octets = heapless::Vec<u8, MAX_OCTETS, u16>;

/// Reads pairs of digits. Lossy reading skips ASCII white space, and whatever follows the most
/// octets that a TPDU can have.
#[inline(never)]
pub(super) fn read(digits: &str, mode: Mode) -> Result<Octets, TpduError> {
    let mut octets = Octets::new();
    let mut high = None;
    // Every character before an error is ASCII, so offsets in bytes are offsets in characters.
    for (offset, &byte) in digits.as_bytes().iter().enumerate() {
        let digit = match byte {
            b'0'..=b'9' => byte & 0x0F,
            b'A'..=b'F' | b'a'..=b'f' => (byte & 0x0F).wrapping_add(9),
            b' ' | b'\t'..=b'\r' if mode == Mode::Lossy => continue,
            _ => return Err(TpduError::Hex { offset }),
        };
        match high.take() {
            None => high = Some(digit),
            Some(high) => {
                if octets.push(high << 4 | digit).is_err() {
                    match mode {
                        Mode::Lossy => return Ok(octets),
                        Mode::Strict => return Err(TpduError::TooLong { offset: MAX_OCTETS }),
                    }
                }
            }
        }
    }
    match high {
        None => Ok(octets),
        Some(_) => Err(TpduError::Hex {
            offset: digits.len(),
        }),
    }
}

/// Writes an octet as two upper-case digits.
pub(super) fn write(octet: u8, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for digit in [octet >> 4, octet & 0x0F] {
        let letter = if digit < 10 { b'0' } else { b'A' - 10 };
        f.write_char(char::from(letter.wrapping_add(digit)))?;
    }
    Ok(())
}
