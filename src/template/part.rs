//! The parts of a template.

/// A part of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub enum Part<'t> {
    /// Text that stays as it is.
    Text(&'t str),
    /// A placeholder for up to `max` characters (Unicode scalar values).
    Placeholder {
        /// Which characters it can hold.
        content: Content,
        /// How many characters it holds at most.
        max: u32,
    },
}

/// Which characters a placeholder can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum Content {
    /// `0` to `9`.
    Digits,
    /// Characters of the GSM 7-bit default alphabet and its extension table, which take one septet
    /// or two.
    Gsm7,
    /// Any characters.
    Any,
}
