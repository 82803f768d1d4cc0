//! The known differences in the tables of gsmcodecs. As in `faults.rs`, any other answer is a
//! disagreement.

use septet::alphabet::Language::{
    self, Bengali, Gujarati, Hindi, Kannada, Malayalam, Oriya, Punjabi, Tamil, Telugu, Urdu,
};

use super::tables::Kind;

/// One cell, in the tables of these languages.
pub struct Difference {
    pub kind: Kind,
    pub languages: &'static [Language],
    pub septet: u8,
    /// The character in its table; `None` for a blank cell.
    pub theirs: Option<char>,
    pub why: &'static str,
}

/// Twelve cells.
pub const DIFFERENCES: &[Difference] = &[
    Difference {
        kind: Kind::Locking,
        languages: &[
            Bengali, Gujarati, Hindi, Kannada, Malayalam, Oriya, Punjabi, Tamil, Telugu, Urdu,
        ],
        septet: 0x2C,
        theirs: Some('\''),
        why: "the comma is in no other cell, and the apostrophe is at 0x09 of the single shift \
              table; the other sources of the table file have the comma",
    },
    Difference {
        kind: Kind::Locking,
        languages: &[Kannada],
        septet: 0x24,
        theirs: Some('\u{CAA}'),
        why: "a misprint of 23.038: U+0CAA is at 0x3D, and U+0CA1, which would be missing, \
              is between U+0CA0 at 0x23 and U+0CA2 at 0x25",
    },
    Difference {
        kind: Kind::Single,
        languages: &[Telugu],
        septet: 0x65,
        theirs: None,
        why: "open: the euro sign is there in the other twelve single shift tables, and in this \
              one by four of seven sources of the table file",
    },
];

/// A character that is in a table twice has two codes. Both are correct; septet writes the lower
/// one. These are the codes of gsmcodecs that are the higher one, or of characters that only its
/// table has twice.
pub const TWICE: &[(char, u8)] = &[('*', 0x18), ('\u{CAA}', 0x24)];
