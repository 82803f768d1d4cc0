//! Other line breaks, the surplus, a fill character, shortened texts and templates, by any rules:
//! each answer is the model's, which tries everything.

#![no_main]

use libfuzzer_sys::fuzz_target;
use septet::template::Content;
use septet_fuzz::{Limit, Rules, Text, laws};

/// Appended to shortened texts.
const ELLIPSES: [&str; 6] = ["", "...", "…", " [more]", "\u{301}", "€😀"];
const CONTENTS: [Content; 3] = [Content::Digits, Content::Gsm7, Content::Any];

fuzz_target!(|input: (Rules, Limit, [u8; 4], Text)| {
    let (rules, limit, [segments, style, one, other], text) = input;
    let (rules, text) = (rules.into(), text.first(330));
    laws::what_if::line_breaks_equal_the_model(&text, rules);
    laws::what_if::the_surplus_is_the_fewest(&text, rules);
    laws::what_if::filling_equals_the_model(&text, rules);

    let limit = (u32::from(segments % 4), limit.into());
    let ellipsis = ELLIPSES[usize::from(style / 2) % ELLIPSES.len()];
    laws::what_if::shortening_equals_the_model(&text, rules, limit, (ellipsis, style % 2 == 1));

    let middle = text
        .char_indices()
        .nth(usize::from(segments))
        .map_or(text.len(), |(at, _)| at);
    let (before, after) = text.split_at(middle);
    let content = |byte: u8| CONTENTS[usize::from(byte) % CONTENTS.len()];
    let parts = [
        (before, content(one), usize::from(one / 3) % 3),
        (after, content(other), usize::from(other / 3) % 3),
    ];
    laws::what_if::templates_equal_the_model(&parts, rules);
});
