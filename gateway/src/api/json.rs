//! JSON bodies, and the media types of requests and answers.

use axum::body::to_bytes;
use axum::extract::FromRequest;
use axum::extract::Request;
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT, CONTENT_TYPE};
use serde_json::{Map, Value};

use super::BODY;
use super::error::ApiError;

/// The members of the JSON object that is a request's body.
pub struct Object(pub Map<String, Value>);

impl<S: Send + Sync> FromRequest<S> for Object {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        check_content_type(request.headers())?;
        check_accept(request.headers())?;
        let Ok(octets) = to_bytes(request.into_body(), BODY).await else {
            return Err(ApiError::too_large(BODY));
        };
        match serde_json::from_slice(&octets) {
            Ok(Value::Object(members)) => Ok(Self(members)),
            Ok(_) => Err(ApiError::field("body", "must be a JSON object")),
            Err(error) => Err(ApiError::field(
                "body",
                format!("is not valid JSON: {error}"),
            )),
        }
    }
}

fn check_content_type(headers: &HeaderMap) -> Result<(), ApiError> {
    let given = headers.get(CONTENT_TYPE);
    let given = given.map_or("", |value| value.to_str().unwrap_or("unreadable"));
    let (kind, parameters) = given.split_once(';').unwrap_or((given, ""));
    let charset = parameters
        .split(';')
        .filter_map(|parameter| parameter.split_once('='))
        .find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"));
    let is_utf8 = charset
        .is_none_or(|(_, value)| value.trim().trim_matches('"').eq_ignore_ascii_case("utf-8"));
    match kind.trim().eq_ignore_ascii_case("application/json") && is_utf8 {
        true => Ok(()),
        false => Err(ApiError::unsupported(given)),
    }
}

/// Returns an error if the client does not accept JSON.
pub fn check_accept(headers: &HeaderMap) -> Result<(), ApiError> {
    let mut accepted = headers.get_all(ACCEPT).iter().peekable();
    let allows = |range: &str| {
        let (kind, parameters) = range.split_once(';').unwrap_or((range, ""));
        let is_refused = parameters.split(';').any(|parameter| {
            let quality = parameter.trim().strip_prefix("q=");
            quality.is_some_and(|quality| quality.parse() == Ok(0.0))
        });
        let kinds = ["*/*", "application/*", "application/json"];
        kinds
            .iter()
            .any(|known| kind.trim().eq_ignore_ascii_case(known))
            && !is_refused
    };
    let has_json = accepted.peek().is_none()
        || accepted.any(|value| value.to_str().unwrap_or_default().split(',').any(allows));
    match has_json {
        true => Ok(()),
        false => Err(ApiError::not_acceptable()),
    }
}
