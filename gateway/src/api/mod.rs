//! The HTTP interface.

mod auth;
mod create;
mod error;
mod estimate;
mod fields;
mod finish;
mod json;
mod media;
mod openapi;
mod search;
mod system;

use std::convert::Infallible;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::DefaultBodyLimit;
use axum::http::Request;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Router, middleware};
use futures_util::FutureExt;
use hyper::body::Incoming;
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::sync::watch;
use tower::limit::GlobalConcurrencyLimitLayer;
use tower::{ServiceBuilder, ServiceExt};

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
    // Before a file waits for the others.
    let check = middleware::from_fn_with_state(Arc::clone(&api), auth::check);
    let files = ServiceBuilder::new()
        .layer(check)
        .layer(GlobalConcurrencyLimitLayer::new(FILES))
        .layer(DefaultBodyLimit::max(media::MOST));
    let file = get(media::download)
        .put(media::upload)
        .delete(media::delete)
        .layer(files);
    let mut router = Router::new()
        .route("/healthz", get(system::health))
        .route("/metrics", get(system::metrics))
        .route("/openapi.json", get(openapi::serve));
    for account in ["/users/{account}", "/api/v2/users/{account}"] {
        router = router
            .route(&format!("{account}/messages"), messages.clone())
            .route(
                &format!("{account}/messages/estimate"),
                post(estimate::estimate),
            )
            .route(&format!("{account}/media"), get(media::list))
            .route(&format!("{account}/media/{{*name}}"), file.clone());
    }
    router
        .fallback(error::not_found)
        .method_not_allowed_fallback(error::method_not_allowed)
        .with_state(api)
}

/// Answers a request, also one that takes too long or whose handler panics. Around the router and
/// not a layer of it, which would be copied for each request.
pub async fn answer(router: Router, request: Request<Incoming>) -> Result<Response, Infallible> {
    let answered = AssertUnwindSafe(router.oneshot(request)).catch_unwind();
    match tokio::time::timeout(TIMEOUT, answered).await {
        Ok(answered) => answered.unwrap_or_else(|_| Ok(error::panicked())),
        Err(_) => Ok(ApiError::timed_out().into_response()),
    }
}
