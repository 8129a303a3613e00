//! `#[dfns(...)]` on a variant: what the variant stands for.

mod helper;
mod parts;
mod text;
mod word;
mod words;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, LitInt, LitStr, Meta, Path, Token};

use crate::errors::{Errors, error, spelled};
use helper::hidden_in;
use parts::{Parts, without_transparent_beside_api};
use word::Word;
use words::words;

pub(crate) use helper::{correct_attribute_name, take_named};

/// What a variant's attribute says, not yet compared with the spec.
pub(crate) enum VariantAttr {
    /// There is none: the variant stands for the error with its name.
    None,
    /// `#[dfns(NotFound, 410, Conflict::ExternalIdReused)]`
    Names(Vec<ErrorName>),
    /// `#[dfns(other)]`, and the word itself.
    Other(Ident),
    /// `#[dfns(api)]`, and the word itself.
    Api(Ident),
    /// `#[dfns(transparent, transport = classify)]`
    Transparent { transport: Option<Path> },
    /// `#[dfns(display = "..", code = "..")]`
    Display { format: LitStr, code: Option<LitStr> },
    /// A mistake that is already reported.
    Broken,
}

/// How the user names an error, or one cause of an error.
pub(crate) enum ErrorName {
    Entry(Ident),
    Status(LitInt),
    Cause(Ident, Ident),
    /// A longer path: a mistake, but its end may be clear enough.
    Path(Path),
    /// `404..410`, or with the token `404..=410`: a mistake, but clear enough.
    Range(LitInt, Option<Token![..=]>, LitInt),
    /// A name in quotes: a mistake, but clear enough.
    Quoted(LitStr),
}

impl ToTokens for ErrorName {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Entry(name) => name.to_tokens(tokens),
            Self::Status(status) => status.to_tokens(tokens),
            Self::Quoted(name) => name.to_tokens(tokens),
            Self::Cause(entry, cause) => tokens.extend(quote!(#entry::#cause)),
            Self::Path(path) => path.to_tokens(tokens),
            Self::Range(first, None, last) => tokens.extend(quote!(#first .. #last)),
            Self::Range(first, closed, last) => tokens.extend(quote!(#first #closed #last)),
        }
    }
}

/// The words before a `=`, and those that belong on a field.
const ARGUMENTS: &[&str] = &["display", "code", "transport", "from", "source"];

/// The words that are not names of errors.
pub(crate) const KEYWORDS: &[&str] = &["transparent", "other", "api"];

const HELP: &str = "name an error or a status, or write `transparent`, `other`, `api` or `display = \"..\"`";

impl VariantAttr {
    /// Takes `#[dfns(...)]` off a variant's attributes and reads it.
    pub(crate) fn take(attributes: &mut Vec<Attribute>, errors: &Errors) -> Self {
        let hidden: Vec<Attribute> = attributes.extract_if(.., |attribute| hidden_in(attribute).is_some()).collect();
        if let Some((attribute, hidden)) = hidden.first().and_then(|first| Some((first, hidden_in(first)?))) {
            take_named("dfns", attributes);
            return hidden.report(attribute, errors);
        }
        let helpers = take_named("dfns", attributes);
        let [helper, repeated @ ..] = &helpers[..] else { return Self::None };
        if !repeated.is_empty() && !report_repeated(repeated, &helpers, errors) {
            return Self::Broken;
        }
        Self::read(helper, errors).unwrap_or_else(|error| {
            errors.push(error);
            Self::Broken
        })
    }

    /// Returns the attribute for a keyword on its own.
    pub(crate) fn of_keyword(keyword: &Ident) -> Self {
        match keyword.unraw().to_string().as_str() {
            "other" => Self::Other(keyword.clone()),
            "api" => Self::Api(keyword.clone()),
            _ => Self::Transparent { transport: None },
        }
    }

    fn read(helper: &Attribute, errors: &Errors) -> syn::Result<Self> {
        let list = match &helper.meta {
            Meta::List(list) => list,
            Meta::Path(_) => return Err(error(helper, "`#[dfns]` requires an argument", HELP)),
            Meta::NameValue(pair) => {
                let help = format!("write `#[dfns({})]`", spelled(&pair.value).replace('"', ""));
                return Err(error(helper, "the arguments of `#[dfns]` go in parentheses", help));
            }
        };
        let words = list.parse_args_with(|input: ParseStream<'_>| words(input, errors))?;
        if words.is_empty() {
            return Err(error(helper, "`#[dfns()]` requires an argument", HELP));
        }
        let words = without_transparent_beside_api(words, errors);
        let mut parts = Parts::default();
        words.into_iter().try_for_each(|word| parts.add(word))?;
        parts.combine()
    }
}

/// Reports each attribute but the first. Returns `false` if they can't be joined, so that none of them can be read.
fn report_repeated(repeated: &[Attribute], all: &[Attribute], errors: &Errors) -> bool {
    let names: Option<Vec<String>> = all.iter().map(names_in).collect();
    let help = names.as_ref().map_or_else(
        || "keep one of them".to_owned(),
        |names| format!("combine them: `#[dfns({})]`", names.join(", ")),
    );
    for attribute in repeated {
        errors.report(attribute, "repeated `#[dfns]`", &help);
    }
    names.is_some()
}

/// Returns the arguments of a `#[dfns(..)]` that only names errors.
fn names_in(helper: &Attribute) -> Option<String> {
    let list = helper.meta.require_list().ok()?;
    let only_names = |input: ParseStream<'_>| input.parse_terminated(Word::parse, Token![,]);
    let words = list.parse_args_with(only_names).ok()?;
    words.iter().all(|word| matches!(word, Word::Name(_))).then(|| spelled(&list.tokens))
}
