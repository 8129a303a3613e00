//! The fields of a variant that is created from a response.

use dfns_errors_spec::model::ErrorEntry;
use dfns_errors_spec::nearest;
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::{Field, Fields, FieldsNamed, parse_quote};

use super::context::Context;
use super::resolved::{FieldRef, KeptFields, Role, Target, Variant};
use crate::diagnostics::spelled;
use crate::item_variant::ItemVariant;
use crate::source::Origin;
use crate::variant_attr::VariantAttr;

/// The docs of the two fields.
pub(super) const CAUSE: &str = "The recognized cause, if the body identifies one.";
pub(super) const BODY: &str = "The response body.";

/// Reads the fields of a variant that is created from a response: none, one, or `{ cause, body }`.
pub(super) fn kept(variant: &ItemVariant, targets: &[Target<'_>], context: &Context<'_, '_>) -> KeptFields {
    check_no_markers(variant, context);
    match &variant.fields {
        Fields::Unit => KeptFields::default(),
        Fields::Named(fields) => kept_named(fields, targets, context),
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
            check_not_cause(variant, targets, context);
            KeptFields { cause: None, body: fields.unnamed.first().map(|field| FieldRef::handwritten(field, 0)) }
        }
        Fields::Unnamed(fields) => {
            let name = &variant.name;
            let count = fields.unnamed.len();
            let message = match count {
                0 => format!("`{name}` has empty parentheses"),
                _ => format!("`{name}` has {count} unnamed fields, but a response fills at most one"),
            };
            let place: &dyn ToTokens = if count == 0 { name } else { &fields.unnamed };
            context.diagnostics.report(place, message, shapes(variant, targets, context));
            KeptFields::default()
        }
    }
}

/// Reports `Conflict(Option<ConflictCause>)`: a field without a name is the body.
fn check_not_cause(variant: &ItemVariant, targets: &[Target<'_>], context: &Context<'_, '_>) {
    let (Some(entry), Some(field)) = (entry_with_causes(targets), variant.fields.iter().next()) else { return };
    let words = field.ty.to_token_stream().into_iter().map(|word| word.to_string());
    if words.into_iter().any(|word| word == super::cause_enum(entry)) {
        let (name, cause) = (&variant.name, context.cause_type(entry));
        let help = format!("write `{name} {{ cause: {cause} }}`");
        context.diagnostics.report(variant_fields(variant), "a cause must be in a field named `cause`", help);
    }
}

/// Returns the tokens of a variant's name and fields.
fn variant_fields(variant: &ItemVariant) -> proc_macro2::TokenStream {
    let (name, fields) = (&variant.name, &variant.fields);
    quote!(#name #fields)
}

/// Lists the shapes that the variant can have.
fn shapes(variant: &ItemVariant, targets: &[Target<'_>], context: &Context<'_, '_>) -> String {
    let (name, body) = (&variant.name, context.body_type());
    match entry_with_causes(targets) {
        Some(entry) => {
            let cause = context.cause_type(entry);
            format!("write `{name}`, `{name}({body})`, or `{name} {{ cause: {cause}, body: {body} }}`")
        }
        None => format!("write `{name}`, or `{name}({body})`"),
    }
}

/// Returns the entry whose causes the variant can keep.
fn entry_with_causes<'s>(targets: &[Target<'s>]) -> Option<&'s ErrorEntry> {
    let first = targets.first()?;
    let is_one = targets.iter().all(|target| target.index == first.index);
    Some(first.entry).filter(|entry| is_one && !entry.causes.is_empty())
}

fn kept_named(fields: &FieldsNamed, targets: &[Target<'_>], context: &Context<'_, '_>) -> KeptFields {
    let names: &[&str] = if entry_with_causes(targets).is_some() { &["cause", "body"] } else { &["body"] };
    let mut kept = KeptFields::default();
    for (index, field) in fields.named.iter().enumerate() {
        match field.ident.as_ref().map(|name| name.unraw().to_string()).as_deref() {
            Some("cause") => kept.cause = Some(FieldRef::handwritten(field, index)),
            Some("body") => kept.body = Some(FieldRef::handwritten(field, index)),
            _ => report_unknown(field, names, context),
        }
    }
    kept
}

fn report_unknown(field: &Field, names: &[&str], context: &Context<'_, '_>) {
    let Some(name) = &field.ident else { return };
    let near = nearest(&name.to_string(), names.iter().copied());
    let help = match (near, names) {
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, [only]) => format!("the variant can have only the field `{only}`"),
        (None, _) => format!("the variant can have only the fields `{}`", names.join("` and `")),
    };
    context.diagnostics.report(name, format!("unknown field `{name}`"), help);
}

fn check_no_markers(variant: &ItemVariant, context: &Context<'_, '_>) {
    for (marker, (_, attribute)) in [("from", &variant.from), ("source", &variant.source)]
        .into_iter()
        .filter_map(|(name, marker)| Some((name, marker.as_ref()?)))
    {
        let (message, help) = if keeps_body(variant) {
            (format!("`#[{marker}]` cannot mark a response body"), format!("remove `#[{marker}]`"))
        } else {
            (
                format!("`#[{marker}]` belongs on a `transparent` or `display` variant"),
                format!("mark `{}` with `#[dfns(transparent)]`, or remove `#[{marker}]`", variant.name),
            )
        };
        context.diagnostics.report(attribute, message, help);
    }
}

fn keeps_body(variant: &ItemVariant) -> bool {
    variant.fields.iter().any(|field| is_body(&field.ty))
}

/// Returns `true` for the type of a response body, by its name.
pub(super) fn is_body(ty: impl ToTokens) -> bool {
    spelled(ty).contains("ErrorBody")
}

/// Checks the field `cause`: its type is that of one entry's causes.
pub(super) fn check_cause(kept: &KeptFields, targets: &[Target<'_>], context: &Context<'_, '_>) {
    let Some(cause) = &kept.cause else { return };
    let Some(first) = targets.first() else {
        return report_no_cause(cause, "unlisted statuses have no causes", context);
    };
    if targets.iter().any(|target| target.index != first.index) {
        let why = "a variant for several errors cannot have a `cause`: each error has its own causes";
        return report_no_cause(cause, why, context);
    }
    if first.entry.causes.is_empty() {
        return report_no_cause(cause, &format!("`{}` has no causes", first.entry.name), context);
    }
    check_cause_type(cause, first.entry, context);
}

/// Reports mistakes that the type's name reveals. The compiler would report them in terms of generated code.
fn check_cause_type(cause: &FieldRef, entry: &ErrorEntry, context: &Context<'_, '_>) {
    let Some(ty) = &cause.ty else { return };
    let words: Vec<String> = ty.clone().into_iter().map(|word| word.to_string()).collect();
    let mut others = context.spec.errors.iter().filter(|other| other.name != entry.name);
    let other = others.find(|other| words.contains(&super::cause_enum(other)));
    let help = format!("write `{}`", context.cause_type(entry));
    let is_foreign = matches!(context.origin, Origin::File(_)) && words.iter().any(|word| word == "dfns_errors");
    if is_foreign {
        context.diagnostics.report(ty, "expected causes from this enum's spec, found causes from the Dfns API", help);
    } else if let Some(other) = other {
        let message = format!("expected causes of `{}`, found causes of `{}`", entry.name, other.name);
        context.diagnostics.report(ty, message, help);
    } else if words.contains(&super::cause_enum(entry)) && !words.iter().any(|word| word == "Option") {
        context.diagnostics.report(ty, "`cause` must be an `Option`: not every body identifies a cause", help);
    }
}

fn report_no_cause(cause: &FieldRef, why: &str, context: &Context<'_, '_>) {
    context.diagnostics.report(&cause.member, why, "remove the field `cause`");
}

/// Writes a variant back, with its role.
pub(super) fn written(variant: ItemVariant, role: Role<'_>) -> Variant<'_> {
    let lost_from = lost_from(&variant, &role);
    let ItemVariant { attributes, name, attr, mut fields, discriminant, .. } = variant;
    document(&mut fields, &role);
    let names = if let VariantAttr::Names(names) = attr { names } else { Vec::new() };
    Variant { attributes, name, fields: quote!(#fields #discriminant), names, role, lost_from }
}

/// Returns the field with `#[from]` of a variant with a mistake: `?` still converts its error, so that nothing follows.
fn lost_from(variant: &ItemVariant, role: &Role<'_>) -> Option<FieldRef> {
    let is_lost = matches!(role, Role::Broken) && variant.from.is_some() && variant.fields.len() == 1;
    let field = variant.fields.iter().next().filter(|field| is_lost && !is_body(&field.ty))?;
    (!spelled(&field.ty).ends_with("DfnsError")).then(|| FieldRef::handwritten(field, 0))
}

/// Documents named fields, because `missing_docs` asks for it.
fn document(fields: &mut Fields, role: &Role<'_>) {
    let Fields::Named(fields) = fields else { return };
    let undocumented = |field: &&mut Field| !field.attrs.iter().any(|attribute| attribute.path().is_ident("doc"));
    for field in fields.named.iter_mut().filter(undocumented) {
        let words = match field.ident.as_ref().map(|name| name.unraw().to_string()).as_deref() {
            Some("cause") => CAUSE,
            Some("body") => BODY,
            _ if matches!(role, Role::Transparent { .. } | Role::Api { .. }) => "The wrapped error.",
            _ => continue,
        };
        field.attrs.push(parse_quote!(#[doc = #words]));
    }
}
