//! The texts of the benches: seven of 1,530 characters each, as senders write them. They
//! are read by their first 20, 70, 160, 306 and 1,530 characters.
//!
//! They are frozen: a change to one makes older figures worthless.
//!
//! | text | what is in it |
//! | --- | --- |
//! | `plain` | ASCII, each character one septet |
//! | `extensions` | the same, with one in twelve of the extension table |
//! | `accented` | GSM-7 still, with one in seven beyond ASCII |
//! | `cyrillic` | two octets of UTF-8 for most characters |
//! | `cjk` | three octets for most |
//! | `emoji` | one in eight beyond U+FFFF, so a pair of code units |
//! | `marketing` | GSM-7 for its first 70 characters and a bit; then it needs UCS-2 |

/// The texts with their names.
#[allow(dead_code, reason = "each bench uses its own part")]
pub const TEXTS: [(&str, &str); 7] = [
    ("plain", include_str!("plain.txt")),
    ("extensions", include_str!("extensions.txt")),
    ("accented", include_str!("accented.txt")),
    ("cyrillic", include_str!("cyrillic.txt")),
    ("cjk", include_str!("cjk.txt")),
    ("emoji", include_str!("emoji.txt")),
    ("marketing", include_str!("marketing.txt")),
];

/// Two more, for senders that may use national tables; also 1,530 characters each. In UCS-2
/// they take twice the segments.
///
/// | text | what is in it |
/// | --- | --- |
/// | `turkish` | all of it in the Turkish locking shift table, most of it ASCII |
/// | `hindi` | all of it in the Hindi locking shift table, most of it three octets of UTF-8 |
#[allow(dead_code, reason = "each bench uses its own part")]
pub const NATIONAL: [(&str, &str); 2] = [
    ("turkish", include_str!("turkish.txt")),
    ("hindi", include_str!("hindi.txt")),
];

/// How many characters of a text are taken.
#[allow(dead_code, reason = "each bench uses its own part")]
pub const LENGTHS: [usize; 5] = [20, 70, 160, 306, 1530];

/// The first characters of a text; all of it if it has no more.
#[allow(dead_code, reason = "each bench uses its own part")]
pub fn first(text: &str, characters: usize) -> &str {
    match text.char_indices().nth(characters) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

/// The text again and again, as many whole characters as fit into so many octets.
#[allow(dead_code, reason = "each bench uses its own part")]
pub fn long(text: &str, octets: usize) -> String {
    let mut long = text.repeat(octets / text.len() + 1);
    while long.len() > octets {
        long.pop();
    }
    long
}
