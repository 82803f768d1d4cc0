//! A message centre that accepts everything at once and sends no receipts.

use std::io::Write;
use std::net::SocketAddr;
use std::sync::Arc;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::tally::Tally;

// SMPP 3.4 §5.1.2.1.
pub const BIND_TRANSCEIVER: u32 = 9;
pub const SUBMIT_SM: u32 = 4;
const ENQUIRE_LINK: u32 = 0x15;
const UNBIND: u32 = 6;
pub const HEADER: usize = 16;
const BUFFER: usize = 1 << 16;

pub async fn start(tally: Arc<Tally>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream, Arc::clone(&tally)));
        }
    });
    address
}

async fn serve(mut stream: TcpStream, tally: Arc<Tally>) {
    let _ = stream.set_nodelay(true);
    let mut received = Vec::with_capacity(BUFFER);
    let (mut answers, mut numbers) = (vec![], vec![]);
    let mut count: u64 = 0;
    loop {
        match stream.read_buf(&mut received).await {
            Ok(1..) => {}
            _ => return,
        }
        let mut read = 0;
        answers.clear();
        numbers.clear();
        while let Some(frame) = whole(&received[read..]) {
            read += frame.len();
            let id = word(frame, 4);
            if id >= 0x8000_0000 {
                // An answer.
                continue;
            }
            let start = answers.len();
            for word in [0, id | 0x8000_0000, 0, word(frame, 12)] {
                answers.extend(word.to_be_bytes());
            }
            match id {
                SUBMIT_SM => {
                    numbers.push(number(&frame[HEADER..]));
                    count += 1;
                    write!(answers, "{count:x}\0").expect("memory");
                }
                ENQUIRE_LINK | UNBIND => {}
                // The three binds.
                _ => answers.extend(b"load\0"),
            }
            let length = (answers.len() - start) as u32;
            answers[start..start + 4].copy_from_slice(&length.to_be_bytes());
        }
        received.drain(..read);
        tally.submit_all(&numbers).await;
        if stream.write_all(&answers).await.is_err() {
            return;
        }
    }
}

impl Tally {
    async fn submit_all(&self, numbers: &[u32]) {
        if numbers.is_empty() {
            return;
        }
        self.submit(numbers);
        if let Some(pace) = self.pace() {
            tokio::time::sleep(pace * numbers.len() as u32).await;
        }
    }
}

pub fn word(octets: &[u8], at: usize) -> u32 {
    u32::from_be_bytes(octets[at..at + 4].try_into().expect("four octets"))
}

/// The first operation, if all of it has come.
pub fn whole(octets: &[u8]) -> Option<&[u8]> {
    let length = octets.first_chunk().map(|four| u32::from_be_bytes(*four))?;
    octets.get(..length as usize)
}

/// The last seven digits of the recipient of a `submit_sm`.
fn number(body: &[u8]) -> u32 {
    let mut rest = body;
    // The type of the service, and the source after two octets.
    for skipped in [0, 2] {
        rest = &rest[skipped..];
        let end = rest.iter().position(|&octet| octet == 0).unwrap_or(0);
        rest = &rest[end + 1..];
    }
    let digits = rest[2..].split(|&octet| octet == 0).next().unwrap_or(b"");
    let last = &digits[digits.len().saturating_sub(7)..];
    last.iter().fold(0, |number, digit| {
        10 * number + u32::from(digit.wrapping_sub(b'0'))
    })
}
