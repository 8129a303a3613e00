//! `#[dfns(...)]` on a variant: what the variant stands for.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Lit, LitInt, LitStr, Meta, Path, Token};

use crate::diagnostics::{Diagnostics, mistake};

/// What a variant says that it stands for, not yet compared with the spec.
pub(crate) enum Claim {
    /// No `#[dfns]`: the error that has the variant's name.
    ByName,
    /// `#[dfns(NotFound, 410, Conflict::ExternalIdReused)]`
    Listed(Vec<Target>),
    /// `#[dfns(other)]`, and the word itself.
    Other(Ident),
    /// `#[dfns(transparent)]`
    Transparent,
    /// Something that was reported already.
    Broken,
}

/// One error, or one cause of an error.
pub(crate) enum Target {
    Entry(Ident),
    Status(LitInt),
    Cause(Ident, Ident),
    /// A name in quotes: a mistake, and clear enough to be counted.
    Quoted(LitStr),
}

/// Takes `#[dfns(...)]` off a variant's attributes and reads it.
pub(crate) fn take(attributes: &mut Vec<Attribute>, diagnostics: &mut Diagnostics) -> Claim {
    let mut helpers = take_named("dfns", attributes).into_iter();
    let Some(helper) = helpers.next() else { return Claim::ByName };
    for repeated in helpers {
        diagnostics.add(&repeated, "repeated `#[dfns]`", "put everything in one: `#[dfns(NotFound, 410)]`");
    }
    read(&helper).unwrap_or_else(|mistake| {
        diagnostics.push(mistake);
        Claim::Broken
    })
}

/// Takes the attributes of that name off.
pub(crate) fn take_named(name: &str, attributes: &mut Vec<Attribute>) -> Vec<Attribute> {
    attributes.extract_if(.., |attribute| attribute.path().is_ident(name)).collect()
}

const EXAMPLES: &str = "write `#[dfns(NotFound)]`, `#[dfns(404, 410)]`, `#[dfns(Conflict::ExternalIdReused)]`, `#[dfns(transparent)]` or `#[dfns(other)]`";

fn read(helper: &Attribute) -> syn::Result<Claim> {
    let Meta::List(list) = &helper.meta else { return Err(mistake(helper, "`#[dfns]` says nothing", EXAMPLES)) };
    let words = list.parse_args_with(Punctuated::<Word, Token![,]>::parse_terminated)?;
    let mut targets = Vec::new();
    for word in &words {
        match word {
            Word::Target(target) => targets.push(target),
            Word::Keyword(keyword) if words.len() == 1 => return Ok(of_keyword(keyword)),
            Word::Keyword(keyword) => return Err(beside_others(keyword)),
        }
    }
    if targets.is_empty() {
        return Err(mistake(helper, "`#[dfns()]` says nothing", EXAMPLES));
    }
    Ok(Claim::Listed(words.into_iter().filter_map(Word::target).collect()))
}

pub(crate) fn of_keyword(keyword: &Ident) -> Claim {
    if keyword == "other" { Claim::Other(keyword.clone()) } else { Claim::Transparent }
}

fn beside_others(keyword: &Ident) -> syn::Error {
    mistake(keyword, format!("`{keyword}` stands alone"), "give it a variant of its own")
}

enum Word {
    Keyword(Ident),
    Target(Target),
}

impl Word {
    fn target(self) -> Option<Target> {
        match self {
            Self::Target(target) => Some(target),
            Self::Keyword(_) => None,
        }
    }
}

impl Parse for Word {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(Lit) {
            return of_literal(input.parse()?).map(Self::Target);
        }
        let path = input.call(Path::parse_mod_style)?;
        if input.peek(Token![=]) {
            return Err(with_value(&path, input));
        }
        let names: Vec<&Ident> = path.segments.iter().map(|segment| &segment.ident).collect();
        match names[..] {
            [word] if word == "transparent" || word == "other" => Ok(Self::Keyword(word.clone())),
            [name] => Ok(Self::Target(Target::Entry(name.clone()))),
            [entry, cause] => Ok(Self::Target(Target::Cause(entry.clone(), cause.clone()))),
            _ => Err(mistake(
                &path,
                "a path of more than two names",
                "write the error's name, or `Conflict::ExternalIdReused`",
            )),
        }
    }
}

fn with_value(path: &Path, input: ParseStream<'_>) -> syn::Error {
    let value = input.parse::<Token![=]>().and_then(|_| input.parse::<Lit>());
    let value = value.map_or_else(|_| "NotFound".to_owned(), |value| value.to_token_stream().to_string());
    mistake(path, "`#[dfns]` takes names and statuses, no keys", format!("write `#[dfns({})]`", value.replace('"', "")))
}

fn of_literal(literal: Lit) -> syn::Result<Target> {
    match literal {
        Lit::Int(status) => Ok(Target::Status(status)),
        Lit::Str(name) => Ok(Target::Quoted(name)),
        literal => Err(mistake(literal, "this stands for no error", EXAMPLES)),
    }
}
