//! An authority that signs certificates.

use std::path::PathBuf;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use tempfile::TempDir;

pub type Authority = CertifiedIssuer<'static, KeyPair>;

/// An authority, whose certificate is written to a file.
pub fn authority(folder: &TempDir, name: &str) -> (Authority, PathBuf) {
    let mut parameters = CertificateParams::new([]).unwrap();
    parameters.distinguished_name.push(DnType::CommonName, name);
    parameters.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(parameters, KeyPair::generate().unwrap()).unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, authority.pem()).unwrap();
    (authority, path)
}
