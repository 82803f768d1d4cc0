//! Characters of the default alphabet in place of characters outside of it.
//!
//! What stands for what is data (`table`), of which `rows` finds the row of a character.
//! `steps` goes through a text, and `replaced` shows what it finds.

mod groups;
mod replaced;
mod rows;
mod steps;
mod table;

pub use groups::Groups;
pub use replaced::{Change, Changes, Replaced};

/// What stands for a character outside of the GSM 7-bit default alphabet.
///
/// ```
/// use septet::{Groups, Substitute};
///
/// let found = Substitute::of('…').unwrap();
/// assert_eq!((found.text, found.group), ("...", Groups::TYPOGRAPHY));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Substitute {
    /// Characters of the default alphabet and its extension table, at most four. None where
    /// the character goes without a trace, as a joiner does.
    pub text: &'static str,
    /// The one group that the character is in.
    pub group: Groups,
}

impl Substitute {
    /// What stands for a character; `None` where nothing does, and for the characters of
    /// the default alphabet, which need nothing.
    ///
    /// ```
    /// use septet::{Groups, Substitute};
    ///
    /// assert_eq!(Substitute::of('ł').unwrap().text, "l");
    /// assert_eq!(Substitute::of('\u{200D}').unwrap().group, Groups::SPACES);
    /// assert_eq!(Substitute::of('é'), None); // has a code
    /// assert_eq!(Substitute::of('ж'), None); // has no likeness
    /// ```
    #[must_use]
    pub fn of(character: char) -> Option<Self> {
        rows::find(character)
    }
}

/// What stands for a character by itself, if its group is chosen: characters of the GSM
/// 7-bit default alphabet and its extension table, or none where it is dropped.
///
/// `None` where nothing stands for it, where its group is not chosen, and for the characters
/// of the default alphabet themselves. Letters with marks behind them are more than single
/// characters: [`Groups::replace`] puts them together.
///
/// ```
/// use septet::{Groups, substitute};
///
/// assert_eq!(substitute('“', Groups::ALL), Some("\""));
/// assert_eq!(substitute('½', Groups::TYPOGRAPHY), Some("1/2"));
/// assert_eq!(substitute('½', Groups::ACCENTS), None);
/// assert_eq!(substitute('\u{FEFF}', Groups::SPACES), Some(""));
/// assert_eq!(substitute('a', Groups::ALL), None);
/// assert_eq!(substitute('中', Groups::ALL), None);
/// ```
#[must_use]
pub fn substitute(character: char, groups: Groups) -> Option<&'static str> {
    if groups.is_empty() {
        return None; // not even looked for
    }
    let found = Substitute::of(character)?;
    groups.contains(found.group).then_some(found.text)
}
