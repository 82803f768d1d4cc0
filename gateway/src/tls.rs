//! Whose certificates are trusted.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::crypto::ring;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::BuilderVerifierExt;

/// Why nobody can be trusted.
#[derive(Debug)]
pub enum TrustError {
    Certificates(rustls::Error),
    File(PathBuf, rustls::pki_types::pem::Error),
    Certificate(PathBuf, rustls::Error),
    /// The file has no certificate.
    Empty(PathBuf),
}

impl fmt::Display for TrustError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Certificates(error) => error.fmt(f),
            Self::File(path, error) => write!(f, "{}: {error}", path.display()),
            Self::Certificate(path, error) => write!(f, "{}: {error}", path.display()),
            Self::Empty(path) => write!(f, "{}: contains no certificate", path.display()),
        }
    }
}

impl std::error::Error for TrustError {}

/// Trusts the authorities in a file of certificates in PEM, or else those of the system. Depends on
/// no provider of the process.
pub fn client(authorities: Option<&Path>) -> Result<ClientConfig, TrustError> {
    let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(TrustError::Certificates)?;
    let Some(file) = authorities else {
        let trusting = builder.with_platform_verifier();
        return Ok(trusting
            .map_err(TrustError::Certificates)?
            .with_no_client_auth());
    };
    let mut roots = RootCertStore::empty();
    let failed = |error| TrustError::File(file.to_owned(), error);
    for one in CertificateDer::pem_file_iter(file).map_err(failed)? {
        roots
            .add(one.map_err(failed)?)
            .map_err(|error| TrustError::Certificate(file.to_owned(), error))?;
    }
    if roots.is_empty() {
        return Err(TrustError::Empty(file.to_owned()));
    }
    Ok(builder.with_root_certificates(roots).with_no_client_auth())
}
