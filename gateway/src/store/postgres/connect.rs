//! Connections to the database.

use std::time::Duration;

use deadpool_postgres::{Manager, ManagerConfig, Pool, RecyclingMethod, Runtime, Timeouts};
use rustls::ClientConfig;
use rustls_platform_verifier::ConfigVerifierExt;
use tokio_postgres::Config;
use tokio_postgres_rustls::MakeRustlsConnect;

use super::super::{Result, StoreError};
use super::error::text;
use super::schema::SCHEMA;

/// The most connections of an instance, besides the one that listens.
const CONNECTIONS: usize = 8;
/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(5);

/// Every query of the service finds its rows by an index. The planner does not know how many rows a
/// queue has, which change by thousands within seconds. A commit waits for the disk, whatever the
/// server's default is.
const OPTIONS: &[(&str, &str)] = &[
    ("search_path", SCHEMA),
    ("synchronous_commit", "on"),
    ("enable_seqscan", "off"),
    ("enable_hashjoin", "off"),
    ("enable_mergejoin", "off"),
    ("plan_cache_mode", "force_generic_plan"),
    ("jit", "off"),
    ("statement_timeout", "30s"),
    ("lock_timeout", "10s"),
    ("idle_in_transaction_session_timeout", "30s"),
];

/// How connections are made.
#[derive(Clone)]
pub struct Connector {
    pub config: Config,
    pub tls: MakeRustlsConnect,
}

/// The settings in an address.
pub fn parse(address: &str) -> Result<Config> {
    address
        .parse()
        .map_err(|error: tokio_postgres::Error| StoreError(text(&error)))
}

impl Connector {
    /// From a URL such as `postgres://user:password@host/database?sslmode=require`. With TLS, the
    /// server must have a certificate that the system trusts.
    pub fn new(url: &str) -> Result<Self> {
        let mut config = parse(url)?;
        let mut options = config.get_options().unwrap_or_default().to_owned();
        for (name, value) in OPTIONS {
            options.push_str(&format!(" -c {name}={value}"));
        }
        config.options(options);
        config.application_name("septet-gateway");
        config.connect_timeout(CONNECT);
        // A network that drops everything is noticed within a lease.
        config.keepalives_idle(Duration::from_secs(3));
        config.keepalives_interval(Duration::from_secs(1));
        config.keepalives_retries(3);
        config.tcp_user_timeout(Duration::from_secs(6));
        let tls = ClientConfig::with_platform_verifier()
            .map_err(|error| StoreError(format!("the certificates of the system: {error}")))?;
        Ok(Self {
            config,
            tls: MakeRustlsConnect::new(tls),
        })
    }

    /// Connections that are made when they are needed, and again when they were cut.
    pub fn pool(&self) -> Result<Pool> {
        let recycling_method = RecyclingMethod::Fast;
        let settings = ManagerConfig { recycling_method };
        let manager = Manager::from_config(self.config.clone(), self.tls.clone(), settings);
        let timeouts = Timeouts {
            wait: Some(CONNECT),
            create: Some(CONNECT),
            recycle: Some(CONNECT),
        };
        Pool::builder(manager)
            .max_size(CONNECTIONS)
            .runtime(Runtime::Tokio1)
            .timeouts(timeouts)
            .build()
            .map_err(|error| StoreError(error.to_string()))
    }
}
