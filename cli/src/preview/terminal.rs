//! Formatting for the terminal.

use std::fmt::Display;

use anstyle::{AnsiColor, Style};

pub const ERROR: Style = AnsiColor::Red.on_default().bold();

/// Formats a number and a noun, which is plural unless the number is 1.
pub fn count(number: impl Display + PartialEq + From<u8>, noun: &str) -> String {
    let plural = if number == 1.into() { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// Formats the text of a segment. Replaces control characters with symbols, so that they cannot
/// move the cursor or change colours, and escapes bidirectional controls and invisible characters.
/// Joiners and marks stay, because they belong to the characters around them.
pub fn harmless(text: &str) -> String {
    let mut shown = String::new();
    for character in text.chars() {
        match character {
            '\u{80}'..='\u{A0}'
            | '\u{AD}'
            | '\u{61C}'
            | '\u{200B}'
            | '\u{200E}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}' => shown.extend(character.escape_unicode()),
            _ => shown.push(symbol(character).unwrap_or(character)),
        }
    }
    shown
}

/// Formats characters outside their text, so that each is visible: spaces, joiners and other
/// invisible characters are escaped, and marks follow a dotted circle.
pub fn visible(text: &str) -> String {
    let mut shown = String::new();
    for character in text.chars() {
        if let Some(symbol) = symbol(character) {
            shown.push(symbol);
        } else if is_invisible(character) {
            shown.extend(character.escape_unicode());
        } else if is_mark(character) {
            shown.extend(['\u{25CC}', character]);
        } else {
            shown.push(character);
        }
    }
    shown
}

/// Returns the symbol for an ASCII control character.
fn symbol(character: char) -> Option<char> {
    match character {
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(character)),
        '\u{7F}' => Some('\u{2421}'),
        _ => None,
    }
}

/// Returns whether a character is a space, a control or format character, unassigned, or
/// default-ignorable.
fn is_invisible(character: char) -> bool {
    match character {
        // The space, and invisible characters that `escape_debug` treats as letters or marks:
        // fillers and variation selectors.
        ' '
        | '\u{34F}'
        | '\u{115F}'..='\u{1160}'
        | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}'
        | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FFA0}'
        | '\u{E0000}'..='\u{E0FFF}' => true,
        // After a letter, `escape_debug` escapes unprintable characters but not marks.
        _ => is_escaped(&String::from_iter(['a', character])),
    }
}

/// Returns whether a character is drawn over the previous character. Marks that take a cell of
/// their own, such as some Hindi vowel signs, are not.
fn is_mark(character: char) -> bool {
    is_escaped(character.encode_utf8(&mut [0; 4]))
}

/// Returns whether `escape_debug` writes a character of the text as a code point number. Escaped
/// quotes and backslashes, which are two characters long, do not count.
fn is_escaped(text: &str) -> bool {
    text.escape_debug().count() > text.chars().count() + 1
}
