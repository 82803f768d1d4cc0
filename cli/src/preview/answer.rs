//! The result for a message, to be printed as a picture or as JSON.

use septet::explain::Explanation;
use septet::provider::{Channel, Estimate, Provider};
use septet::replace::SmartEncoding;
use septet::{Encoding, Measure, Segment, Segmenter, SplitError};

use super::Preview;
use crate::message::{Message, can_be_sent};

pub struct Answer<'t> {
    pub message: &'t Message<'t>,
    pub provider: Option<&'static str>,
    pub estimate: Estimate,
    pub measure: Measure,
    pub explanation: Explanation<'t>,
    pub reasons: Reasons,
    /// The smart encoding that was applied.
    pub smart: Option<SmartEncoding>,
    /// What the text costs with the provider's smart encoding, if that is not applied.
    pub with_smart_encoding: Option<u32>,
    /// Whether to print the explanation.
    pub show_explanation: bool,
    /// The characters that keep the text from GSM-7, with their byte offsets.
    pub forced_by: Vec<(usize, char)>,
    /// Whether the provider sends ASCII where others send GSM-7.
    pub has_ascii_alphabet: bool,
    /// Whether the text is sent in ASCII.
    pub is_ascii: bool,
    /// Empty for messages that are not SMS, and for a text in ASCII, whose octets are not known.
    pub segments: Result<Vec<Segment<'t>>, SplitError>,
    /// The reference number of the segments.
    pub reference: u16,
}

/// What the reason for the encoding depends on, besides the text.
pub struct Reasons {
    /// Whether the encoding is forced.
    pub is_forced: bool,
    /// Whether the encoding is forced and would otherwise be GSM-7.
    pub could_be_gsm7: bool,
    /// Whether national tables are allowed.
    pub has_languages: bool,
    /// Whether the provider excludes some of the characters that keep the text from GSM-7.
    pub excludes: bool,
}

impl<'t> Answer<'t> {
    pub fn new(message: &'t Message<'t>, preview: &Preview<'_>) -> Self {
        let (text, rules) = (&*message.text, &preview.rules);
        let segmenter = rules.segmenter;
        let estimate = rules.provider_rules().estimate(text, rules.channel);
        let explanation = segmenter.explain(message.explained());
        let is_ascii = rules.is_ascii() && text.is_ascii() && rules.encoding.is_none();
        let forced_by: Vec<_> = explanation
            .unmappable()
            .map(|unmappable| (unmappable.byte_offset, unmappable.character))
            .collect();
        let unforced = segmenter.with_automatic_encoding();
        let is_forced = rules.encoding.is_some() || rules.fill.is_some();
        let provider = rules.provider;
        Self {
            message,
            provider: provider.map(|provider| provider.name()),
            estimate,
            measure: estimate.measure,
            explanation,
            reasons: Reasons {
                is_forced,
                could_be_gsm7: is_forced && unforced.measure(text).encoding == Encoding::Gsm7,
                has_languages: !rules.languages.is_empty(),
                excludes: forced_by.iter().any(|&(_, one)| excludes(provider, one)),
            },
            smart: rules.smart_encoding().filter(|_| preview.edits.smart),
            with_smart_encoding: with_smart_encoding(text, preview),
            show_explanation: preview.options.explain,
            forced_by,
            segments: match estimate.channel {
                Channel::Sms if !is_ascii => segmenter.split(text).map(Iterator::collect),
                _ => Ok(vec![]),
            },
            reference: preview.reference,
            has_ascii_alphabet: rules.is_ascii(),
            is_ascii,
        }
    }

    /// Returns whether the message can be sent.
    pub fn can_be_sent(&self) -> bool {
        can_be_sent(&self.estimate)
    }

    /// Names the tables in which the characters of `forced_by` have no code.
    pub fn tables_without_code(&self) -> String {
        let owner = match self.provider {
            Some(provider) if self.has_ascii_alphabet => return format!("the ASCII of {provider}"),
            Some(provider) if self.reasons.excludes => format!(" of {provider}"),
            _ => String::new(),
        };
        match (self.reasons.has_languages, owner.is_empty()) {
            (true, _) => format!("the nearest tables{owner}"),
            (false, true) => "GSM-7".to_owned(),
            (false, false) => format!("the GSM-7{owner}"),
        }
    }
}

/// Returns what the text costs with the provider's smart encoding, if it has one that changes the
/// text and that is not applied already.
fn with_smart_encoding(text: &str, preview: &Preview<'_>) -> Option<u32> {
    let rules = &preview.rules;
    let encoding = rules.smart_encoding().filter(|_| !preview.edits.smart)?;
    let replaced = rules.segmenter.apply_smart_encoding(text, encoding);
    let provider = rules.provider_rules();
    let estimate = || provider.estimate_with_smart_encoding(text, rules.channel);
    replaced.is_changed().then(|| estimate().segments)
}

/// Returns whether a provider excludes a character that the default tables have.
fn excludes(provider: Option<Provider>, character: char) -> bool {
    let text = String::from(character);
    let is_gsm7 = |segmenter: Segmenter| segmenter.measure(&text).encoding == Encoding::Gsm7;
    provider.is_some_and(|provider| !is_gsm7(provider.segmenter())) && is_gsm7(Segmenter::new())
}
