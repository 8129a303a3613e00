//! All the stages from what the user wrote to what the compiler sees.

use proc_macro2::TokenStream;

use crate::check;
use crate::diagnostics::{Diagnostics, Place};
use crate::expand::expand;
use crate::input::arguments::Arguments;
use crate::input::item::{self, Item, Parsed};
use crate::resolve::resolve;
use crate::resolved::Options;
use crate::runtime::default_crate;
use crate::source::{Origin, Source};

/// Expands the attribute. Mistakes are reported beside the enum, which is always written out in full, so that nothing
/// else in the crate fails because of them.
pub(crate) fn expand_attribute(built_in: Origin, arguments: TokenStream, tokens: TokenStream) -> TokenStream {
    let diagnostics = Diagnostics::default();
    let arguments = Arguments::parse(arguments);
    let code = match item::parse(tokens) {
        Parsed::Enum(item) => expand_enum(built_in, arguments, *item, &diagnostics),
        Parsed::NotAnEnum(tokens, mistake) => {
            diagnostics.extend(arguments.mistakes);
            diagnostics.look_at(Place::Enum);
            diagnostics.push(mistake);
            tokens
        }
    };
    code.into_iter().chain(diagnostics.into_compile_errors()).collect()
}

fn expand_enum(built_in: Origin, arguments: Arguments, item: Item, diagnostics: &Diagnostics) -> TokenStream {
    let Arguments { spec, partial, diagnostic, foreign, krate, may_name_spec, mistakes } = arguments;
    let options = Options {
        krate: krate.unwrap_or_else(default_crate),
        partial,
        diagnostic,
        foreign,
        is_readable: mistakes.is_empty(),
    };
    diagnostics.extend(mistakes);
    if may_name_spec || !item.rest.is_empty() {
        // A broken argument may have named another spec, and without the closing brace other items look like variants, so
        // mistakes in names can't be detected reliably.
        diagnostics.silence();
    }
    let rest = item.rest.clone();
    let code = if options.foreign.is_some() {
        expand(&resolve(item, &Source::unknown(), &options, diagnostics))
    } else {
        expand_on(Source::load(built_in, spec.as_ref(), diagnostics), &options, item, diagnostics)
    };
    code.into_iter().chain(rest).collect()
}

/// Expands an enum that uses a spec.
pub(crate) fn expand_on(mut source: Source, options: &Options, item: Item, diagnostics: &Diagnostics) -> TokenStream {
    if source.spec.errors.is_empty() || !check::is_free(&item.name, &source, diagnostics) {
        // Nothing is known about the names, or nothing can be written beside the enum.
        diagnostics.silence();
        source = Source::unknown();
    }
    expand(&resolve(item, &source, options, diagnostics))
}
