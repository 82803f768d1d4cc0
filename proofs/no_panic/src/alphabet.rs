//! Codes and characters.

use core::hint::black_box;

use septet::alphabet::{Alphabet, CharSet, Code};

#[inline(never)]
pub fn alphabet(text: &str) {
    let set: CharSet = text.chars().collect();
    let set = set.with(black_box('a'));
    black_box((set.contains(black_box('a')), set.is_empty()));
    alphabet_of(text, black_box(Alphabet::DEFAULT));
}

pub fn alphabet_of(text: &str, alphabet: Alphabet) {
    let code = alphabet.code(black_box('a'));
    black_box(code.map(|code| code.cost()));
    black_box(alphabet.character(black_box(Code::Main(0xFF))));
    black_box(alphabet.character(black_box(Code::Extension(0xFF))));
    black_box(alphabet.septets(text).size_hint());
    for septet in alphabet.septets(text) {
        black_box(septet.is_ok());
    }
}
