//! Replaces characters and truncates the text.

use septet::provider::Channel;
use septet::replace::Groups;

use super::options::Options;

/// The text after replacement and truncation.
pub struct Message {
    pub text: String,
    /// The text to explain. If the provider's alphabet is ASCII, it has `a` for other ASCII
    /// characters, which all take one septet there.
    pub explained: String,
    pub changes: Vec<Change>,
    /// The number of segments that the replacements save before truncation; negative if they cost
    /// segments. 0 for other messages than SMS.
    pub saved: i64,
    /// The number of bytes that truncation removed.
    pub cut_off: usize,
}

/// One replacement.
pub struct Change {
    /// In bytes, in the original text.
    pub offset: usize,
    pub from: String,
    pub to: String,
}

impl Message {
    pub fn new(text: &str, options: &Options) -> Self {
        let rules = options.segmenter();
        let replacement = match options.smart_encoding() {
            Some(encoding) => rules.apply_smart_encoding(text, encoding),
            None => rules.replace(text, Groups::ALL, options.policy()),
        };
        let before = i64::from(replacement.before().segments);
        let after = i64::from(replacement.after().segments);
        let mut text: String = replacement.characters().collect();
        let mut cut_off = 0;
        if let Some(segments) = options.truncate {
            let kept = options.provider_rules().truncate(&text, segments).len();
            cut_off = text.len() - kept;
            text.truncate(kept);
        }
        let changes = replacement.changes().map(|change| Change {
            offset: change.byte_offset,
            from: change.from.to_owned(),
            to: change.to.to_owned(),
        });
        let explained = match options.is_ascii() {
            true => text.chars().map(septets_alike).collect(),
            false => text.clone(),
        };
        Self {
            text,
            explained,
            changes: changes.collect(),
            saved: match options.channel() {
                Channel::Sms => before - after,
                _ => 0,
            },
            cut_off,
        }
    }
}

/// Returns `a` for an ASCII character, except for line breaks.
fn septets_alike(character: char) -> char {
    match character {
        '\r' | '\n' => character,
        ascii if ascii.is_ascii() => 'a',
        other => other,
    }
}
