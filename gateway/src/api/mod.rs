//! The HTTP interface.

mod auth;
mod create;
mod error;
mod estimate;
mod fields;
mod json;
mod media;
mod openapi;
mod search;
mod system;

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{DefaultBodyLimit, Request};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Router, middleware};
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::sync::watch;
use tower::ServiceBuilder;
use tower::limit::GlobalConcurrencyLimitLayer;
use tower_http::catch_panic::CatchPanicLayer;

use crate::admission::Admission;
use crate::applications::Applications;
use crate::clock::Clock;
use crate::config::Accounts;
use crate::store::Store;

use error::ApiError;
pub use openapi::document as openapi;

/// The most octets of a request other than media.
const BODY: usize = 256 * 1024;

/// How long a request may take.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The most files that are received or sent at a time, because each is in memory meanwhile.
const FILES: usize = 8;

/// What requests need.
pub struct Api {
    pub store: Arc<dyn Store>,
    pub clock: Clock,
    pub accounts: Accounts,
    pub applications: Arc<Applications>,
    pub admission: Arc<Admission>,
    /// Changed when a message was accepted.
    pub accepted: watch::Sender<()>,
    /// Knows by which rules texts are counted.
    pub carriers: Arc<crate::delivery::Router>,
    pub metrics: PrometheusHandle,
}

/// The routes, with and without the prefix `/api/v2`.
pub fn router(api: Arc<Api>) -> Router {
    let messages = get(search::search).post(create::create);
    let file = get(media::download)
        .put(media::upload)
        .delete(media::delete);
    let files = ServiceBuilder::new()
        .layer(GlobalConcurrencyLimitLayer::new(FILES))
        .layer(DefaultBodyLimit::max(media::MOST));
    let users = Router::new()
        .route("/users/{account}/messages", messages)
        .route(
            "/users/{account}/messages/estimate",
            post(estimate::estimate),
        )
        .route("/users/{account}/media", get(media::list))
        .route("/users/{account}/media/{*name}", file.layer(files))
        .layer(middleware::from_fn_with_state(
            Arc::clone(&api),
            auth::check,
        ));
    let system = Router::new()
        .route("/healthz", get(system::health))
        .route("/metrics", get(system::metrics))
        .route("/openapi.json", get(openapi::serve));
    users
        .clone()
        .nest("/api/v2", users)
        .merge(system)
        .fallback(error::not_found)
        .method_not_allowed_fallback(error::method_not_allowed)
        .layer(DefaultBodyLimit::max(BODY))
        .layer(middleware::from_fn(limit_time))
        .layer(CatchPanicLayer::custom(error::panicked))
        .with_state(api)
}

/// Answers a request that takes too long.
async fn limit_time(request: Request, next: Next) -> Response {
    let answered = tokio::time::timeout(TIMEOUT, next.run(request)).await;
    answered.unwrap_or_else(|_| ApiError::timed_out().into_response())
}
