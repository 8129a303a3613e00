//! Rules across variants, and rules of the enum as a whole.

mod attributes;
mod codes;
mod coverage;
mod names;

use quote::quote;
use syn::{Attribute, Field, Fields, Generics};

use crate::context::Context;
use crate::diagnostics::{Place, error, spelled};
use crate::input::variant::ItemVariant;
use crate::mend::Meant;
use crate::resolved::{Kind, is_generic};
use crate::source::Origin;

pub(crate) use attributes::attributes;
pub(crate) use codes::{code, codes};
pub(crate) use coverage::Coverage;
pub(crate) use names::{is_free, predicates, take_repeated};

/// Checks that the enum has no parameters and conditions.
pub(crate) fn generics(generics: &Generics, context: &Context<'_>) {
    if !is_generic(generics) {
        return;
    }
    let (parameters, _, clause) = generics.split_for_impl();
    let help = "remove the parameters and conditions, and use concrete types that own their data";
    context.diagnostics.look_at(Place::Enum);
    context.diagnostics.report(quote!(#parameters #clause), "a `#[dfns_errors]` enum cannot be generic", help);
}

/// Checks that a `foreign` enum holds the enum of another crate.
pub(crate) fn foreign(kind: &Kind, context: &Context<'_>) {
    if let (Some(foreign), Kind::Generated | Kind::Handwritten) = (&context.arguments.foreign, kind) {
        let help = "the variant that holds the other crate's enum needs `#[dfns(api)]`";
        context.diagnostics.look_at(Place::Arguments);
        context.diagnostics.report(foreign, "`foreign` requires a variant marked `api`", help);
    }
}

/// Checks that only an enum that names errors is `partial`.
pub(crate) fn partial(kind: &Kind, context: &Context<'_>) {
    let Some(partial) = &context.arguments.partial else { return };
    let (message, help) = match kind {
        Kind::Handwritten => return,
        // A variant that can't be read may name an error.
        Kind::Generated if !context.is_readable => return,
        Kind::Generated => (
            "`partial` requires a variant that names an error",
            "remove `partial` to get every error, or name the errors to keep",
        ),
        Kind::Wrapper(_) => (
            "an enum with an `api` variant cannot be `partial`",
            "remove `partial`: the wrapped enum decides which errors it names",
        ),
    };
    context.diagnostics.look_at(Place::Arguments);
    context.diagnostics.report(partial, message, help);
}

/// Removes discriminants that are not allowed.
pub(crate) fn take_discriminants(variants: &mut [Meant], attributes: &[Attribute], kind: &Kind, context: &Context<'_>) {
    let is_unit = variants.iter().all(|meant| matches!(meant.variant.fields, Fields::Unit));
    let has_fields = matches!(kind, Kind::Generated) || !is_unit;
    if !has_fields || attributes.iter().any(|attribute| attribute.path().is_ident("repr")) {
        return;
    }
    for (index, meant) in variants.iter_mut().enumerate() {
        let Some(discriminant) = meant.variant.discriminant.take() else { continue };
        context.diagnostics.look_at(Place::Variant(index));
        let help = format!("remove `{}`: `status()` returns the status", spelled(&discriminant));
        context.diagnostics.report(discriminant, "an enum with fields cannot have discriminants", help);
    }
}

/// Checks that `From` for a field with `#[from]` is not written anyway: a `DfnsError` converts to the matching variant.
pub(crate) fn from(field: &Field, context: &Context<'_>) -> bool {
    let ty = spelled(&field.ty);
    let is_dfns_error = ty == "DfnsError" || ty.ends_with("dfns_errors::DfnsError");
    let is_taken = is_dfns_error && matches!(context.origin(), Origin::BuiltIn);
    if is_taken {
        let help = "remove the variant, because a `DfnsError` converts to the matching one; or wrap it: `#[dfns(api)]`";
        context.diagnostics.report(&field.ty, "`From<DfnsError>` is implemented by `#[dfns_errors]`", help);
    }
    !is_taken
}

/// Checks that a field that generated code names is always there. The index of an unnamed one depends on those in front of
/// it.
pub(crate) fn unconditional(index: usize, variant: &ItemVariant) -> syn::Result<()> {
    let fields = variant.fields.iter().take(index + 1).enumerate();
    let mut used =
        fields.filter(|(other, field)| *other == index || field.ident.is_none()).flat_map(|(_, field)| &field.attrs);
    let Some(condition) = used.find(|attribute| attribute.path().is_ident("cfg")) else { return Ok(()) };
    let message = "a field that `#[dfns_errors]` uses cannot be conditional";
    Err(error(condition, message, format!("move the `#[cfg]` in front of `{}`", variant.name)))
}
