//! The macro's own modules, compiled as a library: a proc-macro crate exports no functions.
// Only the runtime's own enum uses some of these functions.
#![allow(dead_code)]

#[path = "../../../dfns-errors-derive/src/arguments.rs"]
mod arguments;
#[path = "../../../dfns-errors-derive/src/attribute.rs"]
mod attribute;
#[path = "../../../dfns-errors-derive/src/diagnostics.rs"]
mod diagnostics;
#[path = "../../../dfns-errors-derive/src/expand/mod.rs"]
mod expand;
#[path = "../../../dfns-errors-derive/src/item.rs"]
mod item;
#[path = "../../../dfns-errors-derive/src/item_variant.rs"]
mod item_variant;
#[path = "../../../dfns-errors-derive/src/resolve/mod.rs"]
mod resolve;
#[path = "../../../dfns-errors-derive/src/runtime.rs"]
mod runtime;
#[path = "../../../dfns-errors-derive/src/source.rs"]
mod source;
#[path = "../../../dfns-errors-derive/src/variant_attr/mod.rs"]
mod variant_attr;

use proc_macro2::TokenStream;

/// Expands `#[dfns_errors(arguments)]` on an item.
#[must_use]
pub fn expand(arguments: TokenStream, item: TokenStream) -> TokenStream {
    attribute::expand_attribute(source::Home::Elsewhere, arguments, item)
}

/// Expands `#[dfns_errors]` on an item and a spec, valid or not, and reports none of the spec's problems.
#[must_use]
pub fn expand_on(spec: &[u8], item: TokenStream) -> TokenStream {
    let file = source::SpecFile { literal: syn::parse_quote!("errors.json"), tracked: None };
    let (spec, _) = dfns_errors_spec::examine(spec);
    let spec = spec.unwrap_or(&source::UNKNOWN);
    let source = source::Source { spec, origin: source::Origin::File(file) };
    let options = resolve::Options::new(arguments::Arguments::default());
    let diagnostics = diagnostics::Diagnostics::default();
    let code = match item::parse(item, &diagnostics) {
        item::Parsed::Enum(item) => attribute::expand_on(&source, &options, *item, &diagnostics),
        item::Parsed::NotAnEnum(tokens) => tokens,
    };
    diagnostics.discard();
    code
}
