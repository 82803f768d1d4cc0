//! Databases that the service cannot use, and what it says of them.
#![cfg(feature = "postgres")]

mod support;

use septet_gateway::store::Database;
use septet_gateway::{Service, StartError};
use support::postgres::{Cluster, LONG, open};
use support::{Receiver, client, sandbox};

/// Opens a store, and returns why it cannot be opened.
async fn refusal(url: &str) -> String {
    let opened = match Database::parse(url, LONG) {
        Ok(database) => database.open().await,
        Err(fault) => Err(fault),
    };
    opened.err().expect("a refusal").0
}

/// Creates a database in which statements were executed, and returns its address.
async fn with(cluster: &Cluster, statements: &str) -> String {
    let name = cluster.create().await;
    let client = cluster.client(&name).await;
    client.batch_execute(statements).await.unwrap();
    cluster.url(cluster.address(), &name)
}

#[tokio::test]
async fn a_database_with_another_encoding_is_refused() {
    let cluster = Cluster::start(false).await;
    let create = "CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0";
    let client = cluster.client("postgres").await;
    client.batch_execute(create).await.unwrap();
    let url = cluster.url(cluster.address(), "latin");
    let said = format!(
        "{}/latin, user septet: the encoding of the database is LATIN1, not UTF8: create it with \
         ENCODING 'UTF8' TEMPLATE template0",
        cluster.address()
    );
    assert_eq!(refusal(&url).await, said);
}

#[tokio::test]
async fn tables_of_others_are_refused() {
    let cluster = Cluster::start(false).await;
    for (table, said) in [
        (
            "version (version bigint); INSERT INTO septet.version VALUES (2)",
            "does not belong to this",
        ),
        (
            "version (version text); INSERT INTO septet.version VALUES ('2')",
            "does not belong to this",
        ),
        ("version (version integer)", "does not belong to this"),
        (
            "version (version integer); INSERT INTO septet.version VALUES (-1)",
            "does not belong",
        ),
        (
            "version (version integer); INSERT INTO septet.version VALUES (1), (2)",
            "does not belong",
        ),
        ("version (number integer)", "does not belong to this"),
        (
            "messages (place integer)",
            "relation \"messages\" already exists",
        ),
    ] {
        let create = format!("CREATE SCHEMA septet; CREATE TABLE septet.{table}");
        let url = with(&cluster, &create).await;
        let refusal = refusal(&url).await;
        assert!(refusal.contains(said), "{table}: {refusal}");
    }
}

#[tokio::test]
async fn a_role_without_rights_is_told_what_it_needs() {
    let cluster = Cluster::start(false).await;
    let remedy = "(the role must own the schema septet, or be allowed to create it)";
    let create = "CREATE ROLE service LOGIN; REVOKE CREATE ON SCHEMA public FROM public";
    let url = with(&cluster, create).await;
    let url = url.replace("septet@", "service@");
    let said = refusal(&url).await;
    assert!(
        said.contains("permission denied for database") && said.ends_with(remedy),
        "{said}"
    );
    let others = with(&cluster, "CREATE SCHEMA septet").await;
    let said = refusal(&others.replace("septet@", "service@")).await;
    assert!(
        said.contains("permission denied for schema") && said.ends_with(remedy),
        "{said}"
    );
    let own = with(&cluster, "CREATE SCHEMA septet AUTHORIZATION service").await;
    let store = open(&own.replace("septet@", "service@"), LONG).await;
    store.close().await.unwrap();
}

#[tokio::test]
async fn whom_it_cannot_reach_is_named() {
    let address = support::process::free_address();
    let said = refusal(&format!("postgres://septet:secret@{address}/messages")).await;
    let target = format!("{address}/messages, user septet: ");
    assert!(
        said.starts_with(&target) && said.contains("refused"),
        "{said}"
    );
    assert!(!said.contains("secret"));
    // It accepts connections, and says nothing.
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = silent.local_addr().unwrap();
    let said = refusal(&format!("postgres://septet@{address}/messages")).await;
    assert!(said.ends_with(": the database does not answer"), "{said}");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ca.pem");
    std::fs::write(&file, "no certificate").unwrap();
    let damaged = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    std::fs::write(folder.path().join("damaged.pem"), damaged).unwrap();
    for (path, what) in [
        ("damaged.pem", "invalid peer certificate"),
        ("none.pem", "I/O error"),
        ("ca.pem", "contains no certificate"),
    ] {
        let path = folder.path().join(path).display().to_string();
        let said = refusal(&format!("postgres://a@b/c?sslrootcert={path}")).await;
        assert!(said.contains(&path) && said.contains(what), "{said}");
    }
}

/// Otherwise a load balancer would go on sending requests that fail.
#[tokio::test]
async fn the_health_check_fails_without_connections() {
    let cluster = Cluster::start(false).await;
    let create = "CREATE ROLE service LOGIN CONNECTION LIMIT 1;
        CREATE SCHEMA septet AUTHORIZATION service";
    let url = with(&cluster, create).await.replace("septet@", "service@");
    let receiver = Receiver::good().await;
    let mut config = sandbox(receiver.address);
    config.database = Some(Database::parse(&url, LONG).unwrap());
    let service = Service::start(config).await.unwrap();
    let base = format!("http://{}", service.address());
    let health = client().get(format!("{base}/healthz")).send();
    assert_eq!(health.await.unwrap().status(), 503);
    let _ = service.stop().await;
}

/// It would be taken over only after its lease.
#[tokio::test]
async fn a_service_that_cannot_listen_joins_nobody() {
    let cluster = Cluster::start(false).await;
    let name = cluster.create().await;
    let url = cluster.url(cluster.address(), &name);
    let store = open(&url, LONG).await;
    let taken = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let receiver = Receiver::good().await;
    let mut config = sandbox(receiver.address);
    config.listen = taken.local_addr().unwrap();
    config.database = Some(Database::parse(&url, LONG).unwrap());
    let fault = Service::start(config).await.err().unwrap();
    assert!(matches!(fault, StartError::Listen(..)), "{fault}");
    let count = "SELECT count(*) FROM septet.instances";
    let client = cluster.client(&name).await;
    let instances: i64 = client.query_one(count, &[]).await.unwrap().get(0);
    assert_eq!(instances, 1);
    store.close().await.unwrap();
}
