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
        let is_postgres = |scheme: &str| {
            let known = ["postgres", "postgresql"];
            known.iter().any(|one| scheme.eq_ignore_ascii_case(one))
        };
        let scheme = text.split_once(':');
        let Some((_, rest)) = scheme.filter(|(scheme, _)| is_postgres(scheme)) else {
            return match is_path(text) {
                true => Ok(Self::File(text.into())),
                // It may have a password.
                false => Err(StoreError(
                    "must be the path of a file, or postgres://USER:PASSWORD@HOST/NAME".to_owned(),
                )),
            };
        };
        let address = format!("postgres:{rest}");
        #[cfg(feature = "postgres")]
        super::postgres::check(&address)?;
        match cfg!(feature = "postgres") {
            true => Ok(Self::Postgres { address, lease }),
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

/// Whether this is the path of a file, and not the address of another database or the settings that
/// other programs take.
fn is_path(text: &str) -> bool {
    if text.starts_with(['/', '.']) {
        return true;
    }
    let is_setting = |word: &str| {
        let key = word.split_once('=').map(|(key, _)| key);
        key.is_some_and(|key| ["host", "hostaddr", "dbname", "user", "password"].contains(&key))
    };
    !text.trim().is_empty()
        && text.trim() == text
        && !text.contains("://")
        && !text.split_whitespace().any(is_setting)
}

fn without_postgres() -> StoreError {
    StoreError("this program was built without PostgreSQL".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_not_mistaken_for_an_address() {
        let parse = |text| Database::parse(text, Database::LEASE);
        for path in [
            "messages.db",
            "/var/lib/a b.db",
            "./odd://name",
            "C:\\messages.db",
        ] {
            assert_eq!(parse(path), Ok(Database::File(path.into())));
        }
        for text in [
            "",
            " ",
            " postgres://a:secret@b/c",
            "mysql://a:secret@b/c",
            "postgre://a:secret@b/c",
            "sqlite://messages.db",
            "host=b user=a password=secret dbname=c",
        ] {
            let fault = parse(text).unwrap_err().0;
            assert!(
                fault.contains("the path of a file") && !fault.contains("secret"),
                "{fault}"
            );
        }
    }

    #[cfg(feature = "postgres")]
    #[test]
    fn the_scheme_has_any_case() {
        let parse = |text| Database::parse(text, Database::LEASE);
        let all = ["postgres://a@b/c", "POSTGRES://a@b/c", "PostgreSQL://a@b/c"];
        let [one, other, long] = all.map(|text| parse(text).unwrap());
        assert_eq!((&one, &one), (&other, &long));
    }
}
