//! `docs`: the catalog of all errors, as one page or as Markdown for a wiki.

mod html;
mod markdown;
mod render;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::ArgMatches;
use dfns_errors_spec::model::Spec;

use crate::{arguments, check, source};

/// Returns the words that say what the catalog was made from.
fn origin(spec: &Spec) -> String {
    format!("Generated from the {} spec: {}.", spec.api, check::counted(spec.errors.len(), "error"))
}

pub(crate) fn run(matches: &ArgMatches, out: &mut impl Write) -> io::Result<ExitCode> {
    let spec = source::spec(matches)?;
    let text = match arguments::format_of(matches)? {
        "markdown" => markdown::catalog(spec),
        _ => html::page(spec),
    };
    out.write_all(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
