//! Connections to a receiver, which are used again.
//!
//! The task that waits for an answer also runs the connection, so that no other task is woken for
//! each callback.

use std::error::Error;
use std::fmt;
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::{Body, Incoming};
use hyper::client::conn::http1::{self, SendRequest};
use hyper::{Request, Response, Uri};
use hyper_rustls::{HttpsConnector, MaybeHttpsStream};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioIo;
use rustls::ClientConfig;
use tokio::net::TcpStream;
use tokio::time::{Instant, sleep};
use tower::{BoxError, ServiceExt};

/// How long a connection is kept without a request.
const IDLE: Duration = Duration::from_secs(30);
/// The pause between two looks at the connections without a request.
const CHECK: Duration = Duration::from_secs(5);

/// The pause before and between the probes of a connection without traffic, and how many there are.
const KEEPALIVE: Duration = Duration::from_secs(15);
const PROBES: u32 = 3;
/// How long the network may take to confirm what was sent.
const CONFIRMED: Duration = Duration::from_secs(30);

pub type Connector = HttpsConnector<HttpConnector>;
type Stream = MaybeHttpsStream<TokioIo<TcpStream>>;

/// What makes connections, with what is trusted for `https`.
pub fn connector(mut trust: ClientConfig) -> Connector {
    trust.alpn_protocols = vec![b"http/1.1".to_vec()];
    let mut tcp = HttpConnector::new();
    // It also connects for `https`.
    tcp.enforce_http(false);
    tcp.set_nodelay(true);
    tcp.set_keepalive(Some(KEEPALIVE));
    tcp.set_keepalive_interval(Some(KEEPALIVE));
    tcp.set_keepalive_retries(Some(PROBES));
    #[cfg(any(target_os = "android", target_os = "fuchsia", target_os = "linux"))]
    tcp.set_tcp_user_timeout(Some(CONFIRMED));
    HttpsConnector::from((tcp, trust))
}

/// Why there is no answer.
#[derive(Debug)]
pub enum Failure {
    Connect(BoxError),
    /// The request was not sent.
    Canceled(hyper::Error),
    /// The request may have been sent.
    Send(hyper::Error),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Connect(_) => "error sending request: client error (Connect)",
            Self::Canceled(_) => "error sending request: client error (Canceled)",
            Self::Send(_) => "error sending request: client error (SendRequest)",
        })
    }
}

impl Error for Failure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Connect(error) => Some(&**error),
            Self::Canceled(error) | Self::Send(error) => Some(error),
        }
    }
}

/// A connection, for one request at a time.
pub struct Connection {
    sender: SendRequest<Full<Bytes>>,
    /// Until the connection ends.
    work: Option<http1::Connection<Stream, Full<Bytes>>>,
}

impl Connection {
    async fn new(connector: Connector, address: Uri) -> Result<Box<Self>, Failure> {
        let stream = connector.oneshot(address).await.map_err(Failure::Connect)?;
        let (sender, work) = http1::handshake(stream).await.map_err(Failure::Send)?;
        let work = Some(work);
        Ok(Box::new(Self { sender, work }))
    }

    /// Reads and writes what is possible now.
    fn work(&mut self, context: &mut Context<'_>) {
        if let Some(work) = &mut self.work
            && Pin::new(work).poll(context).is_ready()
        {
            // The request in it learns of the error.
            self.work = None;
        }
    }

    /// Waits for a part of an exchange while the connection works.
    async fn wait_for<F: Future>(&mut self, part: F) -> F::Output {
        let mut part = pin!(part);
        poll_fn(|context| {
            if let Poll::Ready(output) = part.as_mut().poll(context) {
                return Poll::Ready(output);
            }
            self.work(context);
            part.as_mut().poll(context)
        })
        .await
    }

    /// Reads at most this number of octets. Returns whether those were all.
    pub async fn read(&mut self, mut body: Incoming, most: usize) -> bool {
        let mut length = 0;
        while !body.is_end_stream() {
            match self.wait_for(body.frame()).await {
                Some(Ok(frame)) => length += frame.data_ref().map_or(0, Bytes::len),
                Some(Err(_)) => return false,
                None => break,
            }
            if length > most {
                return false;
            }
        }
        true
    }
}

struct Idle {
    connection: Box<Connection>,
    since: Instant,
}

#[derive(Default)]
struct Pool {
    /// The last is the one that was used last.
    idle: Vec<Idle>,
    /// Whether a task looks at them.
    is_watched: bool,
}

/// The connections to an address.
pub struct Connections {
    connector: Connector,
    address: Uri,
    pool: Mutex<Pool>,
}

impl Connections {
    pub fn new(connector: Connector, address: Uri) -> Arc<Self> {
        let pool = Mutex::default();
        Arc::new(Self {
            connector,
            address,
            pool,
        })
    }

    fn lock(&self) -> MutexGuard<'_, Pool> {
        self.pool.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the answer, whose body is yet to be read from the connection. A request that was not
    /// sent because the receiver has closed an idle connection is sent on another.
    pub async fn send(
        &self,
        mut request: Request<Full<Bytes>>,
    ) -> Result<(Box<Connection>, Response<Incoming>), Failure> {
        loop {
            let idle = self.take();
            let is_used = idle.is_some();
            let mut connection = match idle {
                Some(connection) => connection,
                // Boxed, because it is much larger than a request and seldom needed.
                None => {
                    let new = Connection::new(self.connector.clone(), self.address.clone());
                    Box::pin(new).await?
                }
            };
            let answer = connection.sender.try_send_request(request);
            let mut error = match connection.wait_for(answer).await {
                Ok(response) => return Ok((connection, response)),
                Err(error) => error,
            };
            request = match error.take_message() {
                Some(request) if is_used => request,
                Some(_) => return Err(Failure::Canceled(error.into_error())),
                None => return Err(Failure::Send(error.into_error())),
            };
        }
    }

    fn take(&self) -> Option<Box<Connection>> {
        let last = self.lock().idle.pop()?;
        (last.since.elapsed() < IDLE).then_some(last.connection)
    }

    /// Keeps a connection for another request, if there can be one.
    pub fn keep(self: &Arc<Self>, connection: Box<Connection>) {
        if !connection.sender.is_ready() {
            return;
        }
        let since = Instant::now();
        let mut pool = self.lock();
        pool.idle.push(Idle { connection, since });
        if !pool.is_watched {
            pool.is_watched = true;
            tokio::spawn(watch(Arc::downgrade(self)));
        }
    }

    /// Closes connections that were not used for long, and those that the receiver has closed.
    /// Returns whether others are left.
    fn clean(&self) -> bool {
        let context = &mut Context::from_waker(Waker::noop());
        let mut pool = self.lock();
        let is_over = |idle: &mut Idle| {
            idle.connection.work(context);
            idle.connection.work.is_none() || idle.since.elapsed() >= IDLE
        };
        for idle in pool.idle.extract_if(.., is_over) {
            // Without a sender, it says goodbye and ends.
            if let Some(work) = idle.connection.work {
                tokio::spawn(work);
            }
        }
        pool.is_watched = !pool.idle.is_empty();
        pool.is_watched
    }
}

async fn watch(connections: Weak<Connections>) {
    loop {
        sleep(CHECK).await;
        if !connections.upgrade().is_some_and(|all| all.clean()) {
            return;
        }
    }
}
