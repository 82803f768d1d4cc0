//! What a failure of the database means for what was written.

use std::error::Error as _;

use deadpool_postgres::{PoolError, TimeoutType};
use tokio_postgres::Error;

use super::super::StoreError;

/// Why a transaction has failed, when it was not committed.
#[derive(Clone, Debug)]
pub enum Failure {
    /// The database cannot be reached. It is tried again.
    Outage(String),
    /// Another transaction was in the way. It is tried again at once.
    Conflict(String),
    /// It fails each time.
    Refused(String),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let Some(code) = error.code() else {
            return Self::Outage(text(&error));
        };
        match code.code() {
            // Deadlocks, locks that were waited for too long, and another statement that has failed.
            "40001" | "40P01" | "55P03" | "25P02" => Self::Conflict(text(&error)),
            // The server stops, starts, cannot be reached by a proxy, or has too many connections; the
            // connection was ended, or a standby is not the primary yet.
            "57P01" | "57P02" | "57P03" | "25006" | "57P05" => Self::Outage(text(&error)),
            // It took too long, or the server is out of something.
            "57014" => Self::Outage(text(&error)),
            code if ["08", "53", "58"]
                .iter()
                .any(|class| code.starts_with(class)) =>
            {
                Self::Outage(text(&error))
            }
            _ => Self::Refused(text(&error)),
        }
    }
}

impl From<PoolError> for Failure {
    fn from(error: PoolError) -> Self {
        match error {
            PoolError::Backend(error) => match Self::from(error) {
                // A wrong password can be put right.
                Self::Refused(text) | Self::Conflict(text) | Self::Outage(text) => {
                    Self::Outage(text)
                }
            },
            PoolError::Timeout(TimeoutType::Wait) => {
                Self::Outage("all connections to the database are in use".to_owned())
            }
            PoolError::Timeout(_) => Self::Outage("the database does not answer".to_owned()),
            error => Self::Outage(error.to_string()),
        }
    }
}

impl From<Failure> for StoreError {
    fn from(failure: Failure) -> Self {
        let (Failure::Outage(text) | Failure::Conflict(text) | Failure::Refused(text)) = failure;
        Self(text)
    }
}

/// The whole message: that of the server, or that of the network.
pub fn text(error: &Error) -> String {
    match error.as_db_error() {
        Some(answered) => match answered.detail() {
            Some(detail) => format!("{} ({detail})", answered.message()),
            None => answered.message().to_owned(),
        },
        None => match error.source() {
            Some(source) => format!("{error}: {source}"),
            None => error.to_string(),
        },
    }
}
