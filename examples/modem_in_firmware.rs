//! Decodes and encodes user data for a modem, in fixed memory and without an allocator.
//!
//!     cargo run --example modem_in_firmware

use septet::wire::{Fields, HeaderExtras};
use septet::{ParseError, Segmenter, Text, UserData};

/// The receiving application listens on port 16000.
const TO_THE_METER: Segmenter = Segmenter::new().with_header_extras(HeaderExtras::ports(16_000, 0));

/// Returns the text of a received message.
fn show(fields: Fields, octets: &[u8]) -> Result<Text, ParseError> {
    Ok(UserData::parse(fields, octets)?.text_lossy())
}

/// Writes TP-UD in hexadecimal. Returns TP-UDL and the number of digits, if one segment is enough.
fn command(text: &str, hex: &mut [u8; 2 * UserData::MAX_OCTETS]) -> Option<(u8, usize)> {
    let mut segments = TO_THE_METER.split(text).ok()?;
    let segment = segments.next().filter(|_| segments.next().is_none())?;
    let user_data = segment.encode(0);
    for (digits, octet) in hex.chunks_mut(2).zip(user_data.octets()) {
        let digit = |value: u8| b"0123456789ABCDEF"[usize::from(value & 0xF)];
        digits.copy_from_slice(&[digit(octet >> 4), digit(*octet)]);
    }
    Some((user_data.udl(), 2 * user_data.octets().len()))
}

fn main() -> Result<(), ParseError> {
    // GSM-7 without a header.
    let fields = Fields {
        tp_udl: 5,
        ..Fields::default()
    };
    assert_eq!(show(fields, &[0xC8, 0x32, 0x9B, 0xFD, 0x06])?, "Hello");
    let mut hex = [0; 2 * UserData::MAX_OCTETS];
    let (udl, length) = command("read", &mut hex).expect("the command is short");
    let hex = String::from_utf8_lossy(&hex[..length]);
    println!("TP-UDL {udl}, TP-UD {hex}");
    Ok(())
}
