//! Changes the text as the options say: line breaks, replacements, fill character, truncation.

use septet::Encoding;
use septet::replace::Groups;
use septet::segment::Shortening;

use super::options::Options;

/// The changed text.
pub struct Message {
    pub text: String,
    /// The text to explain. If the provider's alphabet is ASCII, it has `a` for other ASCII
    /// characters, which all take one septet there.
    pub explained: String,
    pub changes: Vec<Change>,
    /// The number of segments that the replacements save before truncation; negative if they cost
    /// segments.
    pub saved: i64,
    /// What the fill character replaced, with the byte offsets before.
    pub lost: Vec<(usize, char)>,
    /// The number of bytes that truncation removed.
    pub cut_off: usize,
    /// Whether a fill character is needed and cannot be sent itself.
    pub is_fill_unmappable: bool,
    /// Whether only the ellipsis forces UCS-2.
    pub is_ellipsis_ucs2: bool,
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
        let text = &options.with_line_breaks(text);
        let provider = options.provider_rules();
        let rules = options.unfilled_segmenter();
        let replacement = match options.smart_encoding() {
            Some(encoding) => rules.apply_smart_encoding(text, encoding),
            None => rules.replace(text, Groups::ALL, options.policy()),
        };
        let unfilled = provider.with_segmenter(rules);
        let segments = |text: &str| i64::from(unfilled.estimate(text, options.channel()).segments);
        let rules = options.segmenter();
        let before = segments(text);
        let mut text: String = replacement.characters().collect();
        let saved = before - segments(&text);
        let mut lost = vec![];
        let mut is_fill_unmappable = false;
        if let Some(fill) = options.fill {
            match rules.fill(&text, fill) {
                Ok(filled) => {
                    let found = filled.lost();
                    lost = found.map(|one| (one.byte_offset, one.character)).collect();
                    text = filled.to_string();
                }
                Err(_) => is_fill_unmappable = true,
            }
        }
        let mut cut_off = 0;
        let mut is_ellipsis_ucs2 = false;
        if let Some(segments) = options.truncate {
            let mut ellipsis = options.ellipsis.clone().unwrap_or_default();
            if let Some(filled) = options
                .fill
                .and_then(|fill| rules.fill(&ellipsis, fill).ok())
            {
                ellipsis = filled.to_string();
            }
            let encoding = |text: &str| rules.measure(text).encoding;
            let shortened = match options.shortening(&ellipsis) {
                // Also splits clusters larger than a segment.
                plain if plain == Shortening::new() => {
                    provider.truncate(&text, segments).to_owned()
                }
                shortening => {
                    let shortened = provider.shorten(&text, segments, shortening);
                    is_ellipsis_ucs2 = encoding(shortened.text()) == Encoding::Gsm7
                        && encoding(&shortened.to_string()) == Encoding::Ucs2;
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
        Self {
            text,
            explained,
            lost,
            changes: changes.collect(),
            saved,
            cut_off,
            is_fill_unmappable,
            is_ellipsis_ucs2,
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
