//! The law: a counter fed with a text in any pieces says what measuring it says, after
//! each piece; and so does one that is fed with UTF-16, torn surrogates or not.

#![no_main]

use libfuzzer_sys::fuzz_target;
use septet_fuzz::{Text, laws};

fuzz_target!(|input: (bool, [u8; 4], [u16; 2], Text)| {
    let (wide, pieces, torn, Text(text)) = input;
    let [cut, ..] = pieces;
    laws::utf16_costs_what_its_text_costs(&text, wide, &torn.map(usize::from), cut.into());
    // Not all of them empty, and not so small that it takes long.
    let pieces = pieces.map(|length| usize::from(length % 160));
    let pieces = [&pieces[..], &[97]].concat();
    laws::a_counter_fed_in_pieces_equals_the_measure(&text, wide, &pieces);
});
