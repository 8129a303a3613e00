//! What is known about the enum as a whole.

use dfns_errors_spec::Spec;
use dfns_errors_spec::model::ErrorEntry;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::diagnostics::{Diagnostics, spelled};
use crate::input::arguments::Arguments;
use crate::source::{Origin, Source};

/// The spec, the arguments of the attribute, and the mistakes found so far.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) source: &'a Source,
    pub(crate) arguments: &'a Arguments,
    /// The enum's name.
    pub(crate) name: &'a Ident,
    /// `false` if something can't be read that may name more errors.
    pub(crate) is_readable: bool,
    pub(crate) diagnostics: &'a Diagnostics,
}

impl<'a> Context<'a> {
    pub(crate) fn spec(&self) -> &'static Spec {
        self.source.spec
    }

    pub(crate) fn origin(&self) -> &'a Origin {
        &self.source.origin
    }

    /// Returns the path of the runtime's hidden module. This version is in its name, so that it can't be combined with
    /// another version.
    pub(crate) fn private(&self) -> TokenStream {
        let version = env!("CARGO_PKG_VERSION").replace('.', "_");
        let module = Ident::new(&format!("__private_{version}"), Span::call_site());
        let krate = self.arguments.krate();
        quote!(#krate::#module)
    }

    /// Returns the path of an entry's cause enum: in `dfns_errors`, or beside the enum.
    pub(crate) fn cause_path(&self, entry: &ErrorEntry) -> TokenStream {
        let name = Ident::new(&cause_enum(entry), Span::call_site());
        let krate = self.arguments.krate();
        match self.origin() {
            Origin::BuiltIn => quote!(#krate::#name),
            Origin::BuiltInHere | Origin::File(_) | Origin::Unknown => quote!(#name),
        }
    }

    /// Returns the type of a response body, as people write it.
    pub(crate) fn body_type(&self) -> String {
        let krate = self.arguments.krate();
        spelled(quote!(#krate::ErrorBody))
    }

    /// Returns `Option<ConflictCause>`, as people write it.
    pub(crate) fn cause_type(&self, entry: &ErrorEntry) -> String {
        format!("Option<{}>", spelled(self.cause_path(entry)))
    }
}

/// Returns `ConflictCause`.
pub(crate) fn cause_enum(entry: &ErrorEntry) -> String {
    format!("{}Cause", entry.name)
}
