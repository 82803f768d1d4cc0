//! Runs the service and a receiver of its callbacks, and checks answers against the OpenAPI file.

// Each test uses some of these.
#![allow(dead_code, unused_imports)]

pub mod authority;
pub mod centre;
pub mod chaos;
pub mod operations;
#[cfg(feature = "postgres")]
pub mod postgres;
pub mod process;
pub mod stored;
pub mod tally;

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use reqwest::{Client, Method, RequestBuilder};
use septet_gateway::Service;
use septet_gateway::applications::{Application, Applications, Target};
use septet_gateway::config::{Accounts, Config, SANDBOX, concurrency, types};
use septet_gateway::delivery::smpp::Settings;
use septet_gateway::delivery::{Carriers, Network};
use serde_json::{Value, json};
use tokio::net::TcpListener;

/// What a receiver answers to a callback, after the number of callbacks before.
pub type Answers = Arc<dyn Fn(usize, &Value) -> (StatusCode, HeaderMap, Duration) + Send + Sync>;

/// A callback that was received.
#[derive(Clone, Debug)]
pub struct Received {
    pub id: String,
    pub path: String,
    pub content_type: String,
    pub authorization: Option<String>,
    /// The only element of the array.
    pub event: Value,
}

/// A receiver of callbacks.
#[derive(Clone)]
pub struct Receiver {
    pub address: SocketAddr,
    received: Arc<Mutex<Vec<Received>>>,
    answers: Answers,
}

impl Receiver {
    pub async fn start(answers: Answers) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let receiver = Self {
            address: listener.local_addr().unwrap(),
            received: Arc::default(),
            answers,
        };
        let router = Router::new().fallback(receive).with_state(receiver.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        receiver
    }

    /// A receiver that acknowledges everything.
    pub async fn good() -> Self {
        Self::start(Arc::new(|_, _| {
            (StatusCode::OK, HeaderMap::new(), Duration::ZERO)
        }))
        .await
    }

    pub fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }

    /// Waits until this number of callbacks has been received.
    pub async fn wait_for(&self, number: usize) -> Vec<Received> {
        self.wait_long_for(number, 10).await
    }

    /// Waits at most this number of seconds.
    pub async fn wait_long_for(&self, number: usize, seconds: usize) -> Vec<Received> {
        for _ in 0..100 * seconds {
            let received = self.received();
            if received.len() >= number {
                return received;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("{} instead of {number} callbacks", self.received().len());
    }
}

async fn receive(
    State(receiver): State<Receiver>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let header = |name: &str| {
        let value = headers.get(name);
        value.map(|value| value.to_str().unwrap().to_owned())
    };
    let body: Value = serde_json::from_slice(&body).unwrap();
    let events = body.as_array().unwrap();
    assert_eq!(events.len(), 1, "{body}");
    let received = Received {
        id: header("septet-event-id").unwrap(),
        path: uri.path().to_owned(),
        content_type: header("content-type").unwrap(),
        authorization: header("authorization"),
        event: events[0].clone(),
    };
    let before = {
        let mut all = receiver.received.lock().unwrap();
        all.push(received);
        all.len() - 1
    };
    let (status, headers, delay) = (receiver.answers)(before, &events[0]);
    tokio::time::sleep(delay).await;
    (status, headers).into_response()
}

/// The configuration of a sandbox that sends callbacks to an address.
pub fn sandbox(callbacks: SocketAddr) -> Config {
    let application = Application {
        id: SANDBOX.to_owned(),
        account: None,
        target: Target::Address {
            url: format!("http://{callbacks}/callbacks").parse().unwrap(),
            credentials: None,
        },
        kinds: types(),
        has_mms_receipts: true,
        concurrency: concurrency(),
        numbers: vec![],
    };
    Config {
        listen: "127.0.0.1:0".parse().unwrap(),
        database: None,
        rate: None,
        accounts: Accounts::Sandbox,
        applications: Applications::Sandbox(application),
        connections: 100,
        carriers: Carriers::only(Network::Sandbox),
    }
}

/// The configuration of a sandbox with carriers.
pub fn with_carriers(callbacks: SocketAddr, carriers: Carriers) -> Config {
    Config {
        carriers,
        ..sandbox(callbacks)
    }
}

/// The configuration of a sandbox whose only carrier is a message centre.
pub fn with_smpp(callbacks: SocketAddr, settings: Settings) -> Config {
    with_carriers(callbacks, Carriers::only(Network::Smpp(Box::new(settings))))
}

/// A client that needs no provider of the process.
pub fn client() -> Client {
    let trust = septet_gateway::tls::client(None).unwrap();
    let client = Client::builder().tls_backend_preconfigured(trust);
    client.build().unwrap()
}

/// A running service with a client.
pub struct Gateway {
    pub service: Service,
    pub client: Client,
    base: String,
    document: Value,
}

impl Gateway {
    pub async fn start(config: Config) -> Self {
        let service = Service::start(config).await.unwrap();
        let base = format!("http://{}", service.address());
        let document = serde_json::to_value(septet_gateway::api::openapi()).unwrap();
        Self {
            service,
            client: client(),
            base,
            document,
        }
    }

    /// A sandbox and a receiver that acknowledges everything.
    pub async fn with_receiver() -> (Self, Receiver) {
        let receiver = Receiver::good().await;
        (Self::start(sandbox(receiver.address)).await, receiver)
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let address = format!("{}{path}", self.base);
        let request = self.client.request(method, address);
        request.basic_auth(SANDBOX, Some(SANDBOX))
    }

    /// Sends a request, and checks the answer against the OpenAPI file.
    pub async fn send(&self, request: RequestBuilder) -> Answer {
        let (client, request) = request.build_split();
        let request = request.unwrap();
        let (method, path) = (request.method().clone(), request.url().path().to_owned());
        let response = client.execute(request).await.unwrap();
        let answer = Answer {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: response.bytes().await.unwrap().to_vec(),
        };
        self.check(&method, &path, &answer);
        answer
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.send(self.request(Method::POST, path).json(body)).await
    }

    /// Accepts a message with a text, and returns the answer.
    pub async fn accept(&self, to: &str, text: &str) -> Value {
        let body = message(to, text);
        let answer = self.post("/users/9900000/messages", &body).await;
        assert_eq!(answer.status, 202, "{}", answer.json());
        answer.json()
    }

    /// Checks that an answer has a status and a body that the OpenAPI file has.
    fn check(&self, method: &Method, path: &str, answer: &Answer) {
        let path = path.trim_start_matches("/api/v2");
        let parts: Vec<_> = path.split('/').collect();
        let template = match &parts[..] {
            ["", "users", _, "messages"] => "/users/{account}/messages",
            ["", "users", _, "messages", "estimate"] => "/users/{account}/messages/estimate",
            ["", "users", _, "media"] => "/users/{account}/media",
            ["", "users", _, "media", ..] => "/users/{account}/media/{name}",
            // Not part of the interface.
            _ => return,
        };
        let operation = &self.document["paths"][template][method.as_str().to_lowercase()];
        if operation.is_null() {
            assert_eq!(answer.status, 405, "{method} {path}");
            return;
        }
        let known = &operation["responses"][answer.status.to_string()];
        assert!(
            !known.is_null(),
            "{method} {template} has no status {}",
            answer.status
        );
        let schema = &known["content"]["application/json"]["schema"];
        if schema.is_null() {
            return;
        }
        let mut whole = schema.clone();
        whole["components"] = self.document["components"].clone();
        let schema = jsonschema::validator_for(&whole).unwrap();
        let body = answer.json();
        let faults: Vec<_> = schema
            .iter_errors(&body)
            .map(|fault| fault.to_string())
            .collect();
        assert!(
            faults.is_empty(),
            "{method} {template}: {faults:?} in {body}"
        );
    }
}

/// The answer to a request.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }

    /// The fields that are said to be invalid, with their descriptions.
    pub fn field_errors(&self) -> HashMap<String, String> {
        let body = self.json();
        let errors = body["fieldErrors"].as_array().cloned().unwrap_or_default();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let errors = errors.iter();
        errors
            .map(|one| (text(&one["fieldName"]), text(&one["description"])))
            .collect()
    }
}

pub fn message(to: &str, text: &str) -> Value {
    json!({
        "applicationId": "93de2206-9669-4e07-948d-329f4b722ee2",
        "to": [to],
        "from": "+15551230001",
        "text": text,
    })
}

/// A number from 0 to 999 for a thing that happens, which depends on a seed.
pub fn chance(seed: u64, what: &str, number: usize) -> u64 {
    let mut hasher = DefaultHasher::new();
    (seed, what, number).hash(&mut hasher);
    hasher.finish() % 1000
}

/// The types of callbacks with their error codes.
pub fn kinds(received: &[Received]) -> Vec<(String, i64)> {
    let each = received.iter().map(|one| {
        let code = one.event["errorCode"].as_i64().unwrap_or(0);
        (one.event["type"].as_str().unwrap().to_owned(), code)
    });
    each.collect()
}

pub fn delivered() -> (String, i64) {
    ("message-delivered".to_owned(), 0)
}

pub fn failed(code: i64) -> (String, i64) {
    ("message-failed".to_owned(), code)
}
