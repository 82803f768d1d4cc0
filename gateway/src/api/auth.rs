//! Basic authentication.

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use axum::http::header::AUTHORIZATION;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::Deserialize;

use super::Api;
use super::error::ApiError;
use crate::config::Access;

#[derive(Deserialize)]
pub struct Account {
    pub account: String,
}

/// Lets only the users of an account pass.
pub async fn check(
    State(api): State<Arc<Api>>,
    path: Result<Path<Account>, PathRejection>,
    request: Request,
    next: Next,
) -> Response {
    let Ok(Path(Account { account })) = path else {
        return ApiError::field("path", "is not valid UTF-8").into_response();
    };
    let Some((user, password)) = credentials(&request) else {
        return ApiError::unauthorized().into_response();
    };
    match api.accounts.access(&account, &user, &password) {
        Access::Granted => next.run(request).await,
        Access::OtherAccount => ApiError::forbidden().into_response(),
        Access::Unknown => ApiError::unauthorized().into_response(),
    }
}

/// Returns the user and the password of a request.
fn credentials(request: &Request) -> Option<(String, String)> {
    let value = request.headers().get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, encoded) = value.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let decoded = BASE64_STANDARD.decode(encoded.trim()).ok()?;
    let (user, password) = std::str::from_utf8(&decoded).ok()?.split_once(':')?;
    Some((user.to_owned(), password.to_owned()))
}
