//! The national tables.

use core::hint::black_box;

use septet::alphabet::{self, Language, Languages};

use crate::codes::alphabet_of;

#[inline(never)]
pub fn languages(text: &str) {
    let mut languages = black_box(Languages::NONE);
    for &language in Language::ALL {
        let language = black_box(language);
        black_box((
            alphabet::Language::code(language),
            alphabet::Language::name(language),
            alphabet::Language::identifier(language),
            alphabet::Language::has_locking_shift(language),
        ));
        languages = alphabet::Languages::with(languages, language);
        languages = alphabet::Languages::with_locking_shift(languages, language);
        languages = alphabet::Languages::with_single_shift(languages, language);
        black_box((
            alphabet::Languages::allows_locking_shift(languages, language),
            alphabet::Languages::allows_single_shift(languages, language),
        ));
    }
    black_box(alphabet::Languages::is_empty(languages));
    let one = alphabet::Language::from_identifier(black_box(1));
    let other = alphabet::Language::from_code(text);
    let alphabet = black_box(alphabet::Alphabet::national(one, other));
    black_box(alphabet::Alphabet::locking_shift(alphabet));
    black_box(alphabet::Alphabet::single_shift(alphabet));
    alphabet_of(text, alphabet);
}
