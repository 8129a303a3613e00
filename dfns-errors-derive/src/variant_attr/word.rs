//! One argument of an attribute.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::token::{Brace, Paren};
use syn::{Expr, Lit, LitStr, Path, Token};

use super::text::{function, text};
use super::words::tokens;
use super::{ARGUMENTS, ErrorName, HELP, KEYWORDS};
use crate::errors::{error, spelled};

/// One argument.
pub(super) enum Word {
    Keyword(Ident),
    Name(ErrorName),
    Transport(Ident, Path),
    Display(Ident, LitStr),
    Code(Ident, LitStr),
}

impl Parse for Word {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(Lit) {
            let literal = input.parse()?;
            return if input.peek(Token![..]) { Self::of_range(literal, input) } else { Self::of_literal(literal) };
        }
        let path = path(input)?;
        if input.peek(Token![=]) {
            return Self::of_pair(&path, input);
        }
        if input.peek(Paren) || input.peek(Brace) {
            return Err(in_parentheses(&path, input)?);
        }
        let names: Vec<&Ident> = path.segments.iter().map(|segment| &segment.ident).collect();
        match names[..] {
            [word] if KEYWORDS.iter().any(|keyword| word.unraw() == keyword) => Ok(Self::Keyword(word.clone())),
            [name] => Ok(Self::Name(ErrorName::Entry(name.clone()))),
            [entry, cause] => Ok(Self::Name(ErrorName::Cause(entry.clone(), cause.clone()))),
            _ => Ok(Self::Name(ErrorName::Path(path))),
        }
    }
}

/// Says how to write `display("..")`.
pub(super) fn in_parentheses(path: &Path, input: ParseStream<'_>) -> syn::Result<syn::Error> {
    let group: proc_macro2::Group = input.parse()?;
    let written = quote!(#path #group);
    let (name, value) = (spelled(path), spelled(group.stream()));
    let is_error = name.starts_with(|first: char| first.is_uppercase());
    if is_error || KEYWORDS.contains(&name.as_str()) {
        let cause = group.stream().into_iter().last().filter(|last| is_error && matches!(last, TokenTree::Ident(_)));
        let help = cause.map_or_else(|| format!("write `{name}`"), |cause| format!("write `{name}::{cause}`"));
        return Ok(error(written, format!("`{name}` does not take arguments"), help));
    }
    if !ARGUMENTS.contains(&name.as_str()) {
        return Ok(error(written, format!("unknown argument `{name}`"), HELP));
    }
    Ok(error(written, format!("expected `=` after `{name}`"), format!("write `{name} = {value}`")))
}

/// Parses a path. A path that ends with `::` is unfinished.
pub(super) fn path(input: ParseStream<'_>) -> syn::Result<Path> {
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

impl Word {
    fn of_range(first: Lit, input: ParseStream<'_>) -> syn::Result<Self> {
        let closed: Option<Token![..=]> = if input.peek(Token![..=]) { Some(input.parse()?) } else { None };
        if closed.is_none() {
            input.parse::<Token![..]>()?;
        }
        match (first, input.parse()?) {
            (Lit::Int(first), Lit::Int(last)) => Ok(Self::Name(ErrorName::Range(first, closed, last))),
            (first, _) => Err(error(first, "a range is not a status", HELP)),
        }
    }

    fn of_literal(literal: Lit) -> syn::Result<Self> {
        match literal {
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

    fn of_pair(path: &Path, input: ParseStream<'_>) -> syn::Result<Self> {
        let equals = input.parse::<Token![=]>()?;
        let key = path.require_ident()?.clone();
        let written = quote!(#key #equals);
        match key.to_string().as_str() {
            "transport" => Ok(Self::Transport(key, function(&written, input)?)),
            "display" => Ok(Self::Display(key.clone(), text(&key, &written, input)?)),
            "code" => Ok(Self::Code(key.clone(), text(&key, &written, input)?)),
            name => {
                let value: Expr = input.parse()?;
                let value = spelled(&value).replace('"', "");
                if ARGUMENTS.contains(&name) {
                    let help = format!("place `#[{name}]` in front of `{value}`");
                    return Err(error(path, format!("`{name}` belongs on the field"), help));
                }
                if KEYWORDS.contains(&name) {
                    return Err(error(path, format!("`{name}` takes no value"), format!("write `#[dfns({name})]`")));
                }
                let message = format!("unknown argument `{name}`");
                Err(error(path, message, format!("`#[dfns]` takes names and statuses: write `#[dfns({value})]`")))
            }
        }
    }
}
