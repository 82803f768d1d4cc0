//! The files for multimedia messages, in the SQLite file.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use async_trait::async_trait;
use rusqlite::{Connection, OptionalExtension, params};

use super::super::{Media, MediaStore, Result};
use super::{Sqlite, rows};
use crate::clock::Millis;

#[async_trait]
impl MediaStore for Sqlite {
    async fn put_media(
        &self,
        account: &str,
        name: &str,
        media: Media,
        until: Millis,
    ) -> Result<()> {
        let (account, name) = (account.to_owned(), name.to_owned());
        let write = move |connection: &Connection| {
            let values = params![
                account,
                name,
                media.content_type,
                media.cache_control,
                until,
                media.content
            ];
            connection
                .prepare_cached(rows::PUT_MEDIA)?
                .execute(values)?;
            Ok(())
        };
        self.forget(write).await
    }

    async fn media(&self, account: &str, name: &str, now: Millis) -> Result<Option<Media>> {
        let (account, name) = (account.to_owned(), name.to_owned());
        let read = move |connection: &Connection| {
            let mut statement = connection.prepare_cached(rows::MEDIA)?;
            let values = params![account, name, now];
            let found = statement.query_row(values, |row| {
                Ok(Media {
                    content: row.get(0)?,
                    content_type: row.get(1)?,
                    cache_control: row.get(2)?,
                })
            });
            found.optional()
        };
        self.searcher.read(read).await
    }

    async fn delete_media(&self, account: &str, name: &str, now: Millis) -> Result<bool> {
        let (account, name) = (account.to_owned(), name.to_owned());
        let deleted = Arc::new(AtomicU64::new(0));
        let counter = Arc::clone(&deleted);
        let write = move |connection: &Connection| {
            let values = params![account, name, now];
            let number = connection
                .prepare_cached(rows::DELETE_MEDIA)?
                .execute(values)?;
            counter.store(number as u64, Ordering::Relaxed);
            Ok(())
        };
        self.forget(write).await?;
        Ok(deleted.load(Ordering::Relaxed) > 0)
    }

    async fn list_media(
        &self,
        account: &str,
        after: &str,
        limit: usize,
        now: Millis,
    ) -> Result<Vec<(String, u64)>> {
        let (account, after) = (account.to_owned(), after.to_owned());
        let read = move |connection: &Connection| {
            let mut statement = connection.prepare_cached(rows::LIST_MEDIA)?;
            let values = params![account, after, now, limit];
            let found = statement.query_map(values, |row| Ok((row.get(0)?, row.get(1)?)))?;
            found.collect()
        };
        self.searcher.read(read).await
    }

    async fn sweep_media(&self, now: Millis) -> Result<u64> {
        let deleted = Arc::new(AtomicU64::new(0));
        let counter = Arc::clone(&deleted);
        let write = move |connection: &Connection| {
            let number = connection
                .prepare_cached(rows::SWEEP_MEDIA)?
                .execute([now])?;
            counter.store(number as u64, Ordering::Relaxed);
            Ok(())
        };
        self.forget(write).await?;
        Ok(deleted.load(Ordering::Relaxed))
    }
}
