//! Answers to "what if", compared with brute force by the model.

mod laws;
mod model;
mod texts;

use model::Rules;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use septet::Segmenter;
use septet::template::Content;
use texts::cases::{any_case, any_limit, cases, replaceable_case};

/// What a placeholder of a template can hold.
fn content() -> impl Strategy<Value = Content> {
    select(vec![Content::Digits, Content::Gsm7, Content::Any])
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn what_ifs_equal_the_model((text, rules) in replaceable_case()) {
        laws::what_if::line_breaks_equal_the_model(&text, rules);
        laws::what_if::filling_equals_the_model(&text, rules);
        let text: String = text.chars().take(330).collect();
        laws::what_if::the_surplus_is_the_fewest(&text, rules);
    }

    #[test]
    fn shortening_equals_the_model(
        (text, rules) in any_case(), limit in any_limit(), segments in 0..4_u32,
        words in any::<bool>(), ellipsis in select(vec!["", "...", "…", " [more]", "\u{301}", "€😀", "\u{301}xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]),
        spaces in vec(0..330_usize, 0..12),
    ) {
        let mut characters: Vec<char> = text.chars().take(330).collect();
        for (place, one) in spaces.iter().zip([' ', '\n', '\u{A0}'].iter().cycle()) {
            if let Some(character) = characters.get_mut(*place) {
                *character = *one;
            }
        }
        let text = String::from_iter(characters);
        laws::what_if::shortening_equals_the_model(&text, rules, (segments, limit), (ellipsis, words));
    }

    #[test]
    fn templates_equal_the_model(
        (text, rules) in any_case(), before in prop_oneof![0..4_usize, 60..72_usize, 148..164_usize],
        contents in [content(), content()], sizes in [0..4_usize, 0..3_usize],
    ) {
        let literal: String = text.chars().take(before).collect();
        let rest: String = text.chars().skip(before).take(5).collect();
        let [one, other] = contents;
        let parts = [(&*literal, one, sizes[0]), (&*rest, other, sizes[1])];
        laws::what_if::templates_equal_the_model(&parts, rules);
        let parts = [(&*literal, one, sizes[0])];
        laws::what_if::templates_equal_the_model(&parts, Rules { clusters: false, ..rules.without_languages() });
    }
}

/// Every template of a text around the capacities and two placeholders of up to three characters.
#[test]
fn small_templates_equal_the_model() {
    let contents = [Content::Digits, Content::Gsm7, Content::Any];
    for (letter, lengths) in [
        ("a", [0, 1, 151, 152, 156, 158, 160]),
        ("ж", [0, 1, 64, 66, 67, 69, 70]),
    ] {
        for length in lengths {
            let text = letter.repeat(length);
            for (one, other) in contents
                .into_iter()
                .flat_map(|one| contents.map(|other| (one, other)))
            {
                for sizes in [[0, 1], [1, 0], [1, 1], [2, 1], [3, 0]] {
                    let parts = [(&*text, one, sizes[0]), ("b", other, sizes[1])];
                    laws::what_if::templates_equal_the_model(&parts, Rules::PLAIN);
                }
            }
        }
    }
}

/// Every text of up to three pieces, alone, and of up to two after a text that is almost full.
#[test]
fn small_texts_equal_the_model() {
    let pieces = ["a", "\r", "\n", "\r\n", " ", "😀", "e\u{301}"];
    let texts = |length: u32| {
        (0..7_usize.pow(length)).map(move |mut number| {
            let mut text = String::new();
            for _ in 0..length {
                text.push_str(pieces[number % 7]);
                number /= 7;
            }
            text
        })
    };
    let clusters = Rules {
        clusters: cfg!(feature = "graphemes"),
        ..Rules::PLAIN
    };
    for (filler, rules) in [
        ("", Rules::PLAIN),
        (&*"b".repeat(156), Rules::PLAIN),
        (&"ж".repeat(66), clusters),
    ] {
        let longest = if filler.is_empty() { 3 } else { 2 };
        for text in (0..=longest).flat_map(texts) {
            let text = filler.to_owned() + &text;
            laws::what_if::line_breaks_equal_the_model(&text, rules);
            laws::what_if::the_surplus_is_the_fewest(&text, rules);
            laws::what_if::filling_equals_the_model(&text, rules);
            let limit = model::provider::Limit::both(100_000, [true; 4]);
            for (ellipsis, is_at_word) in [("", true), ("...", false), ("…", true)] {
                let style = (ellipsis, is_at_word);
                laws::what_if::shortening_equals_the_model(&text, rules, (1, limit), style);
            }
        }
    }
}

#[test]
fn line_breaks_are_measured_as_cr_lf() {
    let segments = |text: &str| {
        let explanation = Segmenter::new().explain(text);
        (
            explanation.measure().segments,
            explanation.segments_with_crlf(),
        )
    };
    let [before, after] = ["a".repeat(80), "a".repeat(79)];
    assert_eq!(segments(&format!("{before}\n{after}")), (1, 2));
    // A line break that is CR LF already gets no other CR, and a CR alone is none.
    assert_eq!(segments(&format!("{before}\r\n{}", "a".repeat(78))), (1, 1));
    assert_eq!(segments(&format!("{before}\r{after}")), (1, 1));
    assert_eq!(segments(&format!("{before}\n\n{}", "a".repeat(76))), (1, 1));
    assert_eq!(segments(&format!("{before}\n\n{}", "a".repeat(77))), (1, 2));
}
