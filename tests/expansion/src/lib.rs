//! The macro's own modules, compiled as a library: a proc-macro crate exports no functions.
// That the spec's tables stand here is true of the runtime's own enum only.
#![allow(dead_code)]

#[path = "../../../dfns-errors-derive/src/arguments.rs"]
mod arguments;
#[path = "../../../dfns-errors-derive/src/attribute.rs"]
mod attribute;
#[path = "../../../dfns-errors-derive/src/claim.rs"]
mod claim;
#[path = "../../../dfns-errors-derive/src/diagnostics.rs"]
mod diagnostics;
#[path = "../../../dfns-errors-derive/src/expand/mod.rs"]
mod expand;
#[path = "../../../dfns-errors-derive/src/fallback.rs"]
mod fallback;
#[path = "../../../dfns-errors-derive/src/item.rs"]
mod item;
#[path = "../../../dfns-errors-derive/src/resolve/mod.rs"]
mod resolve;
#[path = "../../../dfns-errors-derive/src/runtime.rs"]
mod runtime;
#[path = "../../../dfns-errors-derive/src/source.rs"]
mod source;

use std::sync::Arc;

use proc_macro2::TokenStream;

/// What `#[dfns_errors(arguments)]` makes of an item.
#[must_use]
pub fn expand(arguments: TokenStream, item: TokenStream) -> TokenStream {
    attribute::attribute(source::Home::Elsewhere, arguments, item)
}

/// What `#[dfns_errors]` makes of an item on a spec, sound or not, with no word of the spec's problems.
#[must_use]
pub fn expand_on(spec: &[u8], item: TokenStream) -> TokenStream {
    let (spec, _) = dfns_errors_spec::examine(spec);
    let origin = source::Origin::File(syn::parse_quote!("errors.json"));
    let source = spec.map(|spec| source::Source { spec: Arc::new(spec), origin });
    let options = resolve::Options { krate: runtime::default_crate(), partial: None };
    let mut diagnostics = diagnostics::Diagnostics::default();
    match item::parse(item, &mut diagnostics) {
        Ok(item) => attribute::on_source(source, options, item, &mut diagnostics),
        Err(given_back) => given_back,
    }
}
