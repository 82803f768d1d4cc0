//! `POST /users/{account}/messages/estimate`: what a message would cost, why, and what would be
//! cheaper.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use septet::Segmenter;
use septet::provider::{Acceptance, Channel, Provider};
use septet::replace::Groups;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::Api;
use super::auth::Account;
use super::error::{ApiError, Body};
use super::json::Object;

/// The most characters without a code that an answer names.
const CHARACTERS: usize = 100;

/// A text to be estimated.
#[derive(Deserialize, ToSchema)]
#[expect(
    dead_code,
    reason = "documents the members, which are checked one by one"
)]
pub struct EstimateRequest {
    text: Option<String>,
    /// With media, the message is a multimedia message.
    media: Option<Vec<String>>,
    /// The first decides which carrier counts. With several recipients, the message is a multimedia
    /// message to a group.
    to: Option<Vec<String>>,
}

/// What a message would cost, and why.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Estimate {
    segment_count: u32,
    /// `GSM-7` or `UCS-2`.
    encoding: String,
    /// Septets of GSM-7, or 16-bit code units of UCS-2.
    units: u32,
    /// The units that a segment holds.
    capacity: u16,
    /// The units left in the last segment.
    remaining: u16,
    /// Whether the text is within the limit of a message.
    is_accepted: bool,
    /// The reason in a sentence.
    why: String,
    /// The characters that have no code in GSM-7, at most 100.
    characters: Vec<Character>,
    /// What would take fewer segments, the fewest first.
    cheaper: Vec<Cheaper>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Character {
    character: char,
    /// In UTF-16 code units, as JavaScript and Java count.
    offset: usize,
    /// What could replace it; empty if it could be left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    substitute: Option<&'static str>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Cheaper {
    segment_count: u32,
    what: &'static str,
    /// The text to send instead, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

/// Estimate a message
///
/// Nothing is sent and nothing is kept.
#[utoipa::path(
    post,
    path = "/users/{account}/messages/estimate",
    tag = "messages",
    params(("account" = String, Path, description = "The account")),
    request_body = EstimateRequest,
    responses(
        (status = 200, description = "What it would cost", body = Estimate),
        (status = 400, description = "A field is invalid", body = Body),
        (status = 401, description = "The user or the password is wrong", body = Body),
        (status = 403, description = "The account is not the user's", body = Body),
        (status = 415, description = "The request is not JSON", body = Body),
    ),
)]
pub async fn estimate(
    State(api): State<Arc<Api>>,
    _: Account,
    Object(members): Object,
) -> Result<Json<Estimate>, ApiError> {
    let text = match members.get("text") {
        None | Some(Value::Null) => "",
        Some(Value::String(text)) => text,
        Some(_) => return Err(ApiError::field("text", "must be a string")),
    };
    let number = |name| match members.get(name) {
        None | Some(Value::Null) => Ok(0),
        Some(Value::String(_)) => Ok(1),
        Some(Value::Array(values)) => Ok(values.len()),
        Some(_) => Err(ApiError::field(name, "must be an array of strings")),
    };
    let is_mms = number("media")? > 0 || number("to")? > 1;
    let channel = if is_mms { Channel::Mms } else { Channel::Sms };
    let to = match members.get("to") {
        Some(Value::Array(all)) => all.first().and_then(Value::as_str),
        Some(to) => to.as_str(),
        None => None,
    };
    let rules = api.carriers.segmenter(to.unwrap_or_default());
    Ok(Json(of(text, channel, rules)))
}

/// Returns the estimate by the rules of a carrier.
fn of(text: &str, channel: Channel, rules: Segmenter) -> Estimate {
    let provider = Provider::BANDWIDTH.with_segmenter(rules);
    let estimate = provider.estimate(text, channel);
    let measure = estimate.measure;
    let explanation = rules.explain(text);
    let characters: Vec<_> = explanation
        .unmappable()
        .take(CHARACTERS)
        .map(|one| Character {
            character: one.character,
            offset: one.utf16_offset,
            substitute: one.substitute,
        })
        .collect();
    let why = match (channel, explanation.unmappable().count()) {
        (Channel::Mms, _) => "A multimedia message counts as 1 segment.".to_owned(),
        (_, 0) => "Every character has a code in GSM-7.".to_owned(),
        (_, 1) => "1 character has no code in GSM-7, so the text is sent in UCS-2.".to_owned(),
        (_, number) => {
            format!("{number} characters have no code in GSM-7, so the text is sent in UCS-2.")
        }
    };
    Estimate {
        segment_count: estimate.segments,
        encoding: measure.encoding.to_string(),
        units: measure.units,
        capacity: measure.capacity,
        remaining: measure.remaining,
        is_accepted: estimate.limit.acceptance != Acceptance::Refused,
        why,
        characters,
        cheaper: match channel {
            Channel::Sms => cheaper(text, rules),
            _ => vec![],
        },
    }
}

fn cheaper(text: &str, rules: Segmenter) -> Vec<Cheaper> {
    let explanation = rules.explain(text);
    let before = explanation.measure().segments;
    let replaced = Groups::ALL.replace(text).collect::<String>();
    let without = explanation.measure_without_unmappable().segments;
    let mut found = vec![
        Cheaper {
            segment_count: rules.measure(&replaced).segments,
            what: "with substitutes for characters that have no code in GSM-7",
            text: Some(replaced),
        },
        Cheaper {
            segment_count: without,
            what: "without the characters that have no code in GSM-7",
            text: None,
        },
        Cheaper {
            segment_count: explanation.segments_with_line_feeds(),
            what: "with LF instead of CR LF",
            text: Some(text.replace("\r\n", "\n")),
        },
    ];
    if let Some(surplus) = explanation.surplus() {
        found.push(Cheaper {
            segment_count: surplus.segments,
            what: "without the characters at the end",
            text: Some(text[..surplus.byte_offset].to_owned()),
        });
    }
    found.retain(|one| one.segment_count < before);
    found.sort_by_key(|one| one.segment_count);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_and_what_is_cheaper() {
        let text = "It’s ".repeat(20);
        let of = |text: &str, channel| of(text, channel, Provider::BANDWIDTH.segmenter());
        let estimate = of(&text, Channel::Sms);
        assert_eq!((estimate.segment_count, &*estimate.encoding), (2, "UCS-2"));
        assert_eq!(estimate.characters.len(), 20);
        let cheaper: Vec<_> = estimate
            .cheaper
            .iter()
            .map(|one| (one.segment_count, one.text.clone()))
            .collect();
        assert_eq!(cheaper[0], (1, Some("It's ".repeat(20))));
        assert!(of("Hello", Channel::Sms).cheaper.is_empty());
        let mms = of(&text, Channel::Mms);
        assert_eq!((mms.segment_count, mms.cheaper.len()), (1, 0));
    }
}
