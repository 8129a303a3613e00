//! User-defined variants: they wrap an error, hold the API's errors, or have their own message.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::ext::IdentExt as _;
use syn::parse::{Parse as _, Parser as _};
use syn::spanned::Spanned as _;
use syn::{Field, LitStr, Path};

use dfns_errors_spec::nearest;

use crate::check;
use crate::context::Context;
use crate::diagnostics::{error, quoted_list};
use crate::format::{Argument, Piece, is_in_name, pieces};
use crate::input::tokens::{flattened, is_punct, stream};
use crate::input::variant::ItemVariant;
use crate::resolved::{CustomVariant, FieldRef, Role, member};

/// Returns the only field of a variant that wraps an error.
fn wrapped_field<'v>(variant: &'v ItemVariant, what: &str, context: &Context<'_>) -> Option<&'v Field> {
    let field = variant.only_field();
    if field.is_none() {
        let name = &variant.name;
        let help = format!("write `{name}(#[from] {})`", variant.first_type());
        context.diagnostics.report(name, format!("`{name}` must have one field, {what}"), help);
    }
    field
}

pub(super) fn transparent(variant: &ItemVariant, transport: Option<Path>, context: &Context<'_>) -> Option<Role> {
    let field = wrapped_field(variant, "the error that it wraps", context)?;
    let has_from = variant.from.is_some() && check::from(field, context);
    let transport = transport.map(|path| path.to_token_stream());
    Some(Role::Transparent { field: FieldRef::handwritten(field, 0), has_from, transport })
}

pub(super) fn api(variant: &ItemVariant, context: &Context<'_>) -> Option<Role> {
    let field = wrapped_field(variant, "the enum with the API's errors", context)?;
    if variant.is_conditional() {
        let message = "the variant marked `api` cannot be conditional";
        context.diagnostics.report(&variant.name, message, "remove its `#[cfg]`");
    }
    let field = FieldRef::handwritten(field, 0);
    let pointee = field.ty.clone().and_then(pointee);
    Some(Role::Api { field, pointee, has_from: variant.from.is_some() })
}

/// Returns `E` of `Box<E>` and `Arc<E>`. A type that is not a path can't be an enum.
fn pointee(ty: TokenStream) -> Option<TokenStream> {
    let tokens = flattened(ty);
    let (pointer, [_, inside @ .., _]) = tokens.split_at(tokens.iter().position(|token| is_punct(token, '<'))?) else {
        return None;
    };
    let [.., TokenTree::Ident(name)] = pointer else { return None };
    let is_path = Path::parse.parse2(stream(inside)).is_ok();
    (is_path && (name == "Box" || name == "Arc")).then(|| stream(inside))
}

pub(super) fn display(
    variant: &ItemVariant,
    format: &LitStr,
    code: Option<&LitStr>,
    context: &Context<'_>,
) -> Option<Role> {
    let Bound { text, fields: bound } = match Bound::new(variant, format) {
        Ok(bound) => bound,
        Err(mistake) => {
            context.diagnostics.push(mistake);
            return None;
        }
    };
    // Code of the macro: lints of handwritten patterns don't apply.
    let format = LitStr::new(&text, format.span().resolved_at(Span::call_site()));
    let code = check::code(code, &variant.name, context);
    let marker = variant.source.as_ref().or(variant.from.as_ref()).map(|(index, _)| *index);
    // As in thiserror.
    let mut fields = variant.fields.iter();
    let source = marker.or_else(|| fields.position(|field| field.ident.as_ref().is_some_and(|name| name == "source")));
    let source = source.and_then(|index| Some(FieldRef::handwritten(variant.fields.iter().nth(index)?, index)));
    Some(Role::Custom(CustomVariant { format, bound, code, source, has_from: has_from(variant, context) }))
}

/// Returns `true` for a variant with `#[from]`, which can fill one field only.
fn has_from(variant: &ItemVariant, context: &Context<'_>) -> bool {
    let Some((_, from)) = &variant.from else { return false };
    if let Some(field) = variant.only_field() {
        return check::from(field, context);
    }
    let message = format!("`#[from]` cannot fill the {} fields of `{}`", variant.fields.len(), variant.name);
    context.diagnostics.report(from, message, "write `#[source]`, or remove the other fields");
    false
}

/// A format string with positions in place of names: `{cents:>width$}` becomes `{0:>1$}`. The names of fields may be
/// keywords, or clash with names in generated code.
#[derive(Default)]
struct Bound {
    text: String,
    /// The field of each position, and the name that it is bound to.
    fields: Vec<(TokenStream, Ident)>,
}

impl Bound {
    fn new(variant: &ItemVariant, format: &LitStr) -> syn::Result<Self> {
        let mut bound = Self::default();
        for piece in pieces(&format.value()) {
            match piece {
                Piece::Text(text) => bound.text.push_str(text),
                Piece::Argument(argument) => bound.add(argument, variant, format)?,
            }
        }
        Ok(bound)
    }

    fn add(&mut self, argument: Argument<'_>, variant: &ItemVariant, format: &LitStr) -> syn::Result<()> {
        let position = self.position(argument.name, variant);
        let position = position.ok_or_else(|| no_field(argument, variant, format))?;
        self.text.extend(["{", &position]);
        for (text, name) in argument.counts() {
            if text.contains(".*") {
                return Err(unnamed_precision(argument, format));
            }
            self.text.push_str(text);
            if let Some(name) = name {
                let position = self.position(name, variant).ok_or_else(|| no_count(name, variant, format))?;
                self.text.extend([&position, "$"]);
            }
        }
        self.text.push('}');
        Ok(())
    }

    /// Returns the position of the field's argument.
    fn position(&mut self, name: &str, variant: &ItemVariant) -> Option<String> {
        let mut fields = variant.fields.iter().enumerate();
        let (index, field) = fields.find(|(index, field)| name_of(*index, field) == name)?;
        // The compiler reports a type that can't be shown at the field.
        let ident = Ident::new(&format!("__field_{index}"), field.ty.span().resolved_at(Span::call_site()));
        let known = self.fields.iter().position(|(_, other)| *other == ident);
        if known.is_none() {
            self.fields.push((member(field, index), ident));
        }
        Some(known.unwrap_or(self.fields.len() - 1).to_string())
    }
}

fn name_of(index: usize, field: &Field) -> String {
    field.ident.as_ref().map_or_else(|| index.to_string(), |ident| ident.unraw().to_string())
}

fn names_of(variant: &ItemVariant) -> Vec<String> {
    variant.fields.iter().enumerate().map(|(index, field)| name_of(index, field)).collect()
}

/// Returns the mistake in `{0:.*}`, which takes the precision from an argument that is not in the text.
fn unnamed_precision(Argument { name, spec }: Argument<'_>, format: &LitStr) -> syn::Error {
    let help = format!("replace `*` with a number, or with a field and a `$`: `{{{name}:.digits$}}`");
    error(format, format!("`{{{name}{spec}}}` does not name the field with the precision"), help)
}

/// Returns the mistake of a width or precision that is not a field.
fn no_count(name: &str, variant: &ItemVariant, format: &LitStr) -> syn::Error {
    let names = names_of(variant);
    // A field at another position probably has another type than a width.
    let near = nearest(name, names.iter().map(String::as_str)).filter(|_| name.parse::<usize>().is_err());
    unknown_field(name, near.map(|near| format!("{near}$")), &names, variant, format)
}

fn unknown_field(
    name: &str,
    near: Option<String>,
    names: &[String],
    variant: &ItemVariant,
    format: &LitStr,
) -> syn::Error {
    let verb = if names.len() == 1 { "field is" } else { "fields are" };
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("its {verb} {}", quoted_list(names.iter().map(String::as_str))),
    };
    error(format, format!("`{}` has no field `{name}`", variant.name), help)
}

/// Returns the mistake of an argument that is not a field.
fn no_field(Argument { name, spec }: Argument<'_>, variant: &ItemVariant, format: &LitStr) -> syn::Error {
    let names = names_of(variant);
    let keyword = name.strip_prefix("r#").filter(|keyword| names.iter().any(|field| field == keyword));
    let (message, help) = if let Some(keyword) = keyword {
        (format!("`{{{name}{spec}}}` contains a raw identifier"), format!("write `{{{keyword}{spec}}}`"))
    } else if name.is_empty() && !names.is_empty() {
        let shown: Vec<String> = names.iter().map(|name| format!("`{{{name}{spec}}}`")).collect();
        (format!("`{{{spec}}}` does not name a field"), format!("write {}", shown.join(" or ")))
    } else if !name.chars().all(is_in_name) {
        let help = "write only the name of a field: its value is shown with `Display`";
        (format!("`{{{name}}}` is not a field"), help.to_owned())
    } else if names.is_empty() {
        let help = format!("replace `{{{name}}}` with plain text, or write `{{{{{name}}}}}` to print the braces");
        (format!("`{}` has no fields to show", variant.name), help)
    } else {
        let near = nearest(name, names.iter().map(String::as_str)).map(|near| format!("{{{near}}}"));
        return unknown_field(name, near, &names, variant, format);
    };
    error(format, message, help)
}
