//! Clients that keep their connections and send one message after another.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::task::Poll;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1::{self, SendRequest};
use hyper::header::{HOST, HeaderMap, HeaderName};
use hyper::{Method, Request, Uri};
use hyper_util::rt::TokioIo;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::net::TcpStream;

use crate::tally::{SHARE, Tally};

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
    /// When each was accepted.
    ends: Vec<Duration>,
    errors: Vec<String>,
}

/// The parts of a request, of which the number of the message is yet to be written.
struct Requests {
    method: Method,
    headers: HeaderMap,
    /// What is around the number.
    target: Vec<String>,
    body: Vec<String>,
}

impl Requests {
    fn new(load: &Load) -> Self {
        let around = |text: &str| text.split(NUMBER).map(str::to_owned).collect();
        let mut headers = HeaderMap::new();
        headers.insert(HOST, load.address.parse().expect("an address"));
        for (name, value) in &load.headers {
            let name: HeaderName = name.parse().expect("the name of a header");
            headers.append(name, value.parse().expect("the value of a header"));
        }
        Self {
            method: load.method.parse().expect("a method"),
            headers,
            target: around(&load.target),
            body: around(&load.body),
        }
    }

    fn request(&self, number: u32) -> Request<Full<Bytes>> {
        let number = format!("{number:07}");
        let target = self.target.join(&number);
        let mut request = Request::new(Full::new(Bytes::from(self.body.join(&number))));
        *request.method_mut() = self.method.clone();
        *request.uri_mut() = Uri::try_from(target).expect("a target");
        *request.headers_mut() = self.headers.clone();
        request
    }
}

type Work = http1::Connection<TokioIo<TcpStream>, Full<Bytes>>;

/// A connection that its client runs itself, so that no other task is woken for each message.
struct Connection {
    sender: SendRequest<Full<Bytes>>,
    /// Until the connection ends.
    work: Option<Work>,
}

impl Connection {
    async fn new(address: &str) -> Option<Self> {
        for _ in 0..TRIES {
            if let Ok(stream) = TcpStream::connect(address).await {
                let _ = stream.set_nodelay(true);
                let (sender, work) = http1::Builder::new()
                    .writev(false)
                    .handshake(TokioIo::new(stream))
                    .await
                    .ok()?;
                let work = Some(work);
                return Some(Self { sender, work });
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        None
    }

    /// Waits for a part of an exchange while the connection works.
    async fn wait_for<F: Future>(work: &mut Option<Work>, part: F) -> F::Output {
        let mut part = pin!(part);
        poll_fn(|context| {
            if let Poll::Ready(output) = part.as_mut().poll(context) {
                return Poll::Ready(output);
            }
            if let Some(open) = work
                && Pin::new(open).poll(context).is_ready()
            {
                *work = None;
            }
            part.as_mut().poll(context)
        })
        .await
    }

    /// Sends a message and says whether it was accepted, or how it was answered.
    async fn message(
        &mut self,
        request: Request<Full<Bytes>>,
        accepted: &(u16, String),
    ) -> Result<(), String> {
        let Self { sender, work } = self;
        // The connection may have been closed after the last answer.
        let ready = Self::wait_for(work, sender.ready()).await;
        ready.map_err(|error| error.to_string())?;
        let answered = Self::wait_for(work, sender.send_request(request)).await;
        let (head, body) = answered.map_err(|error| error.to_string())?.into_parts();
        let body = Self::wait_for(work, body.collect()).await;
        let body = body.map_err(|error| error.to_string())?.to_bytes();
        let (status, start) = accepted;
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
    let requests = Arc::new(Requests::new(&load));
    let load = Arc::new(load);
    let next = Arc::new(AtomicU32::new(load.first));
    let errors = Arc::new(AtomicUsize::new(0));
    let start = Instant::now();
    let clients = (0..load.clients).map(|_| {
        tokio::spawn(client(
            Arc::clone(&load),
            Arc::clone(&requests),
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
        all.ends.extend(results.ends);
        all.errors.extend(results.errors);
    }
    all.ends.sort();
    let most = (all.ends.len() * SHARE).div_ceil(100);
    let last = most.checked_sub(1).map(|last| all.ends[last].as_secs_f64());
    let rate = last.map_or(0.0, |last| most as f64 / last);
    let (submitted, called) = (tally.submitted.number(), tally.called.number());
    all.times.sort();
    let share = |share: usize| {
        let place = (all.times.len() * share / 100).min(all.times.len().saturating_sub(1));
        all.times.get(place).map(|time| time.as_secs_f64() * 1000.0)
    };
    let accepted = all.accepted.len();
    let answer = json!({
        "accepted": accepted,
        "acceptedRate": rate,
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
    requests: Arc<Requests>,
    next: Arc<AtomicU32>,
    errors: Arc<AtomicUsize>,
    start: Instant,
) -> Results {
    let mut results = Results::default();
    let mut connection = None;
    while start.elapsed().as_secs_f64() < load.seconds {
        if connection.is_none() {
            connection = Connection::new(&load.address).await;
        }
        let Some(connected) = &mut connection else {
            break;
        };
        let number = next.fetch_add(1, Ordering::Relaxed);
        if number >= load.first + load.number {
            break;
        }
        let sent = Instant::now();
        let request = requests.request(number);
        match connected.message(request, &load.accepted).await {
            Ok(()) => {
                results.accepted.push(number);
                results.times.push(sent.elapsed());
                results.ends.push(start.elapsed());
            }
            Err(error) => {
                connection = None;
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
