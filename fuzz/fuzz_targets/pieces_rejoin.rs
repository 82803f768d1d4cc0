//! Segments equal those of the model, are as full as possible, and join to the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use septet_fuzz::{Rules, Text, laws};

fuzz_target!(|input: (Rules, Text)| {
    let (rules, Text(text)) = input;
    laws::segments_equal_the_model_and_rejoin(&text, rules.into());
    laws::segments_are_as_full_as_possible(&text, rules.into());
});
