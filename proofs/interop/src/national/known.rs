//! The known differences between gsmcodecs' tables and the test data. As in `faults.rs`, any other
//! answer is a disagreement.

use septet::alphabet::Language::{
    self, Bengali, Gujarati, Hindi, Kannada, Malayalam, Oriya, Punjabi, Tamil, Telugu, Urdu,
};

use super::tables::Kind;

/// A cell that differs in the tables of the given languages.
pub struct Difference {
    pub kind: Kind,
    pub languages: &'static [Language],
    pub septet: u8,
    /// The character in gsmcodecs' table; `None` for an empty cell.
    pub theirs: Option<char>,
    pub why: &'static str,
}

pub const DIFFERENCES: &[Difference] = &[
    Difference {
        kind: Kind::Locking,
        languages: &[
            Bengali, Gujarati, Hindi, Kannada, Malayalam, Oriya, Punjabi, Tamil, Telugu, Urdu,
        ],
        septet: 0x2C,
        theirs: Some('\''),
        why: "no other cell has the comma, and the single shift table has the apostrophe at 0x09; \
              the other sources of the table file have the comma",
    },
    Difference {
        kind: Kind::Locking,
        languages: &[Kannada],
        septet: 0x24,
        theirs: Some('\u{CAA}'),
        why: "a misprint in 23.038: U+0CAA is at 0x3D, and U+0CA1, which would be missing, belongs \
              between U+0CA0 at 0x23 and U+0CA2 at 0x25",
    },
    Difference {
        kind: Kind::Single,
        languages: &[Telugu],
        septet: 0x65,
        theirs: None,
        why: "unresolved: the other twelve single shift tables have the euro sign there, and so \
              does this one in four of seven sources of the table file",
    },
];

/// Characters that occur twice in a gsmcodecs table, and the code that gsmcodecs writes. Both codes
/// of `*` are correct; septet writes the lower code. In the test data, U+0CAA occurs only once.
pub const TWICE: &[(char, u8)] = &[('*', 0x18), ('\u{CAA}', 0x24)];
