//! What the checks of an enum need to know.

use dfns_errors_spec::Spec;
use proc_macro2::Ident;
use syn::Path;

use crate::source::Origin;

/// The spec and the enum.
pub(super) struct Context<'a> {
    pub(super) spec: &'a Spec,
    pub(super) origin: &'a Origin,
    pub(super) krate: &'a Path,
    /// The enum's name.
    pub(super) name: &'a Ident,
    /// The names of the user's variants.
    pub(super) variants: Vec<String>,
}
