//! Basic authentication.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Path, Request};
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::Deserialize;

use super::Api;
use super::error::ApiError;
use crate::config::Access;

/// The account of a path, if the request comes from one of its users.
#[derive(Deserialize)]
pub struct Account {
    pub account: String,
}

impl FromRequestParts<Arc<Api>> for Account {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, api: &Arc<Api>) -> Result<Self, ApiError> {
        let Ok(Path(path)) = Path::<Self>::from_request_parts(parts, api).await else {
            return Err(ApiError::field("path", "is not valid UTF-8"));
        };
        let credentials = credentials(&parts.headers).ok_or_else(ApiError::unauthorized)?;
        let (user, password) = credentials
            .split_once(':')
            .ok_or_else(ApiError::unauthorized)?;
        match api.accounts.access(&path.account, user, password) {
            Access::Granted => Ok(path),
            Access::OtherAccount => Err(ApiError::forbidden()),
            Access::Unknown => Err(ApiError::unauthorized()),
        }
    }
}

/// Lets only the users of an account pass.
pub async fn check(_: Account, request: Request, next: Next) -> Response {
    next.run(request).await
}

/// Returns the user and the password of a request, with a colon between them.
fn credentials(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, encoded) = value.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let decoded = BASE64_STANDARD.decode(encoded.trim()).ok()?;
    String::from_utf8(decoded).ok()
}
