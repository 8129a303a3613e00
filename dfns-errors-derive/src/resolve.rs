//! The user's enum, put together with the spec.

use std::sync::Arc;

use dfns_errors_spec::Spec;
use dfns_errors_spec::model::Entry;
use proc_macro2::{Ident, Span, TokenStream};
use syn::{Attribute, Path, Token, Visibility};

use crate::diagnostics::Diagnostics;
use crate::item::{self, Item};
use crate::source::{Origin, Source};

/// All that the generated code is made of.
pub(crate) struct Resolved {
    pub(crate) spec: Arc<Spec>,
    pub(crate) origin: Origin,
    /// Where the crate `dfns_errors` is.
    pub(crate) krate: Path,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) keyword: Token![enum],
    pub(crate) name: Ident,
    /// The user's own errors, after those of the spec.
    pub(crate) transparent: Vec<item::Variant>,
}

/// An enum that names no error of the spec gets all of them; what it has of its own must not be in their way.
pub(crate) fn resolve(item: Item, source: Source, krate: Path, diagnostics: &mut Diagnostics) -> Resolved {
    for variant in &item.variants {
        check_is_free(&variant.name, &source.spec, diagnostics);
    }
    if !matches!(source.origin, Origin::BuiltIn) {
        check_cause_enums(&item.name, &source.spec, diagnostics);
    }
    Resolved {
        spec: source.spec,
        origin: source.origin,
        krate,
        attributes: item.attributes,
        visibility: item.visibility,
        keyword: item.keyword,
        name: item.name,
        transparent: item.variants,
    }
}

fn check_is_free(name: &Ident, spec: &Spec, diagnostics: &mut Diagnostics) {
    let taken = name == "Other" || spec.errors.iter().any(|entry| name == entry.name.as_str());
    if taken {
        let message = format!("the macro adds a variant `{name}` for the spec");
        diagnostics.add(name, message, "rename this one");
    }
}

fn check_cause_enums(name: &Ident, spec: &Spec, diagnostics: &mut Diagnostics) {
    let mut causes = spec.errors.iter().filter(|entry| !entry.causes.is_empty()).map(cause_enum);
    if causes.any(|cause| *name == cause) {
        let message = format!("`{name}` is the name of a cause enum that the macro writes beside this one");
        diagnostics.add(name, message, "rename the enum");
    }
}

/// `ConflictCause`
pub(crate) fn cause_enum(entry: &Entry) -> Ident {
    Ident::new(&format!("{}Cause", entry.name), Span::call_site())
}

impl Resolved {
    /// The path of the hidden module that generated code calls; its name is this version's.
    pub(crate) fn private(&self) -> TokenStream {
        crate::expand::private(&self.krate)
    }
}
