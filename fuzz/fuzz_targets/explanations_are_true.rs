//! Each value of an explanation equals the measure of the rewritten text, and replacing changes a
//! text only if the policy allows it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use septet_fuzz::{Rules, Text, laws, model};

fuzz_target!(|input: (Rules, Text)| {
    let (rules, text) = input;
    // The laws measure the rewritten text in the default tables.
    let rules = model::Rules {
        forced: None,
        excluded: &[],
        ..model::Rules::from(rules).without_languages()
    };
    laws::explain::explanations_are_true(&text.0, rules);
    laws::explain::replacing_follows_the_policy(&text.0, rules);
});
