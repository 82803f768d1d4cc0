//! Sends a callback once.

use std::error::Error;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use base64::prelude::{BASE64_STANDARD, Engine};
use bytes::Bytes;
use http_body_util::Full;
use hyper::header::{
    ACCEPT, AUTHORIZATION, CONTENT_TYPE, HOST, HeaderMap, HeaderName, HeaderValue, RETRY_AFTER,
    USER_AGENT,
};
use hyper::http::uri::PathAndQuery;
use hyper::{Method, Request, Response, Uri, http};
use jiff::Timestamp;
use jiff::fmt::rfc2822;
use percent_encoding::percent_decode_str;
use rustls::ClientConfig;
use tokio::time::timeout;
use url::{Position, Url};

use super::connection::{Connections, Connector, Failure, connector};
use super::output::Output;
use crate::applications::Target;

/// How long a receiver may take to answer, with the time to connect.
const TIMEOUT: Duration = Duration::from_secs(10);

/// How much of an answer is read, so that its connection can be used again.
const READ: usize = 64 * 1024;

/// The name of the header with the identifier of an event, the same for each attempt.
pub const EVENT_ID: HeaderName = HeaderName::from_static("septet-event-id");

/// How a receiver has answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// With a status from 200 to 299.
    Acknowledged,
    /// With another status, or not at all.
    Refused {
        /// Why, without the address and the content.
        reason: String,
        /// The time that it asked for.
        wait: Option<Duration>,
    },
}

/// What all senders share.
pub struct Client {
    connector: Connector,
    /// Started with the first line.
    output: Arc<OnceLock<Output>>,
}

impl Client {
    /// With what is trusted for `https`.
    pub fn new(trust: ClientConfig) -> Self {
        Self {
            connector: connector(trust),
            output: Arc::default(),
        }
    }

    /// Fails if no request can be made from the address.
    pub fn sender(&self, target: &Target) -> http::Result<Sender> {
        Ok(match target {
            Target::Output => Sender::Output(Arc::clone(&self.output)),
            Target::Address { url, credentials } => {
                let connector = self.connector.clone();
                let (target, headers, address) = parts(url, credentials.as_ref())?;
                Sender::Address {
                    target,
                    headers,
                    connections: Connections::new(connector, address),
                }
            }
        })
    }
}

/// Sends callbacks to one target.
pub enum Sender {
    Output(Arc<OnceLock<Output>>),
    Address {
        target: Uri,
        /// Those that all requests have.
        headers: HeaderMap,
        connections: Arc<Connections>,
    },
}

impl Sender {
    pub async fn send(&self, id: String, body: Vec<u8>) -> Answer {
        let (target, headers, connections) = match self {
            Self::Output(output) => {
                return match output.get_or_init(Output::start).print(body).await {
                    true => Answer::Acknowledged,
                    false => refused("standard output is closed".to_owned()),
                };
            }
            Self::Address {
                target,
                headers,
                connections,
            } => (target, headers, connections),
        };
        let mut request = Request::new(Full::new(Bytes::from(body)));
        *request.method_mut() = Method::POST;
        *request.uri_mut() = target.clone();
        let mut headers = headers.clone();
        let id = HeaderValue::try_from(id).expect("digits and hyphens");
        headers.insert(EVENT_ID, id);
        *request.headers_mut() = headers;
        // The status counts even when the rest of the answer does not come.
        let mut answer = None;
        let attempt = attempt(connections, request, &mut answer);
        let ended = timeout(TIMEOUT, attempt).await;
        answer.unwrap_or_else(|| {
            refused(match ended {
                Ok(Err(failure)) => with_sources(&failure),
                _ => "error sending request: operation timed out".to_owned(),
            })
        })
    }
}

async fn attempt(
    connections: &Arc<Connections>,
    request: Request<Full<Bytes>>,
    answer: &mut Option<Answer>,
) -> Result<(), Failure> {
    let (mut connection, response) = connections.send(request).await?;
    *answer = Some(judge(&response));
    if connection.read(response.into_body(), READ).await {
        connections.keep(connection);
    }
    Ok(())
}

/// Returns what all requests to an address have: the target, the headers, and where to connect to.
fn parts(url: &Url, credentials: Option<&(String, String)>) -> http::Result<(Uri, HeaderMap, Uri)> {
    let host = &url[Position::BeforeHost..Position::AfterPort];
    let target: PathAndQuery = url[Position::BeforePath..Position::AfterQuery].parse()?;
    let address = Uri::builder().scheme(url.scheme()).authority(host);
    let address = address.path_and_query("/").build()?;
    let mut headers = HeaderMap::new();
    headers.insert(HOST, HeaderValue::try_from(host)?);
    headers.insert(ACCEPT, HeaderValue::from_static("*/*"));
    headers.insert(
        USER_AGENT,
        HeaderValue::from_static(concat!("septet-gateway/", env!("CARGO_PKG_VERSION"))),
    );
    headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static("application/json; charset=utf-8"),
    );
    if let Some((user, password)) = in_address(url).as_ref().or(credentials) {
        let encoded = BASE64_STANDARD.encode(format!("{user}:{password}"));
        let mut value = HeaderValue::try_from(format!("Basic {encoded}"))?;
        value.set_sensitive(true);
        headers.insert(AUTHORIZATION, value);
    }
    Ok((Uri::from(target), headers, address))
}

/// Returns the user and the password that an address names.
fn in_address(url: &Url) -> Option<(String, String)> {
    if url.username().is_empty() && url.password().is_none() {
        return None;
    }
    let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let password = url.password().unwrap_or_default();
    Some((decoded(url.username()), decoded(password)))
}

fn refused(reason: String) -> Answer {
    Answer::Refused { reason, wait: None }
}

/// Returns the messages of an error and of those that caused it.
fn with_sources(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}

fn judge<B>(response: &Response<B>) -> Answer {
    match response.status().is_success() {
        true => Answer::Acknowledged,
        false => Answer::Refused {
            reason: response.status().to_string(),
            wait: wait(response.headers(), Timestamp::now()),
        },
    }
}

/// Returns the time that `Retry-After` asks for, in seconds or until a date.
fn wait(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = rfc2822::DateTimeParser::new().parse_timestamp(value).ok()?;
    Some(Duration::try_from(date - now).unwrap_or(Duration::ZERO))
}

#[cfg(test)]
mod tests;
