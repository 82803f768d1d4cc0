use std::net::SocketAddr;

use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::pki_types::PrivateKeyDer;
use rustls::{RootCertStore, ServerConfig};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio::time::{advance, pause, resume, sleep};
use tokio_rustls::TlsAcceptor;

use super::*;
use crate::tls;

const EMPTY: &str = "HTTP/1.1 204 No Content\r\n\r\n";
const SIZED: &str = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";
const CHUNKED: &str = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n";
const LAST: &str = "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";
const UNFINISHED: &str = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nok";
/// What a task takes that has nothing to wait for.
const MOMENT: Duration = Duration::from_millis(100);

/// The requests of each connection.
type Requests = Vec<Vec<String>>;

/// Reads a request with the body `[]`.
async fn request(stream: &mut (impl AsyncRead + Unpin)) -> Option<String> {
    let mut text = vec![];
    while !text.ends_with(b"\r\n\r\n[]") {
        match stream.read_buf(&mut text).await {
            Ok(1..) => {}
            _ => return None,
        }
    }
    Some(String::from_utf8(text).unwrap())
}

async fn answer(
    mut stream: impl AsyncRead + AsyncWrite + Unpin,
    answers: &[String],
) -> Vec<String> {
    let mut requests = vec![];
    for answer in answers {
        requests.push(request(&mut stream).await.unwrap());
        // A client may not want all of it.
        let _ = stream.write_all(answer.as_bytes()).await;
    }
    requests
}

/// Starts a receiver that gives these answers on each of its connections, and then closes it.
async fn receiver<A: ToString>(all: &[&[A]]) -> (SocketAddr, JoinHandle<Requests>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let all: Vec<Vec<_>> = all
        .iter()
        .map(|one| one.iter().map(A::to_string).collect())
        .collect();
    let requests = async move {
        let mut requests = vec![];
        for answers in all {
            let (stream, _) = listener.accept().await.unwrap();
            requests.push(answer(stream, &answers).await);
        }
        requests
    };
    (address, tokio::spawn(requests))
}

fn sender(url: &str) -> Sender {
    let client = Client::new(tls::client(None).unwrap());
    let (url, credentials) = (url.parse().unwrap(), None);
    client
        .sender(&Target::Address { url, credentials })
        .unwrap()
}

async fn send(sender: &Sender) -> Answer {
    sender.send("7-1".to_owned(), b"[]".to_vec()).await
}

/// Sends once for each answer of a receiver. Returns what it received.
async fn send_all(answers: &[&[&str]]) -> Requests {
    let (address, requests) = receiver(answers).await;
    let sender = sender(&format!("http://{address}/"));
    for _ in answers.concat() {
        assert_eq!(send(&sender).await, Answer::Acknowledged);
        sleep(MOMENT).await;
    }
    requests.await.unwrap()
}

fn reason(answer: Answer) -> String {
    match answer {
        Answer::Refused { reason, wait: None } => reason,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_request_has_these_headers() {
    let (address, requests) = receiver(&[&[EMPTY]]).await;
    let sender = sender(&format!("http://us%20er:p%3Aw@{address}/path?query=1#part"));
    assert_eq!(send(&sender).await, Answer::Acknowledged);
    let requests = requests.await.unwrap();
    let mut lines: Vec<_> = requests[0][0].lines().collect();
    assert_eq!(lines.remove(0), "POST /path?query=1 HTTP/1.1");
    lines.sort_unstable();
    let host = format!("host: {address}");
    let expected = [
        "",
        "[]",
        "accept: */*",
        // "us er:p:w" in base 64.
        "authorization: Basic dXMgZXI6cDp3",
        "content-length: 2",
        "content-type: application/json; charset=utf-8",
        &host,
        "septet-event-id: 7-1",
        concat!("user-agent: septet-gateway/", env!("CARGO_PKG_VERSION")),
    ];
    assert_eq!(lines, expected);
}

#[tokio::test]
async fn a_connection_is_used_again() {
    let requests = send_all(&[&[SIZED, EMPTY, CHUNKED, SIZED]]).await;
    assert_eq!(requests[0].len(), 4);
}

/// One that the receiver has closed is not a refusal.
#[tokio::test]
async fn a_connection_that_was_closed_is_replaced() {
    let requests = send_all(&[&[SIZED, EMPTY], &[LAST], &[CHUNKED]]).await;
    assert_eq!(requests.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1, 1]);
}

#[tokio::test]
async fn a_long_answer_counts_and_ends_its_connection() {
    let long = |length| {
        let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n");
        head + &" ".repeat(length)
    };
    let (whole, longer) = (long(READ), long(READ + 1));
    let requests = send_all(&[&[&whole, &longer], &[EMPTY]]).await;
    assert_eq!(requests.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
}

/// The reason tells no address.
#[tokio::test]
async fn what_is_not_sent_is_refused() {
    let (address, requests) = receiver(&[&[""]]).await;
    let sender = sender(&format!("http://{address}/"));
    let ended = reason(send(&sender).await);
    requests.await.unwrap();
    assert_eq!(
        ended,
        "error sending request: client error (SendRequest): \
         connection closed before message completed"
    );
    // Nobody listens any more.
    let unreachable = reason(send(&sender).await);
    let start = "error sending request: client error (Connect): tcp connect error: ";
    assert!(unreachable.starts_with(start), "{unreachable}");
    assert!(!unreachable.contains("127.0.0.1"), "{unreachable}");
}

#[tokio::test]
async fn an_answer_has_ten_seconds() {
    // The status is enough.
    for (answer, is_known) in [("", false), (UNFINISHED, true)] {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let sender = sender(&format!("http://{}/", listener.local_addr().unwrap()));
        let receiver = async {
            let (mut stream, _) = listener.accept().await.unwrap();
            request(&mut stream).await.unwrap();
            stream.write_all(answer.as_bytes()).await.unwrap();
            sleep(MOMENT).await;
            pause();
            advance(TIMEOUT - 2 * MOMENT).await;
            resume();
            let start = std::time::Instant::now();
            assert_eq!(stream.read(&mut [0]).await.unwrap(), 0);
            assert!(start.elapsed() < Duration::from_secs(2));
        };
        let (ended, ()) = tokio::join!(send(&sender), receiver);
        match is_known {
            true => assert_eq!(ended, Answer::Acknowledged),
            false => assert_eq!(reason(ended), "error sending request: operation timed out"),
        }
    }
}

#[tokio::test]
async fn a_connection_without_requests_is_closed() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let sender = sender(&format!("http://{}/", listener.local_addr().unwrap()));
    let mut streams = vec![];
    for _ in 0..2 {
        let receiver = async {
            let (mut stream, _) = listener.accept().await.unwrap();
            request(&mut stream).await.unwrap();
            stream.write_all(SIZED.as_bytes()).await.unwrap();
            stream
        };
        let (ended, stream) = tokio::join!(send(&sender), receiver);
        assert_eq!(ended, Answer::Acknowledged);
        streams.push(stream);
        pause();
        advance(Duration::from_secs(36)).await;
        resume();
        sleep(MOMENT).await;
    }
    for mut stream in streams {
        assert_eq!(stream.read(&mut [0]).await.unwrap(), 0);
    }
}

/// Only with a certificate that is trusted, and never with HTTP/2.
#[tokio::test]
async fn https_is_checked() {
    let CertifiedKey { cert, signing_key } =
        generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let ring = Arc::new(rustls::crypto::ring::default_provider());
    let server = ServerConfig::builder_with_provider(Arc::clone(&ring))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth();
    let key = PrivateKeyDer::try_from(signing_key.serialize_der()).unwrap();
    let mut server = server
        .with_single_cert(vec![cert.der().clone()], key)
        .unwrap();
    server.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let acceptor = TlsAcceptor::from(Arc::new(server));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let mut roots = RootCertStore::empty();
    roots.add(cert.der().clone()).unwrap();
    let trust = ClientConfig::builder_with_provider(ring)
        .with_safe_default_protocol_versions()
        .unwrap();
    let trusting = trust
        .clone()
        .with_root_certificates(roots)
        .with_no_client_auth();
    for (trust, is_trusted) in [(trusting, true), (tls::client(None).unwrap(), false)] {
        let url = format!("https://localhost:{port}/").parse().unwrap();
        let credentials = None;
        let target = Target::Address { url, credentials };
        let sender = Client::new(trust).sender(&target).unwrap();
        let receiver = async {
            let (stream, _) = listener.accept().await.unwrap();
            let stream = acceptor.accept(stream).await.ok()?;
            let protocol = stream.get_ref().1.alpn_protocol().map(<[u8]>::to_vec);
            let answers = [SIZED.to_owned(), CHUNKED.to_owned()];
            Some((protocol, answer(stream, &answers).await.len()))
        };
        let twice = async { (send(&sender).await, send(&sender).await) };
        if is_trusted {
            let (received, sent) = tokio::join!(receiver, twice);
            assert_eq!(received, Some((Some(b"http/1.1".to_vec()), 2)));
            assert_eq!(sent, (Answer::Acknowledged, Answer::Acknowledged));
        } else {
            let (received, sent) = tokio::join!(receiver, send(&sender));
            assert_eq!(received, None);
            assert!(reason(sent).contains("certificate"));
        }
    }
}

#[test]
fn the_receiver_can_name_seconds_or_a_date() {
    let now: Timestamp = "2026-05-01T12:00:00Z".parse().unwrap();
    for (value, seconds) in [
        ("120", Some(120)),
        ("0", Some(0)),
        ("Fri, 01 May 2026 12:01:00 GMT", Some(60)),
        ("Fri, 01 May 2026 11:00:00 GMT", Some(0)),
        ("-1", None),
        ("soon", None),
        ("", None),
    ] {
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, value.parse().unwrap());
        assert_eq!(
            wait(&headers, now),
            seconds.map(Duration::from_secs),
            "{value}"
        );
    }
    assert_eq!(wait(&HeaderMap::new(), now), None);
}
