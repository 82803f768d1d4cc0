//! The answers to requests that cannot be accepted.

use std::fmt::Display;

use axum::Json;
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use crate::clock;
use crate::store::StoreError;

/// What is wrong with a field of the request.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FieldError {
    /// Such as `to` or `media[1]`.
    pub field_name: String,
    pub description: String,
}

impl FieldError {
    pub fn new(field: impl Into<String>, description: impl Into<String>) -> Self {
        Self {
            field_name: field.into(),
            description: description.into(),
        }
    }
}

/// The body of an error.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Body {
    /// Such as `request-validation`.
    #[serde(rename = "type")]
    pub kind: String,
    pub description: String,
    /// Only in an answer with status 400.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub field_errors: Vec<FieldError>,
}

#[derive(Debug)]
pub struct ApiError {
    status: StatusCode,
    body: Body,
}

impl ApiError {
    fn new(status: StatusCode, kind: &str, description: impl Into<String>) -> Self {
        Self {
            status,
            body: Body {
                kind: kind.to_owned(),
                description: description.into(),
                field_errors: vec![],
            },
        }
    }

    pub fn invalid(field_errors: Vec<FieldError>) -> Self {
        let description = "Your request could not be accepted";
        let mut error = Self::new(StatusCode::BAD_REQUEST, "request-validation", description);
        error.body.field_errors = field_errors;
        error
    }

    pub fn field(field: &str, description: impl Into<String>) -> Self {
        Self::invalid(vec![FieldError::new(field, description)])
    }

    pub fn unauthorized() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "unauthorized",
            "Authentication Failed",
        )
    }

    pub fn forbidden() -> Self {
        Self::new(StatusCode::FORBIDDEN, "forbidden", "Access Denied")
    }

    pub fn not_acceptable() -> Self {
        let description = "This resource is only available as application/json";
        Self::new(StatusCode::NOT_ACCEPTABLE, "not-acceptable", description)
    }

    pub fn unsupported(given: &str) -> Self {
        let given = if given.is_empty() { "none" } else { given };
        let description = format!("Content-Type '{given}' is not supported; use application/json");
        let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
        Self::new(status, "unsupported-content-type", description)
    }

    pub fn too_large(most: usize) -> Self {
        let description = format!("The request must have at most {most} octets");
        Self::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "request-too-large",
            description,
        )
    }

    /// The queue is too full for the segments of a message.
    pub fn queue_full(rate: u32, capacity: u64) -> Self {
        let per_minute = u64::from(rate) * 60;
        let description = format!(
            "Your account is limited to {per_minute} segments a minute, and its queue of {capacity} \
             segments (15 minutes) is full. Try again later."
        );
        let status = StatusCode::TOO_MANY_REQUESTS;
        Self::new(status, "max-message-queue-size-exceeded", description)
    }

    pub fn timed_out() -> Self {
        let description = "The request took too long";
        Self::new(StatusCode::REQUEST_TIMEOUT, "request-timeout", description)
    }

    /// The service is at fault.
    pub fn internal(error: impl Display) -> Self {
        tracing::error!(%error, "a request failed");
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        let description = "The request could not be processed";
        Self::new(status, "internal-server-error", description)
    }

    pub fn media_not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found", "There is no such media")
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        Self::internal(error)
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(self.body)).into_response();
        if self.status == StatusCode::UNAUTHORIZED {
            let challenge = HeaderValue::from_static("Basic realm=\"messaging\"");
            response
                .headers_mut()
                .insert(header::WWW_AUTHENTICATE, challenge);
        }
        if self.status == StatusCode::TOO_MANY_REQUESTS {
            let minute = HeaderValue::from_static("60");
            response.headers_mut().insert(header::RETRY_AFTER, minute);
        }
        response
    }
}

/// Has the documented form of this error, and the common one.
#[derive(Serialize)]
struct NotFound {
    timestamp: String,
    status: u16,
    error: &'static str,
    message: &'static str,
    path: String,
    #[serde(flatten)]
    body: Body,
}

pub async fn not_found(uri: Uri) -> Response {
    let status = StatusCode::NOT_FOUND;
    let description = "There is no such resource";
    let body = NotFound {
        timestamp: clock::format(jiff::Timestamp::now().as_millisecond()),
        status: status.as_u16(),
        error: "Not Found",
        message: description,
        path: uri.path().to_owned(),
        body: ApiError::new(status, "not-found", description).body,
    };
    (status, Json(body)).into_response()
}

pub async fn method_not_allowed(method: Method) -> ApiError {
    let description = format!("{method} is not supported here");
    ApiError::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "method-not-allowed",
        description,
    )
}

/// Answers a request whose handler has panicked.
pub fn panicked() -> Response {
    ApiError::internal("a request handler panicked").into_response()
}
