//! One argument of `#[dfns(..)]`, read from its tokens.

use std::ops::Range;

use proc_macro2::{Group, Ident, Literal, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ext::IdentExt as _;
use syn::parse::Parser as _;
use syn::{Lit, LitInt, LitStr, Path};

use super::key::{KEYWORDS, Key, misplaced};
use super::tokens::{is_path, is_punct, squeezed, stream};
use super::value::{self, Value};
use crate::diagnostics::{error, spelled};

pub(super) const HELP: &str = "name an error or a status, or write `transparent`, `other`, `api` or `display = \"..\"`";

/// One argument.
pub(super) enum Argument {
    Keyword(Ident),
    Name(ErrorName),
    Pair(Pair),
}

/// `display = ".."`
pub(super) struct Pair {
    pub(super) key: Key,
    pub(super) value: Value,
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

pub(super) fn read(tokens: &[TokenTree]) -> syn::Result<Argument> {
    match tokens {
        [TokenTree::Ident(word)] => read_word(word),
        [TokenTree::Literal(literal)] => read_literal(literal),
        [name @ .., TokenTree::Group(group)] if is_path(name) => read_call(name, group),
        [TokenTree::Ident(word), equals, value @ ..] if is_punct(equals, '=') => {
            read_pair(word, &quote!(#word #equals), value)
        }
        [name @ .., equals, _] if is_path(name) && is_punct(equals, '=') => {
            Err(error(stream(name), format!("unknown argument `{}`", squeezed(name)), HELP))
        }
        [.., dot, TokenTree::Ident(_)] if is_punct(dot, '.') => {
            let help = format!("write `{}`", squeezed(tokens).replace('.', "::"));
            Err(error(stream(tokens), "expected `::`, found `.`", help))
        }
        tokens if is_path(tokens) => read_path(tokens),
        tokens => read_range(tokens).map(Argument::Name).ok_or_else(|| unexpected(tokens)),
    }
}

fn read_word(word: &Ident) -> syn::Result<Argument> {
    if KEYWORDS.iter().any(|keyword| word.unraw() == keyword) {
        return Ok(Argument::Keyword(word.clone()));
    }
    if let Some(misplaced) = misplaced(word, &word.to_token_stream()) {
        return Err(misplaced);
    }
    Ok(match Key::exactly(word) {
        Some(key) => Argument::Pair(Pair { key, value: Value::Missing(word.to_token_stream()) }),
        None => Argument::Name(ErrorName::Entry(word.clone())),
    })
}

fn read_literal(literal: &Literal) -> syn::Result<Argument> {
    match Lit::new(literal.clone()) {
        Lit::Int(status) => Ok(Argument::Name(ErrorName::Status(status))),
        Lit::Str(name) => Ok(Argument::Name(ErrorName::Quoted(name))),
        _ => Err(unexpected(&[literal.clone().into()])),
    }
}

/// Reads `a::b`. A path that ends with `::` is unfinished.
fn read_path(tokens: &[TokenTree]) -> syn::Result<Argument> {
    let Ok(path) = Path::parse_mod_style.parse2(stream(tokens)) else {
        let text = squeezed(tokens);
        let help = format!("write `{}`, or name one of its causes", text.trim_end_matches(':'));
        return Err(error(stream(tokens), format!("expected a name after `{text}`"), help));
    };
    let names: Vec<&Ident> = path.segments.iter().map(|segment| &segment.ident).collect();
    match names[..] {
        [word] => read_word(word),
        [entry, cause] => Ok(Argument::Name(ErrorName::Cause(entry.clone(), cause.clone()))),
        _ => Ok(Argument::Name(ErrorName::Path(path))),
    }
}

/// Reads `404..=410` or `404-410`. Both ends may be missing.
fn read_range(tokens: &[TokenTree]) -> Option<ErrorName> {
    let (first, rest) = split_status(tokens);
    let dots = rest.iter().take_while(|token| matches!(token, TokenTree::Punct(_))).count();
    let (dots, rest) = rest.split_at(dots);
    let (last, []) = split_status(rest) else { return None };
    let is_open = match squeezed(dots).as_str() {
        ".." => true,
        "..=" | "..." => false,
        "-" if first.is_some() && last.is_some() => false,
        _ => return None,
    };
    let end = last.map_or(u32::MAX, |last| last.saturating_add(u32::from(!is_open)));
    Some(ErrorName::Range(stream(tokens), first.unwrap_or(u32::MIN)..end))
}

/// Splits off a status in front.
fn split_status(tokens: &[TokenTree]) -> (Option<u32>, &[TokenTree]) {
    if let [TokenTree::Literal(literal), rest @ ..] = tokens
        && let Lit::Int(status) = Lit::new(literal.clone())
    {
        return (Some(status.base10_parse().unwrap_or(u32::MAX)), rest);
    }
    (None, tokens)
}

/// Reads `NotFound(..)`, and says how to write `display("..")`.
fn read_call(name: &[TokenTree], group: &Group) -> syn::Result<Argument> {
    let path = stream(name);
    let text = spelled(&path);
    let written = quote!(#path #group);
    let is_error = text.starts_with(char::is_uppercase);
    match name {
        [TokenTree::Ident(entry)] if is_error => {
            return Ok(Argument::Name(ErrorName::WithArguments(entry.clone(), group.clone())));
        }
        _ if is_error || KEYWORDS.contains(&text.as_str()) => {
            return Err(error(written, format!("`{text}` does not take arguments"), format!("write `{text}`")));
        }
        [TokenTree::Ident(word)] => {
            if let Some(misplaced) = misplaced(word, &written) {
                return Err(misplaced);
            }
            if let Some(key) = Key::new(word) {
                let help = format!("write `{} = {}`", key.name, spelled(group.stream()));
                return Err(error(written, format!("expected `=` after `{text}`"), help));
            }
        }
        _ => {}
    }
    Err(error(written, format!("unknown argument `{text}`"), HELP))
}

fn read_pair(word: &Ident, written: &TokenStream, value: &[TokenTree]) -> syn::Result<Argument> {
    let is_keyword = KEYWORDS.iter().any(|keyword| word == keyword);
    let Some(key) = Key::new(word).filter(|_| !is_keyword) else { return Err(unknown_pair(word, written, value)) };
    let value = value::read(key.name, written, value)?;
    Ok(Argument::Pair(Pair { key, value }))
}

/// Returns the mistake in `status = 404`, whose key is unknown.
fn unknown_pair(word: &Ident, written: &TokenStream, value: &[TokenTree]) -> syn::Error {
    let tokens = stream(value);
    let written = quote!(#written #tokens);
    if let Some(misplaced) = misplaced(word, &written) {
        return misplaced;
    }
    let name = word.to_string();
    if KEYWORDS.contains(&name.as_str()) {
        return error(word, format!("`{name}` takes no value"), format!("write `#[dfns({name})]`"));
    }
    if name.starts_with(char::is_uppercase) {
        return error(written, format!("`{name}` takes no value"), format!("write `{name}`"));
    }
    let value = spelled(tokens).replace('"', "");
    let help =
        if is_name(&value) { format!("`#[dfns]` takes names and statuses: write `{value}`") } else { HELP.to_owned() };
    error(written, format!("unknown argument `{name}`"), help)
}

/// Returns `true` for a path or a status.
pub(super) fn is_name(text: &str) -> bool {
    syn::parse_str::<Path>(text).is_ok() || text.parse::<u16>().is_ok()
}

/// Returns the mistake in `-404`, `404.0`, or what can't be a name at all.
fn unexpected(tokens: &[TokenTree]) -> syn::Error {
    let has_text = tokens.iter().any(|token| token.to_string().starts_with('"'));
    let text = if has_text { spelled(stream(tokens)) } else { squeezed(tokens) };
    let whole = text.trim_start_matches('-').split('.').next().filter(|whole| whole.parse::<u16>().is_ok());
    let help = whole.map_or_else(|| HELP.to_owned(), |whole| format!("write `{whole}`"));
    error(stream(tokens), format!("expected an error's name or status, found `{text}`"), help)
}
