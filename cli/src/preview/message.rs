//! Changes the text as the options say: line breaks, replacements, fill character, truncation.

use septet::provider::Channel;
use septet::replace::Groups;

use septet::segment::Shortening;

use super::input::Error;
use super::options::Options;

/// The changed text.
pub struct Message {
    pub text: String,
    /// The text to explain. If the provider's alphabet is ASCII, it has `a` for other ASCII
    /// characters, which all take one septet there.
    pub explained: String,
    pub changes: Vec<Change>,
    /// The number of segments that the replacements save before truncation; negative if they cost
    /// segments. 0 for other messages than SMS.
    pub saved: i64,
    /// What the fill character replaced, with the byte offsets before.
    pub lost: Vec<(usize, char)>,
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
    pub fn new(text: &str, options: &Options) -> Result<Self, Error> {
        let text = &options.with_line_breaks(text);
        let rules = options.segmenter();
        let replacement = match options.smart_encoding() {
            Some(encoding) => rules.apply_smart_encoding(text, encoding),
            None => rules.replace(text, Groups::ALL, options.policy()),
        };
        let before = i64::from(replacement.before().segments);
        let after = i64::from(replacement.after().segments);
        let mut text: String = replacement.characters().collect();
        let mut lost = vec![];
        if let Some(fill) = options.fill {
            let filled = rules.fill(&text, fill).map_err(|_| Error::Fill(fill))?;
            lost = filled
                .lost()
                .map(|one| (one.byte_offset, one.character))
                .collect();
            text = filled.to_string();
        }
        let mut cut_off = 0;
        if let Some(segments) = options.truncate {
            let provider = options.provider_rules();
            let shortened = match options.shortening() {
                // Also divides clusters larger than a segment.
                plain if plain == Shortening::new() => {
                    provider.truncate(&text, segments).to_owned()
                }
                shortening => {
                    let shortened = provider.shorten(&text, segments, shortening);
                    cut_off = text.len() - shortened.text().len();
                    shortened.to_string()
                }
            };
            cut_off = cut_off.max(text.len().saturating_sub(shortened.len()));
            text = shortened;
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
        Ok(Self {
            text,
            explained,
            lost,
            changes: changes.collect(),
            saved: match options.channel() {
                Channel::Sms => before - after,
                _ => 0,
            },
            cut_off,
        })
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
