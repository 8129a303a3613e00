//! The arguments of an attribute and the commas between them.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Token;
use syn::buffer::Cursor;
use syn::ext::IdentExt;
use syn::parse::ParseStream;

use super::text::check_after_text;
use super::word::Word;
use crate::diagnostics::{Diagnostics, error, spelled};

/// Parses arguments and the commas between them, each with its text. Reports the first place where a comma is missing.
pub(super) fn words(input: ParseStream<'_>, diagnostics: &Diagnostics) -> syn::Result<Vec<(Word, String)>> {
    let (mut words, mut missing) = (Vec::new(), None);
    while !input.is_empty() {
        if let Some((Word::Display(key, _) | Word::Code(key, _), _)) = words.last() {
            check_after_text(key.name, input)?;
        }
        let start = input.cursor();
        let word: Word = input.parse()?;
        let text = spelled(tokens(start, input.cursor()));
        check_no_dot(&text, start, input)?;
        if input.peek(Token![,]) {
            input.parse::<Token![,]>()?;
        } else if let Some(separator) = separator(input) {
            let what = if matches!(word, Word::Name(_)) { "errors" } else { "arguments" };
            missing.get_or_insert((separator, format!("{what} are separated by commas")));
        } else if let Some((next, _)) = input.cursor().token_tree() {
            let message = format!("expected `,`, found `{next}`");
            missing.get_or_insert((next.into(), message));
        }
        words.push((word, text));
    }
    if let Some((place, message)) = missing {
        let texts: Vec<&str> = words.iter().map(|(_, text)| text.as_str()).collect();
        diagnostics.report(place, message, format!("write `#[dfns({})]`", texts.join(", ")));
    }
    Ok(words)
}

/// Reports `Forbidden.CodeInvalid`.
fn check_no_dot(text: &str, start: Cursor<'_>, input: ParseStream<'_>) -> syn::Result<()> {
    if !(input.peek(Token![.]) && input.peek2(Ident::peek_any)) {
        return Ok(());
    }
    input.parse::<Token![.]>()?;
    let cause = input.call(Ident::parse_any)?;
    let help = format!("write `{text}::{cause}`");
    Err(error(tokens(start, input.cursor()), "expected `::`, found `.`", help))
}

/// Parses what people write between two errors instead of a comma.
fn separator(input: ParseStream<'_>) -> Option<TokenStream> {
    let start = input.cursor();
    if let Some((word, _)) = start.ident().filter(|(word, _)| word == "or" || word == "and") {
        input.call(Ident::parse_any).ok()?;
        return Some(word.into_token_stream());
    }
    while input.cursor().punct().is_some_and(|(punct, _)| "|&;/+.=".contains(punct.as_char())) {
        input.parse::<TokenTree>().ok()?;
    }
    Some(tokens(start, input.cursor())).filter(|separator| !separator.is_empty())
}

/// Returns the tokens between two places.
pub(super) fn tokens(mut start: Cursor<'_>, end: Cursor<'_>) -> TokenStream {
    let mut tokens = TokenStream::new();
    while start != end {
        let Some((token, next)) = start.token_tree() else { break };
        tokens.extend([token]);
        start = next;
    }
    tokens
}
