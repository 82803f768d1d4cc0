//! The whole service.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tempfile::TempDir;
use tokio::net::TcpSocket;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tracing::{info, warn};

use crate::admission::Admission;
use crate::api::{self, Api};
use crate::applications::Bells;
use crate::callbacks::{self, Dispatcher};
use crate::cleaner::Cleaner;
use crate::clock::Clock;
use crate::config::Config;
use crate::delivery::{Delivery, Ledger, Router};
use crate::server;
use crate::store::{Database, Store, StoreError};
use crate::tls::{self, TrustError};

/// Why the service could not start.
#[derive(Debug)]
pub enum StartError {
    Listen(SocketAddr, io::Error),
    Store(StoreError),
    Folder(io::Error),
    Trust(TrustError),
    Callbacks(hyper::http::Error),
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Listen(address, error) => write!(f, "cannot listen on {address}: {error}"),
            Self::Store(error) => error.fmt(f),
            Self::Folder(error) => write!(f, "cannot create a temporary folder: {error}"),
            Self::Trust(error) => write!(f, "nobody can be trusted with callbacks: {error}"),
            Self::Callbacks(error) => write!(f, "the address for callbacks: {error}"),
        }
    }
}

impl std::error::Error for StartError {}

/// A service that runs until it is stopped.
pub struct Service {
    address: SocketAddr,
    store: Arc<dyn Store>,
    stop: watch::Sender<bool>,
    /// Ends when no request and no callback is under way.
    work: JoinSet<()>,
    /// Keeps the files that are deleted at the end.
    _folder: Option<TempDir>,
}

/// The most connections that wait to be accepted.
const BACKLOG: u32 = 1024;

/// Reserves an address. Nobody can connect to it yet.
fn bind(address: SocketAddr) -> io::Result<TcpSocket> {
    let socket = match address {
        SocketAddr::V4(_) => TcpSocket::new_v4()?,
        SocketAddr::V6(_) => TcpSocket::new_v6()?,
    };
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    Ok(socket)
}

impl Service {
    /// Opens the store and listens. The address, the certificates and the callbacks are checked before
    /// the service joins other instances.
    pub async fn start(config: Config) -> Result<Self, StartError> {
        let failed = |error| StartError::Listen(config.listen, error);
        let socket = bind(config.listen).map_err(failed)?;
        let applications = Arc::new(config.applications);
        let trust = tls::client(None).map_err(StartError::Trust)?;
        let client = callbacks::Client::new(trust);
        // Nothing is accepted before it is known that all can be told.
        let mut told = vec![];
        for application in applications.all() {
            let sender = client.sender(&application.target);
            told.push((application, sender.map_err(StartError::Callbacks)?));
        }
        let (database, folder) = match config.database {
            Some(database) => (database, None),
            None => {
                let folder = folder().map_err(StartError::Folder)?;
                (
                    Database::File(folder.path().join("sandbox.db")),
                    Some(folder),
                )
            }
        };
        let store = database.open().await.map_err(StartError::Store)?;
        let backlog = match store.backlog().await {
            Ok(backlog) => backlog,
            Err(error) => {
                let _ = store.close().await;
                return Err(StartError::Store(error));
            }
        };
        let listened = socket.listen(BACKLOG);
        let listened = listened.and_then(|listener| Ok((listener.local_addr()?, listener)));
        let (address, listener) = match listened {
            Ok(listened) => listened,
            Err(error) => {
                let _ = store.close().await;
                return Err(failed(error));
            }
        };

        let clock = Clock::new();
        let (stop, stopped) = watch::channel(false);
        let (accepted, new) = watch::channel(());
        let carriers = Arc::new(Router::new(&config.carriers));
        let admission = Arc::new(Admission::new(config.rate, backlog.segments));
        let bells = Bells::new(&applications);
        let mut work = JoinSet::new();
        let api = Api {
            store: Arc::clone(&store),
            clock,
            accounts: config.accounts,
            applications: Arc::clone(&applications),
            admission: Arc::clone(&admission),
            accepted,
            carriers: Arc::clone(&carriers),
            metrics: recorder(),
        };
        let router = api::router(Arc::new(api));
        work.spawn(server::serve(
            listener,
            router,
            config.connections,
            stopped.clone(),
        ));
        let ledger = Ledger {
            store: Arc::clone(&store),
            clock,
            applications: Arc::clone(&applications),
            admission: Arc::clone(&admission),
            bells: bells.clone(),
            stop: stopped.clone(),
        };
        let delivery = Delivery {
            ledger,
            router: carriers,
            accepted: new,
        };
        work.spawn(delivery.run(stopped.clone()));
        for (application, sender) in told {
            let happened = bells.of(&application);
            let store = Arc::clone(&store);
            let dispatcher = Dispatcher::new(store, clock, application, sender, happened);
            work.spawn(dispatcher.run(stopped.clone()));
        }
        let cleaner = Cleaner {
            store: Arc::clone(&store),
            clock,
            admission,
            metrics: recorder(),
        };
        work.spawn(cleaner.run(stopped));
        info!(%address, "listening");
        Ok(Self {
            address,
            store,
            stop,
            work,
            _folder: folder,
        })
    }

    /// The address that it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Accepts nothing more, and returns when requests and callbacks have ended and the files are
    /// closed.
    pub async fn stop(self) -> Result<(), StoreError> {
        let _ = self.stop.send(true);
        self.work.join_all().await;
        self.store.close().await
    }
}

/// Creates a temporary folder that only its owner can read.
fn folder() -> io::Result<TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix("septet-gateway-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o700));
    }
    builder.tempdir()
}

/// Returns the recorder of metrics, of which a process has one.
fn recorder() -> PrometheusHandle {
    use std::sync::OnceLock;

    static RECORDER: OnceLock<PrometheusHandle> = OnceLock::new();
    let install = || {
        let recorder = PrometheusBuilder::new().build_recorder();
        let handle = recorder.handle();
        if metrics::set_global_recorder(recorder).is_err() {
            warn!("another recorder of metrics is installed");
        }
        handle
    };
    RECORDER.get_or_init(install).clone()
}
