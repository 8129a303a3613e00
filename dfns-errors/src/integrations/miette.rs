//! What a [`miette::Diagnostic`](::miette::Diagnostic) says of an error: generated code asks here.

use std::fmt::Display;

use ::miette::Severity;

use crate::api_error::ApiError;

/// A piece of a diagnostic.
pub type Piece<'a> = Option<Box<dyn Display + 'a>>;

/// `dfns::conflict::external_id_reused`
pub fn code<'a>(error: &impl ApiError) -> Piece<'a> {
    Some(Box::new(error.code()))
}

/// The solutions, a line each; `None` where there are none.
pub fn help<'a>(error: &impl ApiError) -> Piece<'a> {
    let solutions: Vec<&str> = error.solutions().collect();
    if solutions.is_empty() { None } else { Some(Box::new(solutions.join("\n"))) }
}

/// The API's page about the error.
pub fn url<'a>(error: &impl ApiError) -> Piece<'a> {
    error.docs_url().map(|url| Box::new(url) as Box<dyn Display>)
}

/// An accepted request that waits is no error.
pub fn severity(error: &impl ApiError) -> Option<Severity> {
    Some(if error.is_pending() { Severity::Advice } else { Severity::Error })
}
