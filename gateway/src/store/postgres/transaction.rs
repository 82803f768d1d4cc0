//! Transactions whose statements are sent before the answer to the first has come.

use std::ops::Deref;

use deadpool_postgres::ClientWrapper;
use tokio_postgres::Error;

/// Counts a transaction of a writer, whose identifier and number these parameters are, unless a later
/// number was counted. Another of the same writer waits for the end of this one.
macro_rules! count {
    ($writer:literal, $number:literal) => {
        concat!(
            "INSERT INTO writers (id, number) VALUES (",
            $writer,
            ", ",
            $number,
            ") ON CONFLICT (id) DO UPDATE SET number = excluded.number, seen = excluded.seen
                WHERE writers.number < excluded.number RETURNING id"
        )
    };
}

pub const COUNT: &str = count!("$1", "$2");
pub(super) use count;

/// A connection on which a transaction was or is being begun. Unless it is committed or rolled back,
/// the connection must not be used again.
pub struct Transaction<'c>(&'c ClientWrapper);

impl<'c> Transaction<'c> {
    pub fn new(connection: &'c ClientWrapper) -> Self {
        Self(connection)
    }

    /// Is sent when it is first polled; statements that are sent later are in the transaction.
    pub async fn begin(&self) -> Result<(), Error> {
        self.0.batch_execute("START TRANSACTION").await
    }

    /// Only after the answers to all statements: after one that has failed, nothing is committed, and the
    /// answer does not say so.
    pub async fn commit(&self) -> Result<(), Error> {
        self.0.batch_execute("COMMIT").await
    }

    pub async fn rollback(&self) -> Result<(), Error> {
        self.0.batch_execute("ROLLBACK").await
    }
}

impl Deref for Transaction<'_> {
    type Target = ClientWrapper;

    fn deref(&self) -> &ClientWrapper {
        self.0
    }
}
