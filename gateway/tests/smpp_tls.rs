//! Message centres with TLS.

mod support;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rcgen::{CertificateParams, KeyPair};
use septet_gateway::delivery::smpp::{Address, Settings};
use support::authority::{Authority, authority};
use support::centre::Centre;
use support::process::{Process, free_address, with_carrier};
use support::{Gateway, Receiver, delivered, kinds, with_smpp};
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

/// A message centre with a certificate for a name.
async fn centre(authority: &Authority, name: &str) -> Centre {
    let key = KeyPair::generate().unwrap();
    let parameters = CertificateParams::new([name.to_owned()]).unwrap();
    let certificate = parameters.signed_by(&key, authority).unwrap();
    let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key)
        .unwrap();
    Centre::with_tls(config).await
}

fn url(centre: &Centre, host: &str) -> String {
    format!("smpps://esme:secret@{host}:{}", centre.address.port())
}

/// A certificate for a name, and one for an address.
#[tokio::test]
async fn messages_go_through_tls() {
    let folder = tempfile::tempdir().unwrap();
    let (authority, file) = authority(&folder, "ca.pem");
    let receiver = Receiver::good().await;
    for (number, name) in ["localhost", "127.0.0.1"].into_iter().enumerate() {
        let centre = centre(&authority, name).await;
        let settings = Settings {
            authorities: Some(file.clone()),
            has_receipts: false,
            ..Settings::new(Address::parse(&url(&centre, name)).unwrap())
        };
        let gateway = Gateway::start(with_smpp(receiver.address, settings)).await;
        gateway.accept("+15551230002", &"a".repeat(1530)).await;
        let received = receiver.wait_for(number + 1).await;
        assert_eq!(kinds(&received[number..]), [delivered()]);
        assert_eq!(centre.submitted().len(), 10);
        gateway.service.stop().await.unwrap();
        assert_eq!(centre.unbinds(), 1);
    }
}

/// Starts the service for a moment, and returns its log.
async fn log(folder: &Path, centre: &Centre, host: &str, carrier: &str) -> String {
    let (address, config) = (free_address(), folder.join("gateway.toml"));
    let callbacks = "127.0.0.1:1".parse().unwrap();
    let (database, url) = (folder.join("messages.db"), url(centre, host));
    let text = with_carrier(address, callbacks, database.display(), &url, carrier);
    std::fs::write(&config, text).unwrap();
    let path = folder.join("log");
    let _ = std::fs::remove_file(&path);
    let arguments = ["--config".into(), config.into()];
    let process = Process::start(&arguments, address, Some(&path)).await;
    let mut log = String::new();
    for _ in 0..100 {
        log = std::fs::read_to_string(&path).unwrap();
        if log.contains("a connection has ended") {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    // It still answers.
    let metrics = process.metrics().await;
    assert_eq!(metrics["septet_carrier_connections{carrier=\"main\"}"], 0.0);
    process.kill();
    log
}

/// Neither an authority that is not trusted nor a name that is not in the certificate gets a bind.
#[tokio::test]
async fn other_authorities_and_names_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (known, file) = authority(&folder, "ca.pem");
    let (other, _) = authority(&folder, "other.pem");
    let trusted = format!("authorities = \"{}\"", file.display());
    let missing = format!("authorities = \"{}\"", folder.path().join("none").display());
    for (authority, name, carrier, expected) in [
        (&other, "localhost", &*trusted, "UnknownIssuer"),
        (&known, "localhost", "", "UnknownIssuer"),
        (
            &known,
            "example.com",
            &trusted,
            "certificate not valid for name",
        ),
        (&known, "localhost", &missing, "/none: I/O error"),
    ] {
        let centre = centre(authority, name).await;
        let log = log(folder.path(), &centre, "localhost", carrier).await;
        assert!(log.contains("a connection has ended"), "{log}");
        assert!(log.contains(expected), "{expected} in {log}");
        assert!(!log.contains("secret"), "{log}");
        assert!(centre.binds().is_empty());
    }
}
