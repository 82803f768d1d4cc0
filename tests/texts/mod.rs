//! Random texts that are likely to reveal errors in counting.

#![allow(dead_code, reason = "each test uses its own kind of text")]

pub mod cases;
mod samples;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::model::{substitute, tables};
use samples::{LANGUAGES, PUNCTUATION, SEQUENCES};

/// A character of the default alphabet, most often a plain letter.
fn character() -> impl Strategy<Value = char> {
    prop_oneof![
        8 => select(('a'..='z').collect::<Vec<_>>()),
        2 => select("@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà".chars().collect::<Vec<_>>()),
        2 => select("^{}\\[~]|€\u{C}".chars().collect::<Vec<_>>()),
        1 => select("\r\n".chars().collect::<Vec<_>>()),
    ]
}

/// Characters of the default alphabet, one such character repeated, or CR LF.
fn run() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => vec(character(), 0..90).prop_map(String::from_iter),
        2 => (character(), 0..170_usize).prop_map(|(c, n)| String::from_iter(vec![c; n])),
        1 => Just("\r\n".to_owned()),
    ]
}

fn unmappable() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => any::<char>().prop_map(String::from),
        2 => (select(vec!['ж', '中', '😀', '`', '\u{1B}']), 1..80_usize)
            .prop_map(|(c, n)| String::from_iter(vec![c; n])),
        1 => (select(vec!["🇫🇷", "👨‍👩‍👧", "👋🏽", "क्ष", "각", "e\u{301}"]), 1..40_usize)
            .prop_map(|(cluster, n)| cluster.repeat(n)),
        // Clusters about as large as a segment, or larger.
        1 => (select(vec!["e", "😀", "👨\u{200D}"]), select(vec!['\u{301}', '\u{1F3FD}', '\u{200D}']), 30..150_usize)
            .prop_map(|(base, mark, n)| base.to_owned() + &String::from_iter(vec![mark; n])),
        1 => (20..60_usize).prop_map(|n| "👨\u{200D}".repeat(n)),
        1 => (20..60_usize).prop_map(|n| "क\u{94D}".repeat(n)),
    ]
}

/// A text of the default alphabet, from empty to several segments long.
pub fn plain() -> impl Strategy<Value = String> {
    vec(run(), 0..8).prop_map(|runs| runs.concat())
}

/// A number of units near a segment end. The ranges cover each encoding and header.
fn near_a_segment_end() -> impl Strategy<Value = usize> {
    prop_oneof![
        65..=72_usize,
        75..=82_usize,
        130..=136_usize,
        143..=162_usize,
        288..=310_usize,
    ]
}

fn cells(table: Option<&tables::Table>) -> Vec<char> {
    let tables = table.into_iter();
    tables.flat_map(|table| table.values().copied()).collect()
}

/// A character from the locking shift table of `language` or the single shift table of `other`. The
/// two languages can be the same.
fn letter(language: u8, other: u8) -> BoxedStrategy<char> {
    let single = cells(tables::single(other));
    let locking = match cells(tables::locking(language)) {
        none if none.is_empty() => single.clone(),
        some => some,
    };
    prop_oneof![3 => select(locking), 2 => select(single)].boxed()
}

/// A character that every locking shift table has.
fn shared() -> impl Strategy<Value = char> {
    let shared = "abcdefghijklmnopqrstuvwxyz0123456789 .,:;!?()\r\n";
    select(shared.chars().collect::<Vec<_>>())
}

/// A run of characters from the tables of two languages, or of the default alphabet.
fn national_run(language: u8, other: u8) -> BoxedStrategy<String> {
    let one = || letter(language, other);
    prop_oneof![
        4 => vec(one(), 0..60).prop_map(String::from_iter),
        3 => (one(), near_a_segment_end()).prop_map(|(c, n)| String::from_iter(vec![c; n])),
        // Pairs of characters, the second of which can be a mark that forms a cluster with the
        // first.
        2 => (one(), one(), 1..50_usize)
            .prop_map(|(base, mark, n)| String::from_iter([base, mark]).repeat(n)),
        1 => (one(), one(), near_a_segment_end())
            .prop_map(|(base, mark, n)| String::from(base) + &String::from_iter(vec![mark; n])),
        2 => vec(shared(), 0..60).prop_map(String::from_iter),
        1 => run(),
    ]
    .boxed()
}

/// A text with characters from the tables of two languages, which ends near a segment end or has
/// several runs.
pub fn national(language: u8, other: u8) -> BoxedStrategy<String> {
    let one = || letter(language, other);
    let few = || vec(one(), 0..6).prop_map(String::from_iter);
    let run = || national_run(language, other);
    prop_oneof![
        2 => (few(), one(), near_a_segment_end(), few())
            .prop_map(|(before, c, n, after)| before + &String::from_iter(vec![c; n]) + &after),
        1 => (few(), shared(), near_a_segment_end())
            .prop_map(|(before, c, n)| before + &String::from_iter(vec![c; n])),
        3 => vec(run(), 0..5).prop_map(|runs| runs.concat()),
        1 => (run(), unmappable()).prop_map(|(before, after)| before + &after),
    ]
    .boxed()
}

/// What people type and paste besides letters: typographic punctuation, invisible characters,
/// letters followed by combining marks, emoji of several characters, and line breaks.
fn besides_letters() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => select(PUNCTUATION.chars().collect::<Vec<_>>()).prop_map(String::from),
        1 => select(SEQUENCES.to_vec()).prop_map(String::from),
    ]
}

/// A text as people write it, and the identifier of its language, or 0. Most are about one segment
/// long.
pub fn written() -> impl Strategy<Value = (u8, String)> {
    select(LANGUAGES.to_vec()).prop_flat_map(|(language, letters)| {
        let letters: Vec<char> = letters.chars().collect();
        let words = || vec(select(letters.clone()), 1..12).prop_map(String::from_iter);
        let piece = prop_oneof![
            8 => words().prop_map(|word| word + " "),
            2 => besides_letters(),
            1 => (select(letters.clone()), near_a_segment_end())
                .prop_map(|(letter, n)| String::from_iter(vec![letter; n])),
        ];
        let few = vec(besides_letters(), 0..3).prop_map(|pieces| pieces.concat());
        let text = prop_oneof![
            1 => vec(piece, 0..30).prop_map(|pieces| pieces.concat()),
            // One letter repeated, and a few characters that the tables may lack.
            1 => (select(letters.clone()), near_a_segment_end(), few)
                .prop_map(|(letter, n, few)| String::from_iter(vec![letter; n]) + &few),
        ];
        text.prop_map(move |text| (language, text))
    })
}

/// Any text, from empty to many segments long.
pub fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        plain(),
        (plain(), unmappable(), plain())
            .prop_map(|(before, unmappable, after)| before + &unmappable + &after),
        vec(prop_oneof![run(), unmappable()], 0..6).prop_map(|runs| runs.concat()),
        vec(any::<char>(), 0..200).prop_map(String::from_iter),
    ]
}

/// A mark, often one that composes with the character before it.
fn mark() -> impl Strategy<Value = char> {
    let likely = "\u{300}\u{301}\u{303}\u{308}\u{30A}\u{327}\u{338}\u{340}\u{341}\u{344}";
    prop_oneof![
        4 => select(likely.chars().collect::<Vec<_>>()),
        1 => proptest::char::range('\u{300}', '\u{36F}'),
    ]
}

/// A text of replaceable characters, letters with marks, and other characters.
pub fn replaceable() -> impl Strategy<Value = String> {
    let rows: Vec<char> = substitute::rows().keys().copied().collect();
    let one = prop_oneof![
        4 => select(rows).prop_map(String::from),
        4 => (select("ACENOUaceinou=xêḕœｅΩαώ".chars().collect::<Vec<_>>()), vec(mark(), 0..4))
            .prop_map(|(base, marks)| String::from(base) + &String::from_iter(marks)),
        1 => mark().prop_map(String::from),
        2 => character().prop_map(String::from),
        1 => select("жи中😀\u{20E3}\u{591}".chars().collect::<Vec<_>>()).prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
    ];
    vec(one, 0..40).prop_map(|pieces| pieces.concat())
}

/// A text of characters with marks. Some of the characters are in the alphabet.
pub fn letters() -> impl Strategy<Value = String> {
    let accented: Vec<char> = substitute::rows()
        .iter()
        .filter(|(_, row)| row.groups & 4 > 0)
        .filter(|(_, row)| row.text.contains(char::is_alphabetic))
        .map(|(&character, _)| character)
        .collect();
    let base = prop_oneof![
        3 => select(('!'..='~').filter(|&c| c != '`').collect::<Vec<_>>()),
        2 => select("ÅåÄÇÉÑÖÜèéìñòöùüàäΩжиα".chars().collect::<Vec<_>>()),
        2 => select(accented),
    ];
    let one = (base, vec(mark(), 0..5));
    vec(one, 0..12).prop_map(|letters| {
        let mut text = String::new();
        for (base, marks) in letters {
            text.push(base);
            text.extend(marks);
        }
        text
    })
}
