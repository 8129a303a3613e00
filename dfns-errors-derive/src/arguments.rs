//! `#[dfns_errors(...)]`: what is between the parentheses.

use dfns_errors_spec::nearest;
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Expr, ExprLit, Lit, LitStr, Meta, Path, Token};

use crate::diagnostics::{Diagnostics, error, quoted_list, spelled};

const NAMES: &[&str] = &["spec", "partial", "diagnostic", "crate"];

/// The arguments of the attribute.
#[derive(Default)]
pub(crate) struct Arguments {
    /// The user's spec file, as written; `None` for the built-in spec.
    pub(crate) spec: Option<LitStr>,
    /// The word `partial`, if it was written.
    pub(crate) partial: Option<Ident>,
    /// The word `diagnostic`, if it was written.
    pub(crate) diagnostic: Option<Ident>,
    /// Where the `dfns_errors` crate is; `None` for `::dfns_errors`.
    pub(crate) krate: Option<Path>,
    /// `true` if an argument can't be read that may have named a spec.
    pub(crate) may_name_spec: bool,
    /// `true` if an unknown word may have meant `partial`.
    pub(crate) may_be_partial: bool,
}

impl Arguments {
    pub(crate) fn parse(tokens: TokenStream, diagnostics: &Diagnostics) -> Self {
        let mut arguments = Self::default();
        match Punctuated::<Meta, Token![,]>::parse_terminated.parse2(tokens.clone()) {
            Ok(metas) => metas.iter().for_each(|meta| arguments.set(meta, diagnostics)),
            Err(syntax) => {
                arguments.may_name_spec = true;
                diagnostics.push(lone_string(tokens).unwrap_or(syntax));
            }
        }
        arguments
    }

    /// Sets the argument that was meant: a typo gives one error, not two.
    fn set(&mut self, meta: &Meta, diagnostics: &Diagnostics) {
        let name = name_of(meta);
        let known = NAMES.iter().copied().find(|known| *known == name);
        let near = || nearest(&name, NAMES.iter().copied());
        let meant = known.or_else(|| {
            report_unknown(meta, &name, near(), diagnostics);
            near()
        });
        match meant {
            Some("spec") => {
                set(&mut self.spec, string(meta, "errors.json", diagnostics), meta, diagnostics);
                self.may_name_spec = self.spec.is_none();
            }
            Some("partial") => set(&mut self.partial, word(meta, diagnostics), meta, diagnostics),
            Some("diagnostic") => set(&mut self.diagnostic, word(meta, diagnostics), meta, diagnostics),
            Some("crate") => set(&mut self.krate, path(meta, diagnostics), meta, diagnostics),
            _ if matches!(meta, Meta::Path(_)) => self.may_be_partial = true,
            _ => self.may_name_spec = true,
        }
    }
}

/// Returns what to say about a string without a name.
fn lone_string(tokens: TokenStream) -> Option<syn::Error> {
    let string: LitStr = syn::parse2(tokens).ok()?;
    let help = format!("write `spec = {}`", string.to_token_stream());
    Some(error(string, "expected `spec = \"..\"`, found a string", help))
}

fn report_unknown(meta: &Meta, name: &str, near: Option<&str>, diagnostics: &Diagnostics) {
    let help = near.map_or_else(
        || format!("the arguments are {}", quoted_list(NAMES.iter().copied())),
        |near| format!("did you mean `{near}`?"),
    );
    diagnostics.report(meta.path(), format!("unknown argument `{name}`"), help);
}

fn set<T>(place: &mut Option<T>, value: Option<T>, meta: &Meta, diagnostics: &Diagnostics) {
    if place.is_some() {
        diagnostics.report(meta.path(), format!("repeated argument `{}`", name_of(meta)), "keep one of them");
    }
    *place = value.or_else(|| place.take());
}

fn string(meta: &Meta, example: &str, diagnostics: &Diagnostics) -> Option<LitStr> {
    let name = name_of(meta);
    let (place, help): (&dyn ToTokens, String) = match meta {
        Meta::NameValue(pair) => {
            if let Expr::Lit(ExprLit { lit: Lit::Str(string), .. }) = &pair.value {
                return Some(LitStr::new(&string.value(), string.span()));
            }
            let help = as_string(&pair.value).map_or_else(
                || {
                    format!(
                        "{} cannot be evaluated here: write the path as a string literal",
                        not_evaluated(&pair.value)
                    )
                },
                |text| format!("write `{name} = {text:?}`"),
            );
            (&pair.value, help)
        }
        Meta::List(list) => (meta, format!("write `{name} = {}`", in_quotes(&spelled(&list.tokens)))),
        Meta::Path(_) => (meta, format!("write `{name} = \"{example}\"`")),
    };
    diagnostics.report(place, format!("`{name}` must be a string literal"), help);
    None
}

/// Returns what a literal, or an expression such as `concat!(env!("OUT_DIR"), "/errors.json")`, would be as one string.
fn as_string(expression: &Expr) -> Option<String> {
    let call = match expression {
        Expr::Lit(literal) => return Some(literal_text(&literal.lit)),
        Expr::Path(path) => return path.path.get_ident().map(Ident::to_string).filter(|name| !is_constant(name)),
        Expr::Macro(call) => &call.mac,
        expression => return Some(spelled(expression).replace('"', "")),
    };
    let (macro_name, written) = (spelled(&call.path), spelled(&call.tokens));
    let strings: Vec<String> = strings_in(call.tokens.clone());
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

fn is_constant(name: &str) -> bool {
    !name.contains(char::is_lowercase)
}

/// Returns the text of a literal, whatever its kind.
fn literal_text(literal: &Lit) -> String {
    match literal {
        Lit::ByteStr(text) => String::from_utf8_lossy(&text.value()).into_owned(),
        Lit::CStr(text) => text.value().to_string_lossy().into_owned(),
        Lit::Char(letter) => letter.value().to_string(),
        literal => spelled(literal).replace('"', ""),
    }
}

/// Returns the string literals in the arguments of a macro, also those of macros in them.
fn strings_in(tokens: TokenStream) -> Vec<String> {
    let strings = tokens.into_iter().flat_map(|token| match token {
        TokenTree::Group(group) => strings_in(group.stream()),
        token => syn::parse2::<LitStr>(token.into()).map(|text| text.value()).into_iter().collect(),
    });
    strings.collect()
}

/// Names an expression whose value only the compiler knows.
fn not_evaluated(expression: &Expr) -> String {
    match expression {
        Expr::Macro(call) => format!("`{}!`", spelled(&call.mac.path)),
        _ => "a constant".to_owned(),
    }
}

fn in_quotes(text: &str) -> String {
    format!("\"{}\"", text.trim_matches('"'))
}

fn word(meta: &Meta, diagnostics: &Diagnostics) -> Option<Ident> {
    if !matches!(meta, Meta::Path(_)) {
        let name = name_of(meta);
        diagnostics.report(meta, format!("`{name}` takes no value"), format!("write `{name}`"));
    }
    meta.path().get_ident().cloned()
}

fn path(meta: &Meta, diagnostics: &Diagnostics) -> Option<Path> {
    let string = string(meta, "::renamed", diagnostics)?;
    if let Ok(path) = string.parse_with(Path::parse_mod_style) {
        return Some(path);
    }
    let text = string.value();
    let message = if text.is_empty() { "`crate` is empty".to_owned() } else { format!("`{text}` is not a path") };
    diagnostics.report(&string, message, "write the path of the `dfns_errors` crate, such as `\"::dfns_errors\"`");
    None
}

fn name_of(meta: &Meta) -> String {
    spelled(meta.path())
}
