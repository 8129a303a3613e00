//! The fields of a variant that is created from a response.

use dfns_errors_spec::model::ErrorEntry;
use dfns_errors_spec::nearest;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::ext::IdentExt as _;
use syn::punctuated::Punctuated;
use syn::token::Bracket;
use syn::{AttrStyle, Attribute, Expr, ExprLit, Field, Fields, Lit, LitStr, Meta, MetaNameValue, Token};

use crate::check;
use crate::context::{Context, cause_enum};
use crate::diagnostics::{error, spelled};
use crate::input::variant::{ItemVariant, is_body};
use crate::mend::lookup::Target;
use crate::resolved::{FieldRef, KeptFields, Role};
use crate::source::Origin;

/// The docs of the two fields.
pub(super) const CAUSE: &str = "The recognized cause, if the body identifies one.";
pub(super) const BODY: &str = "The response body.";

/// Reads the fields of a variant that is created from a response: none, one, or `{ cause, body }`. Without targets, it
/// is the variant for unlisted statuses.
pub(super) fn kept(variant: &ItemVariant, targets: &[Target], context: &Context<'_>) -> syn::Result<KeptFields> {
    let reader = Reader { variant, targets, context };
    let mut kept = KeptFields::default();
    let mut mistakes = reader.check_no_markers();
    match &variant.fields {
        Fields::Unit => {}
        Fields::Named(fields) => reader.keep_named(&fields.named, &mut kept, &mut mistakes),
        Fields::Unnamed(fields) => reader.keep_unnamed(&fields.unnamed, &mut kept, &mut mistakes),
    }
    mistakes.extend(kept.cause.as_ref().and_then(|cause| reader.check_cause(cause)));
    mistakes.extend((0..variant.fields.len()).filter_map(|index| check::unconditional(index, variant).err()));
    let together = mistakes.into_iter().reduce(|mut together, mistake| {
        together.combine(mistake);
        together
    });
    together.map_or(Ok(kept), Err)
}

/// A variant, and what it stands for.
struct Reader<'a> {
    variant: &'a ItemVariant,
    targets: &'a [Target],
    context: &'a Context<'a>,
}

impl Reader<'_> {
    fn check_no_markers(&self) -> Vec<syn::Error> {
        let markers = self.variant.from.iter().chain(&self.variant.source).map(|(_, marker)| {
            let name = spelled(marker.path());
            if self.variant.fields.iter().any(|field| is_body(&field.ty)) {
                let message = format!("`#[{name}]` cannot mark a response body");
                return error(marker, message, format!("remove `#[{name}]`"));
            }
            let help = format!("mark `{}` with `#[dfns(transparent)]`, or remove `#[{name}]`", self.variant.name);
            error(marker, format!("`#[{name}]` belongs on a `transparent` or `display` variant"), help)
        });
        markers.collect()
    }

    fn keep_named(&self, fields: &FieldList, kept: &mut KeptFields, mistakes: &mut Vec<syn::Error>) {
        for (index, field) in fields.iter().enumerate() {
            let Some(name) = &field.ident else { continue };
            match name.unraw().to_string().as_str() {
                "cause" => kept.cause = Some(FieldRef::handwritten(field, index)),
                "body" => kept.body = Some(FieldRef::handwritten(field, index)),
                word => mistakes.push(error(name, format!("unknown field `{name}`"), self.named_help(word))),
            }
        }
    }

    fn named_help(&self, word: &str) -> String {
        let names: &[&str] = if self.entry_with_causes().is_some() { &["cause", "body"] } else { &["body"] };
        match (nearest(word, names.iter().copied()), names) {
            (Some(near), _) => format!("did you mean `{near}`?"),
            (None, [only]) => format!("the variant can have only the field `{only}`"),
            (None, _) => format!("the variant can have only the fields `{}`", names.join("` and `")),
        }
    }

    /// Keeps the body in the only field.
    fn keep_unnamed(&self, fields: &FieldList, kept: &mut KeptFields, mistakes: &mut Vec<syn::Error>) {
        let name = &self.variant.name;
        match fields.len() {
            0 => mistakes.push(error(name, format!("`{name}` has empty parentheses"), self.shapes())),
            1 => {
                mistakes.extend(self.check_not_cause());
                kept.body = fields.first().map(|field| FieldRef::handwritten(field, 0));
            }
            count => {
                let message = format!("`{name}` has {count} unnamed fields, but a response fills at most one");
                mistakes.push(error(fields, message, self.shapes()));
            }
        }
    }

    /// Returns the mistake in `Conflict(Option<ConflictCause>)`: a field without a name is the body.
    fn check_not_cause(&self) -> Option<syn::Error> {
        let entry = self.entry_with_causes()?;
        let ty = self.variant.only_field()?.ty.to_token_stream();
        if !has(&words(&ty), &cause_enum(entry)) {
            return None;
        }
        let ItemVariant { name, fields, .. } = self.variant;
        let help = format!("write `{name} {{ cause: {} }}`", self.context.cause_type(entry));
        Some(error(quote!(#name #fields), "a cause must be in a field named `cause`", help))
    }

    /// Lists the shapes that the variant can have.
    fn shapes(&self) -> String {
        let name = &self.variant.name;
        let body = self.context.body_type();
        let Some(entry) = self.entry_with_causes() else { return format!("write `{name}`, or `{name}({body})`") };
        let cause = self.context.cause_type(entry);
        format!("write `{name}`, `{name}({body})`, or `{name} {{ cause: {cause}, body: {body} }}`")
    }

    /// Returns the entry whose causes the variant can keep.
    fn entry_with_causes(&self) -> Option<&'static ErrorEntry> {
        let first = self.targets.first()?;
        let is_one = self.targets.iter().all(|target| target.index == first.index);
        Some(first.entry).filter(|entry| is_one && !entry.causes.is_empty())
    }

    /// Checks the field `cause`: its type is that of one entry's causes.
    fn check_cause(&self, cause: &FieldRef) -> Option<syn::Error> {
        let why = match (self.entry_with_causes(), self.targets) {
            (Some(entry), _) => return self.check_cause_type(cause.ty.as_ref()?, entry),
            (None, []) => "unlisted statuses have no causes".to_owned(),
            (None, [target]) => format!("`{}` has no causes", target.entry.name),
            _ => "a variant for several errors cannot have a `cause`: each error has its own causes".to_owned(),
        };
        Some(error(&cause.member, why, "remove the field `cause`"))
    }

    /// Finds mistakes that the type's name reveals. The compiler would report them in terms of generated code.
    fn check_cause_type(&self, ty: &TokenStream, entry: &ErrorEntry) -> Option<syn::Error> {
        let words = words(ty);
        let is_foreign = matches!(self.context.origin(), Origin::File(_)) && has(&words, "dfns_errors");
        let is_own = has(&words, &cause_enum(entry));
        if is_own && has(&words, "Option") && !is_foreign {
            return None;
        }
        let mut entries = self.context.spec().errors.iter();
        let other = entries.find(|other| other.name != entry.name && has(&words, &cause_enum(other)));
        let message = match other {
            _ if is_foreign => "expected causes from this enum's spec, found causes from the Dfns API".to_owned(),
            Some(other) => format!("expected causes of `{}`, found causes of `{}`", entry.name, other.name),
            None if is_own => "`cause` must be an `Option`: not every body identifies a cause".to_owned(),
            // An alias has another name.
            None if has(&words, "String") || has(&words, "str") => {
                format!("expected causes of `{}`, found text", entry.name)
            }
            None => return None,
        };
        Some(error(ty, message, format!("write `{}`", self.context.cause_type(entry))))
    }
}

type FieldList = Punctuated<Field, Token![,]>;

/// Returns the words in a type, without those in parentheses.
fn words(ty: &TokenStream) -> Vec<String> {
    let mut words = Vec::new();
    for token in ty.clone() {
        if let TokenTree::Ident(word) = token {
            words.push(word.to_string());
        }
    }
    words
}

fn has(words: &[String], word: &str) -> bool {
    words.iter().any(|other| other == word)
}

/// Documents named fields, because `missing_docs` asks for it.
pub(super) fn document(fields: &mut Fields, role: &Role) {
    let Fields::Named(fields) = fields else { return };
    for field in &mut fields.named {
        let name = field.ident.as_ref().map(|name| name.unraw().to_string());
        let words = match name.as_deref() {
            Some("cause") => CAUSE,
            Some("body") => BODY,
            _ if matches!(role, Role::Transparent { .. } | Role::Api { .. }) => "The wrapped error.",
            _ => continue,
        };
        if !field.attrs.iter().any(|attribute| attribute.path().is_ident("doc")) {
            field.attrs.push(doc(words));
        }
    }
}

/// Creates `#[doc = ".."]`. Parsing it would cost ten times as much.
fn doc(words: &str) -> Attribute {
    let text = Lit::Str(LitStr::new(words, Span::call_site()));
    let meta = MetaNameValue {
        path: Ident::new("doc", Span::call_site()).into(),
        eq_token: <Token![=]>::default(),
        value: Expr::Lit(ExprLit { attrs: Vec::new(), lit: text }),
    };
    Attribute {
        pound_token: <Token![#]>::default(),
        style: AttrStyle::Outer,
        bracket_token: Bracket::default(),
        meta: Meta::NameValue(meta),
    }
}
