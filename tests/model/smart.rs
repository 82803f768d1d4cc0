//! The naive model of smart encodings: a map per provider.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::substitute::unescaped;
use super::{Encoding, Rules, encoding, segments, unmappable};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    Always,
    AllOrNothing,
    SeveralSegments,
}

/// The providers of the crate, and when each replaces characters.
pub const PROVIDERS: [(&str, Condition); 5] = [
    ("twilio", Condition::Always),
    ("telnyx", Condition::Always),
    ("sinch", Condition::SeveralSegments),
    ("bird", Condition::AllOrNothing),
    ("webex-interact", Condition::AllOrNothing),
];

type Maps = BTreeMap<&'static str, BTreeMap<char, String>>;

static MAPS: LazyLock<Maps> = LazyLock::new(|| {
    let mut maps = Maps::new();
    for line in include_str!("../data/smart-encoding.tsv").lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let point = u32::from_str_radix(cells[1], 16).unwrap();
        let text = unescaped(cells[2]);
        let map = maps.entry(cells[0]).or_default();
        assert_eq!(map.insert(char::from_u32(point).unwrap(), text), None);
    }
    maps
});

pub fn maps() -> &'static Maps {
    &MAPS
}

/// The text with every character replaced that the provider replaces.
pub fn replaced(text: &str, provider: &str) -> String {
    let map = &MAPS[provider];
    text.chars()
        .map(|character| {
            map.get(&character)
                .cloned()
                .unwrap_or(character.to_string())
        })
        .collect()
}

/// The text that the provider sends.
pub fn sent(text: &str, (provider, condition): (&str, Condition), rules: Rules) -> String {
    let after = replaced(text, provider);
    let is_gsm7 = encoding(&after, rules) == Encoding::Gsm7 && unmappable(&after, rules).is_empty();
    let applies = match condition {
        Condition::Always => true,
        Condition::AllOrNothing => is_gsm7,
        Condition::SeveralSegments => segments(text, rules).len() > 1,
    };
    if applies { after } else { text.to_owned() }
}
