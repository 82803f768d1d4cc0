//! Which store the service has.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::{Result, Sqlite, Store, StoreError};

/// Where a store is.
#[derive(Clone, PartialEq)]
pub enum Database {
    /// An SQLite file.
    File(PathBuf),
    /// A PostgreSQL database at a `postgres:` address, which other instances can have too. One that is
    /// not heard of for the time of a lease is gone.
    Postgres { address: String, lease: Duration },
}

/// Without the password.
impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => f.debug_tuple("File").field(path).finish(),
            Self::Postgres { lease, .. } => {
                let mut shown = f.debug_struct("Postgres");
                shown.field("lease", lease).finish_non_exhaustive()
            }
        }
    }
}

impl Database {
    /// The lease unless the configuration has another.
    pub const LEASE: Duration = Duration::from_secs(10);

    /// Reads the path of a file, or an address.
    pub fn parse(text: &str, lease: Duration) -> Result<Self> {
        if !["postgres:", "postgresql:"]
            .iter()
            .any(|scheme| text.starts_with(scheme))
        {
            return Ok(Self::File(text.into()));
        }
        #[cfg(feature = "postgres")]
        super::postgres::check(text)?;
        match cfg!(feature = "postgres") {
            true => Ok(Self::Postgres {
                address: text.to_owned(),
                lease,
            }),
            false => Err(without_postgres()),
        }
    }

    /// Opens the store, and creates what is missing of it.
    pub async fn open(self) -> Result<Arc<dyn Store>> {
        match self {
            Self::File(path) => {
                let opened = tokio::task::spawn_blocking(move || Sqlite::open(&path)).await;
                let opened = opened.map_err(|error| StoreError(error.to_string()))?;
                Ok(Arc::new(opened?))
            }
            #[cfg(feature = "postgres")]
            Self::Postgres { address, lease } => {
                Ok(Arc::new(super::Postgres::open(&address, lease).await?))
            }
            #[cfg(not(feature = "postgres"))]
            Self::Postgres { .. } => Err(without_postgres()),
        }
    }
}

fn without_postgres() -> StoreError {
    StoreError("this program was built without PostgreSQL".to_owned())
}
