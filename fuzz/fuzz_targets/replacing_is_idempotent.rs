//! Replacing any groups equals the model, replacing again changes nothing, and applying the changes
//! to the text gives the result.

#![no_main]

use std::sync::LazyLock;

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use septet_fuzz::{Text, laws, model};

/// A character that is often replaced or composed.
#[derive(Arbitrary, Debug)]
enum Pick {
    Row(u16),
    Base(u8),
    Mark(u8),
    Composing(u8),
    Any(char),
}

static ROWS: LazyLock<Vec<char>> =
    LazyLock::new(|| model::substitute::rows().keys().copied().collect());

impl Pick {
    fn character(&self) -> char {
        const BASES: &str = "ACENOUaceinou=xêжи😀";
        const MARKS: &str = "\u{300}\u{301}\u{303}\u{308}\u{30A}\u{327}\u{338}\u{344}";
        let pick = |text: &str, index: u8| {
            let index = usize::from(index) % text.chars().count();
            text.chars().nth(index).unwrap()
        };
        match *self {
            Self::Row(index) => ROWS[usize::from(index) % ROWS.len()],
            Self::Base(index) => pick(BASES, index),
            Self::Mark(index) => {
                let point = 0x300 + u32::from(index) % 0x70;
                char::from_u32(point).unwrap()
            }
            Self::Composing(index) => pick(MARKS, index),
            Self::Any(character) => character,
        }
    }
}

fuzz_target!(|input: (u8, Vec<Pick>, Text)| {
    let (groups, picks, Text(text)) = input;
    let picked: String = picks.iter().map(Pick::character).collect();
    laws::substitute::replacing_is_idempotent(&(picked + &text), groups);
});
