//! `POST /users/{account}/messages`.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use septet::provider::{Acceptance, Channel, Provider};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Api;
use super::auth::Account;
use super::error::{ApiError, Body};
use super::fields;
use super::json::Object;
use crate::clock;
use crate::message::{Message, Priority};
use crate::store::StoreError;

/// The header that names the encoding of a text: `GSM-7` or `UCS-2`.
const ENCODING: HeaderName = HeaderName::from_static("septet-encoding");

/// A message to be sent.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(
    dead_code,
    reason = "documents the members, which are checked one by one"
)]
pub struct MessageRequest {
    /// The application that is told what becomes of the message.
    application_id: String,
    /// The recipients, in E.164 format: one, or up to 10 of a group message.
    to: Recipients,
    /// A telephone number in E.164 format, a short code, or a name of up to 11 characters.
    #[schema(example = "+15551230001")]
    from: String,
    /// Needed unless there are media.
    #[schema(max_length = 2048)]
    text: Option<String>,
    /// Addresses of media, which make it a multimedia message.
    media: Option<Vec<String>>,
    /// Returned in each callback.
    #[schema(max_length = 1024)]
    tag: Option<String>,
    priority: Option<Priority>,
    /// When a message that has not been sent is given up, in RFC 3339 format. Not for multimedia
    /// messages.
    #[schema(format = DateTime)]
    expiration: Option<String>,
}

#[derive(Deserialize, ToSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "see MessageRequest")]
enum Recipients {
    #[schema(example = "+15551230002")]
    One(String),
    Many(Vec<String>),
}

/// A message that was accepted.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct MessageAnswer {
    /// 13 digits and 16 letters and digits.
    id: String,
    /// The sender.
    owner: String,
    #[schema(format = DateTime)]
    time: String,
    /// `out`.
    direction: String,
    to: Vec<String>,
    from: String,
    text: String,
    application_id: String,
    /// The number of segments that each recipient costs: 1 for a multimedia message.
    segment_count: u32,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    media: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tag: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    priority: Option<Priority>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expiration: Option<String>,
}

/// Accept a message
///
/// The answer means that the message is on disk. What becomes of it is told in callbacks.
#[utoipa::path(
    post,
    path = "/users/{account}/messages",
    tag = "messages",
    params(("account" = String, Path, description = "The account")),
    request_body = MessageRequest,
    responses(
        (status = 202, description = "The message will be sent", body = MessageAnswer,
            headers(("septet-encoding" = String, description = "GSM-7 or UCS-2"))),
        (status = 400, description = "A field is invalid", body = Body),
        (status = 401, description = "The user or the password is wrong", body = Body),
        (status = 403, description = "The account is not the user's", body = Body),
        (status = 406, description = "The client does not accept JSON", body = Body),
        (status = 413, description = "The request is too large", body = Body),
        (status = 415, description = "The request is not JSON", body = Body),
        (status = 429, description = "The queue of the account is full", body = Body),
        (status = 500, description = "The message could not be kept", body = Body),
    ),
)]
pub async fn create(
    State(api): State<Arc<Api>>,
    Path(Account { account }): Path<Account>,
    Object(members): Object,
) -> Result<Response, ApiError> {
    let now = api.clock.now();
    let message = fields::read(&members, account, now, &api).map_err(ApiError::invalid)?;
    let channel = if message.is_mms() {
        Channel::Mms
    } else {
        Channel::Sms
    };
    let to = message.to.first().map_or("", |to| to);
    let rules = Provider::BANDWIDTH.with_segmenter(api.carriers.segmenter(to));
    let estimate = rules.estimate(&message.text, channel);
    if estimate.limit.acceptance == Acceptance::Refused {
        let limit = estimate.limit;
        return Err(ApiError::field("text", format!("is too long: {limit}")));
    }
    let message = Message {
        segments: estimate.segments,
        ..message
    };
    if !api.admission.admit(&message) {
        let rate = api.admission.rate().unwrap_or(0);
        let capacity = api.admission.capacity().unwrap_or(0);
        metrics::counter!("septet_messages_total", "result" => "queue full").increment(1);
        return Err(ApiError::queue_full(rate, capacity));
    }
    let answer = answer(&message);
    // A task of its own, which ends also if the client goes away meanwhile.
    let kept = tokio::spawn(keep(api, message)).await;
    kept.map_err(ApiError::internal)??;
    let encoding = [(ENCODING, estimate.measure.encoding.to_string())];
    Ok((StatusCode::ACCEPTED, encoding, Json(answer)).into_response())
}

/// Keeps a message that was admitted.
async fn keep(api: Arc<Api>, message: Message) -> Result<(), StoreError> {
    let kept = api.store.accept(message.clone()).await;
    let result = match kept {
        Ok(()) => {
            api.accepted.send_replace(());
            "accepted"
        }
        Err(_) => {
            api.admission.release(&message);
            "not kept"
        }
    };
    metrics::counter!("septet_messages_total", "result" => result).increment(1);
    kept
}

fn answer(message: &Message) -> MessageAnswer {
    MessageAnswer {
        id: message.id.clone(),
        owner: message.from.clone(),
        time: clock::format(message.time),
        direction: "out".to_owned(),
        to: message.to.clone(),
        from: message.from.clone(),
        text: message.text.clone(),
        application_id: message.application.clone(),
        segment_count: message.segments,
        media: message.media.clone(),
        tag: message.tag.clone(),
        priority: message.priority,
        expiration: message.expiration.as_ref().map(|(text, _)| text.clone()),
    }
}
