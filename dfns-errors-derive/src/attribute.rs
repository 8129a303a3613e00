//! The whole way from what the user wrote to what the compiler sees.

use proc_macro2::TokenStream;
use syn::Path;

use crate::arguments::Arguments;
use crate::errors::Errors;
use crate::expand::expand;
use crate::item::{self, Item, Parsed};
use crate::resolve::{Options, resolve};
use crate::source::{Home, Source};

/// Expands the attribute. Mistakes are reported beside the enum, which is always written out in full, so that nothing
/// else in the crate fails because of them.
pub(crate) fn expand_attribute(home: Home, arguments: TokenStream, tokens: TokenStream) -> TokenStream {
    let errors = Errors::default();
    let arguments = Arguments::parse(arguments, &errors);
    let is_spec_certain = errors.count() == 0 || arguments.spec.is_some();
    let code = match item::parse(tokens, &errors) {
        Parsed::NotAnEnum(tokens) => tokens,
        Parsed::Enum(item) if is_spec_certain => expand_enum(home, arguments, item, &errors),
        // Broken arguments may have named another spec: mistakes in names can't be told.
        Parsed::Enum(item) => {
            let uncertain = Errors::default();
            let code = expand_enum(home, arguments, item, &uncertain);
            uncertain.discard();
            code
        }
    };
    errors.into_compile_errors().into_iter().chain(code).collect()
}

fn expand_enum(home: Home, arguments: Arguments, item: Item, errors: &Errors) -> TokenStream {
    let source = Source::load(home, arguments.spec.as_ref(), errors);
    expand_on(&source, Options::new(arguments), item, errors)
}

/// Expands an enum on a spec.
pub(crate) fn expand_on(source: &Source, options: Options, item: Item, errors: &Errors) -> TokenStream {
    if source.is_missing() {
        // Nothing is known about the names.
        let unknown = Errors::default();
        let code = expand(&resolve(item, source, &options, &unknown));
        unknown.discard();
        return code;
    }
    expand(&resolve(item, source, &options, errors))
}

/// Returns the path of the crate `dfns_errors`, as the user or the default names it.
pub(crate) fn crate_or_default(krate: Option<Path>) -> Path {
    krate.unwrap_or_else(crate::runtime::default_crate)
}
