//! A report in color: `cargo run -p dfns-errors --features miette --example report_with_miette`.
//!
//! If the output is not a terminal or `NO_COLOR` is set, the report is plain: no color or links.

use std::io::IsTerminal as _;

use dfns_errors::DfnsError;
use miette::{GraphicalReportHandler, GraphicalTheme};

fn main() -> std::fmt::Result {
    let body = r#"{"error":{"id":"20388","message":"Conflicting transfer with same externalId"}}"#;
    let Some(error) = DfnsError::from_response(409, body) else { return Ok(()) };
    let is_plain = !std::io::stdout().is_terminal() || std::env::var_os("NO_COLOR").is_some();
    let theme = if is_plain { GraphicalTheme::unicode_nocolor() } else { GraphicalTheme::unicode() };
    let mut report = String::new();
    GraphicalReportHandler::new_themed(theme)
        .with_links(!is_plain)
        .with_width(100)
        .render_report(&mut report, &error)?;
    println!("{report}");
    Ok(())
}
