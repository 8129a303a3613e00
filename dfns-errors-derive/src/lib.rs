//! The attribute macro of `dfns-errors`. Use it through that crate, as `dfns_errors::dfns_errors`.
//!
//! How the data flows, one file or folder per stage:
//!
//! - tokens -> `input`: what the user wrote
//! - spec file -> `source`: the spec, and where it comes from
//! - both -> `mend`: what the user meant, and what is wrong
//! - -> `resolve`: the role of each variant; it runs `mend`, and the rules of the enum in `check`
//! - roles -> `expand`: the generated code
//!
//! `attribute` runs the stages. `context` and `resolved` are the data between them, and `format` reads format strings. The user's mistakes are collected in `diagnostics` and reported with the enum.

mod attribute;
mod check;
mod context;
mod diagnostics;
mod expand;
mod format;
mod input;
mod mend;
mod resolve;
mod resolved;
mod source;
#[path = "../tests/stages/mod.rs"]
#[cfg(test)]
mod tests;

use proc_macro::TokenStream;

/// There are three kinds of enum:
///
/// - An enum that does not name any errors gets a variant for every error in the spec, `Other` for statuses that the
///   spec does not list, and then its own variants.
/// - An enum that names errors is checked against the spec.
/// - An enum with a variant marked `#[dfns(api)]` wraps another one.
///
/// The arguments, all optional:
///
/// - `spec = "errors.json"`: your own spec, relative to the package's directory, or under `$OUT_DIR/` or
///   `$CARGO_MANIFEST_DIR/`. The default is the Dfns API's.
/// - `partial`: for an enum that names only some errors; the others go to its `other` variant.
/// - `foreign`: for an enum with an `api` variant that holds the enum of another crate, whose spec file you don't have.
/// - `diagnostic`: also implements `miette::Diagnostic` (needs the `miette` feature).
/// - `crate = ::renamed`: the path of the `dfns_errors` crate, if it isn't `::dfns_errors`.
///
/// Attributes of a variant (without one, a variant represents the error of the same name):
///
/// - `#[dfns(NotFound, 410)]`: several errors, by name or status.
/// - `#[dfns(Conflict::ExternalIdReused)]`: one cause, which takes precedence over its error's variant.
/// - `#[dfns(other)]`: statuses that the spec does not list. An enum that names errors has exactly one.
/// - `#[dfns(api)]`: an enum with the API's errors.
/// - `#[dfns(transparent)]`: your own error. The variant forwards the message of the error it wraps. For another
///   `#[dfns_errors]` enum, it forwards everything. For a `TransportError`, it also forwards the retry rule and the
///   code. For other types, `transport = function` can provide these two.
/// - `#[dfns(display = "{0} is too low")]`: your own error with a custom message; `code = ".."` sets its code.
///
/// `#[from]` on the field of a variant of your own generates a `From` impl; `#[source]` marks the source field.
///
/// A variant for an error can be a unit variant (`Gone`), which does not keep the response. It can have one
/// unnamed field for the body (`Gone(ErrorBody)`, or any type that implements `From<ErrorBody>`). Or it can have the named
/// fields `cause` and `body`, or one of them: `Conflict { cause: Option<ConflictCause>, body: ErrorBody }`.
#[proc_macro_attribute]
pub fn dfns_errors(arguments: TokenStream, item: TokenStream) -> TokenStream {
    attribute::expand_attribute(source::Origin::BuiltIn, arguments.into(), item.into()).into()
}

/// Writes the built-in enum for `dfns_errors` itself, along with the tables of the built-in spec and its cause enums.
#[doc(hidden)]
#[proc_macro_attribute]
pub fn dfns_errors_home(arguments: TokenStream, item: TokenStream) -> TokenStream {
    attribute::expand_attribute(source::Origin::BuiltInHere, arguments.into(), item.into()).into()
}
