//! The whole way from what the user wrote to what the compiler sees.

use proc_macro2::TokenStream;

use crate::diagnostics::Diagnostics;
use crate::expand::expand;
use crate::item::Item;
use crate::resolve::{self, Options};
use crate::runtime::default_crate;
use crate::source::{Home, Source};
use crate::{arguments, fallback, item};

/// What is wrong is told beside the enum, which is written all the same: nothing else in the crate is to fail because
/// of it.
pub(crate) fn attribute(home: Home, arguments: TokenStream, tokens: TokenStream) -> TokenStream {
    let mut diagnostics = Diagnostics::default();
    let arguments = arguments::parse(arguments, &mut diagnostics);
    let is_spec_known = diagnostics.count() == 0 || arguments.spec.is_some();
    let options = Options { krate: arguments.krate.unwrap_or_else(default_crate), partial: arguments.partial };
    let source = Source::load(home, arguments.spec, &mut diagnostics);
    let code = match item::parse(tokens, &mut diagnostics) {
        Err(given_back) => given_back,
        Ok(item) => {
            // Else what it names is of another spec, for all that is known.
            let source = source.filter(|_| is_spec_known || !item.names_errors());
            on_source(source, options, item, &mut diagnostics)
        }
    };
    diagnostics.into_compile_errors().into_iter().chain(code).collect()
}

/// What becomes of the enum on a spec, or without one where nothing can be told of it.
pub(crate) fn on_source(
    source: Option<Source>,
    options: Options,
    item: Item,
    diagnostics: &mut Diagnostics,
) -> TokenStream {
    match source {
        Some(source) if resolve::check_name(&item.name, &source, diagnostics) => {
            expand(&resolve::resolve(item, source, options, diagnostics))
        }
        _ => fallback::stub(&item, &options.krate),
    }
}
