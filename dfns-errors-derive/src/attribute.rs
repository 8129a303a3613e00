//! All the stages from what the user wrote to what the compiler sees.

use proc_macro2::TokenStream;

use crate::check;
use crate::context::Context;
use crate::diagnostics::{Diagnostics, Place};
use crate::expand::expand;
use crate::input::arguments::Arguments;
use crate::input::item::{self, Item, Parsed};
use crate::resolve::resolve;
use crate::source::{Origin, Source};

/// Expands the attribute. Mistakes are reported beside the enum, which is always written out in full, so that nothing
/// else in the crate fails because of them.
pub(crate) fn expand_attribute(built_in: Origin, arguments: TokenStream, tokens: TokenStream) -> TokenStream {
    let diagnostics = Diagnostics::default();
    let arguments = Arguments::parse(arguments);
    diagnostics.extend(arguments.mistakes.iter().cloned());
    let code = match item::parse(tokens) {
        Parsed::Enum(item) => expand_enum(built_in, &arguments, *item, &diagnostics),
        Parsed::NotAnEnum(tokens, mistake) => {
            diagnostics.look_at(Place::Enum);
            diagnostics.push(mistake);
            tokens
        }
    };
    code.into_iter().chain(diagnostics.into_compile_errors()).collect()
}

fn expand_enum(built_in: Origin, arguments: &Arguments, item: Item, diagnostics: &Diagnostics) -> TokenStream {
    if arguments.may_name_spec || !item.rest.is_empty() {
        // A broken argument may have named another spec, and without the closing brace other items look like variants, so
        // mistakes in names can't be detected reliably.
        diagnostics.silence();
    }
    let rest = item.rest.clone();
    let source = Source::load(built_in, arguments, diagnostics);
    expand_on(source, arguments, item, diagnostics).into_iter().chain(rest).collect()
}

/// Expands an enum that uses a spec.
pub(crate) fn expand_on(
    mut source: Source,
    arguments: &Arguments,
    item: Item,
    diagnostics: &Diagnostics,
) -> TokenStream {
    let is_lost = source.spec.errors.is_empty() && arguments.foreign.is_none();
    if is_lost || !check::is_free(&item.name, &source, diagnostics) {
        // Nothing is known about the names, or nothing can be written beside the enum.
        diagnostics.silence();
        source = Source::unknown();
    }
    let name = item.name.clone();
    let is_readable = arguments.mistakes.is_empty() && item.is_readable();
    let context = Context { source: &source, arguments, name: &name, is_readable, diagnostics };
    expand(&resolve(item, context))
}
