//! `measure` equals the naive model, which builds the segments. `measure_utf16` equals `measure`,
//! with or without lone surrogates, and so does each of many texts in one buffer.

#![no_main]

use libfuzzer_sys::fuzz_target;
use septet_fuzz::{Rules, Tables, Text, laws};

fuzz_target!(|input: (Rules, Tables, Option<[u16; 2]>, Vec<u16>, Text)| {
    let (rules, tables, removed, cuts, Text(text)) = input;
    let removed: Vec<usize> = removed.iter().flatten().map(|&at| at.into()).collect();
    laws::utf16_by_rules_costs_what_its_text_costs(&text, rules.into(), &removed);
    let cuts: Vec<usize> = cuts.iter().map(|&cut| cut.into()).collect();
    laws::batch::texts_in_one_buffer_cost_what_they_cost_alone(&text, rules.into(), &cuts);
    laws::septets_equal_the_model(&text, tables.into());
});
