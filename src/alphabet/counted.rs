//! Formats a number with its noun: `1 segment`, `2 segments`.

use core::fmt;

pub(crate) struct Counted {
    number: u32,
    singular: &'static str,
}

pub(crate) const fn counted(number: u32, singular: &'static str) -> Counted {
    Counted { number, singular }
}

impl fmt::Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.number == 1 { "" } else { "s" };
        write!(f, "{} {}{plural}", self.number, self.singular)
    }
}
