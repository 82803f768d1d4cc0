//! What the terminal shows: its width, wrapped text, and visible characters.

mod characters;
mod page;

use std::fmt::Display;

use anstyle::{AnsiColor, Style};

pub use characters::{code_point, glyph, harmless, name, visible};
pub use page::{Page, pad};

pub const ERROR: Style = AnsiColor::Red.on_default().bold();

/// Formats a number and a noun, which is plural unless the number is 1.
pub fn count(number: impl Display + PartialEq + From<u8>, noun: &str) -> String {
    let plural = if number == 1.into() { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// Formats octets as hexadecimal digits.
pub fn hex(octets: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut hex = Vec::with_capacity(2 * octets.len());
    for octet in octets {
        for digit in [octet >> 4, octet & 0xF] {
            hex.push(DIGITS[usize::from(digit)]);
        }
    }
    String::from_utf8(hex).expect("digits are UTF-8")
}
