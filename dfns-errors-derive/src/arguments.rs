//! `#[dfns_errors(...)]`: what stands between the parentheses.

use dfns_errors_spec::nearest;
use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Expr, ExprLit, Lit, LitStr, Meta, Path, Token};

use crate::diagnostics::{Diagnostics, listed, mistake};

const NAMES: &[&str] = &["spec", "partial", "crate"];

/// The arguments of the attribute.
#[derive(Default)]
pub(crate) struct Arguments {
    /// The user's spec file, as written; `None` for the built-in spec.
    pub(crate) spec: Option<LitStr>,
    /// The word `partial`, where it was written.
    pub(crate) partial: Option<Ident>,
    /// Where the crate `dfns_errors` is; `None` for `::dfns_errors`.
    pub(crate) krate: Option<Path>,
}

pub(crate) fn parse(tokens: TokenStream, diagnostics: &mut Diagnostics) -> Arguments {
    let metas = Punctuated::<Meta, Token![,]>::parse_terminated.parse2(tokens.clone());
    let metas = metas.map_err(|mistake| diagnostics.push(of_string(tokens).unwrap_or(mistake))).unwrap_or_default();
    let mut arguments = Arguments::default();
    for meta in &metas {
        take(&mut arguments, meta, diagnostics);
    }
    arguments
}

/// What is said of a string that stands alone.
fn of_string(tokens: TokenStream) -> Option<syn::Error> {
    let string: LitStr = syn::parse2(tokens).ok()?;
    let help = format!("write `spec = {}`", string.to_token_stream());
    Some(mistake(string, "a string is no argument", help))
}

/// What is misspelled counts as what was meant, so that a slip of the pen is one message.
fn take(arguments: &mut Arguments, meta: &Meta, diagnostics: &mut Diagnostics) {
    let name = name_of(meta.path());
    let meant = if NAMES.contains(&name.as_str()) { Some(name.as_str()) } else { correct(&name, meta, diagnostics) };
    match meant {
        Some("spec") => {
            put(&mut arguments.spec, string(meta, "spec = \"errors.json\"", diagnostics), meta, diagnostics);
        }
        Some("partial") => put(&mut arguments.partial, word(meta, diagnostics), meta, diagnostics),
        Some("crate") => put(&mut arguments.krate, krate(meta, diagnostics), meta, diagnostics),
        _ => {}
    }
}

fn correct(name: &str, meta: &Meta, diagnostics: &mut Diagnostics) -> Option<&'static str> {
    let near = nearest(name, NAMES.iter().copied());
    let names = || format!("expected one of {}", listed(NAMES.iter().copied()));
    let help = near.map_or_else(names, |near| format!("did you mean `{near}`?"));
    diagnostics.add(meta.path(), format!("unknown argument `{name}`"), help);
    near
}

fn put<T>(place: &mut Option<T>, value: Option<T>, meta: &Meta, diagnostics: &mut Diagnostics) {
    if place.is_some() {
        diagnostics.add(meta.path(), format!("repeated argument `{}`", name_of(meta.path())), "keep one of them");
    }
    *place = value.or_else(|| place.take());
}

fn string(meta: &Meta, example: &str, diagnostics: &mut Diagnostics) -> Option<LitStr> {
    if let Meta::NameValue(pair) = meta
        && let Expr::Lit(ExprLit { lit: Lit::Str(string), .. }) = &pair.value
    {
        return Some(LitStr::new(&string.value(), string.span()));
    }
    let message = format!("`{}` wants a string", name_of(meta.path()));
    diagnostics.add(meta, message, format!("write `{example}`"));
    None
}

fn word(meta: &Meta, diagnostics: &mut Diagnostics) -> Option<Ident> {
    if !matches!(meta, Meta::Path(_)) {
        let name = name_of(meta.path());
        diagnostics.add(meta, format!("`{name}` takes no value"), format!("write `{name}`"));
    }
    meta.path().get_ident().cloned()
}

fn krate(meta: &Meta, diagnostics: &mut Diagnostics) -> Option<Path> {
    let string = string(meta, "crate = \"::renamed\"", diagnostics)?;
    if let Ok(path) = string.parse_with(Path::parse_mod_style) {
        return Some(path);
    }
    diagnostics.add(
        &string,
        format!("`{}` is no path", string.value()),
        "write a path such as `crate = \"::renamed\"`",
    );
    None
}

fn name_of(path: &Path) -> String {
    let segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    segments.join("::")
}
