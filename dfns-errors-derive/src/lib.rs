//! The attribute macro of `dfns-errors`. Use it from there: `dfns_errors::dfns_errors`.
//!
//! Data flows one way, which is `attribute`: `arguments`, `item` and `claim` read what the user wrote, `source` reads
//! the spec, `resolve` puts the two together, `expand` writes code. Whatever goes wrong is collected in `diagnostics`
//! and shown beside a `fallback` enum, so that one mistake is one message.

mod arguments;
mod attribute;
mod claim;
mod diagnostics;
mod expand;
mod fallback;
mod item;
mod resolve;
mod runtime;
mod source;

use proc_macro::TokenStream;

/// Makes an error enum of an API's spec.
///
/// On an enum without variants, or with `#[dfns(transparent)]` variants only, it adds a variant for every error of
/// the spec and `Other` for statuses that the spec does not list. On an enum that names errors of the spec, it checks
/// every variant against the spec. The arguments, all optional:
///
/// - `spec = "errors.json"`: a spec of one's own, relative to the package's folder; else the Dfns API's.
/// - `partial`: errors that the enum does not name go to its `other` variant.
/// - `crate = "::renamed"`: where the crate `dfns_errors` is, if not at `::dfns_errors`.
///
/// On a variant, which otherwise stands for the error that has its name:
///
/// - `#[dfns(NotFound, 410)]`: several errors, by name or by status.
/// - `#[dfns(Conflict::ExternalIdReused)]`: one cause; it goes before its entry's variant.
/// - `#[dfns(other)]`: statuses that the spec does not list. An enum that names errors has exactly one.
/// - `#[dfns(transparent)]`: an error of one's own, in one field; `#[from]` on the field writes `From`.
///
/// A variant keeps nothing (`Gone`), the body (`Gone(ErrorBody)`, or any type that is `From<ErrorBody>`), or
/// `{ cause, body }`, either or both: `Conflict { cause: Option<ConflictCause>, body: ErrorBody }`.
#[proc_macro_attribute]
pub fn dfns_errors(arguments: TokenStream, item: TokenStream) -> TokenStream {
    attribute::attribute(source::Home::Elsewhere, arguments.into(), item.into()).into()
}

/// What `dfns_errors` itself uses, once: also writes the tables of the built-in spec and its cause enums.
#[doc(hidden)]
#[proc_macro_attribute]
pub fn dfns_errors_home(arguments: TokenStream, item: TokenStream) -> TokenStream {
    attribute::attribute(source::Home::Here, arguments.into(), item.into()).into()
}
