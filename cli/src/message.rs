//! A text, changed as the options say: line breaks, replacements, fill character, truncation.

use std::borrow::Cow;

use septet::Encoding;
use septet::provider::{Acceptance, Channel, Estimate};
use septet::segment::{MAX_SEGMENTS, Shortening};
use serde::{Serialize, Serializer};

use crate::edits::{Edits, Truncation};
use crate::rules::Rules;

/// The changed text.
pub struct Message<'t> {
    pub text: Cow<'t, str>,
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
    /// If the provider's alphabet is ASCII, the text with `a` for other ASCII characters, which all
    /// take one septet there.
    alike: Option<String>,
}

/// One replacement.
#[derive(Serialize)]
pub struct Change {
    /// In bytes, in the original text.
    pub offset: usize,
    pub from: String,
    pub to: String,
}

impl<'t> Message<'t> {
    pub fn new(text: &'t str, rules: &Rules, edits: &Edits) -> Self {
        let mut message = Self {
            text: rules.with_line_breaks(text),
            changes: vec![],
            saved: 0,
            lost: vec![],
            cut_off: 0,
            is_fill_unmappable: false,
            is_ellipsis_ucs2: false,
            alike: None,
        };
        if !edits.is_none() {
            message.replace(rules, edits);
        }
        if let Some(fill) = rules.fill {
            message.fill(rules, fill);
        }
        if let Some(truncation) = &edits.truncation {
            message.truncate(rules, truncation);
        }
        if rules.is_ascii() {
            message.alike = Some(message.text.chars().map(septets_alike).collect());
        }
        message
    }

    /// The text to explain.
    pub fn explained(&self) -> &str {
        self.alike.as_deref().unwrap_or(&self.text)
    }

    fn replace(&mut self, rules: &Rules, edits: &Edits) {
        let smart = rules.smart_encoding().filter(|_| edits.smart);
        let replacement = match smart {
            Some(encoding) => rules.unfilled.apply_smart_encoding(&self.text, encoding),
            None => {
                let (groups, policy) = (edits.groups, edits.policy);
                rules.unfilled.replace(&self.text, groups, policy)
            }
        };
        if !replacement.is_changed() {
            return;
        }
        let changes = replacement.changes().map(|change| Change {
            offset: change.byte_offset,
            from: change.from.to_owned(),
            to: change.to.to_owned(),
        });
        let unfilled = rules.provider_rules().with_segmenter(rules.unfilled);
        let segments = |text: &str| i64::from(unfilled.estimate(text, rules.channel).segments);
        let text: String = replacement.characters().collect();
        self.saved = segments(&self.text) - segments(&text);
        self.changes = changes.collect();
        self.text = text.into();
    }

    fn fill(&mut self, rules: &Rules, fill: char) {
        match rules.segmenter.fill(&self.text, fill) {
            Ok(filled) => {
                let found = filled.lost();
                self.lost = found.map(|one| (one.byte_offset, one.character)).collect();
                self.text = filled.to_string().into();
            }
            Err(_) => self.is_fill_unmappable = true,
        }
    }

    fn truncate(&mut self, rules: &Rules, truncation: &Truncation) {
        let mut ellipsis = Cow::Borrowed(&*truncation.ellipsis);
        let fill = |fill| rules.segmenter.fill(&truncation.ellipsis, fill).ok();
        if let Some(filled) = rules.fill.and_then(fill) {
            ellipsis = filled.to_string().into();
        }
        let mut shortening = Shortening::new().with_ellipsis(&ellipsis);
        if truncation.at_word {
            shortening = shortening.at_word();
        }
        let provider = rules.provider_rules();
        let encoding = |text: &str| rules.segmenter.measure(text).encoding;
        let (shortened, kept) = if shortening == Shortening::new() {
            // Also splits clusters larger than a segment.
            let kept = provider.truncate(&self.text, truncation.segments);
            (kept.to_owned(), kept.len())
        } else {
            let shortened = provider.shorten(&self.text, truncation.segments, shortening);
            self.is_ellipsis_ucs2 = encoding(shortened.text()) == Encoding::Gsm7
                && encoding(&shortened.to_string()) == Encoding::Ucs2;
            (shortened.to_string(), shortened.text().len())
        };
        self.cut_off = self.text.len() - kept;
        self.text = shortened.into();
    }
}

/// Returns whether a message can be divided into segments, as far as that is needed, and is not
/// certainly above the provider's limit.
pub fn can_be_sent(estimate: &Estimate) -> bool {
    let measure = estimate.measure;
    let can_be_split = estimate.channel != Channel::Sms
        || (measure.unmappable == 0 && measure.segments <= MAX_SEGMENTS);
    can_be_split && estimate.limit.acceptance != Acceptance::Refused
}

#[derive(Serialize)]
struct Position {
    /// In bytes.
    offset: usize,
    char: char,
}

/// Serializes offsets and characters.
pub fn positions<S: Serializer>(found: &[(usize, char)], serializer: S) -> Result<S::Ok, S::Error> {
    let found = found.iter();
    serializer.collect_seq(found.map(|&(offset, char)| Position { offset, char }))
}

/// Returns `a` for an ASCII character, except for line breaks.
fn septets_alike(character: char) -> char {
    match character {
        '\r' | '\n' => character,
        ascii if ascii.is_ascii() => 'a',
        other => other,
    }
}
