//! The text as it will be sent.

use septet::replace::Groups;

use super::options::Options;

/// A text as it will be sent: with replacements, and truncated if the options ask for it.
pub struct Message {
    pub text: String,
    pub changes: Vec<Change>,
    /// The segments of the original text, if something is replaced.
    pub before: Option<u32>,
    /// The number of bytes that truncation removed.
    pub cut_off: usize,
}

/// One replacement.
pub struct Change {
    /// In bytes of the original text.
    pub offset: usize,
    pub from: String,
    pub to: String,
}

impl Message {
    pub fn new(text: &str, options: &Options) -> Self {
        let replacement = options
            .segmenter()
            .replace(text, Groups::ALL, options.policy());
        let mut text: String = replacement.characters().collect();
        let mut cut_off = 0;
        if let Some(segments) = options.truncate {
            let kept = options.counting().truncate(&text, segments).len();
            cut_off = text.len() - kept;
            text.truncate(kept);
        }
        let changes = replacement.changes().map(|change| Change {
            offset: change.byte_offset,
            from: change.from.to_owned(),
            to: change.to.to_owned(),
        });
        Self {
            text,
            changes: changes.collect(),
            before: replacement
                .is_changed()
                .then_some(replacement.before().segments),
            cut_off,
        }
    }
}
