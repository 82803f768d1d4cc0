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

use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Router, middleware};
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::sync::Notify;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

use crate::admission::Admission;
use crate::applications::Applications;
use crate::clock::Clock;
use crate::config::Accounts;
use crate::store::Store;

pub use openapi::document as openapi;

/// The most octets of a request other than media.
const BODY: usize = 256 * 1024;

/// How long a request may take.
const TIMEOUT: Duration = Duration::from_secs(30);

/// What requests need.
pub struct Api {
    pub store: Arc<dyn Store>,
    pub clock: Clock,
    pub accounts: Accounts,
    pub applications: Arc<Applications>,
    pub admission: Arc<Admission>,
    /// Notified when a message was accepted.
    pub accepted: Arc<Notify>,
    pub metrics: PrometheusHandle,
}

/// The routes, with and without the prefix `/api/v2`.
pub fn router(api: Arc<Api>) -> Router {
    let messages = get(search::search).post(create::create);
    let file = get(media::download)
        .put(media::upload)
        .delete(media::delete);
    let users = Router::new()
        .route("/users/{account}/messages", messages)
        .route(
            "/users/{account}/messages/estimate",
            post(estimate::estimate),
        )
        .route("/users/{account}/media", get(media::list))
        .route(
            "/users/{account}/media/{*name}",
            file.layer(DefaultBodyLimit::max(media::MOST)),
        )
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
        .layer(TimeoutLayer::with_status_code(
            StatusCode::REQUEST_TIMEOUT,
            TIMEOUT,
        ))
        .layer(CatchPanicLayer::custom(error::panicked))
        .with_state(api)
}
