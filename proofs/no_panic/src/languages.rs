//! The national tables.

use core::hint::black_box;

use septet::alphabet::{Alphabet, Language, Languages};

use crate::alphabet::alphabet_of;
use crate::show;

#[inline(never)]
pub fn languages(text: &str) {
    let mut languages: Languages = black_box([]).into_iter().collect();
    for &language in Language::ALL {
        let language = black_box(language);
        show(language);
        black_box((
            language.code(),
            language.name(),
            language.has_locking_shift(),
        ));
        black_box(language.identifier());
        languages = languages
            .with(language)
            .with_locking_shift(language)
            .with_single_shift(language);
        languages.extend([language]);
        black_box((
            languages.allows_locking_shift(language),
            languages.allows_single_shift(language),
        ));
        alphabet_of(text, Alphabet::national(Some(language), Some(language)));
    }
    black_box(languages.is_empty());
    let language = Language::from_identifier(black_box(1)).or(Language::from_code(text));
    let alphabet = Alphabet::national(language, None);
    black_box((alphabet.locking_shift(), alphabet.single_shift()));
    alphabet_of(text, alphabet);
}
