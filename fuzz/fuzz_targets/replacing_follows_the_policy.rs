//! A text changes as the model changes it, by any rules, with any policy and substitutes of any
//! groups, and as the smart encodings change it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use septet_fuzz::{Groups, Rules, Text, laws};

fuzz_target!(|input: (Rules, Groups, Text)| {
    let (rules, groups, text) = input;
    // The model counts the text in all tables for each policy.
    let text = text.first(320);
    laws::explain::replacing_follows_the_policy(&text, rules.into(), groups.bits());
    laws::smart::smart_encodings_equal_the_model(&text, rules.into());
});
