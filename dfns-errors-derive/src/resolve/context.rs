//! What the checks of an enum need to know.

use dfns_errors_spec::Spec;
use dfns_errors_spec::model::ErrorEntry;
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::Path;

use super::resolved::cause_path;
use crate::diagnostics::{Diagnostics, spelled};
use crate::item_variant::ItemVariant;
use crate::source::Origin;

/// The spec, the enum, and the mistakes found so far.
pub(super) struct Context<'a, 's> {
    pub(super) spec: &'s Spec,
    pub(super) origin: &'s Origin,
    pub(super) krate: &'s Path,
    /// The enum's name.
    pub(super) name: &'a Ident,
    /// The names of the user's variants.
    pub(super) variants: Vec<String>,
    /// The variants that were left out because an earlier one has the same name.
    pub(super) repeated: Vec<ItemVariant>,
    /// `true` if something can't be read that may cover more errors.
    pub(super) may_cover_more: bool,
    pub(super) diagnostics: &'a Diagnostics,
}

impl Context<'_, '_> {
    /// Returns the path of an entry's cause enum.
    pub(super) fn cause_path(&self, entry: &ErrorEntry) -> TokenStream {
        cause_path(entry, self.origin, self.krate)
    }

    /// Returns the type of a response body, as people write it.
    pub(super) fn body_type(&self) -> String {
        let krate = self.krate;
        spelled(quote!(#krate::ErrorBody))
    }

    /// Returns `Option<ConflictCause>`, as people write it.
    pub(super) fn cause_type(&self, entry: &ErrorEntry) -> String {
        format!("Option<{}>", spelled(self.cause_path(entry)))
    }
}
