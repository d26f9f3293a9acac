//! TLS for the driver: the system's trust store, TLS 1.2 or newer, no switch that turns checks off.
//!
//! A company's own authority is *added* to the system's (`extra_ca_pem`); nothing is ever taken
//! away from the checks of name, dates and chain.

use std::sync::Arc;

use enishi_core::env::SendFault;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection};
use rustls_platform_verifier::Verifier;

/// A client side that has not spoken yet.
///
/// # Errors
/// [`SendFault::Certificate`] if the extra authority cannot be read, [`SendFault::Tls`] if the
/// host is no name that a certificate can carry or the system has no trust store.
pub fn client(
    host: &str,
    extra_ca_pem: Option<&str>,
) -> Result<ClientConnection, (SendFault, String)> {
    let tls = |error: &dyn std::fmt::Display| (SendFault::Tls, error.to_string());
    let mut extra = Vec::new();
    for certificate in CertificateDer::pem_slice_iter(extra_ca_pem.unwrap_or_default().as_bytes()) {
        let certificate = certificate
            .map_err(|_| (SendFault::Certificate, "the added authority is no PEM".to_owned()))?;
        extra.push(certificate);
    }
    if extra_ca_pem.is_some_and(|pem| !pem.trim().is_empty()) && extra.is_empty() {
        return Err((SendFault::Certificate, "the added authority is no PEM".to_owned()));
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let verifier = Verifier::new_with_extra_roots(extra, Arc::clone(&provider))
        .map_err(|_| (SendFault::Certificate, "no authority could be loaded".to_owned()))?;
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| tls(&error))?
        // The one way in rustls to name a verifier. It is the platform's own: nothing is weakened.
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth();
    let name = ServerName::try_from(host.to_owned()).map_err(|error| tls(&error))?;
    ClientConnection::new(Arc::new(config), name).map_err(|error| tls(&error))
}

/// What a failed handshake means: a certificate that does not hold, or another failure.
pub fn fault(error: &std::io::Error) -> SendFault {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>());
    match inner {
        Some(rustls::Error::InvalidCertificate(_) | rustls::Error::NoCertificatesPresented) => {
            SendFault::Certificate
        }
        Some(_) => SendFault::Tls,
        None if is_timeout(error) => SendFault::Timeout,
        None => SendFault::Tls,
    }
}

/// True for both shapes in which systems report a passed deadline.
pub fn is_timeout(error: &std::io::Error) -> bool {
    matches!(error.kind(), std::io::ErrorKind::TimedOut | std::io::ErrorKind::WouldBlock)
}
