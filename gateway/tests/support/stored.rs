//! Both stores, for tests that are the same for both.

use std::sync::Arc;

use septet_gateway::clock::Millis;
use septet_gateway::message::{Event, EventKind, Message};
use septet_gateway::store::{Database, Store};
use tempfile::TempDir;

#[cfg(feature = "postgres")]
use super::postgres::{Cluster, forget_instances};

/// Where stores of one kind can be created.
pub enum Stores {
    Sqlite(TempDir),
    #[cfg(feature = "postgres")]
    Postgres(Box<Cluster>),
}

/// A store that can crash.
pub struct Stored<'s> {
    stores: &'s Stores,
    database: Database,
    #[cfg(feature = "postgres")]
    client: Option<tokio_postgres::Client>,
    /// Nothing only while it crashes.
    store: Option<Arc<dyn Store>>,
}

impl Stores {
    pub fn sqlite() -> Self {
        Self::Sqlite(tempfile::tempdir().unwrap())
    }

    #[cfg(feature = "postgres")]
    pub async fn postgres() -> Self {
        Self::Postgres(Box::new(Cluster::start(false).await))
    }

    /// Creates an empty store.
    pub async fn create(&self) -> Stored<'_> {
        #[cfg(feature = "postgres")]
        let mut client = None;
        let database = match self {
            Self::Sqlite(folder) => {
                let number = std::fs::read_dir(folder.path()).unwrap().count();
                Database::File(folder.path().join(format!("{number}.db")))
            }
            #[cfg(feature = "postgres")]
            Self::Postgres(cluster) => {
                let name = cluster.create().await;
                client = Some(cluster.client(&name).await);
                let url = cluster.url(cluster.address(), &name);
                Database::parse(&url, Database::LEASE).unwrap()
            }
        };
        Stored {
            stores: self,
            store: Some(database.clone().open().await.unwrap()),
            database,
            #[cfg(feature = "postgres")]
            client,
        }
    }
}

impl Stored<'_> {
    pub fn store(&self) -> &Arc<dyn Store> {
        self.store.as_ref().unwrap()
    }

    /// Opens the store again without closing it: what was answered must be on the disk. Returns when
    /// what was never tried is due then, if another instance takes it over.
    pub async fn crash(&mut self) -> Option<Millis> {
        let open = || self.database.clone().open();
        match self.stores {
            Stores::Sqlite(_) => {
                std::mem::forget(self.store.replace(open().await.unwrap()));
                None
            }
            #[cfg(feature = "postgres")]
            Stores::Postgres(_) => {
                self.store = None;
                forget_instances(self.client.as_ref().unwrap()).await;
                self.store = Some(open().await.unwrap());
                Some(0)
            }
        }
    }
}

/// A message of one segment.
pub fn message(id: &str) -> Message {
    Message {
        id: id.to_owned(),
        account: "1".to_owned(),
        application: "any".to_owned(),
        time: 0,
        from: "+15551230001".to_owned(),
        to: vec!["+15551230002".to_owned()],
        text: "Hello".to_owned(),
        media: vec![],
        tag: None,
        priority: None,
        expiration: None,
        segments: 1,
    }
}

/// An event whose body is a number.
pub fn event(number: usize) -> Event {
    Event {
        kind: EventKind::MessageDelivered,
        time: 0,
        body: number.to_string().into_bytes(),
        is_plain: false,
    }
}

/// Runs each function with both kinds of stores.
#[macro_export]
macro_rules! on_both_stores {
    (async $($name:ident),* $(,)?) => {
        mod one_by_one {
            $(
                pub fn $name(runtime: &tokio::runtime::Runtime, stores: &super::Stores) {
                    runtime.block_on(super::$name(stores));
                }
            )*
            $crate::on_both_stores!($($name),*);
        }
    };
    ($($name:ident),* $(,)?) => {
        mod sqlite {
            $(
                #[test]
                fn $name() {
                    let runtime = tokio::runtime::Runtime::new().unwrap();
                    super::$name(&runtime, &$crate::support::stored::Stores::sqlite());
                }
            )*
        }
        #[cfg(feature = "postgres")]
        mod postgres {
            $(
                #[test]
                fn $name() {
                    let runtime = tokio::runtime::Runtime::new().unwrap();
                    let stores = runtime.block_on($crate::support::stored::Stores::postgres());
                    super::$name(&runtime, &stores);
                }
            )*
        }
    };
}
