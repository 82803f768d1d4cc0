//! Random texts that come near the places where counting goes wrong.

#![allow(dead_code, reason = "each test uses its own kind of text")]

use proptest::prelude::*;
use proptest::sample::select;

/// A character of some kind, each kind about as often as the others.
fn character() -> impl Strategy<Value = char> {
    prop_oneof![
        8 => select(('a'..='z').collect::<Vec<_>>()),
        2 => select("@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà".chars().collect::<Vec<_>>()),
        2 => select("^{}\\[~]|€\u{C}".chars().collect::<Vec<_>>()),
        1 => select("\r\n".chars().collect::<Vec<_>>()),
    ]
}

/// A stretch of text that belongs together or ought to.
fn stretch() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => proptest::collection::vec(character(), 0..90).prop_map(String::from_iter),
        2 => (character(), 0..170_usize).prop_map(|(c, n)| String::from_iter(vec![c; n])),
        1 => Just("\r\n".to_owned()),
    ]
}

fn foreign() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => any::<char>().prop_map(String::from),
        2 => (select(vec!['ж', '中', '😀', '`', '\u{1B}']), 1..80_usize)
            .prop_map(|(c, n)| String::from_iter(vec![c; n])),
        1 => (select(vec!["🇫🇷", "👨‍👩‍👧", "👋🏽", "क्ष", "각", "e\u{301}"]), 1..40_usize)
            .prop_map(|(cluster, n)| cluster.repeat(n)),
        // Clusters about as large as a segment, and larger.
        1 => (select(vec!["e", "😀", "👨\u{200D}"]), select(vec!['\u{301}', '\u{1F3FD}', '\u{200D}']), 30..150_usize)
            .prop_map(|(base, mark, n)| base.to_owned() + &String::from_iter(vec![mark; n])),
        1 => (20..60_usize).prop_map(|n| "👨\u{200D}".repeat(n)),
        1 => (20..60_usize).prop_map(|n| "क\u{94D}".repeat(n)),
    ]
}

/// A text of the default alphabet, empty to several segments long.
pub fn plain() -> impl Strategy<Value = String> {
    proptest::collection::vec(stretch(), 0..8).prop_map(|stretches| stretches.concat())
}

/// Any text, empty to many segments long.
pub fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        plain(),
        (plain(), foreign(), plain())
            .prop_map(|(before, foreign, behind)| before + &foreign + &behind),
        proptest::collection::vec(prop_oneof![stretch(), foreign()], 0..6)
            .prop_map(|stretches| stretches.concat()),
        proptest::collection::vec(any::<char>(), 0..200).prop_map(String::from_iter),
    ]
}
