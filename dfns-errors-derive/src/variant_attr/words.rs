//! The arguments of an attribute and the commas between them.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::Token;
use syn::buffer::Cursor;
use syn::ext::IdentExt;
use syn::parse::ParseStream;

use super::text::check_after_text;
use super::word::Word;
use crate::errors::{Errors, error, spelled};

/// Parses arguments and the commas between them. Reports the first place where a comma is missing.
pub(super) fn words(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Vec<Word>> {
    let (mut words, mut texts, mut missing) = (Vec::new(), Vec::new(), None);
    while !input.is_empty() {
        if let Some(Word::Display(key, _) | Word::Code(key, _)) = words.last() {
            check_after_text(key, input)?;
        }
        let start = input.cursor();
        words.push(input.parse()?);
        texts.push(spelled(tokens(start, input.cursor())));
        if input.peek(Token![,]) {
            input.parse::<Token![,]>()?;
        } else if input.peek(Token![|]) {
            let bar: Token![|] = input.parse()?;
            missing.get_or_insert((bar.to_token_stream(), "errors are separated by commas".to_owned()));
        } else if input.peek(Token![.]) && input.peek2(Ident::peek_any) {
            input.parse::<Token![.]>()?;
            let cause = input.call(Ident::parse_any)?;
            let help = format!("write `{}::{cause}`", texts.pop().unwrap_or_default());
            return Err(error(tokens(start, input.cursor()), "expected `::`, found `.`", help));
        } else if let Some((next, _)) = input.cursor().token_tree() {
            let message = format!("expected `,`, found `{next}`");
            missing.get_or_insert((next.into(), message));
        }
    }
    if let Some((place, message)) = missing {
        errors.report(place, message, format!("write `#[dfns({})]`", texts.join(", ")));
    }
    Ok(words)
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
