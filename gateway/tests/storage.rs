//! What the service keeps in its files, and for how long.

mod support;

use septet_gateway::store::Database;
use std::path::Path;
use std::time::Duration;

use axum::http::{HeaderMap, StatusCode};
use reqwest::Method;
use serde_json::json;
use std::sync::Arc;
use support::{Gateway, Receiver, message, sandbox};

const SECRET: &str = "The combination of the vault is 4-8-15-16-23-42";

/// Returns the names of the files of a folder that contain a text.
fn files_with(folder: &Path, text: &str) -> Vec<String> {
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let has = |path: &std::path::PathBuf| {
        let content = std::fs::read(path).unwrap();
        content
            .windows(text.len())
            .any(|window| window == text.as_bytes())
    };
    files
        .filter(has)
        .map(|path| path.display().to_string())
        .collect()
}

/// The text is on disk before the answer, and in no file 5 seconds after the last callback was
/// acknowledged.
#[tokio::test]
async fn texts_of_finished_messages_are_gone() {
    let folder = tempfile::tempdir().unwrap();
    let receiver = Receiver::good().await;
    let mut config = sandbox(receiver.address);
    config.database = Some(Database::File(folder.path().join("messages.db")));
    config.rate = Some(1);
    let gateway = Gateway::start(config).await;
    gateway.accept("+15551230002", "Hello").await;
    // Waits for a second, because of the rate.
    gateway.accept("+15551230002", SECRET).await;
    assert!(!files_with(folder.path(), SECRET).is_empty());
    receiver.wait_for(2).await;
    tokio::time::sleep(Duration::from_secs(5)).await;
    assert_eq!(files_with(folder.path(), SECRET), [""; 0]);
    assert_eq!(files_with(folder.path(), "+15551230002"), [""; 0]);
    let path = "/users/9900000/messages?messageDirection=OUTBOUND";
    let held = gateway
        .send(gateway.request(Method::GET, path))
        .await
        .json();
    assert_eq!(held["totalCount"], 0, "{held}");
    gateway.service.stop().await.unwrap();
    assert_eq!(files_with(folder.path(), SECRET), [""; 0]);
}

/// While callbacks are not acknowledged, the text is gone but the message is known.
#[tokio::test]
async fn the_carrier_has_the_text() {
    let folder = tempfile::tempdir().unwrap();
    let refusing = Receiver::start(Arc::new(|_, _| {
        (
            StatusCode::INTERNAL_SERVER_ERROR,
            HeaderMap::new(),
            Duration::ZERO,
        )
    }))
    .await;
    let mut config = sandbox(refusing.address);
    config.database = Some(Database::File(folder.path().join("messages.db")));
    let gateway = Gateway::start(config).await;
    gateway.accept("+15551234720", SECRET).await;
    refusing.wait_for(1).await;
    let path = "/users/9900000/messages?messageStatus=FAILED";
    let held = gateway
        .send(gateway.request(Method::GET, path))
        .await
        .json();
    assert_eq!(held["messages"][0]["errorCode"], 4720, "{held}");
    // Although the callback is not acknowledged.
    tokio::time::sleep(Duration::from_secs(4)).await;
    assert_eq!(files_with(folder.path(), SECRET), [""; 0]);
    gateway.service.stop().await.unwrap();
    assert_eq!(files_with(folder.path(), SECRET), [""; 0]);
}

/// An application can recognise an event by its identifier, also after a restart.
#[tokio::test]
async fn identifiers_of_events_are_not_used_again() {
    let folder = tempfile::tempdir().unwrap();
    let receiver = Receiver::good().await;
    for restarts in 1..=3 {
        let mut config = sandbox(receiver.address);
        config.database = Some(Database::File(folder.path().join("messages.db")));
        let gateway = Gateway::start(config).await;
        gateway.accept("+15551230002", "Hello").await;
        receiver.wait_for(restarts).await;
        gateway.service.stop().await.unwrap();
    }
    let received = receiver.received();
    let mut ids: Vec<_> = received.iter().map(|one| &one.id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 3, "{received:?}");
}

/// Messages and events survive a restart, and each message is delivered once.
#[tokio::test]
async fn messages_survive_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("messages.db");
    let receiver = Receiver::good().await;
    let start = async |rate| {
        let mut config = sandbox(receiver.address);
        config.database = Some(Database::File(file.clone()));
        config.rate = rate;
        Gateway::start(config).await
    };
    let gateway = start(Some(1)).await;
    let mut ids = vec![];
    for _ in 0..20 {
        ids.push(gateway.accept("+15551230002", "Hello").await["id"].clone());
    }
    gateway.service.stop().await.unwrap();
    assert!(receiver.received().len() < 20);
    let gateway = start(None).await;
    let received = receiver.wait_for(20).await;
    for id in ids {
        let found = received
            .iter()
            .filter(|one| one.event["message"]["id"] == id);
        assert_eq!(found.count(), 1);
    }
    gateway.service.stop().await.unwrap();
}

#[tokio::test]
async fn a_file_of_a_newer_version_is_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("messages.db");
    let newer = rusqlite::Connection::open(&file).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    drop(newer);
    let mut config = sandbox("127.0.0.1:1".parse().unwrap());
    config.database = Some(Database::File(file));
    let error = septet_gateway::Service::start(config).await.err().unwrap();
    assert!(
        error.to_string().contains("has version 99 of the tables"),
        "{error}"
    );
}

#[tokio::test]
async fn media_are_kept_for_their_time() {
    let (gateway, _) = Gateway::with_receiver().await;
    let path = |name: &str| format!("/api/v2/users/9900000/media/{name}");
    let upload = async |name: &str, content: Vec<u8>| {
        let request = gateway.request(Method::PUT, &path(name));
        let request = request
            .header("content-type", "image/png")
            .header("cache-control", "no-cache");
        gateway.send(request.body(content)).await.status
    };
    let get = async |name: &str| {
        gateway
            .send(gateway.request(Method::GET, &path(name)))
            .await
    };
    assert_eq!(upload("a.png", vec![1, 2, 3]).await, 204);
    assert_eq!(upload("a.png", vec![4, 5]).await, 204);
    assert_eq!(
        upload("some%20folder/0/b.png", vec![6; 3_750_000]).await,
        204
    );
    assert_eq!(upload("c.png", vec![6; 3_750_001]).await, 413);
    assert_eq!(upload(&"n".repeat(1025), vec![]).await, 400);
    let file = get("a.png").await;
    assert_eq!((file.status, &*file.body), (200, &[4, 5][..]));
    assert_eq!(file.headers["content-type"], "image/png");
    assert_eq!(file.headers["cache-control"], "no-cache");
    assert_eq!(get("some%20folder/0/b.png").await.body.len(), 3_750_000);
    let list = gateway
        .send(gateway.request(Method::GET, "/users/9900000/media"))
        .await
        .json();
    let entry = |name: &str, length: usize, encoded: &str| {
        let service = gateway.service.address();
        let content = format!("http://{service}/users/9900000/media/{encoded}");
        json!({"content": content, "contentLength": length, "mediaName": name})
    };
    assert_eq!(
        list,
        json!([
            entry("a.png", 2, "a.png"),
            entry("some folder/0/b.png", 3_750_000, "some%20folder/0/b.png"),
        ])
    );
    // A message can name it.
    let mut body = message("+15551230002", "Hello");
    body["media"] = json!([list[0]["content"]]);
    let answer = gateway.post("/users/9900000/messages", &body).await;
    assert_eq!(
        (answer.status, &answer.json()["media"]),
        (202, &body["media"])
    );
    let request = gateway.request(Method::GET, "/api/v2/users/9900000/media");
    let request = request
        .header("host", "example.com")
        .header("x-forwarded-proto", "https");
    let address = "https://example.com/api/v2/users/9900000/media/a.png";
    assert_eq!(gateway.send(request).await.json()[0]["content"], address);
    let delete = async |name: &str| {
        gateway
            .send(gateway.request(Method::DELETE, &path(name)))
            .await
            .status
    };
    assert_eq!((delete("a.png").await, delete("a.png").await), (204, 404));
    assert_eq!(get("a.png").await.status, 404);
    gateway.service.stop().await.unwrap();
}

#[tokio::test]
async fn lists_of_media_have_pages() {
    let (gateway, _) = Gateway::with_receiver().await;
    for number in 0..1003 {
        let path = format!("/users/1/media/{number:04}");
        let answer = gateway
            .send(gateway.request(Method::PUT, &path).body("x"))
            .await;
        assert_eq!(answer.status, 204);
    }
    let list = || gateway.request(Method::GET, "/users/1/media");
    let first = gateway.send(list()).await;
    assert_eq!(first.json().as_array().unwrap().len(), 1000);
    let token = first.headers["continuation-token"].clone();
    let second = gateway
        .send(list().header("continuation-token", token))
        .await;
    assert_eq!(second.json().as_array().unwrap().len(), 3);
    assert!(second.headers.get("continuation-token").is_none());
    gateway.service.stop().await.unwrap();
}

#[tokio::test]
async fn the_service_says_how_it_is() {
    let (gateway, receiver) = Gateway::with_receiver().await;
    gateway.accept("+15551230002", &"a".repeat(200)).await;
    receiver.wait_for(1).await;
    let get = async |path: &str| gateway.send(gateway.request(Method::GET, path)).await;
    assert_eq!(get("/healthz").await.body, b"ok\n");
    let metrics = String::from_utf8(get("/metrics").await.body).unwrap();
    for name in [
        "septet_messages_total{result=\"accepted\"}",
        "septet_callbacks_total{result=\"acknowledged\",type=\"message-delivered\"}",
        "septet_queue_entries{queue=\"events\"}",
        "septet_queue_oldest_seconds",
        "septet_segments_total",
        "septet_callback_seconds",
    ] {
        assert!(metrics.contains(name), "{name}\n{metrics}");
    }
    let document = get("/openapi.json").await.json();
    assert!(document["paths"]["/users/{account}/messages"]["post"].is_object());
    let answer = gateway
        .post("/users/1/messages", &message("+15551230002", "x"))
        .await;
    assert_eq!(answer.status, 202);
    gateway.service.stop().await.unwrap();
}

/// Others on the machine cannot read the messages.
#[cfg(unix)]
#[tokio::test]
async fn only_the_owner_can_read_the_files() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().unwrap();
    let receiver = Receiver::good().await;
    let mut config = sandbox(receiver.address);
    config.database = Some(Database::File(folder.path().join("messages.db")));
    let gateway = Gateway::start(config).await;
    gateway.accept("+15551230002", "Hello").await;
    let files: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert!(files.len() >= 2, "{files:?}");
    for file in files.into_iter().map(Result::unwrap) {
        let mode = file.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{file:?}");
    }
    gateway.service.stop().await.unwrap();
}

/// One entry that cannot be read does not stop the others.
#[tokio::test]
async fn an_entry_that_cannot_be_read_is_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("messages.db");
    let receiver = Receiver::good().await;
    let mut config = sandbox(receiver.address);
    config.database = Some(Database::File(path.clone()));
    config.rate = Some(1);
    let gateway = Gateway::start(config).await;
    // The first leaves at once, and the others wait.
    for to in ["+15551230001", "+15551230002", "+15551230003"] {
        gateway.accept(to, &"a".repeat(2000)).await;
    }
    receiver.wait_for(1).await;
    gateway.service.stop().await.unwrap();
    let file = rusqlite::Connection::open(&path).unwrap();
    let damage = "UPDATE messages SET data = x'00' WHERE place = 2";
    assert_eq!(file.execute(damage, []).unwrap(), 1);
    drop(file);
    let mut config = sandbox(receiver.address);
    config.database = Some(Database::File(path));
    let gateway = Gateway::start(config).await;
    let received = receiver.wait_for(2).await;
    assert_eq!(received[1].event["to"], "+15551230003");
    gateway.service.stop().await.unwrap();
}
