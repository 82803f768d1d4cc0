//! The result for a message, to be printed as a picture or as JSON.

use septet::explain::Explanation;
use septet::provider::{Acceptance, Channel, Estimate, Provider};
use septet::replace::SmartEncoding;
use septet::{Encoding, Measure, Segment, Segmenter, SplitError, UserData};

use super::message::Message;
use super::options::Options;

pub struct Answer<'t> {
    pub message: &'t Message,
    pub provider: Option<&'static str>,
    pub estimate: Estimate,
    pub measure: Measure,
    pub explanation: Explanation<'t>,
    pub rules: Rules,
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
    pub segments: Result<Vec<(Segment<'t>, UserData)>, SplitError>,
}

/// What the reason for the encoding depends on, besides the text.
pub struct Rules {
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
    pub fn new(message: &'t Message, options: &Options, reference: u16) -> Self {
        let text = &*message.text;
        let segmenter = options.segmenter();
        let estimate = options.provider_rules().estimate(text, options.channel());
        let explanation = segmenter.explain(&message.explained);
        let is_ascii = options.is_ascii() && text.is_ascii() && options.encoding.is_none();
        let forced_by: Vec<_> = explanation
            .unmappable()
            .map(|unmappable| (unmappable.byte_offset, unmappable.character))
            .collect();
        let unforced = segmenter.with_automatic_encoding();
        let is_forced = options.encoding.is_some() || options.fill.is_some();
        let provider = options.provider;
        Self {
            message,
            provider: provider.map(|provider| provider.name()),
            estimate,
            measure: estimate.measure,
            explanation,
            rules: Rules {
                is_forced,
                could_be_gsm7: is_forced && unforced.measure(text).encoding == Encoding::Gsm7,
                has_languages: !options.languages().is_empty(),
                excludes: forced_by.iter().any(|&(_, one)| excludes(provider, one)),
            },
            smart: options.smart_encoding(),
            with_smart_encoding: with_smart_encoding(text, options),
            show_explanation: options.explain,
            forced_by,
            segments: match estimate.channel {
                Channel::Sms if !is_ascii => segments(text, segmenter, reference),
                _ => Ok(vec![]),
            },
            has_ascii_alphabet: options.is_ascii(),
            is_ascii,
        }
    }

    /// Returns whether the message can be sent and is not certainly above the provider's limit.
    pub fn can_be_sent(&self) -> bool {
        self.segments.is_ok() && self.estimate.limit.acceptance != Acceptance::Refused
    }

    /// Names the tables in which the characters of `forced_by` have no code.
    pub fn tables_without_code(&self) -> String {
        let owner = match self.provider {
            Some(provider) if self.has_ascii_alphabet => return format!("the ASCII of {provider}"),
            Some(provider) if self.rules.excludes => format!(" of {provider}"),
            _ => String::new(),
        };
        match (self.rules.has_languages, owner.is_empty()) {
            (true, _) => format!("the nearest tables{owner}"),
            (false, true) => "GSM-7".to_owned(),
            (false, false) => format!("the GSM-7{owner}"),
        }
    }
}

/// Returns what the text costs with the provider's smart encoding, if it has one that changes the
/// text and that is not applied already.
fn with_smart_encoding(text: &str, options: &Options) -> Option<u32> {
    let provider = options.provider.filter(|_| !options.smart)?;
    let replaced = options
        .segmenter()
        .apply_smart_encoding(text, provider.smart_encoding()?);
    let rules = options.provider_rules();
    let estimate = || rules.estimate_with_smart_encoding(text, options.channel());
    replaced.is_changed().then(|| estimate().segments)
}

/// Returns whether a provider excludes a character that the default tables have.
fn excludes(provider: Option<Provider>, character: char) -> bool {
    let text = String::from(character);
    let is_gsm7 = |segmenter: Segmenter| segmenter.measure(&text).encoding == Encoding::Gsm7;
    provider.is_some_and(|provider| !is_gsm7(provider.segmenter())) && is_gsm7(Segmenter::new())
}

fn segments(
    text: &str,
    segmenter: Segmenter,
    reference: u16,
) -> Result<Vec<(Segment<'_>, UserData)>, SplitError> {
    let segments = segmenter.split(text)?;
    let encoded = segments.map(|segment| (segment, segment.encode(reference)));
    Ok(encoded.collect())
}
