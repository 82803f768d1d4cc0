//! Reading hexadecimal digits.

use super::cursor::Mode;
use super::error::TpduError;

/// Room for an SMSC address of 12 octets and the largest TPDU in RP data, 232 octets (24.011
/// §8.2.5.3).
const MAX_OCTETS: usize = 256;

pub(super) type Octets = heapless::Vec<u8, MAX_OCTETS, u16>;

/// Reads pairs of digits. Lossy reading skips ASCII white space.
pub(super) fn read(digits: &str, mode: Mode) -> Result<Octets, TpduError> {
    let mut octets = Octets::new();
    let mut high = None;
    for (offset, character) in digits.chars().enumerate() {
        if mode == Mode::Lossy && character.is_ascii_whitespace() {
            continue;
        }
        let digit = character.to_digit(16).and_then(|it| u8::try_from(it).ok());
        let digit = digit.ok_or(TpduError::Hex { offset })?;
        match high.take() {
            None => high = Some(digit),
            Some(high) => match (octets.push(high << 4 | digit), mode) {
                (Ok(()), _) => {}
                (Err(_), Mode::Lossy) => break,
                (Err(_), Mode::Strict) => {
                    return Err(TpduError::TooLong { offset: MAX_OCTETS });
                }
            },
        }
    }
    match high {
        None => Ok(octets),
        Some(_) => Err(TpduError::Hex {
            offset: digits.chars().count(),
        }),
    }
}
