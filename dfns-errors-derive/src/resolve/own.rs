//! User-defined variants: they wrap an error, hold the API's errors, or have their own message.

use dfns_errors_spec::{Spec, nearest};
use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Field, Fields, GenericArgument, LitStr, Path, PathArguments, Type};

use super::codes;
use super::context::Context;
use super::fields::{is_body, written};
use super::format_string::{Argument, Piece, alignment_len, is_in_name, next_count, pieces};
use super::names::{entry_named, is_other, nearest_entry};
use super::resolved::{FieldRef, OwnVariant, Role, Variant, member};
use crate::diagnostics::{Diagnostics, quoted_list, spelled};
use crate::item_variant::ItemVariant;
use crate::source::Origin;
use crate::variant_attr::VariantAttr;

/// Resolves a user-defined variant.
pub(super) fn variant<'s>(variant: ItemVariant, context: &Context<'_, 's>) -> Variant<'s> {
    let role = match &variant.attr {
        VariantAttr::Transparent { transport } => transparent(&variant, transport.as_ref(), context),
        VariantAttr::Api(_) => api(&variant, context),
        VariantAttr::Display { format, code } => display(&variant, format, code.as_ref(), context),
        _ => None,
    };
    written(variant, role.unwrap_or(Role::Broken))
}

/// Reads `#[error(..)]`, which is left over from thiserror, as what it stands for, and reports it.
pub(super) fn take_thiserror(variant: &mut ItemVariant, spec: &Spec, diagnostics: &Diagnostics) {
    let Some(leftover) = variant.error.take() else { return };
    let is_own = matches!(variant.attr, VariantAttr::None) && is_own(variant, spec);
    let format: Option<LitStr> = leftover.parse_args().ok().filter(|_| is_own);
    let is_transparent = leftover.parse_args::<Ident>().is_ok_and(|word| word == "transparent");
    // A custom message would lose the retry rule of a transport error.
    let wraps = variant.fields.len() == 1 && (variant.from.is_some() || variant.source.is_some());
    let help = match &format {
        Some(format) if wraps => {
            let custom = format!("`#[dfns(display = {})]`", format.to_token_stream());
            format!("write `#[dfns(transparent)]` to keep the retry rule of the wrapped error, or {custom}")
        }
        Some(format) => format!("write `#[dfns(display = {})]`", format.to_token_stream()),
        None if is_own && is_transparent => "write `#[dfns(transparent)]`".to_owned(),
        None if is_own => "write `#[dfns(display = \"..\")]`: the string can refer only to fields".to_owned(),
        None => "remove it: `#[dfns_errors]` generates the message of this variant".to_owned(),
    };
    diagnostics.report(&leftover, "`#[error]` belongs to thiserror", help);
    if let Some(format) = format {
        variant.attr = VariantAttr::Display { format, code: None };
    } else if is_own {
        variant.attr = if is_transparent { VariantAttr::Transparent { transport: None } } else { VariantAttr::Broken };
    }
}

/// Reads a variant that was not marked as the user's own but can only be that, and reports it: a field with `#[from]`,
/// a field type that no response can become, or a name that is not near to any error's.
pub(super) fn mark_unmarked(variant: &mut ItemVariant, spec: &Spec, wraps_api: bool, diagnostics: &Diagnostics) {
    if !matches!(variant.attr, VariantAttr::None) || !is_own(variant, spec) {
        return;
    }
    let name = &variant.name;
    let message = match &variant.from {
        Some(_) => format!("`{name}` has `#[from]` but is not marked `#[dfns(transparent)]`"),
        None if wraps_api => not_marked(name),
        None => format!("the {} has no error named `{name}`", spec.api),
    };
    diagnostics.report(name, message, mark(variant));
    let wraps = wraps_error(variant);
    variant.attr = if wraps { VariantAttr::Transparent { transport: None } } else { VariantAttr::Broken };
}

fn is_own(variant: &ItemVariant, spec: &Spec) -> bool {
    let name = variant.name.unraw().to_string();
    if entry_named(&name, spec).is_some() || is_other(&variant.name) {
        return false;
    }
    let is_named_like_cause = spec.errors.iter().any(|entry| entry.causes.iter().any(|cause| cause.name == name));
    variant.from.is_some() || (nearest_entry(&name, spec).is_none() && !is_named_like_cause && !keeps_response(variant))
}

/// Returns `true` for the fields of a variant that is created from a response.
fn keeps_response(variant: &ItemVariant) -> bool {
    match &variant.fields {
        Fields::Unit => false,
        Fields::Named(fields) => {
            fields.named.iter().all(|field| field.ident.as_ref().is_some_and(|name| name == "cause" || name == "body"))
        }
        Fields::Unnamed(fields) => fields.unnamed.iter().any(|field| is_body(&field.ty)),
    }
}

/// Returns `true` if the variant has one field whose type may be an error.
fn wraps_error(variant: &ItemVariant) -> bool {
    let mut fields = variant.fields.iter();
    let (Some(field), None) = (fields.next(), fields.next()) else { return false };
    variant.from.is_some() || spelled(&field.ty).contains("Error")
}

/// Says what is wrong with an unmarked variant beside one that holds the API's errors.
pub(super) fn not_marked(name: &Ident) -> String {
    format!("`{name}` is not marked as your own error, and the `api` variant already holds the API's errors")
}

/// Says how to mark a user-defined variant.
pub(super) fn mark(variant: &ItemVariant) -> String {
    if wraps_error(variant) {
        return "mark your own error with `#[dfns(transparent)]`".to_owned();
    }
    "mark your own error with `#[dfns(display = \"..\")]`, or with `#[dfns(transparent)]` if it wraps an error"
        .to_owned()
}

/// Returns the one field of a variant that wraps an error.
fn only_field<'v>(variant: &'v ItemVariant, what: &str, context: &Context<'_, '_>) -> Option<&'v Field> {
    let mut fields = variant.fields.iter();
    if let (Some(field), None) = (fields.next(), fields.next()) {
        return Some(field);
    }
    let name = &variant.name;
    let first = variant.fields.iter().next().map_or_else(|| "TheError".to_owned(), |field| spelled(&field.ty));
    let message = format!("`{name}` must have one field, {what}");
    context.diagnostics.report(name, message, format!("write `{name}(#[from] {first})`"));
    None
}

fn transparent<'s>(variant: &ItemVariant, transport: Option<&Path>, context: &Context<'_, 's>) -> Option<Role<'s>> {
    let field = only_field(variant, "the error that it wraps", context)?;
    let has_from = variant.from.is_some() && !is_from_written(field, context);
    let transport = transport.map(ToTokens::to_token_stream);
    Some(Role::Transparent { field: FieldRef::handwritten(field, 0), has_from, transport })
}

/// Reports a second `From<DfnsError>`: a `DfnsError` converts to the matching variant.
fn is_from_written(field: &Field, context: &Context<'_, '_>) -> bool {
    let ty = spelled(&field.ty);
    let is_dfns_error = ty == "DfnsError" || ty.ends_with("dfns_errors::DfnsError");
    let is_written = is_dfns_error && matches!(context.origin, Origin::BuiltIn);
    if is_written {
        let help = "remove the variant, because a `DfnsError` converts to the matching one; or wrap it: `#[dfns(api)]`";
        context.diagnostics.report(&field.ty, "`From<DfnsError>` is implemented by `#[dfns_errors]`", help);
    }
    is_written
}

fn api<'s>(variant: &ItemVariant, context: &Context<'_, 's>) -> Option<Role<'s>> {
    let field = only_field(variant, "the enum with the API's errors", context)?;
    let ty = spelled(&field.ty);
    for pointer in ["Box", "Rc", "Arc"] {
        let Some(inner) = ty.strip_suffix('>').and_then(|ty| ty.split_once(&format!("{pointer}<"))) else { continue };
        let help = format!("write `{}(#[from] {})`", variant.name, inner.1);
        context.diagnostics.report(
            &field.ty,
            format!("an `api` variant must hold the enum itself, not a `{pointer}`"),
            help,
        );
        return None;
    }
    if variant.is_conditional() {
        context.diagnostics.report(
            &variant.name,
            "the variant marked `api` cannot be conditional",
            "remove its `#[cfg]`",
        );
    }
    let pointee = pointee(&field.ty).map(ToTokens::to_token_stream);
    Some(Role::Api { field: FieldRef::handwritten(field, 0), pointee, has_from: variant.from.is_some() })
}

/// Returns `E` of `Box<E>` and `Arc<E>`. A type that is not a path can't be an enum.
fn pointee(ty: &Type) -> Option<&Type> {
    let Type::Path(pointer) = ungrouped(ty) else { return None };
    let last = pointer.path.segments.last()?;
    if last.ident != "Box" && last.ident != "Arc" {
        return None;
    }
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    match arguments.args.first()? {
        GenericArgument::Type(inside) if matches!(ungrouped(inside), Type::Path(_)) => Some(inside),
        _ => None,
    }
}

/// Returns the type itself if it comes from a `$ty:ty` of a `macro_rules!`.
fn ungrouped(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => ungrouped(&group.elem),
        _ => ty,
    }
}

fn display<'s>(
    variant: &ItemVariant,
    format: &LitStr,
    code: Option<&LitStr>,
    context: &Context<'_, 's>,
) -> Option<Role<'s>> {
    let (format, bound) = bind_fields(variant, format, context)?;
    if let Some(code) = code {
        codes::check(code, variant, context);
    }
    let code = codes::of_variant(&variant.name, code);
    let marker = variant.source.as_ref().or(variant.from.as_ref()).map(|(index, _)| *index);
    // As in thiserror.
    let named = || variant.fields.iter().position(|field| field.ident.as_ref().is_some_and(|name| name == "source"));
    let field = |index: usize| variant.fields.iter().nth(index).map(|field| FieldRef::handwritten(field, index));
    let is_written =
        variant.fields.iter().next().is_some_and(|field| variant.from.is_some() && is_from_written(field, context));
    let has_from = variant.from.is_some() && !is_written && is_only_field(variant, context);
    Some(Role::Own(OwnVariant { format, bound, code, source: marker.or_else(named).and_then(field), has_from }))
}

/// `From` can fill one field only.
fn is_only_field(variant: &ItemVariant, context: &Context<'_, '_>) -> bool {
    let is_only = variant.fields.len() == 1;
    if let (false, Some((_, from))) = (is_only, &variant.from) {
        let help = "write `#[source]`, or remove the other fields";
        context.diagnostics.report(
            from,
            format!("`#[from]` cannot fill the {} fields of `{}`", variant.fields.len(), variant.name),
            help,
        );
    }
    is_only
}

/// A field in a format string: the member, and the name that it is bound to.
type Bound = (TokenStream, Ident);

/// Turns the fields in a format string into arguments: `{cents:>width$}` becomes `{0:>1$}`. Their own names may be
/// keywords, or clash with names in generated code.
fn bind_fields(variant: &ItemVariant, format: &LitStr, context: &Context<'_, '_>) -> Option<(LitStr, Vec<Bound>)> {
    // Code of the macro: lints of handwritten patterns don't apply.
    let place = format.span().resolved_at(Span::call_site());
    let mut binder = Binder { variant, format, context, bound: Vec::new() };
    let mut text = String::new();
    for piece in pieces(&format.value()) {
        match piece {
            Piece::Text(words) => text.push_str(words),
            Piece::Argument(argument) => text.extend(["{", &binder.bind_argument(argument)?, "}"]),
        }
    }
    Some((LitStr::new(&text, place), binder.bound))
}

/// Collects the fields in a format string.
struct Binder<'b> {
    variant: &'b ItemVariant,
    format: &'b LitStr,
    context: &'b Context<'b, 'b>,
    bound: Vec<Bound>,
}

impl Binder<'_> {
    /// Returns the argument with positions instead of names.
    fn bind_argument(&mut self, argument: Argument<'_>) -> Option<String> {
        let position = self.bind(argument.name, argument)?;
        let (aligned, mut rest) = argument.spec.split_at(alignment_len(argument.spec));
        if rest.contains(".*") {
            self.report_star(argument);
            return None;
        }
        let mut bound = format!("{position}{aligned}");
        while let Some((before, name, after)) = next_count(rest) {
            bound.extend([before, &self.bind(name, argument)?.to_string(), "$"]);
            rest = after;
        }
        Some(bound + rest)
    }

    /// Returns the position of the field's argument.
    fn bind(&mut self, name: &str, argument: Argument<'_>) -> Option<usize> {
        let mut fields = self.variant.fields.iter().enumerate();
        let Some((index, field)) = fields.find(|(index, field)| is_named(field, *index, name)) else {
            report_no_field(self.variant, name, argument, self.format, self.context);
            return None;
        };
        // The compiler reports a type that can't be shown at the field.
        let place = field.ty.span().resolved_at(Span::call_site());
        let ident = Ident::new(&format!("__field_{index}"), place);
        if let Some(position) = self.bound.iter().position(|(_, other)| *other == ident) {
            return Some(position);
        }
        self.bound.push((member(field, index), ident));
        Some(self.bound.len() - 1)
    }

    /// Reports `{0:.*}`, which takes the precision from an argument that is not in the text.
    fn report_star(&self, Argument { name, spec }: Argument<'_>) {
        let message = format!("`{{{name}{spec}}}` does not name the field with the precision");
        let help = format!("replace `*` with a number, or with a field and a `$`: `{{{name}:.digits$}}`");
        self.context.diagnostics.report(self.format, message, help);
    }
}

fn is_named(field: &Field, index: usize, name: &str) -> bool {
    field.ident.as_ref().map_or_else(|| name == index.to_string(), |ident| ident.unraw() == name)
}

fn report_no_field(
    variant: &ItemVariant,
    name: &str,
    argument: Argument<'_>,
    format: &LitStr,
    context: &Context<'_, '_>,
) {
    let name_of = |(index, field): (usize, &Field)| {
        field.ident.as_ref().map_or_else(|| index.to_string(), |ident| ident.unraw().to_string())
    };
    let names: Vec<String> = variant.fields.iter().enumerate().map(name_of).collect();
    let (spec, is_count) = (argument.spec, name != argument.name);
    let near = field_near(name, &names, is_count);
    let (message, help) = match near {
        _ if name.is_empty() && !names.is_empty() => {
            let shown: Vec<String> = names.iter().map(|name| format!("`{{{name}{spec}}}`")).collect();
            (format!("`{{{spec}}}` does not name a field"), format!("write {}", shown.join(" or ")))
        }
        Some(near) if name.starts_with("r#") => {
            (format!("`{{{name}{spec}}}` contains a raw identifier"), format!("write `{{{near}{spec}}}`"))
        }
        _ if !name.chars().all(is_in_name) => (
            format!("`{{{name}}}` is not a field"),
            "write only the name of a field: its value is shown with `Display`".to_owned(),
        ),
        Some(near) => {
            let near = if is_count { format!("{near}$") } else { format!("{{{near}}}") };
            (format!("`{}` has no field `{name}`", variant.name), format!("did you mean `{near}`?"))
        }
        None if names.is_empty() => (
            format!("`{}` has no fields to show", variant.name),
            format!("replace `{{{name}}}` with plain text, or write `{{{{{name}}}}}` to print the braces"),
        ),
        None => (format!("`{}` has no field `{name}`", variant.name), its_fields(&names)),
    };
    context.diagnostics.report(format, message, help);
}

fn its_fields(names: &[String]) -> String {
    let verb = if names.len() == 1 { "field is" } else { "fields are" };
    format!("its {verb} {}", quoted_list(names.iter().map(String::as_str)))
}

/// Returns the field that was probably meant.
fn field_near<'n>(name: &str, names: &'n [String], is_count: bool) -> Option<&'n str> {
    let mut fields = names.iter().map(String::as_str);
    if let Some(keyword) = name.strip_prefix("r#") {
        return fields.find(|field| *field == keyword);
    }
    // A field at another position probably has another type than a width.
    nearest(name, fields).filter(|_| !is_count || name.parse::<usize>().is_err())
}
