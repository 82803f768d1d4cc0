//! The files for multimedia messages.

use async_trait::async_trait;

use super::Result;
use crate::clock::Millis;

/// Media that an application has uploaded.
#[derive(Clone, Debug, PartialEq)]
pub struct Media {
    pub content: Vec<u8>,
    pub content_type: Option<String>,
    pub cache_control: Option<String>,
}

/// When a method returns, what it did is on the disk.
#[async_trait]
pub trait MediaStore: Send + Sync {
    async fn put_media(&self, account: &str, name: &str, media: Media, until: Millis)
    -> Result<()>;

    async fn media(&self, account: &str, name: &str, now: Millis) -> Result<Option<Media>>;

    /// Returns whether there was such media.
    async fn delete_media(&self, account: &str, name: &str, now: Millis) -> Result<bool>;

    /// Lists at most `limit` names and sizes after a name, in order.
    async fn list_media(
        &self,
        account: &str,
        after: &str,
        limit: usize,
        now: Millis,
    ) -> Result<Vec<(String, u64)>>;

    /// Forgets media whose time has passed.
    async fn sweep_media(&self, now: Millis) -> Result<u64>;
}
