//! Compares the kernels with the naive model.
//!
//! The kernels read 64 bytes, 32 bytes or a word at a time. These tests put every kind of character
//! at every position of a block, and end texts and segments at every position. Random texts rarely
//! cover these cases.

mod laws;
mod model;

// Nested, so that the files are in `tests/kernels`.
mod kernels {
    mod counting;
    mod decoding;
    mod encoding;
    mod prefixes;
    mod runs;
    mod splitting;
    mod whole;
}

use std::env;

use model::{Encoding, Rules};

const RULES: [Rules; 6] = {
    let forced = [None, Some(Encoding::Gsm7), Some(Encoding::Ucs2)];
    let mut rules = [Rules::PLAIN; 6];
    let mut index = 0;
    while index < 6 {
        rules[index].forced = forced[index / 2];
        rules[index].wide_reference = index % 2 == 1;
        index += 1;
    }
    rules
};

/// The patterns that the texts repeat.
const PATTERNS: [&str; 26] = [
    "The quick brown fox jumps over the lazy dog, 0123456789 times. ",
    "Pay $5 @once to a_b: #1 & 50%? (yes/no) \"+*=<>;'-,.!@AZaz09 z",
    // Extension characters.
    "Here is one ] in forty characters, no more",
    "Seldom enough that whole blocks of 64 octets have none: one {, and then words and words",
    "a[b]c{d}e\\f~g|h^i",
    "[]{}\\~|^",
    "€",
    "It is 5 € or 10€, ",
    "\u{C}",
    "Page one.\u{C}And two",
    // Characters of two bytes in UTF-8.
    "Perché no, è così",
    "éàèìòùñüö",
    "ØøÅåÆæßÉ¤¡ÄÖÑÜ§¿£¥",
    "ΓΔΘΛΞΠΣΦΨΩ",
    "Γ is gamma, Δ is delta",
    // Line breaks.
    "\r\n",
    "line\r\nand next\nand\r",
    "aé€[\nΓ@_~\r\u{C}",
    // Unmappable characters.
    "привет, мир ",
    "中文短信",
    "😀",
    "ok 😀",
    "aж中😀",
    "a long text in plain letters, as most are, and then ж",
    "\u{FFFF}\u{10000}\u{10FFFF}\u{7FF}\u{800}\u{7F}\u{80}",
    "`\u{0}\u{1B}\u{7F}",
];

/// Returns whether all tests are to try every length, which takes minutes, instead of one in 23 or
/// 31: whether `SEPTET_EVERY_LENGTH` is set.
fn every_length() -> bool {
    env::var_os("SEPTET_EVERY_LENGTH").is_some()
}

/// Repeats the pattern up to `length` characters.
fn repeated(pattern: &str, length: usize) -> String {
    pattern.chars().cycle().take(length).collect()
}

/// Calls `law` with each pattern after `offset` plain characters (0 to 70). All offsets together
/// put each character of the pattern at every position of a block, and the text at every alignment.
fn for_each_offset(
    offsets: impl Iterator<Item = usize> + Clone,
    length: usize,
    law: impl Fn(&str, usize),
) {
    for pattern in PATTERNS {
        let text = repeated("abcdefghijk", 70) + &repeated(pattern, length);
        for offset in offsets.clone() {
            law(&text[70 - offset..], offset);
        }
    }
}
