//! One argument of an attribute.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::token::{Brace, Paren};
use syn::{Lit, LitInt, LitStr, Path, Token};

use super::key::{Key, misplaced};
use super::text::{function, text};
use super::words::tokens;
use super::{ErrorName, HELP, KEYWORDS};
use crate::diagnostics::{error, spelled};

/// One argument.
pub(super) enum Word {
    Keyword(Ident),
    Name(ErrorName),
    Transport(Key, Path),
    Display(Key, LitStr),
    Code(Key, LitStr),
    /// A key without its value, and the tokens that were written.
    Unfinished(Key, TokenStream),
}

impl Parse for Word {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(Token![..]) {
            return Self::of_range(None, input);
        }
        if input.peek(Token![-]) {
            return Err(negative(input)?);
        }
        if input.peek(Lit) {
            return Self::of_literal(input.parse()?, input);
        }
        let path = path(input)?;
        if input.peek(Token![=]) {
            return Self::of_pair(&path, input);
        }
        if input.peek(Paren) || input.peek(Brace) {
            return Self::with_arguments(&path, input.parse()?);
        }
        Self::of_path(path)
    }
}

impl Word {
    fn of_path(path: Path) -> syn::Result<Self> {
        let names: Vec<&Ident> = path.segments.iter().map(|segment| &segment.ident).collect();
        match names[..] {
            [word] if KEYWORDS.iter().any(|keyword| word.unraw() == keyword) => Ok(Self::Keyword(word.clone())),
            [name] => match (misplaced(name, &name.to_token_stream()), Key::exactly(name)) {
                (Some(misplaced), _) => Err(misplaced),
                (None, Some(key)) => Ok(Self::Unfinished(key, name.to_token_stream())),
                (None, None) => Ok(Self::Name(ErrorName::Entry(name.clone()))),
            },
            [entry, cause] => Ok(Self::Name(ErrorName::Cause(entry.clone(), cause.clone()))),
            _ => Ok(Self::Name(ErrorName::Path(path))),
        }
    }

    fn of_literal(literal: Lit, input: ParseStream<'_>) -> syn::Result<Self> {
        let is_range = input.peek(Token![..]) || input.peek(Token![-]) && input.peek2(LitInt);
        match literal {
            Lit::Int(first) if is_range => Self::of_range(Some(&first), input),
            Lit::Int(status) => Ok(Self::Name(ErrorName::Status(status))),
            Lit::Str(name) => Ok(Self::Name(ErrorName::Quoted(name))),
            literal => {
                let text = spelled(&literal);
                let whole = text.split('.').next().filter(|whole| whole.parse::<u16>().is_ok());
                let help = whole.map_or_else(|| HELP.to_owned(), |whole| format!("write `{whole}`"));
                Err(error(&literal, format!("expected an error's name or status, found `{text}`"), help))
            }
        }
    }

    /// Parses what follows the first status of a range. Both ends may be missing.
    fn of_range(first: Option<&LitInt>, input: ParseStream<'_>) -> syn::Result<Self> {
        let start = input.cursor();
        let is_closed = !input.peek(Token![..]) || input.peek(Token![..=]) || input.peek(Token![...]);
        while input.cursor().punct().is_some_and(|(punct, _)| "-.=".contains(punct.as_char())) {
            input.parse::<TokenTree>()?;
        }
        let last: Option<LitInt> = if input.peek(LitInt) { Some(input.parse()?) } else { None };
        let rest = tokens(start, input.cursor());
        let number = |status: &LitInt| status.base10_parse::<u16>().map_or(u32::MAX, u32::from);
        let from = first.map_or(0, number);
        let to = last.as_ref().map_or(u32::MAX, |last| number(last).saturating_add(u32::from(is_closed)));
        Ok(Self::Name(ErrorName::Range(quote!(#first #rest), from..to)))
    }

    fn of_pair(path: &Path, input: ParseStream<'_>) -> syn::Result<Self> {
        let equals = input.parse::<Token![=]>()?;
        let Some(word) = path.get_ident() else {
            return Err(error(path, format!("unknown argument `{}`", spelled(path)), HELP));
        };
        let written = quote!(#word #equals);
        let key = Key::of(word).filter(|_| !KEYWORDS.iter().any(|keyword| word == keyword));
        let Some(key) = key else { return Err(unknown_pair(word, &written, input)?) };
        if input.is_empty() || input.peek(Token![,]) {
            return Ok(Self::Unfinished(key, written));
        }
        match key.name {
            "transport" => Ok(Self::Transport(key, function(&written, input)?)),
            "display" => Ok(Self::Display(key, text("display", input)?)),
            _ => Ok(Self::Code(key, text("code", input)?)),
        }
    }

    /// Reads `NotFound(..)`, and says how to write `display("..")`.
    fn with_arguments(path: &Path, group: Group) -> syn::Result<Self> {
        let written = quote!(#path #group);
        let (name, value) = (spelled(path), spelled(group.stream()));
        let is_error = name.starts_with(|first: char| first.is_uppercase());
        if let (true, Some(entry)) = (is_error, path.get_ident()) {
            return Ok(Self::Name(ErrorName::WithArguments(entry.clone(), group)));
        }
        if is_error || KEYWORDS.contains(&name.as_str()) {
            return Err(error(written, format!("`{name}` does not take arguments"), format!("write `{name}`")));
        }
        if let Some(misplaced) = path.get_ident().and_then(|word| misplaced(word, &written)) {
            return Err(misplaced);
        }
        let Some(key) = path.get_ident().and_then(Key::of) else {
            return Err(error(written, format!("unknown argument `{name}`"), HELP));
        };
        Err(error(written, format!("expected `=` after `{name}`"), format!("write `{} = {value}`", key.name)))
    }
}

/// Returns the mistake in `-404`.
fn negative(input: ParseStream<'_>) -> syn::Result<syn::Error> {
    let start = input.cursor();
    input.parse::<Token![-]>()?;
    let status: Option<LitInt> = if input.peek(LitInt) { Some(input.parse()?) } else { None };
    let help = status.map_or_else(|| HELP.to_owned(), |status| format!("write `{status}`"));
    let written = tokens(start, input.cursor());
    let message = format!("expected an error's name or status, found `{}`", spelled(&written).replace(' ', ""));
    Ok(error(written, message, help))
}

/// Returns the mistake in `status = 404`, whose key is unknown.
fn unknown_pair(word: &Ident, written: &TokenStream, input: ParseStream<'_>) -> syn::Result<syn::Error> {
    let mut value = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![,]) {
        value.extend([input.parse::<TokenTree>()?]);
    }
    let (name, written) = (word.to_string(), quote!(#written #value));
    if let Some(misplaced) = misplaced(word, &written) {
        return Ok(misplaced);
    }
    if KEYWORDS.contains(&name.as_str()) {
        return Ok(error(word, format!("`{name}` takes no value"), format!("write `#[dfns({name})]`")));
    }
    if name.starts_with(char::is_uppercase) {
        return Ok(error(written, format!("`{name}` takes no value"), format!("write `{name}`")));
    }
    let value = spelled(value).replace('"', "");
    let is_name = syn::parse_str::<Path>(&value).is_ok() || value.parse::<u16>().is_ok();
    let help = if is_name { format!("`#[dfns]` takes names and statuses: write `{value}`") } else { HELP.to_owned() };
    Ok(error(written, format!("unknown argument `{name}`"), help))
}

/// Parses a path. A path that ends with `::` is unfinished.
fn path(input: ParseStream<'_>) -> syn::Result<Path> {
    let start = input.cursor();
    input.call(Path::parse_mod_style).map_err(|_| {
        let written = tokens(start, input.cursor());
        if written.is_empty() {
            let found: TokenStream = input.cursor().token_tree().map(|(token, _)| token).into_iter().collect();
            return error(&found, format!("expected an error's name or status, found `{}`", spelled(&found)), HELP);
        }
        let text = spelled(&written).replace(' ', "");
        let help = format!("write `{}`, or name one of its causes", text.trim_end_matches(':'));
        error(&written, format!("expected a name after `{text}`"), help)
    })
}
