//! All the stages from what the user wrote to what the compiler sees.

use proc_macro2::{Ident, TokenStream};

use crate::arguments::Arguments;
use crate::diagnostics::{Diagnostics, Place};
use crate::expand::expand;
use crate::item::{self, Item, Parsed};
use crate::resolve::{Options, cause_enum, resolve};
use crate::source::{Home, Origin, Source};

/// Expands the attribute. Mistakes are reported beside the enum, which is always written out in full, so that nothing
/// else in the crate fails because of them.
pub(crate) fn expand_attribute(home: Home, arguments: TokenStream, tokens: TokenStream) -> TokenStream {
    let diagnostics = Diagnostics::default();
    let arguments = Arguments::parse(arguments, &diagnostics);
    let is_spec_certain = arguments.spec.is_some() || !arguments.may_name_spec;
    let code = match item::parse(tokens, &diagnostics) {
        Parsed::NotAnEnum(tokens) => tokens,
        Parsed::Enum(item) if is_spec_certain && item.rest.is_empty() => {
            expand_enum(home, arguments, *item, &diagnostics)
        }
        // A broken argument may have named another spec, and without the closing brace other items look like variants, so
        // mistakes in names can't be detected reliably.
        Parsed::Enum(item) => {
            let uncertain = Diagnostics::default();
            let code = expand_enum(home, arguments, *item, &uncertain);
            uncertain.discard();
            code
        }
    };
    code.into_iter().chain(diagnostics.into_compile_errors()).collect()
}

fn expand_enum(home: Home, arguments: Arguments, item: Item, diagnostics: &Diagnostics) -> TokenStream {
    let source = Source::load(home, arguments.spec.as_ref(), diagnostics);
    let rest = item.rest.clone();
    let code = expand_on(&source, &Options::new(arguments), item, diagnostics);
    code.into_iter().chain(rest).collect()
}

/// Expands an enum that uses a spec.
pub(crate) fn expand_on(source: &Source, options: &Options, item: Item, diagnostics: &Diagnostics) -> TokenStream {
    if source.is_missing() || is_cause_enum(&item.name, source, diagnostics) {
        // Nothing is known about the names, or nothing can be written beside the enum.
        let source = &source.without_spec();
        let unknown = Diagnostics::default();
        let code = expand(&resolve(item, source, options, &unknown));
        unknown.discard();
        return code;
    }
    expand(&resolve(item, source, options, diagnostics))
}

/// Returns `true` for an enum with the name of one of the cause enums that are written beside it, and reports it.
fn is_cause_enum(name: &Ident, source: &Source, diagnostics: &Diagnostics) -> bool {
    let entries = source.spec.errors.iter().filter(|entry| !entry.causes.is_empty());
    let is_beside = !matches!(source.origin, Origin::BuiltIn);
    let is_taken = is_beside && entries.map(cause_enum).any(|cause| *name == cause);
    if is_taken {
        diagnostics.look_at(Place::Enum);
        let message = format!("`{name}` is also the name of a generated cause enum");
        diagnostics.report(name, message, "rename the enum");
    }
    is_taken
}
