//! What there is to show of a text.

use septet::{
    Bill, Channel, Explanation, Groups, Measure, Segment, Segmenter, SplitError, UserData,
};

use crate::options::Options;

/// A text as it is going to be sent: with its replacements, and cut down if that was asked for.
pub struct Message {
    pub text: String,
    pub changes: Vec<Change>,
    /// The segments of the text as it was, if something is replaced.
    pub before: Option<u32>,
    /// The octets that are cut off.
    pub cut_off: usize,
}

/// What is replaced, and by what.
pub struct Change {
    /// In octets of the text as it was.
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
            offset: change.offset,
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

pub struct Preview<'t> {
    pub message: &'t Message,
    pub provider: Option<&'static str>,
    pub bill: Bill,
    pub measure: Measure,
    pub explanation: Explanation<'t>,
    /// Whether the encoding was asked for, and whether the explanation was.
    pub asked: bool,
    pub explained: bool,
    /// The characters that force UCS-2: those without a code, and their places.
    pub forced_by: Vec<(usize, char)>,
    /// None of a multimedia message, which is not divided.
    pub segments: Result<Vec<(Segment<'t>, UserData)>, SplitError>,
}

impl<'t> Preview<'t> {
    pub fn new(message: &'t Message, options: &Options, reference_number: u16) -> Self {
        let text = &*message.text;
        let segmenter = options.segmenter();
        let bill = options.counting().bill(text, options.channel());
        let explanation = segmenter.explain(text);
        Self {
            message,
            provider: options.provider.map(|provider| provider.name()),
            bill,
            measure: bill.measure,
            explanation,
            asked: options.encoding.is_some(),
            explained: options.explain,
            forced_by: explanation
                .foreign()
                .map(|one| (one.offset, one.character))
                .collect(),
            segments: match bill.channel {
                Channel::Sms => segments(text, segmenter, reference_number),
                Channel::Mms => Ok(vec![]),
            },
        }
    }

    /// How many segments the replacements have saved; less than none if they cost some.
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
    reference_number: u16,
) -> Result<Vec<(Segment<'_>, UserData)>, SplitError> {
    let segments = segmenter.split(text)?;
    let encoded = segments.map(|segment| (segment, segment.encode(reference_number)));
    Ok(encoded.collect())
}
