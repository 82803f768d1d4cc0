//! The fast code against the naive model, at all places where it could go wrong: it reads
//! 64 octets together, or 32, or a word, so each kind of character stands at each place of
//! a block, each block is the last one, and each segment ends at each place in one.
//!
//! Random texts come by such places rarely. These come by all of them.

mod laws;
mod model;

// The files of the folder of this name.
mod kernels {
    mod counting;
    mod cutting;
    mod growing;
    mod received;
    mod sent;
}

use model::{Encoding, Rules};

const RULES: [Rules; 6] = {
    let forced = [None, Some(Encoding::Gsm7), Some(Encoding::Ucs2)];
    let mut rules = [Rules::PLAIN; 6];
    let mut number = 0;
    while number < 6 {
        rules[number].forced = forced[number / 2];
        rules[number].wide_reference = number % 2 == 1;
        number += 1;
    }
    rules
};

/// What a text repeats.
const PATTERNS: [&str; 26] = [
    "The quick brown fox jumps over the lazy dog, 0123456789 times. ",
    "Pay $5 @once to a_b: #1 & 50%? (yes/no) \"+*=<>;'-,.!@AZaz09 z",
    // The extension table.
    "Here is one ] in forty characters, no more",
    "Seldom enough that whole blocks of 64 octets have none: one {, and then words and words",
    "a[b]c{d}e\\f~g|h^i",
    "[]{}\\~|^",
    "€",
    "It is 5 € or 10€, ",
    "\u{C}",
    "Page one.\u{C}And two",
    // Two octets.
    "Perché no, è così",
    "éàèìòùñüö",
    "ØøÅåÆæßÉ¤¡ÄÖÑÜ§¿£¥",
    "ΓΔΘΛΞΠΣΦΨΩ",
    "Γ is gamma, Δ is delta",
    // Line breaks.
    "\r\n",
    "line\r\nand next\nand\r",
    "aé€[\nΓ@_~\r\u{C}",
    // Beyond the alphabet.
    "привет, мир ",
    "中文短信",
    "😀",
    "ok 😀",
    "aж中😀",
    "a long text in plain letters, as most are, and then ж",
    "\u{FFFF}\u{10000}\u{10FFFF}\u{7FF}\u{800}\u{7F}\u{80}",
    "`\u{0}\u{1B}\u{7F}",
];

/// So many characters of a text that repeats a pattern.
fn repeated(pattern: &str, characters: usize) -> String {
    pattern.chars().cycle().take(characters).collect()
}

/// Each pattern behind up to 70 plain characters: that brings each of its characters to
/// each place of a block, and the text to each kind of address.
fn each_phase(
    phases: impl Iterator<Item = usize> + Clone,
    length: usize,
    law: impl Fn(&str, usize),
) {
    for pattern in PATTERNS {
        let text = repeated("abcdefghijk", 70) + &repeated(pattern, length);
        for phase in phases.clone() {
            law(&text[70 - phase..], phase);
        }
    }
}
