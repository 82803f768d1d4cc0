//! The preview as a JSON object. Its keys are a contract: new ones may come, those that
//! are here stay.

use septet::Language;
use serde::Serialize;

use crate::preview::Preview;

#[derive(Serialize)]
struct Object<'t> {
    encoding: String,
    /// The language of the locking and of the single shift table.
    locking: Option<String>,
    single: Option<String>,
    units: u32,
    segment_count: u32,
    remaining: u16,
    forced_by: Vec<Forcing>,
    segments: Vec<Segment<'t>>,
    /// Why there are no segments.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

#[derive(Serialize)]
struct Forcing {
    /// In octets of UTF-8.
    offset: usize,
    char: char,
}

#[derive(Serialize)]
struct Segment<'t> {
    text: &'t str,
    units: u16,
    udl: u8,
    /// Hexadecimal, the header first.
    user_data: String,
}

/// The object on one line.
pub fn line(preview: &Preview<'_>) -> String {
    let measure = preview.measure;
    let segments = preview.segments.as_ref();
    let object = Object {
        encoding: measure.encoding.to_string(),
        locking: measure.locking.map(name),
        single: measure.single.map(name),
        units: measure.units,
        segment_count: measure.segments,
        remaining: measure.remaining,
        forced_by: preview
            .forced_by
            .iter()
            .map(|&(offset, char)| Forcing { offset, char })
            .collect(),
        segments: segments
            .into_iter()
            .flatten()
            .map(|(segment, user_data)| Segment {
                text: segment.text(),
                units: segment.units(),
                udl: user_data.udl(),
                user_data: hex(user_data.octets()),
            })
            .collect(),
        error: segments.err().map(ToString::to_string),
    };
    serde_json::to_string(&object).expect("strings and numbers are JSON")
}

fn name(language: Language) -> String {
    language.name().to_lowercase()
}

fn hex(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02X}")).collect()
}
