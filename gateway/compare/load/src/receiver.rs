//! A receiver of callbacks that answers 200 to everything.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use crate::tally::Tally;

/// What Jasmin takes for an answer; others take everything with 200.
const ANSWER: &str = "ACK/Jasmin";

pub async fn start(tally: Arc<Tally>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let _ = stream.set_nodelay(true);
            let tally = Arc::clone(&tally);
            let service = service_fn(move |request: Request<Incoming>| {
                let tally = Arc::clone(&tally);
                async move {
                    let _ = request.into_body().collect().await;
                    tally.call();
                    Ok::<_, Infallible>(Response::new(Full::new(Bytes::from(ANSWER))))
                }
            });
            let mut connection = hyper::server::conn::http1::Builder::new();
            connection.writev(false);
            tokio::spawn(connection.serve_connection(TokioIo::new(stream), service));
        }
    });
    address
}
