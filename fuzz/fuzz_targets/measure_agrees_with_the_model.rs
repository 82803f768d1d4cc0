//! `measure` equals the naive model, which builds the segments.

#![no_main]

use libfuzzer_sys::fuzz_target;
use septet_fuzz::{Rules, Tables, Text, laws};

fuzz_target!(|input: (Rules, Tables, Text)| {
    let (rules, tables, Text(text)) = input;
    laws::measure_agrees_with_the_model(&text, rules.into());
    laws::septets_equal_the_model(&text, tables.into());
});
