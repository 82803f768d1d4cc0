//! Sends a callback once.

use std::error::Error;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use super::output::Output;
use crate::applications::Target;
use jiff::Timestamp;
use jiff::fmt::rfc2822;
use reqwest::header::{CONTENT_TYPE, HeaderMap, RETRY_AFTER};
use reqwest::redirect::Policy;
use reqwest::{Client, Response};
use rustls::ClientConfig;

/// How long a receiver may take to answer.
const TIMEOUT: Duration = Duration::from_secs(10);

/// How much of an answer is read, so that its connection can be used again.
const READ: usize = 64 * 1024;

/// The name of the header with the identifier of an event, the same for each attempt.
pub const EVENT_ID: &str = "septet-event-id";

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

#[derive(Clone, Debug)]
pub struct Sender {
    client: Client,
    /// Started with the first line.
    output: Arc<OnceLock<Output>>,
}

impl Sender {
    /// With what is trusted for `https`.
    pub fn new(mut trust: ClientConfig) -> reqwest::Result<Self> {
        trust.alpn_protocols = vec![b"http/1.1".to_vec()];
        let client = Client::builder()
            .tls_backend_preconfigured(trust)
            .user_agent(concat!("septet-gateway/", env!("CARGO_PKG_VERSION")))
            .timeout(TIMEOUT)
            .connect_timeout(TIMEOUT)
            // Callbacks go to the addresses of the configuration, and not through a proxy of the
            // environment.
            .no_proxy()
            // A redirect could lead anywhere.
            .redirect(Policy::none())
            .pool_idle_timeout(Duration::from_secs(30))
            .build()?;
        Ok(Self {
            client,
            output: Arc::default(),
        })
    }

    pub async fn send(&self, target: &Target, id: &str, body: &[u8]) -> Answer {
        match target {
            Target::Output => match self.output.get_or_init(Output::start).print(body).await {
                true => Answer::Acknowledged,
                false => refused("standard output is closed".to_owned()),
            },
            Target::Address { url, credentials } => {
                let mut request = self
                    .client
                    .post(url.clone())
                    .header(CONTENT_TYPE, "application/json; charset=utf-8")
                    .header(EVENT_ID, id)
                    .body(body.to_vec());
                if let Some((user, password)) = credentials {
                    request = request.basic_auth(user, Some(password));
                }
                match request.send().await {
                    Ok(response) => read(response).await,
                    Err(error) => refused(with_sources(&error.without_url())),
                }
            }
        }
    }
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

async fn read(mut response: Response) -> Answer {
    let answer = match response.status().is_success() {
        true => Answer::Acknowledged,
        false => Answer::Refused {
            reason: response.status().to_string(),
            wait: wait(response.headers(), Timestamp::now()),
        },
    };
    let mut length = 0;
    while let Ok(Some(chunk)) = response.chunk().await {
        length += chunk.len();
        if length > READ {
            break;
        }
    }
    answer
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
mod tests {
    use super::*;

    #[test]
    fn the_receiver_can_name_seconds_or_a_date() {
        let now: Timestamp = "2026-05-01T12:00:00Z".parse().unwrap();
        for (value, seconds) in [
            ("120", Some(120)),
            ("0", Some(0)),
            ("Fri, 01 May 2026 12:01:00 GMT", Some(60)),
            ("Fri, 01 May 2026 11:00:00 GMT", Some(0)),
            ("-1", None),
            ("soon", None),
            ("", None),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(RETRY_AFTER, value.parse().unwrap());
            assert_eq!(
                wait(&headers, now),
                seconds.map(Duration::from_secs),
                "{value}"
            );
        }
        assert_eq!(wait(&HeaderMap::new(), now), None);
    }
}
