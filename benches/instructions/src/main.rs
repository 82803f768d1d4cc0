//! Runs each operation once on each of its texts, and prints a row for each run: operation, text
//! and characters. With these three values as arguments, runs only that row. `check` runs this
//! program under callgrind.

mod operations;
#[path = "../../texts/mod.rs"]
mod texts;

use std::hint::black_box;

use operations::{
    decode, decode_lossy, estimate, explain, from_unpacked, from_utf8, join, join_text, measure,
    measure_all, measure_clusters, measure_national, measure_utf16, parse, push, push_str, replace,
    septets, split, split_encode, split_encode_national, text as text_of, truncate, unpacked,
    unpacked_text,
};
use septet::UserData;
use texts::{NATIONAL, TEXTS, first};

/// The input of an operation.
enum Work {
    Text(fn(&str)),
    /// A hundred copies of the text in one buffer, and their offsets.
    Batch(fn(&str, &[u32])),
    /// The text in UTF-16.
    Units(fn(&[u16])),
    /// The user data of the first segment, which is full.
    Message(fn(&UserData)),
    /// The user data of every segment.
    Messages(fn(&[UserData])),
    /// The septets of the first segment, which is full, one per octet.
    Septets(fn(&[u8])),
}
use Work::{Batch, Message, Messages, Septets, Text, Units};

/// An operation, its texts, and the numbers of characters to take from each text.
type Row = (
    &'static str,
    Work,
    &'static [(&'static str, &'static [usize])],
);

const ROWS: &[Row] = &[
    (
        "measure",
        Text(measure),
        &[
            ("plain", &[20, 70, 160, 306, 1530, 100_000]),
            ("extensions", &[160, 1530]),
            ("accented", &[160]),
            ("cyrillic", &[160, 1530]),
            ("cjk", &[160]),
            ("emoji", &[160, 1530]),
            ("marketing", &[160]),
        ],
    ),
    (
        "measure_all",
        Batch(measure_all),
        &[
            ("plain", &[20, 70, 160]),
            ("accented", &[160]),
            ("cyrillic", &[160]),
        ],
    ),
    (
        "measure_utf16",
        Units(measure_utf16),
        &[
            ("plain", &[160, 1530]),
            ("accented", &[160]),
            ("cyrillic", &[160, 1530]),
            ("emoji", &[1530]),
        ],
    ),
    (
        "split",
        Text(split),
        &[
            ("plain", &[306]),
            ("extensions", &[306]),
            ("cyrillic", &[306]),
            ("emoji", &[306]),
        ],
    ),
    (
        "split_encode",
        Text(split_encode),
        &[
            ("plain", &[306]),
            ("extensions", &[306]),
            ("accented", &[306]),
            ("cyrillic", &[306]),
        ],
    ),
    ("truncate", Text(truncate), &[("plain", &[1530])]),
    (
        "push_str",
        Text(push_str),
        &[("plain", &[160]), ("cyrillic", &[160])],
    ),
    (
        "push",
        Text(push),
        &[("plain", &[160]), ("cyrillic", &[160])],
    ),
    (
        "parse",
        Message(parse),
        // 306 characters take two segments, each with a header.
        &[("plain", &[160, 306]), ("cyrillic", &[70])],
    ),
    (
        "decode",
        Message(decode),
        &[("plain", &[160]), ("cyrillic", &[70]), ("hindi", &[306])],
    ),
    (
        "text",
        Message(text_of),
        &[
            ("plain", &[160]),
            ("accented", &[160]),
            ("extensions", &[160]),
            ("cyrillic", &[70]),
            ("hindi", &[306]),
        ],
    ),
    (
        "decode_lossy",
        Message(decode_lossy),
        &[("plain", &[160]), ("cyrillic", &[70])],
    ),
    (
        "measure_clusters",
        Text(measure_clusters),
        &[
            ("cyrillic", &[1530]),
            ("cjk", &[1530]),
            ("emoji", &[1530]),
            ("hindi", &[306, 1530]),
            ("marketing", &[1530]),
        ],
    ),
    (
        "measure_national",
        Text(measure_national),
        &[
            ("plain", &[160, 306]),
            ("cyrillic", &[160]),
            ("turkish", &[160, 1530]),
            ("hindi", &[160, 1530]),
        ],
    ),
    (
        "split_encode_national",
        Text(split_encode_national),
        &[("turkish", &[306]), ("hindi", &[306])],
    ),
    (
        "join",
        Messages(join),
        &[("plain", &[306]), ("cyrillic", &[306]), ("hindi", &[306])],
    ),
    (
        "join_text",
        Messages(join_text),
        &[
            ("plain", &[306]),
            ("accented", &[306]),
            ("cyrillic", &[306]),
            ("hindi", &[306]),
        ],
    ),
    (
        "septets",
        Text(septets),
        &[
            ("plain", &[306]),
            ("accented", &[306]),
            ("extensions", &[306]),
        ],
    ),
    ("unpacked", Messages(unpacked), &[("plain", &[306])]),
    (
        "from_unpacked",
        Septets(from_unpacked),
        &[("plain", &[160])],
    ),
    (
        "unpacked_text",
        Septets(unpacked_text),
        &[("plain", &[160]), ("accented", &[160])],
    ),
    (
        "explain",
        Text(explain),
        &[
            ("plain", &[160]),
            ("extensions", &[160, 1530]),
            ("cyrillic", &[160, 1530]),
            ("marketing", &[160, 1530, 100_000]),
        ],
    ),
    (
        "replace",
        Text(replace),
        &[("plain", &[160]), ("marketing", &[160, 1530])],
    ),
    ("estimate", Text(estimate), &[("plain", &[160])]),
    (
        "from_utf8",
        Text(from_utf8),
        &[("plain", &[160, 1530]), ("cyrillic", &[160])],
    ),
];

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    for (operation, work, subjects) in ROWS {
        for (name, lengths) in *subjects {
            for &characters in *lengths {
                let row = [operation, name, &*characters.to_string()].map(str::to_owned);
                if wanted.is_empty() || wanted == row {
                    println!("{}", row.join("\t"));
                    run(work, &text(name, characters));
                }
            }
        }
    }
}

fn run(work: &Work, text: &str) {
    match work {
        Text(work) => counted(&|| work(text)),
        Batch(work) => {
            let buffer = &text.repeat(100);
            let offsets: &Vec<u32> = &(0..=100).map(|index| index * text.len() as u32).collect();
            counted(&|| work(buffer, offsets));
        }
        Units(work) => {
            let units: &Vec<u16> = &text.encode_utf16().collect();
            counted(&|| work(units));
        }
        Message(work) => {
            let message = &full_message(text);
            counted(&|| work(message));
        }
        Septets(work) => {
            let septets = &full_message(text).unpacked_body().into_octets();
            counted(&|| work(septets));
        }
        Messages(work) => {
            let messages = &messages(text);
            counted(&|| work(messages));
        }
    }
}

/// `check` counts the instructions of this function, which it finds by name.
#[inline(never)]
fn counted(work: &dyn Fn()) {
    work();
    // Prevents a tail call: callgrind must see this function return.
    black_box(());
}

/// Returns the first `characters` characters of a text, repeating it if it is shorter.
fn text(name: &str, characters: usize) -> String {
    let (_, whole) = TEXTS
        .iter()
        .chain(&NATIONAL)
        .find(|text| text.0 == name)
        .unwrap();
    match whole.chars().nth(characters - 1) {
        Some(_) => first(whole, characters).to_owned(),
        None => whole.chars().cycle().take(characters).collect(),
    }
}

fn full_message(text: &str) -> UserData {
    let message = messages(text).swap_remove(0);
    assert_eq!(message.octets().len(), UserData::MAX_OCTETS);
    message
}

/// Allows all national tables, which only the Turkish and Hindi texts use.
fn messages(text: &str) -> Vec<UserData> {
    let segments = operations::NATIONAL.split(text).unwrap();
    segments.map(|segment| segment.encode(0x42)).collect()
}
