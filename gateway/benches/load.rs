//! How many messages a second the service accepts and delivers, with `wrk` as the client and a
//! receiver of callbacks in this process.
//!
//! ```sh
//! cargo bench --bench load               # 10 seconds with 64 connections
//! ```
//!
//! Both run on the same machine as the service, and take their share of it.

use std::fs;
use std::net::TcpListener as StdListener;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use axum::Router;
use axum::http::StatusCode;
use tokio::net::TcpListener;

const SECONDS: u64 = 10;
const CONNECTIONS: usize = 64;

fn main() {
    // `cargo test --benches` only checks that it compiles.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap();
    let received = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&received);
    let callbacks = runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let receive = move || {
            counter.fetch_add(1, Ordering::Relaxed);
            async { StatusCode::NO_CONTENT }
        };
        let router = Router::new().fallback(receive);
        tokio::spawn(async move { axum::serve(listener, router).await });
        address
    });
    let address = StdListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let mut service = Command::new(env!("CARGO_BIN_EXE_septet-gateway"))
        .args(["--sandbox", "--listen", &address.to_string()])
        .args(["--callback", &format!("http://{callbacks}/")])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    while std::net::TcpStream::connect(address).is_err() {
        std::thread::sleep(Duration::from_millis(20));
    }

    let start = Instant::now();
    let wrk = Command::new("wrk")
        .args(["-t1", "--latency"])
        .arg(format!("-c{CONNECTIONS}"))
        .arg(format!("-d{SECONDS}s"))
        .args([
            "-s",
            concat!(env!("CARGO_MANIFEST_DIR"), "/benches/post.lua"),
        ])
        .arg(format!("http://{address}/users/1/messages"))
        .output()
        .expect("wrk must be installed");
    let delivered_meanwhile = received.load(Ordering::Relaxed);
    let elapsed = start.elapsed().as_secs_f64();
    let shown = String::from_utf8_lossy(&wrk.stdout);
    let status = fs::read_to_string(format!("/proc/{}/status", service.id())).unwrap();
    let memory = status
        .lines()
        .find(|line| line.starts_with("VmHWM"))
        .unwrap_or_default();
    println!("{}", shown.trim());
    println!(
        "callbacks while messages came: {:.0} a second",
        delivered_meanwhile as f64 / elapsed
    );
    let accepted: usize = shown
        .split_once(" requests in")
        .and_then(|(before, _)| before.split_whitespace().last()?.parse().ok())
        .unwrap_or(0);
    while received.load(Ordering::Relaxed) < accepted && start.elapsed() < Duration::from_secs(120)
    {
        std::thread::sleep(Duration::from_millis(10));
    }
    println!(
        "{accepted} accepted, {} called back after {:.1} s",
        received.load(Ordering::Relaxed),
        start.elapsed().as_secs_f64()
    );
    println!(
        "memory of the service, at most: {}",
        memory.trim_start_matches("VmHWM:").trim()
    );
    assert!(!shown.contains("Non-2xx"), "some messages were refused");
    service.kill().unwrap();
    service.wait().unwrap();
}
