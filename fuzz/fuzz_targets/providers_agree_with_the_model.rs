//! Estimates equal those of the model, and a truncated text is the longest that meets the limit,
//! with any limit and by any rules.

#![no_main]

use libfuzzer_sys::fuzz_target;
use septet_fuzz::{Limit, Rules, Text, laws};

fuzz_target!(|input: (Rules, Limit, u8, Text)| {
    let (rules, limit, segments, text) = input;
    let (rules, limit) = (rules.into(), limit.into());
    // The model tries every prefix.
    let text = text.first(300);
    laws::provider::estimates_equal_the_model(&text, rules, limit);
    laws::provider::ascii_equals_the_model(&text, rules, limit, (segments % 6).into());
    laws::provider::truncation_meets_the_limit(&text, rules, limit, (segments % 6).into());
});
