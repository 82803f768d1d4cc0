//! The service as a process of its own, which can be killed, and clients that send it messages.

use std::collections::HashMap;
use std::ffi::OsString;
use std::fs::File;
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::http::StatusCode;
use serde_json::Value;

use super::client;

/// A running service.
pub struct Process {
    child: Child,
    pub address: SocketAddr,
}

impl Process {
    /// Starts the service, and waits until it answers. Its log is written to a file.
    pub async fn start(arguments: &[OsString], address: SocketAddr, log: Option<&Path>) -> Self {
        let log = log.map_or(Stdio::null(), |path| {
            let file = File::options().create(true).append(true).open(path);
            file.unwrap().into()
        });
        let child = Command::new(env!("CARGO_BIN_EXE_septet-gateway"))
            .args(arguments)
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .unwrap();
        let process = Self { child, address };
        let client = client();
        for _ in 0..500 {
            let health = client.get(format!("http://{address}/healthz")).send().await;
            if health.is_ok_and(|answer| answer.status().is_success()) {
                return process;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("the service does not answer");
    }

    /// With SIGKILL.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// With SIGTERM, and waits for its end.
    pub async fn stop(mut self) {
        let pid = self.child.id().to_string();
        let told = Command::new("kill").args(["-TERM", &pid]).status();
        assert!(told.unwrap().success());
        for _ in 0..3000 {
            if let Some(status) = self.child.try_wait().unwrap() {
                assert!(status.success(), "{status}");
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("the service does not stop");
    }

    /// The octets of memory that it has.
    pub fn memory(&self) -> u64 {
        let status = format!("/proc/{}/status", self.child.id());
        let status = std::fs::read_to_string(status).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS:"));
        let kibibytes: u64 = line
            .and_then(|line| line.split_whitespace().nth(1)?.parse().ok())
            .unwrap();
        1024 * kibibytes
    }

    /// The metrics, by their names with their labels.
    pub async fn metrics(&self) -> HashMap<String, f64> {
        let answer = client()
            .get(format!("http://{}/metrics", self.address))
            .send()
            .await;
        let text = answer.unwrap().text().await.unwrap();
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let values = lines.filter_map(|line| {
            let (name, value) = line.rsplit_once(' ')?;
            Some((name.to_owned(), value.parse().ok()?))
        });
        values.collect()
    }
}

/// For a test that fails.
impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An address that nobody listens on.
pub fn free_address() -> SocketAddr {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    free.local_addr().unwrap()
}

/// The arguments of a sandbox with a file of messages and a receiver of callbacks.
pub fn sandbox(address: SocketAddr, callbacks: SocketAddr, database: &Path) -> Vec<OsString> {
    let (address, callbacks) = (address.to_string(), format!("http://{callbacks}/"));
    let options = ["--sandbox", "--listen", &address, "--callback", &callbacks];
    let mut arguments: Vec<OsString> = options.map(OsString::from).into();
    arguments.extend(["--database".into(), database.into()]);
    arguments
}

/// The configuration of an application with the number `+15551230001` and of a carrier. The user and
/// the password are `user`. `carrier` are more lines of its table.
pub fn with_carrier(
    address: SocketAddr,
    callbacks: SocketAddr,
    database: impl std::fmt::Display,
    centre: &str,
    carrier: &str,
) -> String {
    format!(
        r#"
listen = "{address}"
database = "{database}"

[[account]]
id = "1"
user = "user"
password = "user"

[[application]]
id = "app"
account = "1"
callback = "http://{callbacks}/"
numbers = ["+15551230001"]

[[carrier]]
name = "main"
address = "{centre}"
{carrier}
"#
    )
}

/// Clients that send messages until they are stopped, also while the service is dead.
pub struct Clients<M> {
    tasks: Vec<tokio::task::JoinHandle<Vec<(String, M)>>>,
    stop: Arc<AtomicBool>,
}

impl<M: Send + 'static> Clients<M> {
    /// Each sends what `next` returns, with what is noted about it, and pauses after each message.
    pub fn start(
        number: usize,
        address: SocketAddr,
        user: &'static str,
        pause: Duration,
        next: impl FnMut() -> (Value, M) + Send + 'static,
    ) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let next = Arc::new(Mutex::new(next));
        let tasks = (0..number).map(|_| {
            let (stop, next) = (Arc::clone(&stop), Arc::clone(&next));
            tokio::spawn(async move {
                let client = client();
                let mut accepted = vec![];
                while !stop.load(Ordering::Relaxed) {
                    let (body, note) = next.lock().unwrap()();
                    let request = client
                        .post(format!("http://{address}/users/1/messages"))
                        .basic_auth(user, Some(user))
                        .json(&body);
                    // The service may be dead.
                    let Ok(answer) = request.send().await else {
                        tokio::time::sleep(Duration::from_millis(5)).await;
                        continue;
                    };
                    let status = answer.status();
                    if status == StatusCode::ACCEPTED
                        && let Ok(body) = answer.json::<Value>().await
                    {
                        accepted.push((body["id"].as_str().unwrap().to_owned(), note));
                    }
                    tokio::time::sleep(pause).await;
                }
                accepted
            })
        });
        Self {
            tasks: tasks.collect(),
            stop,
        }
    }

    /// Returns the identifiers of all messages that were accepted, with what was noted about them.
    pub async fn stop(self) -> Vec<(String, M)> {
        self.stop.store(true, Ordering::Relaxed);
        let mut accepted = vec![];
        for task in self.tasks {
            accepted.extend(task.await.unwrap());
        }
        accepted
    }
}
