//! How many messages a second the service accepts and delivers, with `wrk` as the client and a
//! receiver of callbacks in this process.
//!
//! ```sh
//! cargo bench --bench load                    # 10 seconds with 64 connections
//! cargo bench --bench load -- --dead 1000000  # until so many wait for a receiver that only fails
//! ```
//!
//! Both run on the same machine as the service, and take their share of it.

use std::fs;
use std::net::{SocketAddr, TcpListener as StdListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use axum::Router;
use axum::http::StatusCode;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

const SECONDS: u64 = 10;
const CONNECTIONS: usize = 64;

fn main() {
    let arguments: Vec<_> = std::env::args().collect();
    // `cargo test --benches` only checks that it compiles.
    if !arguments.iter().any(|argument| argument == "--bench") {
        return;
    }
    let dead = arguments.iter().position(|argument| argument == "--dead");
    match dead.map(|place| arguments[place + 1].parse().expect("a number of messages")) {
        Some(number) => wait_for_nobody(number),
        None => deliver(),
    }
}

/// Accepts and delivers messages for some seconds.
fn deliver() {
    let (_runtime, callbacks, received) = receiver(StatusCode::NO_CONTENT);
    let folder = tempfile::tempdir().unwrap();
    let (address, mut service) = start(callbacks, &folder);
    let start = Instant::now();
    let (shown, accepted) = wrk(address, SECONDS);
    let delivered_meanwhile = received.load(Ordering::Relaxed);
    let elapsed = start.elapsed().as_secs_f64();
    println!("{}", shown.trim());
    println!(
        "callbacks while messages came: {:.0} a second",
        delivered_meanwhile as f64 / elapsed
    );
    while received.load(Ordering::Relaxed) < accepted && start.elapsed() < Duration::from_secs(120)
    {
        std::thread::sleep(Duration::from_millis(10));
    }
    println!(
        "{accepted} accepted, {} called back after {:.1} s",
        received.load(Ordering::Relaxed),
        start.elapsed().as_secs_f64()
    );
    println!("memory of the service, at most: {}", memory(&service));
    service.kill().unwrap();
    service.wait().unwrap();
}

/// Accepts messages until this number waits for a receiver that answers 503.
fn wait_for_nobody(number: usize) {
    let (_runtime, callbacks, received) = receiver(StatusCode::SERVICE_UNAVAILABLE);
    let folder = tempfile::tempdir().unwrap();
    let (address, mut service) = start(callbacks, &folder);
    let start = Instant::now();
    let mut accepted = 0;
    while accepted < number {
        accepted += wrk(address, SECONDS).1;
        println!(
            "{accepted} accepted after {:.0} s, {} attempts; memory of the service, at most: {}",
            start.elapsed().as_secs_f64(),
            received.load(Ordering::Relaxed),
            memory(&service)
        );
    }
    for path in [
        "healthz",
        "metrics",
        "users/1/messages?messageStatus=QUEUED",
    ] {
        let start = Instant::now();
        let url = format!("http://{address}/{path}");
        let output = Command::new("curl")
            .args(["-s", "-o", "/dev/null", "-w", "%{http_code}"])
            .args(["-u", "sandbox:sandbox", &url])
            .output()
            .expect("curl must be installed");
        let status = String::from_utf8_lossy(&output.stdout).into_owned();
        println!(
            "GET /{path}: {status} after {:.2} s",
            start.elapsed().as_secs_f64()
        );
    }
    println!("memory of the service, at most: {}", memory(&service));
    service.kill().unwrap();
    service.wait().unwrap();
}

/// Starts a receiver of callbacks, and returns its address and its counter.
fn receiver(status: StatusCode) -> (Runtime, SocketAddr, Arc<AtomicUsize>) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap();
    let received = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&received);
    let address = runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let receive = move || {
            counter.fetch_add(1, Ordering::Relaxed);
            async move { status }
        };
        let router = Router::new().fallback(receive);
        tokio::spawn(async move { axum::serve(listener, router).await });
        address
    });
    (runtime, address, received)
}

/// Starts the service with its files in a folder.
fn start(callbacks: SocketAddr, folder: &TempDir) -> (SocketAddr, Child) {
    let free = StdListener::bind("127.0.0.1:0").unwrap();
    let address = free.local_addr().unwrap();
    drop(free);
    let service = Command::new(env!("CARGO_BIN_EXE_septet-gateway"))
        .args(["--sandbox", "--listen", &address.to_string()])
        .args(["--callback", &format!("http://{callbacks}/")])
        .arg("--database")
        .arg(folder.path().join("messages.db"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    while TcpStream::connect(address).is_err() {
        std::thread::sleep(Duration::from_millis(20));
    }
    (address, service)
}

/// Sends messages for some seconds. Returns what `wrk` prints, and how many were accepted.
fn wrk(address: SocketAddr, seconds: u64) -> (String, usize) {
    let output = Command::new("wrk")
        .args(["-t1", "--latency"])
        .arg(format!("-c{CONNECTIONS}"))
        .arg(format!("-d{seconds}s"))
        .args([
            "-s",
            concat!(env!("CARGO_MANIFEST_DIR"), "/benches/post.lua"),
        ])
        .arg(format!("http://{address}/users/1/messages"))
        .output()
        .expect("wrk must be installed");
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(!shown.contains("Non-2xx"), "some were refused: {shown}");
    let accepted = shown
        .split_once(" requests in")
        .and_then(|(before, _)| before.split_whitespace().last()?.parse().ok())
        .unwrap_or(0);
    assert!(accepted > 0, "none was accepted: {shown}");
    (shown, accepted)
}

/// The most memory that a process has had.
fn memory(process: &Child) -> String {
    let status = fs::read_to_string(format!("/proc/{}/status", process.id())).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    let line = line.unwrap_or_default();
    line.trim_start_matches("VmHWM:").trim().to_owned()
}
