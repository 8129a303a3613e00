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
use crate::format::{Argument, Piece, pieces};
use crate::input::tokens::{flattened, is_punct, stream};
use crate::input::variant::{ItemVariant, first_type};
use crate::resolved::{CustomVariant, FieldRef, Role, member};

/// Returns the only field of a variant that wraps an error.
fn wrapped_field<'v>(variant: &'v ItemVariant, what: &str) -> syn::Result<&'v Field> {
    let name = &variant.name;
    let Some(field) = variant.only_field() else {
        let help = format!("write `{name}(#[from] {})`", first_type(&variant.fields));
        return Err(error(name, format!("`{name}` must have one field, {what}"), help));
    };
    check::unconditional(0, variant)?;
    Ok(field)
}

pub(super) fn transparent(variant: &ItemVariant, transport: Option<Path>, context: &Context<'_>) -> syn::Result<Role> {
    let field = wrapped_field(variant, "the error that it wraps")?;
    let has_from = variant.from.is_some() && check::from(field, context);
    let transport = transport.map(|path| path.to_token_stream());
    Ok(Role::Transparent { field: FieldRef::handwritten(field, 0), has_from, transport })
}

pub(super) fn api(variant: &ItemVariant, context: &Context<'_>) -> syn::Result<Role> {
    let field = wrapped_field(variant, "the enum with the API's errors")?;
    if variant.is_conditional() {
        let message = "the variant marked `api` cannot be conditional";
        context.diagnostics.report(&variant.name, message, "remove its `#[cfg]`");
    }
    let field = FieldRef::handwritten(field, 0);
    let pointee = field.ty.clone().and_then(pointee);
    Ok(Role::Api { field, pointee, has_from: variant.from.is_some() })
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
) -> syn::Result<Role> {
    let Bound { text, fields: bound } = Bound::new(variant, format)?;
    // Code of the macro: lints of handwritten patterns don't apply.
    let format = LitStr::new(&text, format.span().resolved_at(Span::call_site()));
    let code = check::code(code, &variant.name);
    let source = source(variant)?;
    Ok(Role::Custom(CustomVariant { format, bound, code, source, has_from: has_from(variant, context) }))
}

/// Returns the field with a marker, or else the one named `source`, as in thiserror.
fn source(variant: &ItemVariant) -> syn::Result<Option<FieldRef>> {
    let marked = variant.source.as_ref().or(variant.from.as_ref()).map(|(index, _)| *index);
    let mut fields = variant.fields.iter().enumerate();
    let source = fields.find(|(index, field)| match marked {
        Some(marked) => *index == marked,
        None => field.ident.as_ref().is_some_and(|name| name == "source"),
    });
    let Some((index, field)) = source else { return Ok(None) };
    check::unconditional(index, variant)?;
    Ok(Some(FieldRef::handwritten(field, index)))
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
        let position = self.position(argument.name, argument, variant, format)?;
        self.text.extend(["{", &position]);
        for (text, name) in argument.counts() {
            if text.contains(".*") {
                return Err(unnamed_precision(argument, format));
            }
            self.text.push_str(text);
            if let Some(name) = name {
                let position = self.position(name, argument, variant, format)?;
                self.text.extend([&position, "$"]);
            }
        }
        self.text.push('}');
        Ok(())
    }

    /// Returns the position of the field's argument.
    fn position(
        &mut self,
        name: &str,
        argument: Argument<'_>,
        variant: &ItemVariant,
        format: &LitStr,
    ) -> syn::Result<String> {
        let mut fields = variant.fields.iter().enumerate();
        let Some((index, field)) = fields.find(|(index, field)| name_of(*index, field) == name) else {
            return Err(no_field(name, argument, variant, format));
        };
        check::unconditional(index, variant)?;
        // The compiler reports a type that can't be shown at the field.
        let ident = Ident::new(&format!("__field_{index}"), field.ty.span().resolved_at(Span::call_site()));
        let known = self.fields.iter().position(|(_, other)| *other == ident);
        if known.is_none() {
            self.fields.push((member(field, index), ident));
        }
        Ok(known.unwrap_or(self.fields.len() - 1).to_string())
    }
}

fn name_of(index: usize, field: &Field) -> String {
    field.ident.as_ref().map_or_else(|| index.to_string(), |ident| ident.unraw().to_string())
}

/// Returns the mistake in `{0:.*}`, which takes the precision from an argument that is not in the text.
fn unnamed_precision(Argument { name, spec }: Argument<'_>, format: &LitStr) -> syn::Error {
    let help = format!("replace `*` with a number, or with a field and a `$`: `{{{name}:.digits$}}`");
    error(format, format!("`{{{name}{spec}}}` does not name the field with the precision"), help)
}

/// Returns the mistake of a name in a format string that is not the name of a field.
fn no_field(name: &str, argument: Argument<'_>, variant: &ItemVariant, format: &LitStr) -> syn::Error {
    let names: Vec<String> = variant.fields.iter().enumerate().map(|(index, field)| name_of(index, field)).collect();
    let near = nearest(name, names.iter().map(String::as_str));
    let Argument { name: shown, spec } = argument;
    let is_count = name != shown;
    let written = if is_count { format!("{name}$") } else { format!("{{{shown}{spec}}}") };
    let help = match near {
        Some(near) if !is_count => format!("did you mean `{{{near}{spec}}}`?"),
        // A field at another position probably has another type than a width.
        Some(near) if name.parse::<usize>().is_err() => format!("did you mean `{near}$`?"),
        _ if names.is_empty() => format!("replace it with plain text, or write `{{{written}}}` to print the braces"),
        _ => format!("the text can show only fields: {}", quoted_list(names.iter().map(String::as_str))),
    };
    let message = format!("`{}` has no field for `{written}`", variant.name);
    error(format, message, help)
}
