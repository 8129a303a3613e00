//! What can be told of a spec file, sound or not, expands to code that parses.
#![no_main]
#![allow(dead_code)]

#[path = "../../../dfns-errors-derive/src/arguments.rs"]
mod arguments;
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
#[path = "../../../dfns-errors-derive/src/source.rs"]
mod source;

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use quote::quote;

fuzz_target!(|data: &[u8]| {
    let (Some(spec), _) = dfns_errors_spec::examine(data) else { return };
    let origin = source::Origin::File(syn::parse_quote!("errors.json"));
    let source = source::Source { spec: Arc::new(spec), origin };
    let mut diagnostics = diagnostics::Diagnostics::default();
    let tokens = quote!(#[derive(Debug)] pub enum ApiError { #[dfns(transparent)] Http(#[from] std::io::Error) });
    let Ok(item) = item::parse(tokens, &mut diagnostics) else { return };
    let options = resolve::Options { krate: expand::default_crate(), partial: None };
    let code = expand::expand(&resolve::resolve(item, source, options, &mut diagnostics));
    assert!(syn::parse2::<syn::File>(code).is_ok());
});
