//! The benchmark texts: seven typical messages of 1,530 characters each. Do not change them, or new
//! figures cannot be compared with older ones.
//!
//! | text | content |
//! | --- | --- |
//! | `plain` | ASCII, one septet per character |
//! | `extensions` | the same, with one character in twelve from the extension table |
//! | `accented` | GSM-7, with one character in seven outside ASCII |
//! | `cyrillic` | mostly characters of two bytes in UTF-8 |
//! | `cjk` | mostly characters of three bytes |
//! | `emoji` | one character in eight is above U+FFFF, and a surrogate pair in UTF-16 |
//! | `marketing` | the 82nd character is the first that forces UCS-2 |

/// The texts and their names.
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

/// Two more texts of 1,530 characters, for national tables. In UCS-2 they take about twice as many
/// segments.
///
/// | text | content |
/// | --- | --- |
/// | `turkish` | characters of the Turkish locking shift table, mostly ASCII |
/// | `hindi` | characters of the Hindi locking shift table, mostly three bytes in UTF-8 |
#[allow(dead_code, reason = "each bench uses its own part")]
pub const NATIONAL: [(&str, &str); 2] = [
    ("turkish", include_str!("turkish.txt")),
    ("hindi", include_str!("hindi.txt")),
];

/// The lengths of the prefixes to benchmark, in characters.
#[allow(dead_code, reason = "each bench uses its own part")]
pub const LENGTHS: [usize; 5] = [20, 70, 160, 306, 1530];

/// Returns the first `characters` characters of a text, or all of it if it is shorter.
#[allow(dead_code, reason = "each bench uses its own part")]
pub fn first(text: &str, characters: usize) -> &str {
    match text.char_indices().nth(characters) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

/// Repeats a text up to at most `octets` bytes.
#[allow(dead_code, reason = "each bench uses its own part")]
pub fn long(text: &str, octets: usize) -> String {
    let mut long = text.repeat(octets / text.len() + 1);
    while long.len() > octets {
        long.pop();
    }
    long
}
