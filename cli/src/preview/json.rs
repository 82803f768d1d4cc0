//! The answer as a JSON object. The keys are stable: keys may be added, but not renamed or removed.

use std::fmt::Display;

use septet::provider::{Acceptance, Channel};
use septet::replace::Groups;
use serde::{Serialize, Serializer};

use super::answer::Answer;
use crate::message::{Change, positions};
use crate::rules::language_name;
use crate::terminal::hex;

#[derive(Serialize)]
struct Object<'a, 't> {
    #[serde(serialize_with = "display")]
    encoding: septet::Encoding,
    /// The language of the locking shift table.
    locking: Option<String>,
    /// The language of the single shift table.
    single: Option<String>,
    units: u32,
    segment_count: u32,
    remaining: u16,
    #[serde(serialize_with = "positions")]
    forced_by: &'a [(usize, char)],
    provider: Option<&'static str>,
    /// `sms`, `mms`, `rcs` or `rcs-us`.
    channel: &'static str,
    /// Whether the message is within the limit, whatever the limit counts.
    within_cap: bool,
    /// `accepted`, `may_be_refused` or `refused`.
    acceptance: &'static str,
    /// The replacements. `saved_segments` is what they save before truncation. All other values
    /// describe the resulting text.
    replaced: &'a [Change],
    saved_segments: i64,
    /// The units divided by the capacity of a segment, rounded up.
    naive_segment_count: u32,
    /// What the fill character of `--fill` replaced.
    #[serde(serialize_with = "positions", skip_serializing_if = "<[_]>::is_empty")]
    lost: &'a [(usize, char)],
    /// The number of bytes that `--truncate` removed.
    #[serde(skip_serializing_if = "Option::is_none")]
    cut_off: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<Explanation>,
    segments: Segments<'a, 't>,
    /// Why the text cannot be split.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

/// The segments, with their user data.
struct Segments<'a, 't>(&'a Answer<'t>);

/// What makes the text expensive, and the segment count of each alternative.
#[derive(Serialize)]
struct Explanation {
    foreign: Vec<Unmappable>,
    only_offender: Option<char>,
    without_foreign: u32,
    /// With substitutes for the characters that have one.
    with_substitutes: u32,
    extensions: Vec<usize>,
    without_extensions: u32,
    line_breaks: Vec<usize>,
    with_line_feeds: u32,
    /// With CR LF instead of LF.
    with_crlf: u32,
    /// With the smart encoding of the provider.
    with_smart_encoding: Option<u32>,
    /// The characters at the end that must go to save a segment.
    surplus: Option<Surplus>,
    /// Units left unused at the end of each segment but the last.
    lost: Vec<u16>,
}

#[derive(Serialize)]
struct Surplus {
    offset: usize,
    utf16_offset: usize,
    characters: usize,
    /// Of the text without them.
    segment_count: u32,
}

#[derive(Serialize)]
struct Unmappable {
    offset: usize,
    utf16_offset: usize,
    char: char,
    substitute: Option<&'static str>,
}

#[derive(Serialize)]
struct Segment<'t> {
    text: &'t str,
    units: u16,
    udl: u8,
    /// TP-UD in hexadecimal, including the header.
    user_data: String,
}

/// Writes the answer as one line of JSON, without a line break at the end.
pub fn write(answer: &Answer<'_>, out: &mut Vec<u8>) {
    let (measure, message) = (answer.measure, answer.message);
    let object = Object {
        encoding: measure.encoding,
        locking: measure.locking_shift.map(language_name),
        single: measure.single_shift.map(language_name),
        units: measure.units,
        segment_count: answer.estimate.segments,
        remaining: measure.remaining,
        forced_by: &answer.forced_by,
        provider: answer.provider,
        channel: channel(answer.estimate.channel),
        within_cap: answer.estimate.limit.is_within(),
        acceptance: match answer.estimate.limit.acceptance {
            Acceptance::Accepted => "accepted",
            Acceptance::MayBeRefused => "may_be_refused",
            Acceptance::Refused => "refused",
        },
        replaced: &message.changes,
        saved_segments: message.saved,
        naive_segment_count: answer.explanation.naive_segments(),
        lost: &message.lost,
        cut_off: (message.cut_off > 0).then_some(message.cut_off),
        explanation: answer.show_explanation.then(|| explanation(answer)),
        segments: Segments(answer),
        error: answer.segments.as_ref().err().map(ToString::to_string),
    };
    serde_json::to_writer(out, &object).expect("strings and numbers are JSON");
}

fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Mms => "mms",
        Channel::Rcs => "rcs",
        Channel::RcsUs => "rcs-us",
        _ => "sms",
    }
}

fn display<S: Serializer>(value: &impl Display, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

impl Serialize for Segments<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let segments = self.0.segments.iter().flatten();
        serializer.collect_seq(segments.map(|segment| {
            let user_data = segment.encode(self.0.reference);
            Segment {
                text: segment.text(),
                units: segment.units(),
                udl: user_data.udl(),
                user_data: hex(user_data.octets()),
            }
        }))
    }
}

fn explanation(answer: &Answer<'_>) -> Explanation {
    let explanation = &answer.explanation;
    let replaced = explanation.measure_with_substitutes(Groups::ALL);
    Explanation {
        foreign: explanation
            .unmappable()
            .map(|unmappable| Unmappable {
                offset: unmappable.byte_offset,
                utf16_offset: unmappable.utf16_offset,
                char: unmappable.character,
                substitute: unmappable.substitute,
            })
            .collect(),
        only_offender: explanation.only_unmappable(),
        without_foreign: explanation.measure_without_unmappable().segments,
        with_substitutes: replaced.segments,
        extensions: explanation
            .extensions()
            .map(|position| position.byte_offset)
            .collect(),
        without_extensions: explanation.segments_without_extensions(),
        line_breaks: explanation
            .crlf_breaks()
            .map(|position| position.byte_offset)
            .collect(),
        with_line_feeds: explanation.segments_with_line_feeds(),
        with_crlf: explanation.segments_with_crlf(),
        with_smart_encoding: answer.with_smart_encoding,
        surplus: explanation.surplus().map(|surplus| Surplus {
            offset: surplus.byte_offset,
            utf16_offset: surplus.utf16_offset,
            characters: surplus.characters,
            segment_count: surplus.segments,
        }),
        lost: explanation
            .segment_ends()
            .map(|end| end.unused_units)
            .collect(),
    }
}
