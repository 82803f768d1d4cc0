//! `GET /users/{account}/messages`: the messages that are still held, without their texts.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, RawQuery, State};
use axum::http::HeaderMap;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use url::form_urlencoded;
use utoipa::{IntoParams, ToSchema};

use super::Api;
use super::auth::Account;
use super::error::{ApiError, Body, FieldError};
use super::json::check_accept;
use crate::clock;
use crate::store::{HeldMessage, Place, Progress};

/// The most messages of an answer, and how many are read at once.
const LIMIT: usize = 100;
const READ: usize = 500;

/// At least one of these is needed, apart from `limit` and `pageToken`.
#[derive(Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct Filter {
    message_id: Option<String>,
    /// The sender.
    source_tn: Option<String>,
    /// A recipient.
    destination_tn: Option<String>,
    /// `QUEUED`, `SENT`, `DELIVERED` or `FAILED`.
    message_status: Option<String>,
    /// `OUTBOUND`.
    message_direction: Option<String>,
    /// `sms` or `mms`.
    message_type: Option<String>,
    error_code: Option<u16>,
    /// With milliseconds, as in `2026-05-01T12:00:00.000Z`.
    from_date_time: Option<String>,
    to_date_time: Option<String>,
    from_segment_count: Option<u32>,
    to_segment_count: Option<u32>,
    /// At most 100, which is the default.
    limit: Option<usize>,
    /// From the answer before.
    page_token: Option<String>,
}

/// What is known about a message that is still held.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    message_id: String,
    account_id: String,
    source_tn: String,
    destination_tn: String,
    /// `QUEUED`, `SENT`, `DELIVERED` or `FAILED`.
    message_status: String,
    /// `OUTBOUND`.
    message_direction: String,
    /// `sms` or `mms`.
    message_type: String,
    segment_count: u32,
    /// 0 unless it has failed.
    error_code: u16,
    #[schema(format = DateTime)]
    receive_time: String,
    /// The characters of the text, while it is held.
    message_length: usize,
    attachment_count: usize,
    recipient_count: usize,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PageInfo {
    #[serde(skip_serializing_if = "Option::is_none")]
    next_page: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_page_token: Option<String>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// The number of messages on this page.
    total_count: usize,
    page_info: PageInfo,
    messages: Vec<Item>,
}

/// Search the messages that are still held
///
/// Messages whose callbacks were acknowledged are not found.
#[utoipa::path(
    get,
    path = "/users/{account}/messages",
    tag = "messages",
    params(("account" = String, Path, description = "The account"), Filter),
    responses(
        (status = 200, description = "The messages, oldest first", body = Found),
        (status = 400, description = "No filter is given, or one is invalid", body = Body),
        (status = 401, description = "The user or the password is wrong", body = Body),
        (status = 403, description = "The account is not the user's", body = Body),
        (status = 406, description = "The client does not accept JSON", body = Body),
    ),
)]
pub async fn search(
    State(api): State<Arc<Api>>,
    Account { account }: Account,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
    filter: Result<Query<Filter>, axum::extract::rejection::QueryRejection>,
) -> Result<Json<Found>, ApiError> {
    check_accept(&headers)?;
    let Query(filter) = filter.map_err(|error| ApiError::field("query", error.body_text()))?;
    let wanted = Wanted::new(&filter)?;
    let limit = filter.limit.unwrap_or(LIMIT).clamp(1, LIMIT);
    let mut last: Place = match &filter.page_token {
        None => 0,
        Some(token) => token
            .parse()
            .map_err(|_| ApiError::field("pageToken", "is not a valid page token"))?,
    };
    let mut messages = vec![];
    let is_end = loop {
        let held = api.store.held(&account, last, READ).await?;
        let is_end = held.len() < READ;
        let mut is_full = false;
        for one in held {
            if messages.len() == limit {
                is_full = true;
                break;
            }
            last = one.place;
            if wanted.has(&one) {
                messages.push(item(one));
            }
        }
        if is_full || is_end {
            break !is_full;
        }
    };
    let token = (!is_end).then(|| last.to_string());
    let page = token
        .as_ref()
        .map(|token| next_page(&account, query.as_deref(), token));
    Ok(Json(Found {
        total_count: messages.len(),
        page_info: PageInfo {
            next_page: page,
            next_page_token: token,
        },
        messages,
    }))
}

/// Returns the address of the next page, which has the same filters.
fn next_page(account: &str, query: Option<&str>, token: &str) -> String {
    let filters = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
    let filters = filters.filter(|(name, _)| name != "pageToken");
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(filters)
        .append_pair("pageToken", token)
        .finish();
    format!("/users/{account}/messages?{query}")
}

/// A filter whose times were parsed.
struct Wanted<'f> {
    filter: &'f Filter,
    from: Option<i64>,
    to: Option<i64>,
}

impl<'f> Wanted<'f> {
    fn new(filter: &'f Filter) -> Result<Self, ApiError> {
        let is_given = filter.message_id.is_some()
            || filter.source_tn.is_some()
            || filter.destination_tn.is_some()
            || filter.message_status.is_some()
            || filter.message_direction.is_some()
            || filter.message_type.is_some()
            || filter.error_code.is_some()
            || filter.from_date_time.is_some()
            || filter.to_date_time.is_some()
            || filter.from_segment_count.is_some()
            || filter.to_segment_count.is_some();
        if !is_given {
            return Err(ApiError::field("query", "must have at least one filter"));
        }
        let mut errors = vec![];
        let mut time = |name: &str, value: &Option<String>| {
            let text = value.as_ref()?;
            match text.parse::<Timestamp>() {
                Ok(time) => Some(time.as_millisecond()),
                Err(_) => {
                    let description = "must be a time as in 2026-05-01T12:00:00.000Z";
                    errors.push(FieldError::new(name, description));
                    None
                }
            }
        };
        let from = time("fromDateTime", &filter.from_date_time);
        let to = time("toDateTime", &filter.to_date_time);
        match errors.is_empty() {
            true => Ok(Self { filter, from, to }),
            false => Err(ApiError::invalid(errors)),
        }
    }

    fn has(&self, held: &HeldMessage) -> bool {
        let (filter, message) = (self.filter, &held.message);
        // A part of a number has at least 5 characters; several are separated by commas.
        let matches = |wanted: &str, number: &str| {
            let mut all = wanted.split(',').map(str::trim);
            all.any(|one| number == one || (one.len() >= 5 && number.contains(one)))
        };
        let is = |wanted: &Option<String>, value: &str| {
            wanted
                .as_ref()
                .is_none_or(|wanted| wanted.eq_ignore_ascii_case(value))
        };
        is(&filter.message_id, &message.id)
            && is(&filter.message_status, status(held))
            && is(&filter.message_direction, "OUTBOUND")
            && is(&filter.message_type, kind(held))
            && filter
                .source_tn
                .as_ref()
                .is_none_or(|wanted| matches(wanted, &message.from))
            && filter
                .destination_tn
                .as_ref()
                .is_none_or(|wanted| message.to.iter().any(|to| matches(wanted, to)))
            && filter
                .error_code
                .is_none_or(|code| held.error == Some(code))
            && self.from.is_none_or(|from| message.time >= from)
            && self.to.is_none_or(|to| message.time <= to)
            && filter
                .from_segment_count
                .is_none_or(|least| message.segments >= least)
            && filter
                .to_segment_count
                .is_none_or(|most| message.segments <= most)
    }
}

fn status(held: &HeldMessage) -> &'static str {
    match (held.progress, held.error) {
        (Progress::Waiting, _) => "QUEUED",
        (Progress::Submitted, _) => "SENT",
        (Progress::Ended, None) => "DELIVERED",
        (Progress::Ended, Some(_)) => "FAILED",
    }
}

fn kind(held: &HeldMessage) -> &'static str {
    if held.message.is_mms() { "mms" } else { "sms" }
}

fn item(held: HeldMessage) -> Item {
    let (message_status, message_type) = (status(&held).to_owned(), kind(&held).to_owned());
    let message = held.message;
    Item {
        message_id: message.id,
        account_id: message.account,
        source_tn: message.from,
        destination_tn: message.to.first().cloned().unwrap_or_default(),
        message_status,
        message_direction: "OUTBOUND".to_owned(),
        message_type,
        segment_count: message.segments,
        error_code: held.error.unwrap_or(0),
        receive_time: clock::format(message.time),
        message_length: held.length,
        attachment_count: message.media.len(),
        recipient_count: message.to.len(),
    }
}
