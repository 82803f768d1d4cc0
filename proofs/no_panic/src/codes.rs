//! Codes and characters.

use core::hint::black_box;

use septet::Encoding;
use septet::alphabet::{self, Alphabet, Code};

#[inline(never)]
pub fn alphabet(text: &str) {
    let set = alphabet::CharSet::from_chars(black_box(&['a']));
    let set = black_box(alphabet::CharSet::with(set, black_box('a')));
    black_box(alphabet::CharSet::contains(set, black_box('a')));
    black_box(alphabet::CharSet::is_empty(set));
    black_box(alphabet::Encoding::tp_dcs(black_box(Encoding::Gsm7)));
    alphabet_of(text, black_box(Alphabet::DEFAULT));
}

pub fn alphabet_of(text: &str, alphabet: Alphabet) {
    let code = alphabet::Alphabet::code(alphabet, black_box('a'));
    black_box(code.map(alphabet::Code::cost));
    for code in black_box([Code::Main(0xFF), Code::Extension(0xFF)]) {
        black_box(alphabet::Alphabet::character(alphabet, code));
    }
    for septet in alphabet::Alphabet::septets(alphabet, text) {
        black_box(septet.is_ok());
    }
}
