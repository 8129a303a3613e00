//! The fields of a variant that is created from a response.

use dfns_errors_spec::model::ErrorEntry;
use dfns_errors_spec::nearest;
use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::ext::IdentExt as _;
use syn::punctuated::Punctuated;
use syn::{Field, Fields, Token};

use crate::check;
use crate::context::{Context, cause_enum};
use crate::diagnostics::{error, spelled};
use crate::input::variant::ItemVariant;
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
            let help = format!("remove it, or mark `{}` with `#[dfns(transparent)]`", self.variant.name);
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
                word => mistakes.push(error(name, format!("unknown field `{name}`"), self.field_near(word))),
            }
        }
    }

    fn field_near(&self, word: &str) -> String {
        let names: &[&str] = if self.entry_with_causes().is_some() { &["cause", "body"] } else { &["body"] };
        let near = nearest(word, names.iter().copied());
        near.map_or_else(|| self.shapes(), |near| format!("did you mean `{near}`?"))
    }

    /// Keeps the body in the only field.
    fn keep_unnamed(&self, fields: &FieldList, kept: &mut KeptFields, mistakes: &mut Vec<syn::Error>) {
        let field = fields.first().filter(|field| fields.len() == 1 && !self.is_cause(field));
        kept.body = field.map(|field| FieldRef::handwritten(field, 0));
        if field.is_none() {
            let ItemVariant { name, fields, .. } = self.variant;
            let message = format!("`{name}` cannot be created from a response");
            mistakes.push(error(quote!(#name #fields), message, self.shapes()));
        }
    }

    /// Returns `true` for `Conflict(Option<ConflictCause>)`: a field without a name is the body.
    fn is_cause(&self, field: &Field) -> bool {
        let ty = field.ty.to_token_stream();
        self.entry_with_causes().is_some_and(|entry| has(&words(&ty), &cause_enum(entry)))
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

    /// Finds mistakes that the type's name reveals: the compiler would report them in terms of generated code. An alias has
    /// another name.
    fn check_cause_type(&self, ty: &TokenStream, entry: &ErrorEntry) -> Option<syn::Error> {
        let words = words(ty);
        let is_foreign = matches!(self.context.origin(), Origin::File(_)) && has(&words, "dfns_errors");
        let is_own = has(&words, &cause_enum(entry));
        let is_other = self.context.spec().errors.iter().any(|other| has(&words, &cause_enum(other)));
        let is_known = is_other || has(&words, "String") || has(&words, "str");
        if is_own && has(&words, "Option") && !is_foreign || !is_known && !is_foreign {
            return None;
        }
        let help = format!("write `{}`: not every body identifies a cause", self.context.cause_type(entry));
        Some(error(ty, format!("the field `cause` cannot be `{}`", spelled(ty)), help))
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

/// Writes the fields back. Named ones get docs, because `missing_docs` asks for them.
pub(super) fn documented(fields: &Fields, role: &Role) -> TokenStream {
    let Fields::Named(fields) = fields else { return fields.to_token_stream() };
    let documented = fields.named.iter().map(|field| {
        let docs = docs(field, role).map(|docs| quote!(#[doc = #docs]));
        quote!(#docs #field)
    });
    let mut tokens = TokenStream::new();
    fields.brace_token.surround(&mut tokens, |tokens| tokens.extend(quote!(#(#documented),*)));
    tokens
}

fn docs(field: &Field, role: &Role) -> Option<&'static str> {
    if field.attrs.iter().any(|attribute| attribute.path().is_ident("doc")) {
        return None;
    }
    match field.ident.as_ref()?.unraw().to_string().as_str() {
        "cause" => Some(CAUSE),
        "body" => Some(BODY),
        _ => matches!(role, Role::Transparent { .. } | Role::Api { .. }).then_some("The wrapped error."),
    }
}
