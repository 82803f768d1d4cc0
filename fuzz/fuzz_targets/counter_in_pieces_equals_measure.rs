//! A counter that gets a text in pieces equals `measure` after each piece, by any rules that it can
//! count by. The same holds for UTF-16, with or without lone surrogates.

#![no_main]

use libfuzzer_sys::fuzz_target;
use septet_fuzz::{Rules, Text, laws, model};

fuzz_target!(|input: (Rules, [u8; 4], [u16; 2], Text)| {
    let (rules, pieces, removed, Text(text)) = input;
    let rules = model::Rules::from(rules);
    let wide = rules.wide_reference;
    let [cut, ..] = pieces;
    laws::utf16_counts_as_its_text(&text, wide, &removed.map(usize::from), cut.into());
    // At least one piece is not empty, and long enough that few pieces are needed.
    let pieces = pieces.map(|length| usize::from(length % 160));
    let pieces = [&pieces[..], &[97]].concat();
    laws::a_counter_in_pieces_equals_measure(&text, wide, &pieces);
    laws::a_counter_from_a_segmenter_equals_measure(&text, rules, &pieces);
    laws::capacities_equal_the_model(rules);
});
