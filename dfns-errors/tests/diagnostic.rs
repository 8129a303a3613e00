//! `miette::Diagnostic`.

use dfns_errors::{DfnsError, dfns_errors};
use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, Severity};

#[dfns_errors(diagnostic)]
#[derive(Debug)]
enum WalletError {
    #[dfns(transparent)]
    Network(#[from] std::io::Error),
    #[dfns(display = "no signer is configured", code = "client::signer")]
    SignerRequired,
}

/// An enum that doesn't ask for it can have a diagnostic of its own.
#[dfns_errors]
#[derive(Debug)]
enum OwnDiagnostic {}

impl Diagnostic for OwnDiagnostic {}

fn text(part: Option<Box<dyn std::fmt::Display + '_>>) -> Option<String> {
    part.map(|part| part.to_string())
}

#[test]
fn a_diagnostic_has_code_help_url_and_severity() {
    let error = DfnsError::from_response(410, "").unwrap();
    assert_eq!(text(Diagnostic::code(&error)).as_deref(), Some("dfns::gone"));
    assert_eq!(text(error.help()), error.solutions().next().map(str::to_owned));
    assert_eq!(text(error.url()).as_deref(), Some("https://docs.dfns.co/api-reference/error-codes#410-gone"));
    assert_eq!(error.severity(), Some(Severity::Error));
}

#[test]
fn a_pending_request_is_advice() {
    assert_eq!(WalletError::from_response(202, "{}").unwrap().severity(), Some(Severity::Advice));
}

#[test]
fn a_user_defined_error_has_its_code_and_no_help() {
    let network = WalletError::from(std::io::Error::other("x"));
    assert_eq!(text(Diagnostic::code(&network)).as_deref(), Some("dfns::transport::other"));
    assert!(network.help().is_none() && network.url().is_none());
    assert_eq!(text(Diagnostic::code(&WalletError::SignerRequired)).as_deref(), Some("client::signer"));
}

#[test]
fn an_enum_can_have_its_own_diagnostic() {
    let own = OwnDiagnostic::from_response(404, "").unwrap();
    assert!(Diagnostic::code(&own).is_none());
}

#[test]
fn control_characters_from_the_server_are_escaped_in_the_report() {
    let error = DfnsError::from_response(400, r#"{"error":{"message":"\u001b[2Jx"}}"#).unwrap();
    let mut report = String::new();
    GraphicalReportHandler::new_themed(GraphicalTheme::unicode_nocolor())
        .with_links(false)
        .render_report(&mut report, &error)
        .unwrap();
    assert!(report.contains("\\u{1b}[2Jx") && !report.contains('\u{1b}'), "{report}");
}
