//! Connections to the database.

use std::path::PathBuf;
use std::time::Duration;

use deadpool_postgres::{Manager, ManagerConfig, Pool, RecyclingMethod, Runtime, Timeouts};
use percent_encoding::percent_decode_str;
use tokio_postgres::Config;
use tokio_postgres::config::{Host, TargetSessionAttrs};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::super::{Result, StoreError};
use super::error::text;
use super::schema::SCHEMA;
use crate::tls;

/// The most connections of an instance, besides the one that listens and the one that says that it is
/// there.
pub const CONNECTIONS: usize = 8;
/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(5);
/// How long a connection to each of several servers may take.
const CONNECT_TO_EACH: Duration = Duration::from_secs(2);

fn connect_time(config: &Config) -> Duration {
    match config.get_hosts() {
        [_] => CONNECT,
        _ => CONNECT_TO_EACH,
    }
}

/// Every query of the service finds its rows by an index. The planner does not know how many rows a
/// queue has, which change by thousands within seconds. A commit waits for the disk, whatever the
/// server's default is.
const OPTIONS: &[(&str, &str)] = &[
    ("search_path", SCHEMA),
    ("synchronous_commit", "on"),
    // A statement sees what was committed while it waited for a lock.
    ("default_transaction_isolation", "read\\ committed"),
    ("enable_seqscan", "off"),
    ("enable_hashjoin", "off"),
    ("enable_mergejoin", "off"),
    ("plan_cache_mode", "force_generic_plan"),
    ("jit", "off"),
    ("statement_timeout", "30s"),
    ("lock_timeout", "10s"),
    ("idle_in_transaction_session_timeout", "10s"),
];

/// How connections are made.
#[derive(Clone)]
pub struct Connector {
    pub config: Config,
    pub tls: MakeRustlsConnect,
}

/// The settings in an address, and the file of the authorities that it names as `sslrootcert`.
pub fn parse(address: &str) -> Result<(Config, Option<PathBuf>)> {
    let fault = |text: String| StoreError(format!("not an address of PostgreSQL: {text}"));
    let (place, parameters) = address.split_once('?').unwrap_or((address, ""));
    let mut authorities = None;
    let mut others = vec![];
    for parameter in parameters.split('&').filter(|one| !one.is_empty()) {
        match parameter.strip_prefix("sslrootcert=") {
            Some(file) => {
                let file = percent_decode_str(file).decode_utf8();
                let file = file.map_err(|error| fault(error.to_string()))?;
                authorities = Some(PathBuf::from(file.into_owned()));
            }
            // TLS is always verified in full.
            None if parameter == "sslmode=verify-full" => others.push("sslmode=require"),
            None => others.push(parameter),
        }
    }
    let config = format!("{place}?{}", others.join("&")).parse();
    let config: Config = config.map_err(|error: tokio_postgres::Error| fault(text(&error)))?;
    if config.get_dbname().is_none() || config.get_hosts().is_empty() {
        return Err(fault(
            "it needs a host and the name of a database".to_owned(),
        ));
    }
    let is_odd = |host: &Host| matches!(host, Host::Tcp(host) if host.contains('@'));
    if config.get_hosts().iter().any(is_odd) {
        // Part of the password would be shown as the host.
        return Err(fault("a @ in the password is written as %40".to_owned()));
    }
    Ok((config, authorities))
}

/// Whom the service connects to, without the password.
pub fn target(config: &Config) -> String {
    let ports = config.get_ports();
    let hosts = config.get_hosts().iter().enumerate().map(|(at, host)| {
        let port = ports.get(at).or(ports.first()).copied().unwrap_or(5432);
        match host {
            Host::Tcp(host) => format!("{host}:{port}"),
            #[cfg(unix)]
            Host::Unix(folder) => format!("{}:{port}", folder.display()),
        }
    });
    let hosts: Vec<_> = hosts.collect();
    let name = config.get_dbname().unwrap_or_default();
    let user = config.get_user().unwrap_or_default();
    format!("{}/{name}, user {user}", hosts.join(","))
}

impl Connector {
    /// From a URL such as `postgres://user:password@host/database?sslmode=require`. With TLS, the
    /// server must have a certificate of an authority in the file `sslrootcert`, or of one that the
    /// system trusts.
    pub fn new(url: &str) -> Result<Self> {
        let (mut config, authorities) = parse(url)?;
        let mut options = config.get_options().unwrap_or_default().to_owned();
        for (name, value) in OPTIONS {
            options.push_str(&format!(" -c {name}={value}"));
        }
        config.options(options);
        config.target_session_attrs(TargetSessionAttrs::ReadWrite);
        config.application_name("septet-gateway");
        config.connect_timeout(connect_time(&config));
        // A network that drops everything is noticed within a lease.
        config.keepalives_idle(Duration::from_secs(3));
        config.keepalives_interval(Duration::from_secs(1));
        config.keepalives_retries(3);
        config.tcp_user_timeout(Duration::from_secs(6));
        let tls = tls::client(authorities.as_deref())
            .map_err(|error| StoreError(format!("connections to the database: {error}")))?;
        Ok(Self {
            config,
            tls: MakeRustlsConnect::new(tls),
        })
    }

    /// Connections that are made when they are needed, and again when they were cut.
    pub fn pool(&self, connections: usize) -> Result<Pool> {
        let recycling_method = RecyclingMethod::Fast;
        let settings = ManagerConfig { recycling_method };
        let manager = Manager::from_config(self.config.clone(), self.tls.clone(), settings);
        let hosts = u32::try_from(self.config.get_hosts().len()).unwrap_or(1);
        let timeouts = Timeouts {
            wait: Some(CONNECT),
            // Time for the first servers to be away.
            create: Some(CONNECT + connect_time(&self.config) * (hosts - 1)),
            recycle: Some(CONNECT),
        };
        Pool::builder(manager)
            .max_size(connections)
            .runtime(Runtime::Tokio1)
            .timeouts(timeouts)
            .build()
            .map_err(|error| StoreError(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use tokio_postgres::config::SslMode;

    use super::*;

    #[test]
    fn addresses_are_checked() {
        let (config, file) = parse(
            "postgres://a:b@db.example.com/name?sslrootcert=/etc/my%20ca.pem&sslmode=require",
        )
        .unwrap();
        assert_eq!(config.get_dbname(), Some("name"));
        assert_eq!(config.get_user(), Some("a"));
        assert_eq!(file, Some("/etc/my ca.pem".into()));
        assert_eq!(target(&config), "db.example.com:5432/name, user a");
        let (config, _) = parse("postgres://a@b,c:1/name?sslmode=verify-full").unwrap();
        assert_eq!(target(&config), "b:5432,c:1/name, user a");
        assert_eq!(config.get_ssl_mode(), SslMode::Require);
        assert_eq!(
            (config.get_hosts().len(), config.get_ports()),
            (2, &[5432, 1][..])
        );
        for (address, said) in [
            ("postgres://host/name?sslmode=verify-ca", "sslmode"),
            ("postgres://user:pass@word@host/name", "%40"),
            ("postgres://host:port/name", "port"),
            ("postgres://host/name?sslmod=require", "sslmod"),
            ("postgres://host/name?sslrootcert=%ff", "utf-8"),
            ("postgres://host", "the name of a database"),
            ("postgres:", "not an address"),
        ] {
            let fault = parse(address).unwrap_err().0;
            assert!(fault.contains(said), "{address}: {fault}");
        }
    }
}
