//! The result for a message, to be printed as a picture or as JSON.

use septet::explain::Explanation;
use septet::provider::{Channel, Estimate};
use septet::{Measure, Segment, Segmenter, SplitError, UserData};

use super::message::Message;
use super::options::Options;

pub struct Answer<'t> {
    pub message: &'t Message,
    pub provider: Option<&'static str>,
    pub estimate: Estimate,
    pub measure: Measure,
    pub explanation: Explanation<'t>,
    /// Whether the encoding is forced.
    pub forced: bool,
    /// Whether to print the explanation.
    pub show_explanation: bool,
    /// The characters without a code, with their byte offsets.
    pub forced_by: Vec<(usize, char)>,
    /// Empty for a multimedia message, which is not split.
    pub segments: Result<Vec<(Segment<'t>, UserData)>, SplitError>,
}

impl<'t> Answer<'t> {
    pub fn new(message: &'t Message, options: &Options, reference: u16) -> Self {
        let text = &*message.text;
        let segmenter = options.segmenter();
        let estimate = options.provider_rules().estimate(text, options.channel());
        let explanation = segmenter.explain(text);
        Self {
            message,
            provider: options.provider.map(|provider| provider.name()),
            estimate,
            measure: estimate.measure,
            explanation,
            forced: options.encoding.is_some(),
            show_explanation: options.explain,
            forced_by: explanation
                .unmappable()
                .map(|unmappable| (unmappable.byte_offset, unmappable.character))
                .collect(),
            segments: match estimate.channel {
                Channel::Sms => segments(text, segmenter, reference),
                _ => Ok(vec![]),
            },
        }
    }

    /// Number of segments that the replacements save; negative if they cost segments.
    pub fn saved(&self) -> i64 {
        self.message.before.map_or(0, |before| {
            let replaced = self.explanation.measure().segments;
            i64::from(before) - i64::from(replaced)
        })
    }
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
