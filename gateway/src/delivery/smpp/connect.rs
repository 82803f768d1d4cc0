//! Connections, in the clear or with TLS.

use std::fmt;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use rustls::pki_types::{InvalidDnsNameError, ServerName};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

use super::profile::Settings;
use crate::tls::{self, TrustError};

/// How long a connection may take, with its TLS.
const TIMEOUT: Duration = Duration::from_secs(10);

pub trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<S: AsyncRead + AsyncWrite + Send + Unpin> Stream for S {}

/// Why there is no connection.
#[derive(Debug)]
pub enum ConnectError {
    TimedOut,
    Io(io::Error),
    Trust(TrustError),
    Name(InvalidDnsNameError),
}

impl fmt::Display for ConnectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TimedOut => write!(f, "no connection within {} s", TIMEOUT.as_secs()),
            Self::Io(error) => error.fmt(f),
            Self::Trust(error) => error.fmt(f),
            Self::Name(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ConnectError {}

/// Connects to the message centre.
pub async fn connect(settings: &Settings) -> Result<Box<dyn Stream>, ConnectError> {
    let connected = timeout(TIMEOUT, connect_slowly(settings)).await;
    connected.unwrap_or(Err(ConnectError::TimedOut))
}

async fn connect_slowly(settings: &Settings) -> Result<Box<dyn Stream>, ConnectError> {
    let address = &settings.address;
    let connected = TcpStream::connect((&*address.host, address.port)).await;
    let stream = connected.map_err(ConnectError::Io)?;
    // Operations are small and should not wait for more.
    let _ = stream.set_nodelay(true);
    if !address.has_tls {
        return Ok(Box::new(stream));
    }
    let config = tls::client(settings.authorities.as_deref()).map_err(ConnectError::Trust)?;
    let name = ServerName::try_from(address.host.clone()).map_err(ConnectError::Name)?;
    let connected = TlsConnector::from(Arc::new(config)).connect(name, stream);
    let stream = connected.await.map_err(ConnectError::Io)?;
    Ok(Box::new(stream))
}
