//! One argument of `#[dfns(..)]`, read from its tokens.

use std::ops::Range;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ext::IdentExt as _;
use syn::{Lit, LitInt, LitStr, Path};

use super::key::{KEYWORDS, Key, misplaced};
use super::tokens::{path_length, squeezed, stream};
use crate::diagnostics::{error, spelled};

pub(super) const HELP: &str = "name an error or a status, or write `transparent`, `other`, `api` or `display = \"..\"`";

/// One argument. Those with a value have their key, for messages.
pub(super) enum Argument {
    Keyword(Ident),
    Display(Ident, LitStr),
    Name(ErrorName),
    Code(Ident, LitStr),
    Transport(Ident, Path),
}

/// How the user names an error, or one cause of an error.
pub(crate) enum ErrorName {
    Entry(Ident),
    Status(LitInt),
    Cause(Ident, Ident),
    /// A name in quotes: a mistake, but clear enough.
    Quoted(LitStr),
    /// Another mistake that is clear enough: what was written, the name or statuses in it, and what is wrong, if that does
    /// not depend on the spec.
    Mistaken {
        written: TokenStream,
        text: String,
        message: Option<String>,
    },
}

impl ToTokens for ErrorName {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Entry(name) => name.to_tokens(tokens),
            Self::Status(status) => status.to_tokens(tokens),
            Self::Quoted(name) => name.to_tokens(tokens),
            Self::Cause(entry, cause) => tokens.extend(quote!(#entry::#cause)),
            Self::Mistaken { written, .. } => written.to_tokens(tokens),
        }
    }
}

impl Argument {
    pub(super) const LAST_RANK: u8 = 3;

    /// What other arguments belong to comes before them. Sorting would be half a percent of the macro's code.
    pub(super) fn rank(&self) -> u8 {
        match self {
            Self::Keyword(_) => 0,
            Self::Display(..) => 1,
            Self::Name(_) => 2,
            Self::Code(..) | Self::Transport(..) => Self::LAST_RANK,
        }
    }
}

impl ToTokens for Argument {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Name(name) => name.to_tokens(tokens),
            Self::Keyword(word) | Self::Display(word, _) | Self::Code(word, _) | Self::Transport(word, _) => {
                word.to_tokens(tokens);
            }
        }
    }
}

/// Reads an argument. Mistakes that leave no doubt about what was meant are pushed.
pub(super) fn read(tokens: &[TokenTree], mistakes: &mut Vec<syn::Error>) -> syn::Result<Argument> {
    match tokens.split_at(path_length(tokens)) {
        ([], [TokenTree::Literal(literal)]) => Ok(Argument::Name(read_literal(literal.clone().into())?)),
        ([], _) => read_statuses(tokens).map(Argument::Name),
        ([TokenTree::Ident(word)], rest) if !is_name(word) => read_word(word, rest, tokens, mistakes),
        (path, rest) => read_name(path, rest).map(Argument::Name),
    }
}

/// Names of errors start with an upper-case letter.
fn is_name(word: &Ident) -> bool {
    word.unraw().to_string().starts_with(char::is_uppercase)
}

/// Reads a keyword, a key with its value, or a name in lower case.
fn read_word(
    word: &Ident,
    rest: &[TokenTree],
    tokens: &[TokenTree],
    mistakes: &mut Vec<syn::Error>,
) -> syn::Result<Argument> {
    let text = word.unraw().to_string();
    if KEYWORDS.contains(&text.as_str()) {
        if rest.is_empty() {
            return Ok(Argument::Keyword(word.clone()));
        }
        let message = format!("unexpected `{}` after `{text}`", spelled(stream(rest)));
        return Err(error(stream(tokens), message, format!("write `{text}`")));
    }
    if let Some(mistake) = misplaced(word, tokens) {
        return Err(mistake);
    }
    let Some(key) = Key::near(&text).filter(|key| !rest.is_empty() || text == key.name) else {
        return if rest.is_empty() {
            Ok(Argument::Name(ErrorName::Entry(word.clone())))
        } else {
            Err(unknown(word, tokens))
        };
    };
    if text != key.name {
        mistakes.push(error(word, format!("unknown argument `{text}`"), format!("did you mean `{}`?", key.name)));
    }
    match key.name {
        "transport" => key.path(tokens).map(|path| Argument::Transport(word.clone(), path)),
        "code" => key.text(tokens).map(|text| Argument::Code(word.clone(), text)),
        _ => key.text(tokens).map(|text| Argument::Display(word.clone(), text)),
    }
}

/// Reads `a::b`, and what may follow it by mistake: `Conflict(ExternalIdReused)`, `Conflict = 409`.
fn read_name(path: &[TokenTree], rest: &[TokenTree]) -> syn::Result<ErrorName> {
    let mut text = squeezed(path);
    let mut message = None;
    match (path, rest) {
        ([TokenTree::Ident(entry)], []) => return Ok(ErrorName::Entry(entry.clone())),
        ([TokenTree::Ident(entry), _, _, TokenTree::Ident(cause)], []) => {
            return Ok(ErrorName::Cause(entry.clone(), cause.clone()));
        }
        ([.., TokenTree::Punct(_)], _) => {
            let help = format!("write `{}`, or name one of its causes", text.trim_end_matches(':'));
            return Err(error(stream(path), format!("expected a name after `{text}`"), help));
        }
        (_, []) => {}
        (path, rest) => {
            message = Some(format!("unexpected `{}` after `{text}`", spelled(stream(rest))));
            if let (1, Some(word)) = (path.len(), last_word(stream(rest))) {
                text = format!("{text}::{word}");
            }
        }
    }
    Ok(ErrorName::Mistaken { written: stream(&[path, rest].concat()), text, message })
}

/// Returns the last word, which may be the name of a cause.
fn last_word(tokens: TokenStream) -> Option<Ident> {
    match tokens.into_iter().last()? {
        TokenTree::Ident(word) => Some(word),
        TokenTree::Group(group) => last_word(group.stream()),
        _ => None,
    }
}

fn read_literal(literal: TokenTree) -> syn::Result<ErrorName> {
    match syn::parse2(literal.clone().into()) {
        Ok(Lit::Int(status)) if status.suffix().is_empty() => Ok(ErrorName::Status(status)),
        Ok(Lit::Str(name)) => Ok(ErrorName::Quoted(name)),
        _ => read_statuses(&[literal]),
    }
}

/// Reads `404..=410` or `4xx`.
fn read_statuses(tokens: &[TokenTree]) -> syn::Result<ErrorName> {
    let text = squeezed(tokens);
    if statuses(&text).is_none() {
        return Err(unexpected(tokens));
    }
    Ok(ErrorName::Mistaken { written: stream(tokens), text, message: Some("a range is not a status".to_owned()) })
}

/// Returns the statuses that `404`, `4xx`, `404..=410` or `404-410` refers to. One end may be missing.
pub(crate) fn statuses(text: &str) -> Option<Range<u32>> {
    if let Some(class) = text.to_lowercase().strip_suffix("xx") {
        let first = u32::from(class.parse::<u8>().ok()?) * 100;
        return Some(first..first + 100);
    }
    let (first, last) = text.split_once("..").or_else(|| text.split_once('-')).unwrap_or((text, text));
    let end = last.trim_start_matches(['=', '.']);
    let is_half = first.is_empty() || end.is_empty();
    if is_half && (first == end || !text.contains("..")) {
        return None;
    }
    let is_open = text.contains("..") && end == last;
    let first = if first.is_empty() { 0 } else { first.parse().ok()? };
    let end = if end.is_empty() { u32::MAX } else { end.parse::<u32>().ok()?.saturating_add(u32::from(!is_open)) };
    Some(first..end)
}

/// Returns the mistake in `status = 404`, whose key is unknown.
fn unknown(word: &Ident, tokens: &[TokenTree]) -> syn::Error {
    let text = spelled(stream(tokens)).replace('"', "");
    let help = match text.split_once("= ") {
        Some((_, value)) if is_path_or_status(value) => format!("`#[dfns]` takes names and statuses: write `{value}`"),
        _ => HELP.to_owned(),
    };
    error(stream(tokens), format!("unknown argument `{word}`"), help)
}

pub(super) fn is_path_or_status(text: &str) -> bool {
    syn::parse_str::<Path>(text).is_ok() || text.parse::<u16>().is_ok()
}

/// Returns the mistake in `-404`, `404.0`, or what can't be a name at all.
fn unexpected(tokens: &[TokenTree]) -> syn::Error {
    let text = squeezed(tokens);
    let whole = text.trim_start_matches('-').split('.').next().filter(|whole| whole.parse::<u16>().is_ok());
    let help = whole.map_or_else(|| HELP.to_owned(), |whole| format!("write `{whole}`"));
    error(stream(tokens), format!("expected an error's name or status, found `{text}`"), help)
}
