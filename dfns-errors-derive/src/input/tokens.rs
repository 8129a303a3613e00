//! Tokens of an attribute as slices: split into arguments once, then matched.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Lit;

use crate::diagnostics::{error, spelled};

/// The arguments of an attribute.
pub(super) struct Split<'t> {
    pub(super) arguments: Vec<&'t [TokenTree]>,
    /// What is in place of the first missing comma.
    missing: Option<TokenStream>,
}

impl<'t> Split<'t> {
    /// Splits tokens at the commas, and where a comma is missing.
    pub(super) fn new(tokens: &'t [TokenTree]) -> Self {
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
        let found = if separator.is_empty() { rest.get(..1) } else { Some(separator) };
        self.missing = self.missing.take().or(found.map(stream));
        if !next.is_empty() {
            self.add(next);
        }
    }

    /// Returns the mistake of a missing comma in an attribute of this name.
    pub(super) fn missing_comma(&self, attribute: &str) -> Option<syn::Error> {
        let found = self.missing.as_ref()?;
        let help = format!("write `#[{attribute}({})]`", self.texts().join(", "));
        Some(error(found, format!("expected `,`, found `{found}`"), help))
    }

    /// Returns the arguments as people write them.
    pub(super) fn texts(&self) -> Vec<String> {
        self.arguments.iter().map(|argument| spelled(stream(argument))).collect()
    }
}

/// Returns the length of the argument that the tokens start with.
fn argument_length(tokens: &[TokenTree]) -> usize {
    let equals = tokens.iter().position(|token| is_punct(token, '='));
    let ends = tokens.windows(2).enumerate().position(|(index, pair)| {
        let is_value = equals.is_some_and(|equals| equals < index);
        matches!(pair, [token, next] if is_end(token, next, is_value))
    });
    ends.map_or(tokens.len(), |index| index + 1)
}

/// Returns `true` if an argument ends between two tokens: two words side by side are two arguments. Two literals may be
/// meant as one value.
fn is_end(token: &TokenTree, next: &TokenTree, is_value: bool) -> bool {
    match (token, next) {
        (TokenTree::Punct(_), _) | (_, TokenTree::Group(_)) => false,
        (_, TokenTree::Punct(next)) => "|&;".contains(next.as_char()),
        (TokenTree::Literal(_), TokenTree::Literal(_)) => !is_value,
        _ => true,
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

/// Returns the length of the path that the tokens start with, finished or not.
pub(super) fn path_length(tokens: &[TokenTree]) -> usize {
    tokens.iter().take_while(|token| matches!(token, TokenTree::Ident(_)) || is_punct(token, ':')).count()
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
pub(super) fn literal_text(token: &TokenTree) -> Option<String> {
    let TokenTree::Literal(literal) = token else { return None };
    Some(match Lit::new(literal.clone()) {
        Lit::Str(text) => text.value(),
        Lit::ByteStr(text) => String::from_utf8_lossy(&text.value()).into_owned(),
        literal => literal.to_token_stream().to_string(),
    })
}

/// Takes the attributes with these names away, wherever they are: the compiler would report each.
pub(crate) fn without_attributes(names: &[&str], tokens: TokenStream) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group)
                if is_named(&group, names) && kept.last().is_some_and(|last| is_punct(last, '#')) =>
            {
                drop(kept.pop());
            }
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

/// Returns `true` for the brackets of an attribute with one of these names.
fn is_named(group: &Group, names: &[&str]) -> bool {
    let first = group.stream().into_iter().next();
    matches!(first, Some(TokenTree::Ident(first)) if names.iter().any(|name| first == name))
}
