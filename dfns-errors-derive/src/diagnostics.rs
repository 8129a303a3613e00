//! The mistakes of one enum, collected: all of them are shown in one compile, in the order of the source.

use std::cell::{Cell, RefCell};

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::spanned::Spanned as _;

/// The mistakes found so far. They must be reported with [`Diagnostics::into_compile_errors`] before this value is
/// dropped.
#[derive(Default)]
pub(crate) struct Diagnostics {
    /// In the order of the source.
    found: RefCell<Vec<(Place, syn::Error)>>,
    place: Cell<Place>,
    is_silent: Cell<bool>,
}

/// The part of the source that is being looked at. A macro can't compare the order of spans.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// The attribute's arguments.
    #[default]
    Arguments,
    /// The attribute of the enum with this index.
    Attribute(usize),
    /// The enum from its keyword to its name.
    Enum,
    /// The variant with this index.
    Variant(usize),
}

impl Diagnostics {
    /// Says where the next mistakes are.
    pub(crate) fn look_at(&self, place: Place) {
        self.place.set(place);
    }

    /// Reports a mistake on a token: what is wrong, then how to fix it.
    pub(crate) fn report(&self, token: impl ToTokens, message: impl AsRef<str>, help: impl AsRef<str>) {
        self.push(error(token, message, help));
    }

    /// Reports a mistake that already has a message.
    pub(crate) fn push(&self, error: syn::Error) {
        if self.is_silent.get() {
            return;
        }
        let place = self.place.get();
        let mut found = self.found.borrow_mut();
        let index = found.partition_point(|(earlier, _)| *earlier <= place);
        found.insert(index, (place, error));
    }

    /// Reports a mistake, or returns the value.
    pub(crate) fn take<T>(&self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|mistake| self.push(mistake)).ok()
    }

    /// Reports mistakes that were found together.
    pub(crate) fn extend(&self, errors: impl IntoIterator<Item = syn::Error>) {
        errors.into_iter().for_each(|error| self.push(error));
    }

    /// Ignores what is reported from now on: it would only follow from what is already known.
    pub(crate) fn silence(&self) {
        self.is_silent.set(true);
    }

    /// Returns one `compile_error!` for each mistake, on its token.
    pub(crate) fn into_compile_errors(self) -> TokenStream {
        let found = self.found.take();
        found.iter().map(|(_, error)| error.to_compile_error()).collect()
    }
}

impl Drop for Diagnostics {
    fn drop(&mut self) {
        let is_reported = self.found.get_mut().is_empty() || std::thread::panicking();
        debug_assert!(is_reported, "mistakes were found and not reported");
    }
}

/// Words a mistake: one sentence in lower case, and the fix on a line of its own.
pub(crate) fn error(token: impl ToTokens, message: impl AsRef<str>, help: impl AsRef<str>) -> syn::Error {
    on_token(&token, message.as_ref(), help.as_ref())
}

/// Not generic: users also wait while the macro itself is compiled.
fn on_token(token: &dyn ToTokens, message: &str, help: &str) -> syn::Error {
    syn::Error::new_spanned(token, format!("{message}\nhelp: {help}"))
}

/// Writes `` `a`, `b` ``.
pub(crate) fn quoted_list<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let quoted: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}

/// Writes tokens the way people do: without the spaces that tokens are printed with.
pub(crate) fn spelled(tokens: impl ToTokens) -> String {
    tight(tokens.to_token_stream().to_string())
}

fn tight(mut text: String) -> String {
    let tight =
        [(" :: ", "::"), (":: ", "::"), (" <", "<"), ("< ", "<"), (" >", ">"), (" ,", ","), (" (", "("), ("& ", "&")];
    for (loose, tight) in tight {
        text = text.replace(loose, tight);
    }
    text
}

/// Returns the span of the user's tokens, resolved as macro code: compiler messages and editors point there, but lints
/// for handwritten code don't apply.
pub(crate) fn at(tokens: &impl ToTokens) -> Span {
    tokens.span().resolved_at(Span::call_site())
}

#[cfg(test)]
mod tests {
    use super::{Diagnostics, Place};

    #[test]
    #[should_panic(expected = "mistakes were found and not reported")]
    #[cfg(debug_assertions)]
    fn dropped_mistakes_fail_a_test() {
        let diagnostics = Diagnostics::default();
        diagnostics.push(syn::Error::new(proc_macro2::Span::call_site(), "x"));
    }

    #[test]
    fn mistakes_are_shown_in_the_order_of_the_source() {
        let diagnostics = Diagnostics::default();
        for (place, message) in
            [(Place::Variant(1), "c"), (Place::Attribute(0), "b"), (Place::Arguments, "a"), (Place::Variant(1), "d")]
        {
            diagnostics.look_at(place);
            diagnostics.push(syn::Error::new(proc_macro2::Span::call_site(), message));
        }
        let shown = diagnostics.into_compile_errors().to_string();
        let found: Vec<&str> =
            ["\"a\"", "\"b\"", "\"c\"", "\"d\""].into_iter().filter(|word| shown.contains(word)).collect();
        let order: Vec<usize> = found.iter().filter_map(|word| shown.find(word)).collect();
        assert!(order.is_sorted() && order.len() == 4, "{shown}");
    }
}
