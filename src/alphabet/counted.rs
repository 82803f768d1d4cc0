//! Numbers of things, in words.

use core::fmt;

/// A number and the name of what it counts.
pub(crate) struct Counted {
    number: u32,
    one: &'static str,
}

/// Shows a number of things: `1 segment`, `2 segments`.
pub(crate) const fn counted(number: u32, one: &'static str) -> Counted {
    Counted { number, one }
}

impl fmt::Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.number == 1 { "" } else { "s" };
        write!(f, "{} {}{plural}", self.number, self.one)
    }
}
