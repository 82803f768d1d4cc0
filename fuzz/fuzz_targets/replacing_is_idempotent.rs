//! The law: what is replaced is the model's, whatever the groups; to replace again changes
//! nothing; the changes and what stands between them are the text.

#![no_main]

use std::sync::LazyLock;

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use septet_fuzz::{Text, laws, model};

/// A character that is likely to matter.
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
        let of = |text: &str, number: u8| {
            let number = usize::from(number) % text.chars().count();
            text.chars().nth(number).unwrap()
        };
        match *self {
            Self::Row(number) => ROWS[usize::from(number) % ROWS.len()],
            Self::Base(number) => of(BASES, number),
            Self::Mark(number) => {
                let point = 0x300 + u32::from(number) % 0x70;
                char::from_u32(point).unwrap()
            }
            Self::Composing(number) => of(MARKS, number),
            Self::Any(character) => character,
        }
    }
}

fuzz_target!(|input: (u8, Vec<Pick>, Text)| {
    let (groups, picks, Text(text)) = input;
    let picked: String = picks.iter().map(Pick::character).collect();
    laws::substitute::replacing_is_idempotent(&(picked + &text), groups);
});
