//! `POST /users/{account}/messages`.

use std::sync::{Arc, LazyLock};

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use metrics::Counter;
use septet::provider::{Acceptance, Channel, Provider};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Api;
use super::auth::Account;
use super::error::{ApiError, Body};
use super::fields;
use super::finish::Finish;
use super::json::Object;
use crate::clock;
use crate::message::{Message, Priority};
use crate::store::StoreError;

/// The header that names the encoding of a text: `GSM-7` or `UCS-2`.
const ENCODING: HeaderName = HeaderName::from_static("septet-encoding");

/// Looked up once, because each message changes it.
static ACCEPTED: LazyLock<Counter> =
    LazyLock::new(|| metrics::counter!("septet_messages_total", "result" => "accepted"));

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
pub struct MessageAnswer<'m> {
    /// 13 digits and 16 letters and digits.
    id: &'m str,
    /// The sender.
    owner: &'m str,
    #[schema(format = DateTime)]
    time: String,
    /// `out`.
    direction: &'static str,
    to: &'m [String],
    from: &'m str,
    text: &'m str,
    application_id: &'m str,
    /// The number of segments that each recipient costs: 1 for a multimedia message.
    segment_count: u32,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    media: &'m [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    tag: Option<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    priority: Option<Priority>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expiration: Option<&'m str>,
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
    Account { account }: Account,
    Object(mut members): Object,
) -> Result<Response, ApiError> {
    let now = api.clock.now();
    let message = fields::read(&mut members, account, now, &api).map_err(ApiError::invalid)?;
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
    if !api.admission.admit(message.load()) {
        let rate = api.admission.rate().unwrap_or(0);
        let capacity = api.admission.capacity().unwrap_or(0);
        metrics::counter!("septet_messages_total", "result" => "queue full").increment(1);
        return Err(ApiError::queue_full(rate, capacity));
    }
    let encoding = [(ENCODING, estimate.measure.encoding.to_string())];
    let answer = (StatusCode::ACCEPTED, encoding, Json(answer(&message))).into_response();
    // Ends also if the client goes away meanwhile.
    Finish::new(keep(api, message)).await?;
    Ok(answer)
}

/// Keeps a message that was admitted.
async fn keep(api: Arc<Api>, message: Message) -> Result<(), StoreError> {
    let load = message.load();
    let kept = api.store.accept(message).await;
    match kept {
        Ok(()) => {
            api.accepted.send_replace(());
            ACCEPTED.increment(1);
        }
        Err(_) => {
            api.admission.release(load);
            metrics::counter!("septet_messages_total", "result" => "not kept").increment(1);
        }
    }
    kept
}

fn answer(message: &Message) -> MessageAnswer<'_> {
    MessageAnswer {
        id: &message.id,
        owner: &message.from,
        time: clock::format(message.time),
        direction: "out",
        to: &message.to,
        from: &message.from,
        text: &message.text,
        application_id: &message.application,
        segment_count: message.segments,
        media: &message.media,
        tag: message.tag.as_deref(),
        priority: message.priority,
        expiration: message.expiration.as_ref().map(|(text, _)| &**text),
    }
}
