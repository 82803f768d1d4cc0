//! How fast the clients, the receiver and the message centre are by themselves.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::centre::{BIND_TRANSCEIVER, HEADER, SUBMIT_SM, whole};
use crate::clients;
use crate::tally::Tally;

const SECONDS: f64 = 3.0;

/// How many requests per second the clients send to the receiver, and it answers.
pub async fn answers(receiver: SocketAddr, number: usize, tally: &Arc<Tally>) -> f64 {
    let load = json!({
        "address": receiver.to_string(),
        "method": "POST",
        "target": "/",
        "headers": [],
        "body": "NUMBER ".repeat(25),
        "accepted": [200, ""],
        "clients": number,
        "seconds": SECONDS,
        "first": 0,
        "number": u32::MAX,
        "pause-millis": 0,
    });
    let load = serde_json::from_value(load).expect("a load");
    let answer = clients::send(load, tally).await;
    answer["acceptedRate"].as_f64().expect("a rate")
}

fn operation(id: u32, sequence: u32, body: &[u8]) -> Vec<u8> {
    let length = (HEADER + body.len()) as u32;
    let header = [length, id, 0, sequence].map(u32::to_be_bytes).concat();
    [&header, body].concat()
}

/// How many segments per second the message centre answers to one connection with a window.
pub async fn operations(centre: SocketAddr, window: usize) -> f64 {
    let mut stream = TcpStream::connect(centre).await.expect("a message centre");
    stream.set_nodelay(true).expect("a socket");
    let bind = operation(BIND_TRANSCEIVER, 1, b"esme\0secret\0\0\x34\0\0\0");
    stream.write_all(&bind).await.expect("a connection");
    let text = b"Your table for two is confirmed for today at 19:30. See you soon!";
    let mut body = b"\0\x01\x0115551230001\0\x01\x0115551230002\0\0\0\0\0\0\0\0\0\0".to_vec();
    body.push(text.len() as u8);
    body.extend(text);
    // One answer is that of the bind.
    let (start, mut sequence, mut answered, mut received) = (Instant::now(), 1, 0, vec![]);
    while start.elapsed() < Duration::from_secs_f64(SECONDS) {
        let mut operations = vec![];
        while sequence as usize <= answered + window {
            sequence += 1;
            operations.extend(operation(SUBMIT_SM, sequence, &body));
        }
        stream.write_all(&operations).await.expect("a connection");
        let read = stream.read_buf(&mut received).await.expect("a connection");
        assert!(read > 0, "the message centre has ended the connection");
        let mut end = 0;
        while let Some(frame) = whole(&received[end..]) {
            end += frame.len();
            answered += 1;
        }
        received.drain(..end);
    }
    answered as f64 / start.elapsed().as_secs_f64()
}
