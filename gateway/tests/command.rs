//! The command: its standard output and its threads.

mod support;

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

/// Whoever starts the service may not read what it prints. That must not stop anything else; what
/// was printed and what was not is there when it is read.
#[tokio::test]
async fn a_full_pipe_stops_nothing_else() {
    const MESSAGES: usize = 400;
    let free = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = free.local_addr().unwrap();
    drop(free);
    // Deleted also after the command was killed.
    let folder = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_septet-gateway"))
        .args(["--sandbox", "--listen", &address.to_string(), "--database"])
        .arg(folder.path().join("messages.db"))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let client = reqwest::Client::builder()
        .tls_backend_preconfigured(septet_gateway::tls::client(None).unwrap())
        .timeout(Duration::from_secs(10))
        .build()
        .unwrap();
    let health = async || client.get(format!("http://{address}/healthz")).send().await;
    while health().await.is_err() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let body = json!({
        "applicationId": "any", "to": "+15551230002", "from": "+15551230001", "text": "Hello",
    });
    for _ in 0..MESSAGES {
        let request = client
            .post(format!("http://{address}/users/1/messages"))
            .basic_auth("sandbox", Some("sandbox"))
            .json(&body);
        assert_eq!(request.send().await.unwrap().status(), 202);
    }
    assert_eq!(health().await.unwrap().status(), 200);
    let output = BufReader::new(child.stdout.take().unwrap());
    let lines = output.lines().take(MESSAGES).map(Result::unwrap);
    for line in lines {
        let events: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(events[0]["type"], "message-delivered");
    }
    child.kill().unwrap();
    child.wait().unwrap();
}

/// The number of threads that the service says it has, or what it says instead.
fn threads(number: Option<&str>) -> String {
    let address = support::process::free_address();
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_septet-gateway"));
    command.args(["--sandbox", "--listen", &address.to_string(), "--database"]);
    command.arg(folder.path().join("messages.db"));
    command
        .env_remove("TOKIO_WORKER_THREADS")
        .env_remove("RUST_LOG");
    command.env("NO_COLOR", "1");
    if let Some(number) = number {
        command.env("TOKIO_WORKER_THREADS", number);
    }
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let output = BufReader::new(child.stderr.take().unwrap());
    let first = output.lines().next().expect("a line").unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    first
}

#[test]
fn it_has_half_as_many_threads_as_processors() {
    let processors = std::thread::available_parallelism().unwrap().get();
    let half = format!("starting threads={}", processors.div_ceil(2));
    for (number, said) in [
        (None, &*half),
        (Some("3"), "starting threads=3"),
        (Some(""), "TOKIO_WORKER_THREADS: must be from 1 to 1024"),
        (Some("0"), "TOKIO_WORKER_THREADS: must be from 1 to 1024"),
        (Some("two"), "TOKIO_WORKER_THREADS: must be from 1 to 1024"),
    ] {
        let first = threads(number);
        assert!(first.ends_with(said), "{number:?}: {first}");
    }
}
