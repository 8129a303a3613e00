//! The whole way from what the user wrote to what the compiler sees.

use proc_macro2::TokenStream;

use crate::diagnostics::Diagnostics;
use crate::expand::expand;
use crate::resolve::{self, Options};
use crate::runtime::default_crate;
use crate::source::{Home, Source};
use crate::{arguments, fallback, item};

/// What is wrong is told beside the enum, which
/// is written all the same: nothing else in the crate is to fail because of it.
pub(crate) fn attribute(home: Home, arguments: TokenStream, tokens: TokenStream) -> TokenStream {
    let mut diagnostics = Diagnostics::default();
    let arguments = arguments::parse(arguments, &mut diagnostics);
    let options = Options { krate: arguments.krate.unwrap_or_else(default_crate), partial: arguments.partial };
    let source = Source::load(home, arguments.spec, &mut diagnostics);
    let code = on_source(source, options, tokens, &mut diagnostics);
    diagnostics.into_compile_errors().into_iter().chain(code).collect()
}

/// What becomes of the item on a spec, or without one where nothing can be told of it.
pub(crate) fn on_source(
    source: Option<Source>,
    options: Options,
    tokens: TokenStream,
    diagnostics: &mut Diagnostics,
) -> TokenStream {
    let item = match item::parse(tokens, diagnostics) {
        Ok(item) => item,
        Err(given_back) => return given_back,
    };
    match source {
        Some(source) if resolve::check_name(&item.name, &source, diagnostics) => {
            expand(&resolve::resolve(item, source, options, diagnostics))
        }
        _ => fallback::stub(&item, &options.krate),
    }
}
