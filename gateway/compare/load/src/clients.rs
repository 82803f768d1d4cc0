//! Clients that keep their connections and send one message after another.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::Request;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::net::TcpStream;

use crate::tally::Tally;

/// What stands for the number of a message, of seven digits, in `target` and `body`.
const NUMBER: &str = "NUMBER";
/// A connection that cannot be made any more has ended with its system.
const TRIES: usize = 3;
/// How many errors are told.
const TOLD: usize = 3;

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Load {
    address: String,
    method: String,
    target: String,
    headers: Vec<(String, String)>,
    body: String,
    /// The status and the beginning of the body of an answer that accepts.
    accepted: (u16, String),
    clients: usize,
    seconds: f64,
    first: u32,
    /// The most messages.
    number: u32,
    /// After each message.
    pause_millis: u64,
}

#[derive(Default)]
struct Results {
    accepted: Vec<u32>,
    times: Vec<Duration>,
    errors: Vec<String>,
}

impl Load {
    fn request(&self, number: u32) -> Request<Full<Bytes>> {
        let number = format!("{number:07}");
        let mut request = Request::builder()
            .method(&*self.method)
            .uri(self.target.replace(NUMBER, &number))
            .header("Host", &self.address);
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let body = Full::new(Bytes::from(self.body.replace(NUMBER, &number)));
        request.body(body).expect("a request")
    }

    async fn connect(&self) -> Option<SendRequest<Full<Bytes>>> {
        for _ in 0..TRIES {
            if let Ok(stream) = TcpStream::connect(&self.address).await {
                let _ = stream.set_nodelay(true);
                let (sender, connection) = handshake(TokioIo::new(stream)).await.ok()?;
                tokio::spawn(connection);
                return Some(sender);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        None
    }

    /// Sends a message and says whether it was accepted, or how it was answered.
    async fn message(
        &self,
        sender: &mut SendRequest<Full<Bytes>>,
        number: u32,
    ) -> Result<(), String> {
        let answered = sender.send_request(self.request(number)).await;
        let (head, body) = answered.map_err(|error| error.to_string())?.into_parts();
        let body = body.collect().await.map_err(|error| error.to_string())?;
        let body = body.to_bytes();
        let (status, start) = &self.accepted;
        match head.status.as_u16() == *status && body.starts_with(start.as_bytes()) {
            true => Ok(()),
            false => Err(format!(
                "{}: {}",
                head.status,
                String::from_utf8_lossy(&body)
            )),
        }
    }
}

pub async fn send(load: Load, tally: &Arc<Tally>) -> Value {
    let load = Arc::new(load);
    let next = Arc::new(AtomicU32::new(load.first));
    let errors = Arc::new(AtomicUsize::new(0));
    let start = Instant::now();
    let clients = (0..load.clients).map(|_| {
        tokio::spawn(client(
            Arc::clone(&load),
            Arc::clone(&next),
            Arc::clone(&errors),
            start,
        ))
    });
    let clients: Vec<_> = clients.collect();
    let mut all = Results::default();
    for client in clients {
        let results = client.await.expect("a client");
        all.accepted.extend(results.accepted);
        all.times.extend(results.times);
        all.errors.extend(results.errors);
    }
    let seconds = start.elapsed().as_secs_f64();
    let (submitted, called) = (tally.submitted.number(), tally.called.number());
    all.times.sort();
    let share = |share: usize| {
        let place = (all.times.len() * share / 100).min(all.times.len().saturating_sub(1));
        all.times.get(place).map(|time| time.as_secs_f64() * 1000.0)
    };
    let accepted = all.accepted.len();
    let answer = json!({
        "accepted": accepted,
        "seconds": seconds,
        "median": share(50),
        "slow": share(99),
        "submittedMeanwhile": submitted,
        "calledMeanwhile": called,
        "errors": errors.load(Ordering::Relaxed),
        "told": all.errors,
    });
    tally.accept(all.accepted);
    answer
}

async fn client(
    load: Arc<Load>,
    next: Arc<AtomicU32>,
    errors: Arc<AtomicUsize>,
    start: Instant,
) -> Results {
    let mut results = Results::default();
    let mut sender = None;
    while start.elapsed().as_secs_f64() < load.seconds {
        if sender.is_none() {
            sender = load.connect().await;
        }
        let Some(connected) = &mut sender else {
            break;
        };
        let number = next.fetch_add(1, Ordering::Relaxed);
        if number >= load.first + load.number {
            break;
        }
        let sent = Instant::now();
        // The connection may have been closed after the last answer.
        let answer = match connected.ready().await {
            Ok(()) => load.message(connected, number).await,
            Err(error) => Err(error.to_string()),
        };
        match answer {
            Ok(()) => {
                results.accepted.push(number);
                results.times.push(sent.elapsed());
            }
            Err(error) => {
                sender = None;
                if errors.fetch_add(1, Ordering::Relaxed) < TOLD {
                    results.errors.push(error);
                }
            }
        }
        if load.pause_millis > 0 {
            tokio::time::sleep(Duration::from_millis(load.pause_millis)).await;
        }
    }
    results
}
