//! The law: segments are the model's, as full as they can be, and join to the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use septet_fuzz::{Rules, Text, laws};

fuzz_target!(|input: (Rules, Text)| {
    let (rules, Text(text)) = input;
    laws::segments_are_the_model_s_and_rejoin(&text, rules.into());
    laws::segments_are_as_full_as_they_can_be(&text, rules.into());
});
