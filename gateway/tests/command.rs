//! The command: its standard output and its threads.

mod support;

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
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

/// How many threads of a process run its tasks.
fn workers(child: &Child) -> usize {
    let tasks = std::fs::read_dir(format!("/proc/{}/task", child.id())).unwrap();
    let names =
        tasks.filter_map(|task| std::fs::read_to_string(task.ok()?.path().join("comm")).ok());
    names
        .filter(|name| name.starts_with("tokio-rt-worker"))
        .count()
}

/// The threads of the service, among which are a few that wait for files.
async fn threads(number: Option<usize>) -> usize {
    let address = support::process::free_address();
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_septet-gateway"));
    command.args(["--sandbox", "--listen", &address.to_string(), "--database"]);
    command.arg(folder.path().join("messages.db"));
    command.stdout(Stdio::null()).stderr(Stdio::null());
    if let Some(number) = number {
        command.env("TOKIO_WORKER_THREADS", number.to_string());
    }
    let mut child = command.spawn().unwrap();
    let health = format!("http://{address}/healthz");
    while support::client().get(&health).send().await.is_err() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let found = workers(&child);
    child.kill().unwrap();
    child.wait().unwrap();
    found
}

#[tokio::test]
async fn it_has_half_as_many_threads_as_processors() {
    let processors = std::thread::available_parallelism().unwrap().get();
    let usual = threads(None).await;
    assert_eq!(usual, threads(Some(processors.div_ceil(2))).await);
    assert_eq!(usual + 2, threads(Some(processors.div_ceil(2) + 2)).await);
}
