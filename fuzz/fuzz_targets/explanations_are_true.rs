//! Each value of an explanation equals that of the model, by any rules and with substitutes of any
//! groups.

#![no_main]

use libfuzzer_sys::fuzz_target;
use septet_fuzz::{Groups, Rules, Text, laws};

fuzz_target!(|input: (Rules, Groups, Text)| {
    let (rules, groups, text) = input;
    // The model counts the text in all tables for each value.
    let text = text.first(320);
    laws::explain::explanations_are_true(&text, rules.into(), groups.bits());
});
