//! The values of arguments: the text of `display` and `code`, and the path of `transport`.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::token::Paren;
use syn::{Lit, LitInt, LitStr, Path, Token};

use super::KEYWORDS;
use super::key::{Key, misplaced};
use crate::diagnostics::{error, spelled};

/// Checks that no arguments follow a text, as they do in `write!` or in thiserror.
pub(super) fn check_after_text(key: &str, input: ParseStream<'_>) -> syn::Result<()> {
    let next = input.fork();
    let help = if let Ok(name) = next.call(Ident::parse_any) {
        // `limit = cents` or `cents`.
        let is_pair = next.parse::<Token![=]>().is_ok();
        if is_argument(&name) || is_pair && next.peek(LitStr) && is_meant_as_argument(&name) {
            return Ok(());
        }
        name_field(if is_pair { &next } else { input })
    } else if next.parse::<Token![.]>().is_ok() {
        name_field(input)
    } else if next.peek(Lit) && !next.peek(LitInt) {
        "add it to the string".to_owned()
    } else {
        return Ok(());
    };
    Err(error(input.cursor().token_stream(), format!("`{key}` takes no arguments after the string"), help))
}

/// Returns `true` for words that are not the name of a field.
fn is_argument(name: &Ident) -> bool {
    let is_field = name.to_string().starts_with(|first: char| first.is_lowercase() || first == '_');
    let is_marker = name == "from" || name == "source";
    !is_field || is_marker || Key::exactly(name).is_some() || KEYWORDS.iter().any(|word| name == word)
}

/// Returns `true` for `cod` and `retry`: a string that is given to a field would be part of the text.
fn is_meant_as_argument(name: &Ident) -> bool {
    Key::of(name).is_some() || misplaced(name, &name.to_token_stream()).is_some()
}

/// Suggests naming a field in the text, for an argument such as `limit`, `.limit` or `.0`.
fn name_field(input: ParseStream<'_>) -> String {
    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
    let argument: TokenStream =
        input.cursor().token_stream().into_iter().take_while(|token| !is_comma(token)).collect();
    let argument = spelled(argument).replace(' ', "");
    let field = argument.trim_start_matches('.');
    if field.chars().all(|letter| letter.is_alphanumeric() || letter == '_') {
        return format!("put the field in the text: `{{{field}}}`");
    }
    "store the result in a field, and name that field in the string".to_owned()
}

/// Reads the path of `transport`.
pub(super) fn function(written: &TokenStream, input: ParseStream<'_>) -> syn::Result<Path> {
    let message = "`transport` requires the path of a function";
    let quoted = input.fork().parse::<LitStr>().ok().and_then(|text| text.parse::<Path>().ok());
    if let Some(path) = quoted {
        return Err(error(input.parse::<Lit>()?, message, format!("write `transport = {}`", spelled(path))));
    }
    let help = "name a function that takes a reference to the wrapped error and returns a `Transport`";
    let path = input.call(Path::parse_mod_style).map_err(|_| error(written, message, help))?;
    if !input.peek(Paren) {
        return Ok(path);
    }
    let call: TokenTree = input.parse()?;
    Err(error(quote!(#path #call), message, format!("write `transport = {}`", spelled(&path))))
}

/// Reads the text of `display` or `code`.
pub(super) fn text(key: &str, input: ParseStream<'_>) -> syn::Result<LitStr> {
    let mut value: Vec<TokenTree> = Vec::new();
    let is_end = || input.peek(Token![,]) || input.peek(Token![;]) || input.peek(Token![|]);
    let is_argument = || input.peek(Ident::peek_any) && input.peek2(Token![=]);
    while !input.is_empty() && !is_end() && (value.is_empty() || !is_argument()) {
        value.push(input.parse()?);
    }
    let tokens: TokenStream = value.iter().cloned().collect();
    if let Ok(literal) = syn::parse2::<LitStr>(tokens.clone()) {
        return Ok(literal);
    }
    let (message, help) = not_a_text(key, &value);
    Err(error(tokens, message, help))
}

/// Says what to write instead of a value that is not a string literal.
fn not_a_text(key: &str, value: &[TokenTree]) -> (String, String) {
    let message = format!("`{key}` must be a string literal");
    let literals: Option<String> = value.iter().map(literal_text).collect();
    if let Some(text) = literals.as_ref().filter(|_| value.len() > 1) {
        return (format!("`{key}` takes one string literal"), format!("write `{key} = {text:?}`"));
    }
    let help = match value {
        [TokenTree::Literal(literal)] => {
            let text = literals.unwrap_or_else(|| literal.to_string());
            format!("write `{key} = {text:?}`")
        }
        [TokenTree::Ident(name)] if name.to_string().starts_with(char::is_lowercase) => {
            format!("write `{key} = \"{name}\"`")
        }
        [.., TokenTree::Ident(_)] => "a constant cannot be used here: write a string literal".to_owned(),
        [TokenTree::Ident(name), TokenTree::Punct(bang), ..] if bang.as_char() == '!' => {
            format!("`{name}!` cannot be evaluated here: write the text, and put the fields in it")
        }
        _ => "write the text, and put the fields in it".to_owned(),
    };
    (message, help)
}

/// Returns the text of a literal, whatever its kind.
fn literal_text(token: &TokenTree) -> Option<String> {
    let TokenTree::Literal(literal) = token else { return None };
    match Lit::new(literal.clone()) {
        Lit::Str(text) => Some(text.value()),
        Lit::ByteStr(text) => String::from_utf8(text.value()).ok(),
        Lit::CStr(text) => text.value().into_string().ok(),
        Lit::Char(letter) => Some(letter.value().to_string()),
        _ => Some(literal.to_string()),
    }
}
