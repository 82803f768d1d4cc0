//! A text truncated to `limit` segments takes at most `limit` segments, and no longer prefix that
//! ends at a boundary does.

#![no_main]

use libfuzzer_sys::fuzz_target;
use septet_fuzz::{Rules, Text, laws};

fuzz_target!(|input: (Rules, u8, Text)| {
    let (rules, limit, text) = input;
    // The model tries every prefix.
    let text = text.first(360);
    laws::truncate_returns_the_longest_prefix_that_fits(&text, rules.into(), (limit % 6).into());
});
