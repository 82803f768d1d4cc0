//! The law: a measure is what the naive model counts by building the segments.

#![no_main]

use libfuzzer_sys::fuzz_target;
use septet_fuzz::{Rules, Text, laws};

fuzz_target!(|input: (Rules, Text)| {
    let (rules, Text(text)) = input;
    laws::measure_agrees_with_the_model(&text, rules.into());
    laws::septets_are_the_model_s(&text);
});
