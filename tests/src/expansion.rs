//! Expands enums without a compiler.

use proc_macro2::TokenStream;

use crate::{attribute, diagnostics, input, source};

/// Expands `#[dfns_errors(arguments)]` on an item.
#[must_use]
pub fn expand(arguments: TokenStream, item: TokenStream) -> TokenStream {
    attribute::expand_attribute(source::Origin::BuiltIn, arguments, item)
}

/// Expands `#[dfns_errors]` on an item and a spec, valid or not, and reports nothing.
#[must_use]
pub fn expand_on(spec: &[u8], item: TokenStream) -> TokenStream {
    let file = source::SpecFile { literal: syn::parse_quote!("errors.json"), tracked: None };
    let (spec, _) = dfns_errors_spec::examine(spec);
    let source = spec.map(|spec| source::Source { spec, origin: source::Origin::File(file) });
    let source = source.unwrap_or_else(source::Source::unknown);
    let diagnostics = diagnostics::Diagnostics::default();
    diagnostics.silence();
    match input::item::parse(item) {
        input::item::Parsed::Enum(item) => {
            attribute::expand_on(source, &input::arguments::Arguments::default(), *item, &diagnostics)
        }
        input::item::Parsed::NotAnEnum(tokens, _) => tokens,
    }
}
