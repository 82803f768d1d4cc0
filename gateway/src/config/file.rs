//! The configuration file.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::net::SocketAddr;
use std::ops::{Range, RangeInclusive};
use std::time::Duration;

use serde::Deserialize;
use toml::Spanned;
use url::Url;

use super::carriers::{self, CarrierTable, RouteTable};
use super::{Accounts, Config};
use crate::applications::{Application, Applications, Target};
use crate::message::EventKind;
use crate::store::Database;

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct File {
    #[serde(default = "listen")]
    listen: SocketAddr,
    /// A file, or a `postgres:` address.
    database: Spanned<String>,
    /// After how long without news an instance with the same database is gone.
    #[serde(default = "lease_seconds")]
    lease_seconds: Spanned<u64>,
    /// Segments per second.
    rate: Option<Spanned<u32>>,
    #[serde(default = "connections")]
    connections: Spanned<usize>,
    account: Vec<Spanned<AccountTable>>,
    application: Vec<Spanned<ApplicationTable>>,
    #[serde(default)]
    carrier: Vec<CarrierTable>,
    #[serde(default)]
    route: Vec<RouteTable>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct AccountTable {
    id: String,
    user: String,
    password: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct ApplicationTable {
    id: String,
    account: Spanned<String>,
    callback: Spanned<Url>,
    user: Option<String>,
    password: Option<Spanned<String>>,
    #[serde(default = "types")]
    types: Vec<EventKind>,
    #[serde(default)]
    mms_receipts: bool,
    #[serde(default = "concurrency")]
    concurrency: usize,
    /// The numbers whose received messages it is told of.
    #[serde(default)]
    numbers: Vec<Spanned<String>>,
}

fn listen() -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], 8080))
}

fn lease_seconds() -> Spanned<u64> {
    Spanned::new(0..0, Database::LEASE.as_secs())
}

fn connections() -> Spanned<usize> {
    Spanned::new(0..0, CONNECTIONS)
}

/// The connections at a time, unless the file says otherwise, and the most that it can say.
pub const CONNECTIONS: usize = 10_000;
const MOST_CONNECTIONS: usize = 1_000_000;

/// The leases that a file can say: an instance needs some time to be restarted, or to reconnect.
const LEASES: RangeInclusive<u64> = 1..=3600;

/// The most callbacks to an application at a time.
pub fn concurrency() -> usize {
    64
}

/// The types that an application gets unless it asks for others.
pub fn types() -> Vec<EventKind> {
    vec![
        EventKind::MessageSending,
        EventKind::MessageDelivered,
        EventKind::MessageFailed,
        EventKind::MessageReceived,
    ]
}

/// What is wrong with a configuration file, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct FileError {
    /// The line, from 1.
    pub line: usize,
    /// The key, such as `application.callback`, or nothing if the file is not TOML.
    pub key: String,
    pub message: String,
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.key {
            "" => write!(f, "line {}: {}", self.line, self.message),
            key => write!(f, "line {}: {key}: {}", self.line, self.message),
        }
    }
}

impl std::error::Error for FileError {}

/// Parses a configuration file.
pub fn parse(text: &str) -> Result<Config, FileError> {
    let error = |span: Option<Range<usize>>, key: &str, message: String| {
        let start = span.map_or(0, |span| span.start.min(text.len()));
        FileError {
            line: text[..start].matches('\n').count() + 1,
            key: key.to_owned(),
            message,
        }
    };
    let file: File = toml::from_str(text).map_err(|fault| {
        let line = fault.span().map_or("", |span| line_of(text, span.start));
        // The key of the line at fault, if it has one. What is missing is on no line.
        let is_missing = fault.message().starts_with("missing field");
        let key = line.split_once('=').filter(|_| !is_missing);
        let key = key.map_or("", |(key, _)| key.trim());
        error(fault.span(), key, fault.message().to_owned())
    })?;
    if let Some(rate) = &file.rate
        && *rate.get_ref() == 0
    {
        let message = "must be at least 1; leave it out for no limit".to_owned();
        return Err(error(Some(rate.span()), "rate", message));
    }
    if !(1..=MOST_CONNECTIONS).contains(file.connections.get_ref()) {
        let message = format!("must be from 1 to {MOST_CONNECTIONS}");
        return Err(error(Some(file.connections.span()), "connections", message));
    }
    let lease = *file.lease_seconds.get_ref();
    if !LEASES.contains(&lease) {
        let message = format!("must be from {} to {}", LEASES.start(), LEASES.end());
        let span = file.lease_seconds.span();
        return Err(error(Some(span), "lease-seconds", message));
    }
    let database = Database::parse(file.database.get_ref(), Duration::from_secs(lease))
        .map_err(|fault| error(Some(file.database.span()), "database", fault.0))?;
    let mut accounts = HashMap::new();
    for table in file.account {
        let span = table.span();
        let AccountTable { id, user, password } = table.into_inner();
        if accounts.insert(id.clone(), (user, password)).is_some() {
            let message = format!("{id} is in the file twice");
            return Err(error(Some(span), "account.id", message));
        }
    }
    let mut applications = HashMap::new();
    let mut owned = HashSet::new();
    for table in file.application {
        let span = table.span();
        let table = table.into_inner();
        if !accounts.contains_key(table.account.get_ref()) {
            let message = format!("{} is not an account of the file", table.account.get_ref());
            return Err(error(
                Some(table.account.span()),
                "application.account",
                message,
            ));
        }
        if !["http", "https"].contains(&table.callback.get_ref().scheme()) {
            let message = "must begin with http: or https:".to_owned();
            return Err(error(
                Some(table.callback.span()),
                "application.callback",
                message,
            ));
        }
        let credentials = match (table.user, table.password) {
            (Some(user), Some(password)) => Some((user, password.into_inner())),
            (None, None) => None,
            (None, Some(password)) => {
                let message = "is without a user".to_owned();
                return Err(error(
                    Some(password.span()),
                    "application.password",
                    message,
                ));
            }
            (Some(_), None) => {
                let message = "is without a password".to_owned();
                return Err(error(Some(span), "application.user", message));
            }
        };
        for number in &table.numbers {
            if !owned.insert(number.get_ref().trim_start_matches('+').to_owned()) {
                let message = format!("{} is in the file twice", number.get_ref());
                return Err(error(Some(number.span()), "application.numbers", message));
            }
        }
        let application = Application {
            id: table.id.clone(),
            account: Some(table.account.into_inner()),
            target: Target::Address {
                url: table.callback.into_inner(),
                credentials,
            },
            kinds: table.types,
            has_mms_receipts: table.mms_receipts,
            concurrency: table.concurrency.clamp(1, 10_000),
            numbers: table.numbers.into_iter().map(Spanned::into_inner).collect(),
        };
        if applications.insert(table.id.clone(), application).is_some() {
            let message = format!("{} is in the file twice", table.id);
            return Err(error(Some(span), "application.id", message));
        }
    }
    let has_application = |id: &str| applications.contains_key(id);
    let carriers = carriers::carriers(file.carrier, file.route, has_application)
        .map_err(|(span, key, message)| error(Some(span), key, message))?;
    Ok(Config {
        listen: file.listen,
        database: Some(database),
        rate: file.rate.map(Spanned::into_inner),
        accounts: Accounts::Configured(accounts),
        applications: Applications::Configured(applications),
        connections: file.connections.into_inner(),
        carriers,
    })
}

fn line_of(text: &str, place: usize) -> &str {
    let place = place.min(text.len());
    let start = text[..place].rfind('\n').map_or(0, |end| end + 1);
    let line = &text[start..];
    line.split('\n').next().unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"
database = "messages.db"
rate = 10

[[account]]
id = "9900000"
user = "owner"
password = "secret"

[[application]]
id = "app"
account = "9900000"
callback = "https://example.com/callbacks"
user = "us"
password = "too"
types = ["message-delivered", "message-failed"]
numbers = ["+15551230001"]

[[carrier]]
name = "main"
address = "smpp://esme:secret@centre.example.com:2775"
window = 32
errors = { "001" = 4720 }

[[carrier]]
name = "second"
address = "smpps://esme:secret@second.example.com"
form = "sar"

[[route]]
prefix = "+1"
carriers = ["main", "second"]
"#;

    #[test]
    fn a_file_is_parsed() {
        let config = parse(FILE).unwrap();
        assert_eq!((config.rate, config.listen), (Some(10), listen()));
        let application = config.applications.get("app", "9900000").unwrap();
        assert!(application.wants(EventKind::MessageFailed));
        assert!(!application.wants(EventKind::MessageSending));
        assert!(config.applications.get("app", "9900001").is_none());
    }

    #[test]
    fn errors_name_the_line_and_the_key() {
        for (from, to, shown) in [
            (
                "database = \"messages.db\"",
                "",
                "line 1: missing field `database`",
            ),
            (
                "rate = 10",
                "connections = 0",
                "line 3: connections: must be from 1 to 1000000",
            ),
            (
                "rate = 10",
                "lease-seconds = 0",
                "line 3: lease-seconds: must be from 1 to 3600",
            ),
            (
                "messages.db",
                "postgres://host:port/name",
                "line 2: database: not an address of PostgreSQL: ",
            ),
            (
                "rate = 10",
                "rate = 0",
                "line 3: rate: must be at least 1; leave it out for no limit",
            ),
            (
                "rate = 10",
                "rate = \"ten\"",
                "line 3: rate: invalid type: string \"ten\", expected u32",
            ),
            ("rate = 10", "rat = 10", "line 3: rat: unknown field `rat`"),
            (
                "account = \"9900000\"",
                "account = \"1\"",
                "line 12: application.account: 1 is not an account of the file",
            ),
            (
                "https:",
                "ftp:",
                "line 13: application.callback: must begin with http: or https:",
            ),
            (
                "https://",
                "",
                "line 13: callback: relative URL without a base",
            ),
            (
                "user = \"us\"\n",
                "",
                "line 14: application.password: is without a user",
            ),
            (
                "message-failed",
                "message-lost",
                "line 16: types: unknown variant `message-lost`",
            ),
            ("[[account]]", "[[account]", "line 5: "),
            (
                "smpp:",
                "http:",
                "line 21: carrier.address: must begin with smpp: or smpps:",
            ),
            (
                "window = 32",
                "window = 0",
                "line 22: carrier.window: must be from 1 to 1000",
            ),
            (
                "4720",
                "4000",
                "line 23: carrier.errors: 4000 is not a documented code",
            ),
            (
                "window = 32",
                "source = { ton = 5, npi = 0, name = 1 }",
                "line 22: source: unknown field `name`",
            ),
            (
                "form = \"sar\"",
                "form = \"sar\"\nreference-bits = 16",
                "line 29: carrier.reference-bits: needs the form udh",
            ),
            (
                "prefix = \"+1\"",
                "prefix = \"1\"",
                "line 31: route.prefix: must be empty, or + and digits",
            ),
            (
                "form = \"sar\"\n\n[[route]]\nprefix = \"+1\"\ncarriers = [\"main\", \"second\"]",
                "reference-bits = 16",
                "line 26: route.carriers: second does not count segments as main does",
            ),
            (
                "[\"main\", \"second\"]",
                "[]",
                "line 32: route.carriers: must not be empty",
            ),
            (
                "numbers = [",
                "numbers = [\"15551230001\", ",
                "line 17: application.numbers: +15551230001 is in the file twice",
            ),
            (
                "window = 32",
                "languages = [\"klingon\"]",
                "line 22: carrier.languages: klingon is not a language with tables",
            ),
            (
                "form = \"sar\"",
                "reference-bits = 16",
                "line 32: route.carriers: second does not count segments as main does",
            ),
            (
                "\"main\", ",
                "\"other\", ",
                "line 32: route.carriers: other is not a carrier of the file",
            ),
        ] {
            assert!(FILE.contains(from));
            let error = parse(&FILE.replace(from, to)).unwrap_err().to_string();
            assert!(error.starts_with(shown), "{error}");
        }
    }
}
