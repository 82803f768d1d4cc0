//! The kernels against the naive model, at every position where they could go wrong. They read
//! 64 octets, 32 octets or a word at a time, so every kind of character is tried at every
//! position of a block, every block as the last one, and segment ends at every position.
//!
//! Random texts rarely hit these positions.

mod laws;
mod model;

// In the folder `kernels`, one file per idea.
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
    // Outside the alphabet.
    "привет, мир ",
    "中文短信",
    "😀",
    "ok 😀",
    "aж中😀",
    "a long text in plain letters, as most are, and then ж",
    "\u{FFFF}\u{10000}\u{10FFFF}\u{7FF}\u{800}\u{7F}\u{80}",
    "`\u{0}\u{1B}\u{7F}",
];

/// The first `length` characters of the pattern, repeated.
fn repeated(pattern: &str, length: usize) -> String {
    pattern.chars().cycle().take(length).collect()
}

/// Each pattern after 0 to 70 plain characters: this puts each of its characters at every
/// position of a block, and the text at every alignment.
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
