//! A receiver of callbacks that counts them and refuses some.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use serde_json::Value;
use tokio::net::TcpListener;

/// An event, and how often it was acknowledged and refused.
#[derive(Clone, Debug)]
pub struct Told {
    pub id: String,
    pub kind: String,
    pub code: u64,
    /// Of a message that was received.
    pub text: String,
    pub acknowledged: usize,
    pub refused: usize,
}

#[derive(Default)]
pub struct Counted {
    /// The events by their messages.
    pub events: HashMap<String, Vec<Told>>,
    pub acknowledged: usize,
    pub refused: usize,
}

/// Which attempts are refused, by the number of the callback and how often its event was refused.
type Refuses = Box<dyn Fn(usize, usize) -> bool + Send + Sync>;

#[derive(Clone)]
pub struct Tally {
    pub address: SocketAddr,
    counted: Arc<Mutex<Counted>>,
    refuses: Arc<Refuses>,
}

impl Tally {
    pub async fn start(refuses: impl Fn(usize, usize) -> bool + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let tally = Self {
            address: listener.local_addr().unwrap(),
            counted: Arc::default(),
            refuses: Arc::new(Box::new(refuses)),
        };
        let router = Router::new().fallback(receive).with_state(tally.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        tally
    }

    pub fn counted(&self) -> MutexGuard<'_, Counted> {
        self.counted.lock().unwrap()
    }

    /// The texts of messages that were received and acknowledged, and the number of their events.
    pub fn received(&self) -> HashMap<String, usize> {
        let mut received = HashMap::new();
        for event in self.counted().events.values().flatten() {
            if event.kind == "message-received" && event.acknowledged > 0 {
                *received.entry(event.text.clone()).or_default() += 1;
            }
        }
        received
    }

    /// How many of these messages have no acknowledged event yet.
    pub fn missing<'m>(&self, messages: impl Iterator<Item = &'m String>) -> usize {
        let counted = self.counted();
        let is_missing = |id: &&String| {
            let events = counted.events.get(*id).map_or(&[][..], |events| events);
            !events.iter().any(|event| event.acknowledged > 0)
        };
        messages.filter(is_missing).count()
    }
}

async fn receive(State(tally): State<Tally>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let events: Value = serde_json::from_slice(&body).unwrap();
    let event = &events[0];
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let id = headers["septet-event-id"].to_str().unwrap();
    let mut counted = tally.counted();
    let number = counted.acknowledged + counted.refused;
    let all = counted
        .events
        .entry(text(&event["message"]["id"]))
        .or_default();
    let known = all.iter().position(|told| told.id == id);
    let index = known.unwrap_or_else(|| {
        all.push(Told {
            id: id.to_owned(),
            kind: text(&event["type"]),
            code: event["errorCode"].as_u64().unwrap_or(0),
            text: text(&event["message"]["text"]),
            acknowledged: 0,
            refused: 0,
        });
        all.len() - 1
    });
    let told = &mut all[index];
    let is_refused = told.acknowledged == 0 && (tally.refuses)(number, told.refused);
    match is_refused {
        true => told.refused += 1,
        false => told.acknowledged += 1,
    }
    match is_refused {
        true => counted.refused += 1,
        false => counted.acknowledged += 1,
    }
    match is_refused {
        true => StatusCode::SERVICE_UNAVAILABLE,
        false => StatusCode::OK,
    }
}
