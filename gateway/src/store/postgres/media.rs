//! The files for multimedia messages.

use async_trait::async_trait;
use tokio_postgres::types::ToSql;

use super::super::{Media, MediaStore, Result};
use super::Postgres;
use super::messages::limit;
use super::operation::{NewMedia, Other, Slot, Written};
use super::transaction::Transaction;
use crate::clock::Millis;

const PUT: &str = "INSERT INTO media
    (account, name, content_type, cache_control, until, content) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (account, name) DO UPDATE SET content_type = excluded.content_type,
        cache_control = excluded.cache_control, until = excluded.until,
        content = excluded.content";
const READ: &str = "SELECT content, content_type, cache_control FROM media
    WHERE account = $1 AND name = $2 AND until > $3";
const DELETE: &str = "DELETE FROM media WHERE account = $1 AND name = $2 AND until > $3";
const LIST: &str = "SELECT name, length(content)::bigint FROM media
    WHERE account = $1 AND name > $2 AND until > $3 ORDER BY name LIMIT $4";
const SWEEP: &str = "DELETE FROM media WHERE until <= $1";

pub async fn put(transaction: &Transaction<'_>, one: &NewMedia) -> Written<()> {
    let (account, name) = (one.account.as_bytes(), one.name.as_bytes());
    let Media {
        content,
        content_type,
        cache_control,
    } = &one.media;
    let values: [&(dyn ToSql + Sync); 6] = [
        &account,
        &name,
        content_type,
        cache_control,
        &one.until,
        content,
    ];
    transaction.execute(PUT, &values).await?;
    Ok(())
}

pub async fn delete(
    transaction: &Transaction<'_>,
    account: &str,
    name: &str,
    now: Millis,
) -> Written<bool> {
    let values: [&(dyn ToSql + Sync); 3] = [&account.as_bytes(), &name.as_bytes(), &now];
    Ok(transaction.execute(DELETE, &values).await? > 0)
}

pub async fn sweep(transaction: &Transaction<'_>, now: Millis) -> Written<u64> {
    Ok(transaction.execute(SWEEP, &[&now]).await?)
}

#[async_trait]
impl MediaStore for Postgres {
    async fn put_media(
        &self,
        account: &str,
        name: &str,
        media: Media,
        until: Millis,
    ) -> Result<()> {
        let (account, name) = (account.to_owned(), name.to_owned());
        let one = NewMedia {
            account,
            name,
            media,
            until,
        };
        self.other(Other::PutMedia(one)).await
    }

    async fn media(&self, account: &str, name: &str, now: Millis) -> Result<Option<Media>> {
        let read = async {
            let client = self.pool.get().await?;
            let statement = client.prepare_cached(READ).await?;
            let values: [&(dyn ToSql + Sync); 3] = [&account.as_bytes(), &name.as_bytes(), &now];
            let row = client.query_opt(&statement, &values).await?;
            Ok(row.map(|row| Media {
                content: row.get(0),
                content_type: row.get(1),
                cache_control: row.get(2),
            }))
        };
        super::read(read).await
    }

    async fn delete_media(&self, account: &str, name: &str, now: Millis) -> Result<bool> {
        let slot = Slot::new();
        let (account, name) = (account.to_owned(), name.to_owned());
        let is_deleted = slot.clone();
        let delete = Other::DeleteMedia {
            account,
            name,
            now,
            is_deleted,
        };
        self.other(delete).await?;
        slot.take()
    }

    async fn list_media(
        &self,
        account: &str,
        after: &str,
        most: usize,
        now: Millis,
    ) -> Result<Vec<(String, u64)>> {
        let read = async {
            let client = self.pool.get().await?;
            let statement = client.prepare_cached(LIST).await?;
            let values: [&(dyn ToSql + Sync); 4] =
                [&account.as_bytes(), &after.as_bytes(), &now, &limit(most)];
            let rows = client.query(&statement, &values).await?;
            let each = rows.iter().map(|row| {
                let name = String::from_utf8_lossy(row.get(0)).into_owned();
                (name, row.get::<_, i64>(1).unsigned_abs())
            });
            Ok(each.collect())
        };
        super::read(read).await
    }

    async fn sweep_media(&self, now: Millis) -> Result<u64> {
        let slot = Slot::new();
        self.other(Other::SweepMedia(now, slot.clone())).await?;
        slot.take()
    }
}
