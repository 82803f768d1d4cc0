//! `/users/{account}/media`: files for multimedia messages, which are kept for 48 hours.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HOST};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Api;
use super::auth::Account;
use super::error::{ApiError, Body};
use super::json::check_accept;
use crate::clock::Millis;
use crate::store::Media;

/// The most octets of a file: 3.75 MB.
pub const MOST: usize = 3_750_000;

/// How long a file is kept.
const LIFETIME: Millis = 48 * 60 * 60 * 1000;

/// The most files in one list, and the most characters of a name.
const LIST: usize = 1000;
const NAME: usize = 1024;

const CONTINUATION_TOKEN: HeaderName = HeaderName::from_static("continuation-token");

/// Whether the client speaks `http` or `https` with a proxy.
const FORWARDED_PROTOCOL: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// What a name may contain in an address as it is.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'.')
    .remove(b'-')
    .remove(b'_');

fn encoded(name: &str) -> String {
    utf8_percent_encode(name, PLAIN).to_string()
}

#[derive(Deserialize)]
pub struct File {
    account: String,
    /// Everything after `media/`, with slashes.
    name: String,
}

/// A file of the list.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// Its address, which a message can name.
    content: String,
    /// In octets.
    content_length: u64,
    media_name: String,
}

/// List media
#[utoipa::path(
    get,
    path = "/users/{account}/media",
    tag = "media",
    params(
        ("account" = String, Path, description = "The account"),
        ("continuation-token" = Option<String>, Header, description = "The token of the previous answer"),
    ),
    responses(
        (status = 200, description = "At most 1000 files; the header `Continuation-Token` asks for \
            the next ones", body = Vec<Entry>),
        (status = 401, description = "The user or the password is wrong", body = Body),
        (status = 403, description = "The account is not the user's", body = Body),
    ),
)]
pub async fn list(
    State(api): State<Arc<Api>>,
    Account { account }: Account,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    check_accept(&headers)?;
    let token = headers.get(CONTINUATION_TOKEN);
    let after = token
        .and_then(|token| token.to_str().ok())
        .unwrap_or_default();
    let after = percent_decode_str(after).decode_utf8_lossy();
    let now = api.clock.now();
    let files = api.store.list_media(&account, &after, LIST, now).await?;
    let next = (files.len() == LIST).then(|| files.last()).flatten();
    let token = next.and_then(|(name, _)| HeaderValue::from_str(&encoded(name)).ok());
    let address = address(&uri, &headers);
    let entries: Vec<_> = files
        .into_iter()
        .map(|(name, length)| Entry {
            content: format!("{address}/{}", encoded(&name)),
            content_length: length,
            media_name: name,
        })
        .collect();
    let mut response = Json(entries).into_response();
    if let Some(token) = token {
        response.headers_mut().insert(CONTINUATION_TOKEN, token);
    }
    Ok(response)
}

/// Returns the address of the list as the client sees it, also behind a proxy that speaks TLS.
fn address(uri: &Uri, headers: &HeaderMap) -> String {
    let header = |name| {
        let value: Option<&HeaderValue> = headers.get(name);
        value.and_then(|value| value.to_str().ok())
    };
    let scheme = match header(FORWARDED_PROTOCOL) {
        Some("https") => "https",
        _ => "http",
    };
    let host = header(HOST).unwrap_or("localhost");
    format!("{scheme}://{host}{}", uri.path().trim_end_matches('/'))
}

/// Upload a file
#[utoipa::path(
    put,
    path = "/users/{account}/media/{name}",
    tag = "media",
    params(
        ("account" = String, Path, description = "The account"),
        ("name" = String, Path, description = "The name; a file of this name is replaced"),
    ),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses(
        (status = 204, description = "The file is kept for 48 hours"),
        (status = 400, description = "The name is too long", body = Body),
        (status = 401, description = "The user or the password is wrong", body = Body),
        (status = 403, description = "The account is not the user's", body = Body),
        (status = 413, description = "The file has more than 3.75 MB", body = Body),
    ),
)]
pub async fn upload(
    State(api): State<Arc<Api>>,
    Path(File { account, name }): Path<File>,
    headers: HeaderMap,
    content: Result<Bytes, BytesRejection>,
) -> Result<StatusCode, ApiError> {
    if name.chars().count() > NAME {
        let description = format!("must have at most {NAME} characters");
        return Err(ApiError::field("name", description));
    }
    let content = content.map_err(|_| ApiError::too_large(MOST))?;
    let header = |name| {
        let value: Option<&HeaderValue> = headers.get(name);
        value
            .and_then(|value| value.to_str().ok())
            .map(str::to_owned)
    };
    let media = Media {
        content: content.to_vec(),
        content_type: header(CONTENT_TYPE),
        cache_control: header(CACHE_CONTROL),
    };
    let until = api.clock.now() + LIFETIME;
    api.store.put_media(&account, &name, media, until).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Download a file
#[utoipa::path(
    get,
    path = "/users/{account}/media/{name}",
    tag = "media",
    params(
        ("account" = String, Path, description = "The account"),
        ("name" = String, Path, description = "The name"),
    ),
    responses(
        (status = 200, description = "The file, with the media type that it was uploaded with",
            body = Vec<u8>, content_type = "*/*"),
        (status = 401, description = "The user or the password is wrong", body = Body),
        (status = 403, description = "The account is not the user's", body = Body),
        (status = 404, description = "There is no such file", body = Body),
    ),
)]
pub async fn download(
    State(api): State<Arc<Api>>,
    Path(File { account, name }): Path<File>,
) -> Result<Response, ApiError> {
    let media = api.store.media(&account, &name, api.clock.now()).await?;
    let media = media.ok_or_else(ApiError::media_not_found)?;
    let value = |text: &str| HeaderValue::from_str(text).ok();
    let kind = media.content_type.as_deref().and_then(value);
    let octets = HeaderValue::from_static("application/octet-stream");
    let mut response = media.content.into_response();
    response
        .headers_mut()
        .insert(CONTENT_TYPE, kind.unwrap_or(octets));
    if let Some(control) = media.cache_control.as_deref().and_then(value) {
        response.headers_mut().insert(CACHE_CONTROL, control);
    }
    Ok(response)
}

/// Delete a file
#[utoipa::path(
    delete,
    path = "/users/{account}/media/{name}",
    tag = "media",
    params(
        ("account" = String, Path, description = "The account"),
        ("name" = String, Path, description = "The name"),
    ),
    responses(
        (status = 204, description = "The file is gone"),
        (status = 401, description = "The user or the password is wrong", body = Body),
        (status = 403, description = "The account is not the user's", body = Body),
        (status = 404, description = "There is no such file", body = Body),
    ),
)]
pub async fn delete(
    State(api): State<Arc<Api>>,
    Path(File { account, name }): Path<File>,
) -> Result<StatusCode, ApiError> {
    match api
        .store
        .delete_media(&account, &name, api.clock.now())
        .await?
    {
        true => Ok(StatusCode::NO_CONTENT),
        false => Err(ApiError::media_not_found()),
    }
}
