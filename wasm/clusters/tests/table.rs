//! `src/table.rs` has the classes of all characters in the crate that this one replaces. To write
//! it:
//!
//! ```sh
//! SEPTET_WRITE=1 cargo test --manifest-path wasm/clusters/Cargo.toml --test table
//! ```

use std::fmt::Write as _;
use std::fs;

use reference::{GraphemeCursor, UNICODE_VERSION};

const HEAD: &str = "\
//! The classes of the characters. Written by `tests/table.rs`, which explains how. Do not edit.

use crate::class::Class;

";

/// The classes in the table. Their places are the numbers in its bytes.
const CLASSES: [&str; 14] = [
    "Other",
    "Extend",
    "SpacingMark",
    "Pictographic",
    "Consonant",
    "Linker",
    "Control",
    "Prepend",
    "L",
    "V",
    "T",
    "NonJoiner",
    "Joiner",
    "RegionalIndicator",
];

/// The first character in the table; `src/class.rs` knows those before it.
const FIRST: u32 = 0x300;
/// `src/class.rs` computes the classes of Korean syllables.
const SYLLABLES: std::ops::Range<u32> = 0xAC00..0xD7A4;
/// An entry of the index has the offset of a run in its lowest bits, and its first character above.
const OFFSET_BITS: u32 = 11;
/// The index has the first run of each group of this many.
const RUNS_PER_ENTRY: usize = 16;

const EMOJI: &str = "\u{1F600}";
const JOINER: &str = "\u{200D}";
const CONSONANT: &str = "\u{915}";
const VIRAMA: &str = "\u{94D}";

/// Whether no cluster begins with the first character of `after` when it follows `before`.
fn joins(before: &str, after: &str) -> bool {
    let text = format!("{before}{after}");
    let mut cursor = GraphemeCursor::new(before.len(), text.len(), true);
    !cursor.is_boundary(&text, 0).unwrap()
}

/// The class of a character, found from where the reference has boundaries.
fn class(character: char) -> &'static str {
    let one = &*character.to_string();
    if !joins(one, "\u{300}") {
        return "Control";
    }
    if joins(one, "a") {
        return "Prepend";
    }
    if joins("a", one) {
        let joins_emoji = joins(&[EMOJI, one].concat(), EMOJI);
        let extends_emoji = joins(&[EMOJI, one, JOINER].concat(), EMOJI);
        let links = joins(&[CONSONANT, one].concat(), CONSONANT);
        let extends_conjunct = joins(&[CONSONANT, VIRAMA, one].concat(), CONSONANT);
        return match (joins_emoji, extends_emoji, links, extends_conjunct) {
            (false, true, false, true) => "Extend",
            (false, true, true, true) => "Linker",
            (false, true, false, false) => "NonJoiner",
            (true, false, false, true) => "Joiner",
            (false, false, false, false) => "SpacingMark",
            _ => panic!("{character:?} is of a new class"),
        };
    }
    if joins(one, "\u{1F1E6}") {
        return "RegionalIndicator";
    }
    if joins(&[one, JOINER].concat(), EMOJI) {
        return "Pictographic";
    }
    if joins(&[one, VIRAMA].concat(), CONSONANT) {
        return "Consonant";
    }
    let [l, v, t] = ["\u{1100}", "\u{1160}", "\u{11A8}"];
    match (joins(one, l), joins(one, v), joins(one, t), joins(v, one)) {
        (true, true, false, false) => "L",
        (false, true, true, true) => "V",
        (false, false, true, true) => "T",
        (false, false, false, false) => "Other",
        _ => panic!("{character:?} is of a new class"),
    }
}

/// The runs of characters of the same class: first character, length and number of the class.
fn runs() -> Vec<(u32, u32, usize)> {
    let mut runs: Vec<(u32, u32, usize)> = vec![];
    for code in FIRST..=u32::from(char::MAX) {
        let class = match char::from_u32(code) {
            Some(character) if !SYLLABLES.contains(&code) => class(character),
            // Any class will do; that of the characters around makes the fewest runs.
            _ => "Other",
        };
        let number = CLASSES.iter().position(|&name| name == class).unwrap();
        match runs.last_mut() {
            Some((_, length, same)) if *same == number => *length += 1,
            _ => runs.push((code, 1, number)),
        }
    }
    runs
}

/// The digits of a run's length in base 16, each with the number of the class above it.
fn digits(length: u32, number: usize) -> impl Iterator<Item = u8> {
    let places = (0..8).rev().map(move |place| length >> (4 * place));
    places.filter(|&rest| rest > 0).map(move |rest| {
        let digit = u8::try_from(rest & 15).unwrap();
        u8::try_from(number).unwrap() << 4 | digit
    })
}

/// A static array.
fn array(documentation: &str, name: &str, kind: &str, numbers: &[String]) -> String {
    let mut text = format!(
        "\n/// {documentation}\n#[rustfmt::skip]\npub(crate) static {name}: [{kind}; {}] = [\n",
        numbers.len()
    );
    let per_line = 96 / (numbers[0].len() + 2);
    for line in numbers.chunks(per_line) {
        writeln!(text, "    {},", line.join(", ")).unwrap();
    }
    text + "];\n"
}

fn table() -> String {
    let runs = runs();
    let (mut bytes, mut index) = (vec![], vec![]);
    for (place, &(start, length, number)) in runs.iter().enumerate() {
        if place % RUNS_PER_ENTRY == 0 {
            let offset = u32::try_from(bytes.len()).unwrap();
            assert!(offset < 1 << OFFSET_BITS, "an offset needs more bits");
            index.push(start << OFFSET_BITS | offset);
        }
        bytes.extend(digits(length, number));
    }
    let hex = |entry: &u32| format!("0x{:04X}_{:04X}", entry >> 16, entry & 0xFFFF);
    let bytes: Vec<_> = bytes.iter().map(|byte| format!("0x{byte:02X}")).collect();
    let index: Vec<_> = index.iter().map(hex).collect();
    let classes = CLASSES.map(|name| format!("    Class::{name},\n")).concat();
    HEAD.to_owned()
        + &format!(
            "/// The Unicode version: major, minor, update.\n\
             pub const UNICODE_VERSION: (u64, u64, u64) = {UNICODE_VERSION:?};\n\n\
             /// The number of bits of an offset in `INDEX`.\n\
             pub(crate) const OFFSET_BITS: u32 = {OFFSET_BITS};\n\n\
             /// The classes by their numbers in `RUNS`.\n\
             pub(crate) static CLASSES: [Class; {}] = [\n{classes}];\n",
            CLASSES.len()
        )
        + &array(
            "The first character of every 16th run, in the bits above the offset of the run in `RUNS`.",
            "INDEX",
            "u32",
            &index,
        )
        + &array(
            "The lengths of runs of characters of the same class, from U+0300. Each byte has the \
             number of\n/// the class in its upper half and a digit in its lower half. A length has \
             one or more digits in\n/// base 16, the highest first.",
            "RUNS",
            "u8",
            &bytes,
        )
}

#[test]
fn table_is_that_of_the_reference() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/table.rs");
    let wanted = table();
    if std::env::var_os("SEPTET_WRITE").is_some() {
        fs::write(path, &wanted).unwrap();
    }
    assert!(
        fs::read_to_string(path).unwrap_or_default() == wanted,
        "{path} is out of date"
    );
}
