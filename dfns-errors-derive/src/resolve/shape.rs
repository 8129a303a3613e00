//! The fields of a variant: what it keeps of an answer, or the error that it wraps.

use dfns_errors_spec::{Spec, nearest};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::{Field, Fields, FieldsNamed, parse_quote};

use super::context::Context;
use super::resolved::{Kept, Meaning, Slot, Variant};
use crate::claim::Claim;
use crate::diagnostics::Diagnostics;
use crate::item;
use crate::source::Origin;

const SHAPES: &str = "keep nothing: `{}`, the body: `{}(ErrorBody)`, or `{} { cause, body }`";

/// The shape of a variant that stands for an answer: unit, one field, or `{ cause, body }`.
pub(super) fn kept(variant: &item::Variant, diagnostics: &mut Diagnostics) -> Kept {
    check_no_from(variant, diagnostics);
    match &variant.fields {
        Fields::Unit => Kept::default(),
        Fields::Named(fields) => kept_named(fields, diagnostics),
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
            Kept { cause: None, body: fields.unnamed.first().map(Slot::of) }
        }
        Fields::Unnamed(fields) => {
            let name = variant.name.to_string();
            let message = format!("`{name}` has {} fields", fields.unnamed.len());
            let place = if fields.unnamed.is_empty() { &variant.name as &dyn ToTokens } else { &fields.unnamed };
            diagnostics.add(place, message, SHAPES.replace("{}", &name));
            Kept::default()
        }
    }
}

fn kept_named(fields: &FieldsNamed, diagnostics: &mut Diagnostics) -> Kept {
    let mut kept = Kept::default();
    for field in &fields.named {
        match field.ident.as_ref().map(|name| name.unraw().to_string()).as_deref() {
            Some("cause") => kept.cause = Some(Slot::of(field)),
            Some("body") => kept.body = Some(Slot::of(field)),
            _ => report_field(field, diagnostics),
        }
    }
    kept
}

fn report_field(field: &Field, diagnostics: &mut Diagnostics) {
    let Some(name) = &field.ident else { return };
    let near = nearest(&name.to_string(), ["cause", "body"]);
    let help =
        near.map_or("a variant keeps `cause`, `body`, or both".to_owned(), |near| format!("did you mean `{near}`?"));
    diagnostics.add(name, format!("unknown field `{name}`"), help);
}

fn check_no_from(variant: &item::Variant, diagnostics: &mut Diagnostics) {
    if let Some(from) = &variant.from {
        let name = &variant.name;
        let help = format!("mark `{name}` with `#[dfns(transparent)]`, or remove `#[from]`");
        diagnostics.add(from, "`#[from]` is for an error of your own", help);
    }
}

/// Takes `Http(#[from] TheError)` for the transparent variant that it was meant to be, and reports what it lacks.
pub(super) fn mark_transparent(variant: &mut item::Variant, spec: &Spec, diagnostics: &mut Diagnostics) {
    let name = &variant.name;
    let is_entry = spec.errors.iter().any(|entry| *name == entry.name);
    if is_entry || variant.from.is_none() || !matches!(variant.claim, Claim::ByName) {
        return;
    }
    let message = format!("`{name}` wraps an error of your own and does not say so");
    diagnostics.add(name, message, "mark it with `#[dfns(transparent)]`");
    variant.claim = Claim::Transparent;
}

/// A variant that wraps an error of the user's own.
pub(super) fn transparent(mut variant: item::Variant, context: &Context<'_>, diagnostics: &mut Diagnostics) -> Variant {
    let mut fields = item::fields_of(&mut variant.fields);
    let slot = if let (Some(field), None) = (fields.next(), fields.next()) { Some(Slot::of(field)) } else { None };
    drop(fields);
    let Some(slot) = slot else {
        let name = &variant.name;
        let message = format!("`{name}` must have one field, the error that it passes through");
        diagnostics.add(name, message, format!("write `{name}(#[from] TheError)`"));
        return written(variant, Meaning::Broken);
    };
    if variant.from.is_none() {
        return written(variant, Meaning::Transparent(slot, None));
    }
    let from = check_from(&slot, context, diagnostics).then(|| slot.ty.clone());
    written(variant, Meaning::Transparent(slot, from))
}

/// `From<DfnsError>` is there already: a `DfnsError` becomes the variant of its status.
fn check_from(slot: &Slot, context: &Context<'_>, diagnostics: &mut Diagnostics) -> bool {
    let is_dfns_error = slot.ty.clone().into_iter().last().is_some_and(|last| last.to_string() == "DfnsError");
    let is_taken = is_dfns_error && matches!(context.origin, Origin::BuiltIn);
    if is_taken {
        let help = "remove the variant: a `DfnsError` becomes the variant of its status";
        diagnostics.add(&slot.ty, "`From<DfnsError>` is implemented by `#[dfns_errors]`", help);
    }
    !is_taken
}

/// The variant as it is written back.
pub(super) fn written(variant: item::Variant, meaning: Meaning) -> Variant {
    let item::Variant { attributes, name, mut fields, discriminant, .. } = variant;
    document(&mut fields);
    Variant { attributes, name, fields: quote!(#fields #discriminant), meaning }
}

/// `missing_docs` asks for docs on named fields, of which these two need no words of the user's.
fn document(fields: &mut Fields) {
    let Fields::Named(fields) = fields else { return };
    let undocumented = |field: &&mut Field| !field.attrs.iter().any(|attribute| attribute.path().is_ident("doc"));
    for field in fields.named.iter_mut().filter(undocumented) {
        let words = match field.ident.as_ref().map(|name| name.unraw().to_string()).as_deref() {
            Some("cause") => "What caused it, where the body tells.",
            Some("body") => "What the server sent.",
            _ => "The error itself.",
        };
        field.attrs.push(parse_quote!(#[doc = #words]));
    }
}
