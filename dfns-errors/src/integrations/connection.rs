//! Why a connection was not made: some never can be, however often a client tries.

use std::error::Error;
use std::io;
use std::iter::successors;

use crate::retry::transport::Transport;

/// What errors start with that are the same at each attempt: of hyper-util for a URL, and for https if reqwest has no TLS;
/// of rustls for a host that no certificate can name; and of hyper-util for a proxy that asks for a password.
const PERMANENT: [&str; 4] =
    ["invalid URL", "invalid dns name", "Invalid Server Name", "tunnel error: proxy authorization required"];

/// Returns `NotConnected` if another attempt may succeed: the server or the proxy was not reached, or the TLS handshake was
/// cut off. Otherwise, returns `Other`.
pub(crate) fn transport_of_connection(error: &(dyn Error + 'static)) -> Transport {
    // What a resolver says may contain the name that it did not find.
    let mut causes = causes(error).take_while(|cause| cause.to_string() != "dns error");
    if causes.any(is_permanent) { Transport::Other } else { Transport::NotConnected }
}

fn is_permanent(cause: &(dyn Error + 'static)) -> bool {
    let text = cause.to_string();
    PERMANENT.iter().any(|start| text.starts_with(start))
        || is_rejected_by_rustls(cause)
        || is_rejected_by_system(&text)
}

/// Returns `true` if the server was reached but not accepted, or the other way around. If the handshake is cut off, the
/// error has another kind.
fn is_rejected_by_rustls(cause: &(dyn Error + 'static)) -> bool {
    cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::InvalidData)
}

/// Returns the same for the TLS of the operating system. The errors of native-tls have no kind: they are texts of OpenSSL,
/// of macOS, or of Windows with a code of its SSPI or its certificates (0x8009.... and 0x800B....).
fn is_rejected_by_system(text: &str) -> bool {
    let of_openssl = text.contains("SSL routines") && !text.contains("unexpected eof");
    of_openssl || text.contains("certificate") || text.contains("(os error -2146")
}

/// Returns the causes of an error. `source` skips what an `io::Error` holds.
fn causes<'e>(error: &'e (dyn Error + 'static)) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    successors(error.source(), |&cause| match cause.downcast_ref::<io::Error>() {
        Some(error) => error.get_ref().map(|inner| inner as &(dyn Error + 'static)),
        None => cause.source(),
    })
}

#[cfg(test)]
mod tests {
    use super::is_rejected_by_system;

    /// Texts of native-tls 0.2: of OpenSSL 3, macOS and Windows.
    #[test]
    fn the_texts_of_an_operating_system_say_whether_a_server_was_rejected() {
        for text in [
            "error:0A000086:SSL routines:tls_post_process_server_certificate:certificate verify failed:../ssl/statem/statem_clnt.c:1889: (self-signed certificate)",
            "error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../ssl/record/ssl3_record.c:350:",
            "The certificate was not trusted.",
            "The target principal name is incorrect. (os error -2146893022)",
            "A required certificate is not within its validity period. (os error -2146762495)",
        ] {
            assert!(is_rejected_by_system(text), "{text}");
        }
        for text in [
            "unexpected EOF",
            "error:0A000126:SSL routines::unexpected eof while reading:../ssl/record/rec_layer_s3.c:645:",
            "connection closed via error",
            "Connection refused (os error 111)",
            "No connection could be made because the target machine actively refused it. (os error 10061)",
        ] {
            assert!(!is_rejected_by_system(text), "{text}");
        }
    }
}
