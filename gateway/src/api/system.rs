//! For those who run the service: whether it works, and its metrics.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;

use super::Api;

/// Says whether the store can write.
pub async fn health(State(api): State<Arc<Api>>) -> (StatusCode, &'static str) {
    match api.store.check().await {
        Ok(_) => (StatusCode::OK, "ok\n"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the store cannot write\n"),
    }
}

/// Metrics in the format of Prometheus.
pub async fn metrics(State(api): State<Arc<Api>>) -> Result<String, StatusCode> {
    let backlog = api.store.backlog().await;
    let backlog = backlog.map_err(|_| StatusCode::SERVICE_UNAVAILABLE)?;
    let now = api.clock.now();
    let age = |oldest: Option<i64>| oldest.map_or(0.0, |time| (now - time) as f64 / 1000.0);
    for (queue, number, oldest) in [
        ("messages", backlog.messages, backlog.oldest_message),
        ("events", backlog.events, backlog.oldest_event),
    ] {
        metrics::gauge!("septet_queue_entries", "queue" => queue).set(number as f64);
        metrics::gauge!("septet_queue_oldest_seconds", "queue" => queue).set(age(oldest));
    }
    metrics::gauge!("septet_queue_segments").set(backlog.segments as f64);
    api.metrics.run_upkeep();
    Ok(api.metrics.render())
}
