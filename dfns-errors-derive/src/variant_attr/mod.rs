//! `#[dfns(...)]` on a variant: what the variant represents.

mod helper;
mod key;
mod parts;
mod text;
mod word;
mod words;

use std::ops::Range;

use proc_macro2::{Group, Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Attribute, LitInt, LitStr, Meta, Path};

use crate::diagnostics::{Diagnostics, error, spelled};
use helper::hidden_in;
use parts::{Parts, without_transparent_beside_api};
use word::Word;
use words::words;

pub(crate) use helper::{correct_attribute_name, take_named};

/// What a variant's attribute says, not yet compared with the spec.
pub(crate) enum VariantAttr {
    /// No attribute: the variant represents the error with its name.
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
    /// `404..=410`, as it was written, and the statuses in it: a mistake, but clear enough.
    Range(TokenStream, Range<u32>),
    /// A name in quotes: a mistake, but clear enough.
    Quoted(LitStr),
    /// `Conflict(ExternalIdReused)`: a mistake, but clear enough.
    WithArguments(Ident, Group),
}

impl ToTokens for ErrorName {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Entry(name) => name.to_tokens(tokens),
            Self::Status(status) => status.to_tokens(tokens),
            Self::Quoted(name) => name.to_tokens(tokens),
            Self::Cause(entry, cause) => tokens.extend(quote!(#entry::#cause)),
            Self::Path(path) => path.to_tokens(tokens),
            Self::Range(written, _) => written.to_tokens(tokens),
            Self::WithArguments(name, arguments) => tokens.extend(quote!(#name #arguments)),
        }
    }
}

/// The words that are not names of errors.
pub(crate) const KEYWORDS: &[&str] = &["transparent", "other", "api"];

const HELP: &str = "name an error or a status, or write `transparent`, `other`, `api` or `display = \"..\"`";

impl VariantAttr {
    /// Takes `#[dfns(...)]` off a variant's attributes and reads it.
    pub(crate) fn take(attributes: &mut Vec<Attribute>, diagnostics: &Diagnostics) -> Self {
        let hidden: Vec<Attribute> = attributes.extract_if(.., |attribute| hidden_in(attribute).is_some()).collect();
        if let Some((attribute, hidden)) = hidden.first().and_then(|first| Some((first, hidden_in(first)?))) {
            take_named("dfns", attributes);
            return hidden.report(attribute, diagnostics);
        }
        let helpers = take_named("dfns", attributes);
        let attr = match &helpers[..] {
            [] => return Self::None,
            [helper] => arguments(helper, diagnostics).and_then(|words| Self::combine(words, diagnostics)),
            [_, repeated, ..] => return Self::read_repeated(repeated, &helpers, diagnostics),
        };
        attr.unwrap_or_else(|error| {
            diagnostics.push(error);
            Self::Broken
        })
    }

    /// Reads several attributes as if they were one, if they can be combined, and reports them.
    fn read_repeated(repeated: &Attribute, all: &[Attribute], diagnostics: &Diagnostics) -> Self {
        let quiet = Diagnostics::default();
        let arguments: syn::Result<Vec<_>> = all.iter().map(|helper| arguments(helper, &quiet)).collect();
        let (mut words, mut texts) = (Vec::new(), Vec::new());
        for (word, text) in arguments.into_iter().flatten().flatten() {
            if !texts.contains(&text) {
                texts.push(text.clone());
                words.push((word, text));
            }
        }
        let attr = Self::combine(words, &quiet).ok().filter(|_| quiet.count() == 0 && !texts.is_empty());
        quiet.discard();
        let help = match &attr {
            Some(_) => format!("combine them: `#[dfns({})]`", texts.join(", ")),
            None => "keep one of them".to_owned(),
        };
        diagnostics.report(repeated, "repeated `#[dfns]`", help);
        attr.unwrap_or(Self::Broken)
    }

    /// Puts the arguments together.
    fn combine(words: Vec<(Word, String)>, diagnostics: &Diagnostics) -> syn::Result<Self> {
        let words = words.into_iter().map(|(word, _)| word).collect();
        let mut parts = Parts::default();
        without_transparent_beside_api(words, diagnostics).into_iter().try_for_each(|word| parts.add(word))?;
        parts.combine(diagnostics)
    }

    /// Returns the attribute for a keyword on its own.
    pub(crate) fn of_keyword(keyword: &Ident) -> Self {
        match keyword.unraw().to_string().as_str() {
            "other" => Self::Other(keyword.clone()),
            "api" => Self::Api(keyword.clone()),
            _ => Self::Transparent { transport: None },
        }
    }
}

/// Parses the arguments of an attribute, each with its text.
fn arguments(helper: &Attribute, diagnostics: &Diagnostics) -> syn::Result<Vec<(Word, String)>> {
    let list = match &helper.meta {
        Meta::List(list) => list,
        Meta::Path(_) => return Err(error(helper, "`#[dfns]` requires an argument", HELP)),
        Meta::NameValue(pair) => {
            let value = spelled(&pair.value);
            let name = value.replace('"', "");
            let is_name = syn::parse_str::<Path>(&name).is_ok() || name.parse::<u16>().is_ok();
            let keyword = KEYWORDS.iter().find(|keyword| keyword.eq_ignore_ascii_case(&name));
            let help = match keyword {
                Some(keyword) => (*keyword).to_owned(),
                None if is_name => name,
                None => format!("display = {value}"),
            };
            let message = "the arguments of `#[dfns]` go in parentheses";
            return Err(error(helper, message, format!("write `#[dfns({help})]`")));
        }
    };
    let words = list.parse_args_with(|input: ParseStream<'_>| words(input, diagnostics))?;
    if words.is_empty() {
        return Err(error(helper, "`#[dfns()]` requires an argument", HELP));
    }
    Ok(words)
}
