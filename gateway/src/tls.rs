//! Whose certificates are trusted.

use std::fmt;
use std::path::Path;
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
    File(rustls::pki_types::pem::Error),
}

impl fmt::Display for TrustError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Certificates(error) => error.fmt(f),
            Self::File(error) => write!(f, "the file of certificates: {error}"),
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
    for one in CertificateDer::pem_file_iter(file).map_err(TrustError::File)? {
        let one = one.map_err(TrustError::File)?;
        roots.add(one).map_err(TrustError::Certificates)?;
    }
    Ok(builder.with_root_certificates(roots).with_no_client_auth())
}
