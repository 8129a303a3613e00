//! `#[dfns_errors(...)]`: what is between the parentheses.

use dfns_errors_spec::nearest;
use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Expr, ExprLit, Lit, LitStr, Meta, Path, Token};

use crate::errors::{Errors, error, quoted_list, spelled};

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
}

impl Arguments {
    pub(crate) fn parse(tokens: TokenStream, errors: &Errors) -> Self {
        let mut arguments = Self::default();
        match Punctuated::<Meta, Token![,]>::parse_terminated.parse2(tokens.clone()) {
            Ok(metas) => metas.iter().for_each(|meta| arguments.set(meta, errors)),
            Err(syntax) => errors.push(lone_string(tokens).unwrap_or(syntax)),
        }
        arguments
    }

    /// Sets the argument that was meant: a typo gives one error, not two.
    fn set(&mut self, meta: &Meta, errors: &Errors) {
        let name = name_of(meta);
        let known = NAMES.iter().copied().find(|known| *known == name);
        let near = || nearest(&name, NAMES.iter().copied());
        let meant = known.or_else(|| {
            report_unknown(meta, &name, near(), errors);
            near()
        });
        match meant {
            Some("spec") => set(&mut self.spec, string(meta, "errors.json", errors), meta, errors),
            Some("partial") => set(&mut self.partial, word(meta, errors), meta, errors),
            Some("diagnostic") => set(&mut self.diagnostic, word(meta, errors), meta, errors),
            Some("crate") => set(&mut self.krate, path(meta, errors), meta, errors),
            _ => {}
        }
    }
}

/// Returns what to say about a string without a name.
fn lone_string(tokens: TokenStream) -> Option<syn::Error> {
    let string: LitStr = syn::parse2(tokens).ok()?;
    let help = format!("write `spec = {}`", string.to_token_stream());
    Some(error(string, "expected `spec = \"..\"`, found a string", help))
}

fn report_unknown(meta: &Meta, name: &str, near: Option<&str>, errors: &Errors) {
    let help = near.map_or_else(
        || format!("the arguments are {}", quoted_list(NAMES.iter().copied())),
        |near| format!("did you mean `{near}`?"),
    );
    errors.report(meta.path(), format!("unknown argument `{name}`"), help);
}

fn set<T>(place: &mut Option<T>, value: Option<T>, meta: &Meta, errors: &Errors) {
    if place.is_some() {
        errors.report(meta.path(), format!("repeated argument `{}`", name_of(meta)), "keep one of them");
    }
    *place = value.or_else(|| place.take());
}

fn string(meta: &Meta, example: &str, errors: &Errors) -> Option<LitStr> {
    let name = name_of(meta);
    let (place, help): (&dyn ToTokens, String) = match meta {
        Meta::NameValue(pair) => {
            if let Expr::Lit(ExprLit { lit: Lit::Str(string), .. }) = &pair.value {
                return Some(LitStr::new(&string.value(), string.span()));
            }
            (&pair.value, format!("write `{name} = \"{}\"`", as_string(&spelled(&pair.value))))
        }
        Meta::List(list) => (meta, format!("write `{name} = {}`", in_quotes(&spelled(&list.tokens)))),
        Meta::Path(_) => (meta, format!("write `{name} = \"{example}\"`")),
    };
    errors.report(place, format!("`{name}` must be a string literal"), help);
    None
}

/// Returns what an expression such as `concat!(env!("OUT_DIR"), "/errors.json")` would be as one string.
fn as_string(expression: &str) -> String {
    if let (true, Some(path)) = (expression.starts_with("include_"), expression.rsplit('"').nth(1)) {
        // The macro includes the file itself, and looks for it from the package's directory.
        return path.trim_start_matches("../").to_owned();
    }
    let variable = ["OUT_DIR", "CARGO_MANIFEST_DIR"].into_iter().find(|variable| expression.contains(variable));
    match (variable, expression.rsplit('"').nth(1)) {
        (Some(variable), Some(path)) if !path.contains(variable) => {
            format!("${variable}/{}", path.trim_start_matches('/'))
        }
        _ => expression.replace('"', ""),
    }
}

fn in_quotes(text: &str) -> String {
    format!("\"{}\"", text.trim_matches('"'))
}

fn word(meta: &Meta, errors: &Errors) -> Option<Ident> {
    if !matches!(meta, Meta::Path(_)) {
        let name = name_of(meta);
        errors.report(meta, format!("`{name}` takes no value"), format!("write `{name}`"));
    }
    meta.path().get_ident().cloned()
}

fn path(meta: &Meta, errors: &Errors) -> Option<Path> {
    let string = string(meta, "::renamed", errors)?;
    if let Ok(path) = string.parse_with(Path::parse_mod_style) {
        return Some(path);
    }
    let message = format!("`{}` is not a path", string.value());
    errors.report(&string, message, "write the path of the `dfns_errors` crate, such as `\"::dfns_errors\"`");
    None
}

fn name_of(meta: &Meta) -> String {
    spelled(meta.path())
}
