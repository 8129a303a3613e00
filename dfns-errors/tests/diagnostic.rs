//! `miette::Diagnostic`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "in a test a panic is the report")]

use dfns_errors::{DfnsError, dfns_errors};
use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, Severity};

#[dfns_errors]
#[derive(Debug)]
enum ApiError {
    #[dfns(transparent)]
    Network(#[from] std::io::Error),
}

fn piece(piece: Option<Box<dyn std::fmt::Display + '_>>) -> Option<String> {
    piece.map(|piece| piece.to_string())
}

#[test]
fn a_diagnostic_has_code_help_link_and_severity() {
    let error = DfnsError::from_response(410, "").unwrap();
    assert_eq!(piece(error.code_of()).as_deref(), Some("dfns::gone"));
    assert_eq!(piece(error.help()).as_deref(), Some("Drop the stored id: this resource will not come back."));
    assert_eq!(piece(error.url()).as_deref(), Some("https://docs.dfns.co/api-reference/error-codes#410-gone"));
    assert_eq!(error.severity(), Some(Severity::Error));
}

#[test]
fn a_policy_that_waits_is_advice() {
    let pending = ApiError::from_response(202, "{}").unwrap();
    assert_eq!(pending.severity(), Some(Severity::Advice));
}

#[test]
fn an_error_of_ones_own_has_its_code_and_no_help() {
    let network = ApiError::from(std::io::Error::other("x"));
    assert_eq!(piece(network.code_of()).as_deref(), Some("dfns::transparent"));
    assert!(network.help().is_none() && network.url().is_none());
}

#[test]
fn what_the_server_sent_cannot_draw_in_the_report() {
    let error = DfnsError::from_response(400, r#"{"error":{"message":"\u001b[2Jx"}}"#).unwrap();
    let mut report = String::new();
    GraphicalReportHandler::new_themed(GraphicalTheme::unicode_nocolor())
        .with_links(false)
        .render_report(&mut report, &error)
        .unwrap();
    assert!(report.contains("\\u{1b}[2Jx") && !report.contains('\u{1b}'), "{report}");
}

/// The inherent `code` of every enum goes before the trait's.
trait CodeOf: Diagnostic {
    fn code_of(&self) -> Option<Box<dyn std::fmt::Display + '_>> {
        Diagnostic::code(self)
    }
}

impl<D: Diagnostic> CodeOf for D {}
