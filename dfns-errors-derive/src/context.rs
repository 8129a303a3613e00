//! What is known about the enum as a whole.

use dfns_errors_spec::Spec;
use dfns_errors_spec::model::ErrorEntry;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::diagnostics::{Diagnostics, spelled};
use crate::resolved::{Options, cause_path};
use crate::source::{Origin, Source};

/// The spec, the arguments of the attribute, and the mistakes found so far.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) source: &'a Source,
    pub(crate) options: &'a Options,
    /// The enum's name.
    pub(crate) name: &'a Ident,
    /// `false` if something can't be read that may name more errors.
    pub(crate) is_readable: bool,
    pub(crate) diagnostics: &'a Diagnostics,
}

impl Context<'_> {
    pub(crate) fn spec(&self) -> &'static Spec {
        self.source.spec
    }

    pub(crate) fn origin(&self) -> &Origin {
        &self.source.origin
    }

    /// Returns the path of an entry's cause enum.
    pub(crate) fn cause_path(&self, entry: &ErrorEntry) -> TokenStream {
        cause_path(entry, self.origin(), &self.options.krate)
    }

    /// Returns the type of a response body, as people write it.
    pub(crate) fn body_type(&self) -> String {
        let krate = &self.options.krate;
        spelled(quote!(#krate::ErrorBody))
    }

    /// Returns `Option<ConflictCause>`, as people write it.
    pub(crate) fn cause_type(&self, entry: &ErrorEntry) -> String {
        format!("Option<{}>", spelled(self.cause_path(entry)))
    }
}
