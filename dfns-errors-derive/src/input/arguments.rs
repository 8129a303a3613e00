//! `#[dfns_errors(..)]`: what is between the parentheses.

use dfns_errors_spec::nearest;
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::Parser as _;
use syn::{LitStr, Path};

use super::tokens::{Split, flattened, is_punct, squeezed, stream};
use super::value::{in_quotes, not_evaluated};
use crate::diagnostics::{error, quoted_list, spelled};

const NAMES: &[&str] = &["spec", "partial", "diagnostic", "foreign", "crate"];

/// The arguments of the attribute.
#[derive(Default)]
pub(crate) struct Arguments {
    /// The user's spec file, as written; `None` for the built-in spec.
    pub(crate) spec: Option<LitStr>,
    /// The word `partial`, if it was written.
    pub(crate) partial: Option<Ident>,
    /// The word `diagnostic`, if it was written.
    pub(crate) diagnostic: Option<Ident>,
    /// The word `foreign`, if it was written.
    pub(crate) foreign: Option<Ident>,
    krate: Option<Path>,
    /// `true` if an argument can't be read that may have named a spec.
    pub(crate) may_name_spec: bool,
    pub(crate) mistakes: Vec<syn::Error>,
}

impl Arguments {
    /// Returns the path of the `dfns_errors` crate.
    pub(crate) fn krate(&self) -> TokenStream {
        self.krate.as_ref().map_or_else(|| quote!(::dfns_errors), ToTokens::to_token_stream)
    }

    pub(crate) fn parse(tokens: TokenStream) -> Self {
        let tokens = flattened(tokens);
        let split = Split::new(&tokens);
        let mut arguments = Self::default();
        for argument in &split.arguments {
            let set = match argument {
                [TokenTree::Ident(name), rest @ ..] => arguments.set(name, rest),
                tokens => Err(arguments.unreadable(tokens)),
            };
            arguments.mistakes.extend(set.err());
        }
        arguments.may_name_spec &= arguments.spec.is_none();
        if let (Some(foreign), Some(_)) = (&arguments.foreign, &arguments.spec) {
            let message = "`foreign` cannot be combined with `spec`";
            let help = "remove `foreign`: the spec file says more about the errors";
            arguments.mistakes.push(error(foreign, message, help));
            arguments.foreign = None;
        }
        arguments.mistakes.extend(split.missing_comma("dfns_errors"));
        arguments
    }

    /// Sets the argument that was meant: a typo gives one error, not two.
    fn set(&mut self, name: &Ident, rest: &[TokenTree]) -> syn::Result<()> {
        let written = name.to_string();
        let meant = nearest(&written, NAMES.iter().copied());
        if meant != Some(&written) {
            self.mistakes.push(unknown(name, meant));
        }
        match meant {
            Some("spec") => {
                self.may_name_spec = true;
                keep(&mut self.spec, name, string(name, rest, "errors.json")?)
            }
            Some("crate") => keep(&mut self.krate, name, path(name, rest)?),
            Some("partial") => keep_word(&mut self.partial, name, rest),
            Some("diagnostic") => keep_word(&mut self.diagnostic, name, rest),
            Some("foreign") => keep_word(&mut self.foreign, name, rest),
            _ => {
                self.may_name_spec |= !rest.is_empty();
                Ok(())
            }
        }
    }

    /// Returns the error for something that is not an argument.
    fn unreadable(&mut self, tokens: &[TokenTree]) -> syn::Error {
        self.may_name_spec = true;
        let written = stream(tokens);
        if let Ok(string) = syn::parse2::<LitStr>(written.clone()) {
            let help = format!("write `spec = {}`", string.to_token_stream());
            return error(string, "expected `spec = \"..\"`, found a string", help);
        }
        error(written, format!("expected an argument, found `{}`", squeezed(tokens)), its_arguments())
    }
}

fn unknown(name: &Ident, meant: Option<&str>) -> syn::Error {
    let help = meant.map_or_else(its_arguments, |meant| format!("did you mean `{meant}`?"));
    error(name, format!("unknown argument `{name}`"), help)
}

fn its_arguments() -> String {
    format!("the arguments are {}", quoted_list(NAMES.iter().copied()))
}

/// Keeps the value of an argument, which can be written only once.
fn keep<T>(place: &mut Option<T>, name: &Ident, value: T) -> syn::Result<()> {
    match place.replace(value) {
        Some(_) => Err(error(name, format!("repeated argument `{name}`"), "keep one of them")),
        None => Ok(()),
    }
}

fn keep_word(place: &mut Option<Ident>, name: &Ident, rest: &[TokenTree]) -> syn::Result<()> {
    keep(place, name, name.clone())?;
    if rest.is_empty() {
        return Ok(());
    }
    let rest = stream(rest);
    Err(error(quote!(#name #rest), format!("`{name}` takes no value"), format!("write `{name}`")))
}

/// Reads `= "text"`.
fn string(name: &Ident, rest: &[TokenTree], example: &str) -> syn::Result<LitStr> {
    let example = format!("write `{name} = \"{example}\"`");
    let tokens = stream(rest);
    let (place, help) = match rest {
        [equals, value @ ..] if is_punct(equals, '=') && !value.is_empty() => {
            let value_tokens = stream(value);
            if let Ok(string) = syn::parse2(value_tokens.clone()) {
                return Ok(string);
            }
            (value_tokens, as_string(name, value))
        }
        [TokenTree::Group(group)] => {
            let text = spelled(group.stream());
            (quote!(#name #tokens), format!("write `{name} = \"{}\"`", text.trim_matches('"')))
        }
        _ => (quote!(#name #tokens), example),
    };
    Err(error(place, format!("`{name}` must be a string literal"), help))
}

/// Says how to write a literal, or an expression such as `concat!(env!("OUT_DIR"), "/errors.json")`, as one string.
fn as_string(name: &Ident, value: &[TokenTree]) -> String {
    let evaluated = match value {
        [path @ .., bang, TokenTree::Group(arguments)] if is_punct(bang, '!') => {
            evaluated(&squeezed(path), arguments.stream())
        }
        [_, dot, _] if is_punct(dot, '.') => Some(squeezed(value)),
        _ => None,
    };
    if let Some(path) = evaluated {
        return format!("write `{name} = {path:?}`");
    }
    let advice = "write the path as a string literal";
    in_quotes(&name.to_string(), value).unwrap_or_else(|| not_evaluated(value, advice))
}

/// Returns the path that a macro call stands for.
fn evaluated(macro_name: &str, arguments: TokenStream) -> Option<String> {
    let written = spelled(&arguments);
    let strings = strings_in(arguments);
    let last = strings.last()?;
    if macro_name.starts_with("include_") {
        // The macro includes the file itself, and looks for it from the package's directory.
        return Some(last.trim_start_matches("../").to_owned());
    }
    let variable = ["OUT_DIR", "CARGO_MANIFEST_DIR"].into_iter().find(|variable| written.contains(variable));
    match variable {
        Some(variable) if last != variable => Some(format!("${variable}/{}", last.trim_start_matches('/'))),
        None if macro_name.ends_with("concat") && !written.contains('!') => Some(strings.concat()),
        _ => None,
    }
}

/// Returns the string literals in the arguments of a macro, also those of macros in them.
fn strings_in(tokens: TokenStream) -> Vec<String> {
    let mut strings = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => strings.extend(strings_in(group.stream())),
            token => strings.extend(syn::parse2::<LitStr>(token.into()).map(|text| text.value())),
        }
    }
    strings
}

/// Reads `= ::renamed`, with quotes or without.
fn path(name: &Ident, rest: &[TokenTree]) -> syn::Result<Path> {
    if let [equals, value @ ..] = rest
        && is_punct(equals, '=')
        && let Ok(path) = Path::parse_mod_style.parse2(stream(value))
    {
        return Ok(path);
    }
    let string = string(name, rest, "::renamed")?;
    if let Ok(path) = string.parse_with(Path::parse_mod_style) {
        return Ok(path);
    }
    let text = string.value();
    let message = if text.is_empty() { "`crate` is empty".to_owned() } else { format!("`{text}` is not a path") };
    Err(error(&string, message, "write the path of the `dfns_errors` crate, such as `\"::dfns_errors\"`"))
}
