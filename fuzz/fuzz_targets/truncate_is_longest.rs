//! The law: a truncated text costs at most so many segments, and no longer beginning
//! that ends at a boundary does.

#![no_main]

use libfuzzer_sys::fuzz_target;
use septet_fuzz::{Rules, Text, laws};

fuzz_target!(|input: (Rules, u8, Text)| {
    let (rules, most, Text(text)) = input;
    // The model tries every beginning.
    let text: String = text.chars().take(360).collect();
    laws::truncate_is_the_longest_that_fits(&text, rules.into(), (most % 6).into());
});
