//! Tokens of an attribute as slices: split into arguments once, then matched.

use proc_macro2::{Delimiter, Group, Literal, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Lit;

use crate::diagnostics::{error, spelled};

/// The arguments of an attribute.
pub(crate) struct Split<'t> {
    pub(crate) arguments: Vec<&'t [TokenTree]>,
    /// What is in place of the first missing comma, and what to say about it.
    missing: Option<(TokenStream, String)>,
}

impl<'t> Split<'t> {
    /// Splits tokens at the commas, and once more where a comma is missing.
    pub(crate) fn new(tokens: &'t [TokenTree]) -> Self {
        let mut split = Self { arguments: Vec::new(), missing: None };
        for part in tokens.split_inclusive(|token| is_punct(token, ',')) {
            match part {
                [part @ .., comma] if !part.is_empty() && is_punct(comma, ',') => split.add(part),
                part => split.add(part),
            }
        }
        split
    }

    /// Adds a part between two commas: one argument, or several with other separators.
    fn add(&mut self, part: &'t [TokenTree]) {
        let (argument, rest) = part.split_at(argument_length(part));
        self.arguments.push(argument);
        let (separator, next) = rest.split_at(separator_length(rest));
        let Some(first) = rest.first() else { return };
        if self.missing.is_none() {
            let is_pair = argument.iter().any(|token| is_punct(token, '='));
            self.missing = Some(match separator {
                [] => (first.to_token_stream(), format!("expected `,`, found `{first}`")),
                _ if is_pair => (stream(separator), "arguments are separated by commas".to_owned()),
                _ => (stream(separator), "errors are separated by commas".to_owned()),
            });
        }
        if !next.is_empty() {
            self.add(next);
        }
    }

    /// Keeps only the first of several arguments with the same text.
    pub(crate) fn remove_repeated(&mut self) {
        let texts = self.texts();
        let mut index = 0..;
        self.arguments
            .retain(|argument| index.next() == texts.iter().position(|text| *text == spelled(stream(argument))));
    }

    /// Returns the mistake of a missing comma in an attribute of this name.
    pub(crate) fn missing_comma(&self, attribute: &str) -> Option<syn::Error> {
        let (place, message) = self.missing.as_ref()?;
        Some(error(place, message, format!("write `#[{attribute}({})]`", self.texts().join(", "))))
    }

    /// Returns the arguments as people write them.
    pub(crate) fn texts(&self) -> Vec<String> {
        self.arguments.iter().map(|argument| spelled(stream(argument))).collect()
    }
}

/// Returns the length of the argument that the tokens start with.
fn argument_length(tokens: &[TokenTree]) -> usize {
    let name = first_end(tokens, is_end_of_name);
    match tokens.split_at(name) {
        ([.., TokenTree::Ident(_)], [equals, value @ ..]) if is_punct(equals, '=') => {
            name + 1 + first_end(value, is_end_of_value)
        }
        _ => name,
    }
}

/// Returns how many tokens come before the first place where an argument ends.
fn first_end(tokens: &[TokenTree], is_end: fn(&[TokenTree]) -> bool) -> usize {
    let lengths = 1..tokens.len();
    lengths.into_iter().find(|length| tokens.get(length - 1..).is_some_and(is_end)).unwrap_or(tokens.len())
}

/// Two names side by side are two arguments.
fn is_end_of_name(tokens: &[TokenTree]) -> bool {
    match tokens {
        [TokenTree::Ident(_), TokenTree::Punct(next), ..] if next.as_char() == '=' => true,
        [_, TokenTree::Punct(next), ..] => "|&;".contains(next.as_char()),
        [TokenTree::Punct(_), ..] => false,
        [_, next, ..] => !matches!(next, TokenTree::Group(_)),
        _ => false,
    }
}

/// A value goes on to the next `key =`.
fn is_end_of_value(tokens: &[TokenTree]) -> bool {
    match tokens {
        [TokenTree::Literal(_), TokenTree::Ident(_), ..] => true,
        [_, TokenTree::Ident(_), equals, ..] => is_punct(equals, '='),
        [_, next, ..] => is_punct(next, '|') || is_punct(next, ';'),
        _ => false,
    }
}

/// Returns the length of what people write instead of a comma.
fn separator_length(tokens: &[TokenTree]) -> usize {
    match tokens {
        [TokenTree::Ident(word), _, ..] if word == "or" || word == "and" => 1,
        _ => tokens.iter().take_while(|token| matches!(token, TokenTree::Punct(_))).count(),
    }
}

/// Returns the tokens without the invisible brackets around a fragment of a `macro_rules!`.
pub(crate) fn flattened(tokens: TokenStream) -> Vec<TokenTree> {
    let mut flat = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => flat.extend(flattened(group.stream())),
            token => flat.push(token),
        }
    }
    flat
}

/// Returns `true` for `a::b`, finished or not.
pub(crate) fn is_path(tokens: &[TokenTree]) -> bool {
    !tokens.is_empty() && tokens.iter().all(|token| matches!(token, TokenTree::Ident(_)) || is_punct(token, ':'))
}

pub(crate) fn is_punct(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == wanted)
}

pub(crate) fn stream(tokens: &[TokenTree]) -> TokenStream {
    tokens.iter().cloned().collect()
}

/// Writes tokens without any spaces.
pub(crate) fn squeezed(tokens: &[TokenTree]) -> String {
    spelled(stream(tokens)).replace(' ', "")
}

/// Returns the text of a literal, whatever its kind.
pub(crate) fn literal_text(literal: &Literal) -> String {
    match Lit::new(literal.clone()) {
        Lit::Str(text) => text.value(),
        Lit::ByteStr(text) => String::from_utf8_lossy(&text.value()).into_owned(),
        Lit::CStr(text) => text.value().to_string_lossy().into_owned(),
        Lit::Char(letter) => letter.value().to_string(),
        _ => literal.to_string(),
    }
}

/// Takes the attributes with these names away, wherever they are: the compiler would report each.
pub(crate) fn without_attributes(names: &[&str], tokens: TokenStream) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if is_named(&group, names) && kept.last().is_some_and(is_hash) => drop(kept.pop()),
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), without_attributes(names, group.stream()));
                inner.set_span(group.span());
                kept.push(TokenTree::Group(inner));
            }
            token => kept.push(token),
        }
    }
    kept.into_iter().collect()
}

fn is_hash(token: &TokenTree) -> bool {
    is_punct(token, '#')
}

/// Returns `true` for the brackets of an attribute with one of these names.
fn is_named(group: &Group, names: &[&str]) -> bool {
    let first = group.stream().into_iter().next();
    matches!(first, Some(TokenTree::Ident(first)) if names.iter().any(|name| first == name))
}
