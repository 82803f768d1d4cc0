//! The laws: what is said of a text is true of it when it is written out; and to replace
//! saves a segment, or fits, or leaves the text alone, as the policy has it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use septet_fuzz::{Rules, Text, laws, model};

fuzz_target!(|input: (Rules, Text)| {
    let (rules, text) = input;
    // What a text would cost otherwise is written out and measured, in the default tables.
    let rules = model::Rules {
        forced: None,
        excluded: &[],
        ..model::Rules::from(rules).without_languages()
    };
    laws::explain::explanations_are_true(&text.0, rules);
    laws::explain::replacing_saves_or_leaves_alone(&text.0, rules);
});
