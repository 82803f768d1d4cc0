//! Texts with rules, and limits.

use proptest::prelude::*;
use proptest::sample::select;

use super::{any_text, national, replaceable, written};
use crate::model::provider::Limit;
use crate::model::{self, Rules};

/// Sets of excluded characters.
const EXCLUDED: [&[char]; 5] = [&[], &['Γ', 'Δ', 'q'], &['€', '{', 'ğ', 'ж'], &['e'], &['5']];

/// Rules without languages.
pub fn plain_rules() -> impl Strategy<Value = Rules> {
    let forced = prop_oneof![
        6 => Just(None),
        3 => Just(Some(model::Encoding::Gsm7)),
        1 => Just(Some(model::Encoding::Ucs2)),
    ];
    let elements = prop_oneof![3 => Just(0), 1 => 2..=16_u8];
    let excluded = prop_oneof![
        4 => Just(EXCLUDED[0]),
        1 => select(EXCLUDED.to_vec()),
    ];
    (any::<bool>(), any::<bool>(), forced, elements, excluded).prop_map(
        |(wide_reference, clusters, forced, elements, excluded)| Rules {
            excluded,
            wide_reference,
            clusters: clusters && cfg!(feature = "graphemes"),
            forced,
            elements,
            ..Rules::PLAIN
        },
    )
}

/// The allowed languages of the locking and single shift tables: usually those of the text,
/// sometimes with others, random ones, or all.
pub fn languages(language: u8, other: u8) -> impl Strategy<Value = (u16, u16)> {
    let (own, others) = (1 << language, 1 << other);
    prop_oneof![
        2 => Just((own, own)),
        3 => Just((own, others)),
        1 => Just((own, 0)),
        1 => Just((0, own)),
        2 => (any::<u16>(), any::<u16>())
            .prop_map(move |(some, more)| (own | some & more, others | some & !more)),
        2 => (any::<u16>(), any::<u16>()).prop_map(|(some, more)| (some & more, some)),
        1 => Just((u16::MAX, u16::MAX)),
    ]
}

/// A text and rules. About half of the rules have no languages; the others usually allow those of
/// the text.
pub fn any_case() -> impl Strategy<Value = (String, Rules)> {
    let plain = || (any_text(), plain_rules());
    let in_languages = (1..14_u8, 1..14_u8).prop_flat_map(|(language, other)| {
        let text = prop_oneof![
            3 => national(language, language),
            3 => national(language, other),
            1 => any_text(),
        ];
        let rules = (plain_rules(), languages(language, other));
        (text, rules).prop_map(|(text, (rules, (locking, single)))| {
            let rules = Rules {
                locking,
                single,
                ..rules
            };
            (text, rules)
        })
    });
    let as_written = (written(), 1..14_u8).prop_flat_map(|((language, text), other)| {
        let language = if language == 0 { other } else { language };
        let rules = (plain_rules(), languages(language, other));
        rules.prop_map(move |(rules, (locking, single))| {
            let (locking, single) = match cfg!(feature = "national") {
                true => (locking, single),
                false => (0, 0),
            };
            let rules = Rules {
                locking,
                single,
                ..rules
            };
            (text.clone(), rules)
        })
    });
    match cfg!(feature = "national") {
        true => prop_oneof![2 => plain(), 2 => in_languages, 1 => as_written].boxed(),
        false => prop_oneof![2 => plain(), 1 => as_written].boxed(),
    }
}

/// A case whose characters can be replaced.
pub fn replaceable_case() -> impl Strategy<Value = (String, Rules)> {
    let other = (replaceable(), any_case()).prop_map(|(text, (_, rules))| (text, rules));
    prop_oneof![2 => any_case(), 1 => other]
}

/// The limits of a provider, around a few segments, in one or several units.
pub fn any_limit() -> impl Strategy<Value = Limit> {
    let max = || prop_oneof![0..400_usize, 60..75_usize, 150..165_usize, 0..6_usize];
    let one = || (0..4_usize).prop_map(|unit| std::array::from_fn(|i| i == unit));
    let bound = move || (max(), prop_oneof![one(), any::<[bool; 4]>()]);
    prop_oneof![
        bound().prop_map(|(max, units)| Limit::both(max, units)),
        (bound(), bound()).prop_map(|(gsm7, ucs2)| Limit { gsm7, ucs2 }),
    ]
}

/// `PROPTEST_CASES` cases, or `default` if it is not set.
pub fn cases(default: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok();
    ProptestConfig::with_cases(asked.map_or(default, |asked| asked.parse().unwrap()))
}
