//! Attributes of the enum that do not work on it: each is one error on its own tokens.

use quote::{ToTokens as _, quote};
use syn::punctuated::Punctuated;
use syn::{Attribute, Path, Token, parse_quote};

use crate::context::Context;
use crate::diagnostics::Place;
use crate::input::tokens::without_attributes;
use crate::resolved::Variant;

/// The derives that can't work on an enum whose variants keep responses, and what to do instead.
const IMPOSSIBLE: &[(&str, &str)] = &[
    ("Copy", "remove `Copy`: a response body cannot be copied"),
    ("PartialOrd", "compare what you need, such as `status()` or `code()`"),
    ("Ord", "compare what you need, such as `status()` or `code()`"),
    ("Default", "create an error from a response with `check` or `from_response`"),
    ("Serialize", "serialize `log_record()`"),
    ("Deserialize", "read a response with `check` or `from_response`"),
    ("EnumIter", "iterate over `ENTRIES` or `examples()`"),
    ("EnumString", "read a response with `check` or `from_response`"),
    ("FromRepr", "read a response with `check` or `from_response`"),
    ("VariantArray", "use `ENTRIES`"),
    ("EnumTable", "use `ENTRIES`"),
];

/// The derives of what the macro writes.
const IMPLEMENTED: &[&str] = &["Error", "Display", "EnumIs", "IsVariant"];

/// The attributes that only derives know that can't work.
const HELPERS: &[&str] = &["serde", "strum", "display"];

/// Removes the attributes that are not allowed, and the derives that do not work with their helper attributes.
pub(crate) fn attributes(attributes: &mut Vec<Attribute>, variants: &mut [Variant], context: &Context<'_>) {
    let of_serde = attributes.iter().filter(|attribute| attribute.path().is_ident("serde"));
    let of_serde: String = of_serde.map(|attribute| attribute.to_token_stream().to_string()).collect();
    let mut is_removed = false;
    for (index, mut attribute) in std::mem::take(attributes).into_iter().enumerate() {
        context.diagnostics.look_at(Place::Attribute(index));
        if let Some((message, help)) = misplaced(attribute.path()) {
            context.diagnostics.report(&attribute, message, help);
            continue;
        }
        if attribute.path().is_ident("derive") {
            is_removed |= take_impossible(&mut attribute, &of_serde, variants, context);
        }
        attributes.push(attribute);
    }
    if is_removed {
        take_helpers(attributes, variants);
    }
}

/// Returns what is wrong with an attribute of the enum, and what to do instead.
fn misplaced(attribute: &Path) -> Option<(&'static str, &'static str)> {
    if attribute.segments.last().is_some_and(|last| last.ident == "dfns_errors") {
        return Some(("repeated `#[dfns_errors]`", "keep one of them"));
    }
    if attribute.is_ident("dfns") {
        return Some(("`#[dfns]` belongs on a variant", "write the enum's arguments in `#[dfns_errors(..)]`"));
    }
    let help = "remove it: `#[dfns_errors]` generates the messages";
    attribute.is_ident("error").then_some(("`#[error]` belongs to thiserror", help))
}

/// Removes the derives that do not work, and returns `true` if there are any.
fn take_impossible(derive: &mut Attribute, of_serde: &str, variants: &[Variant], context: &Context<'_>) -> bool {
    // If it isn't a list of paths, the compiler reports it.
    let paths = derive.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated);
    let Ok(paths) = paths else { return false };
    let mut kept: Vec<&Path> = Vec::new();
    for path in &paths {
        match mistake(path, of_serde, variants) {
            Some((message, help)) => context.diagnostics.report(path, message, help),
            None => kept.push(path),
        }
    }
    let is_removed = kept.len() < paths.len();
    if is_removed {
        *derive = parse_quote!(#[derive(#(#kept),*)]);
    }
    is_removed
}

/// Returns what is wrong with a derive that does not work, and what to do instead.
fn mistake(path: &Path, of_serde: &str, variants: &[Variant]) -> Option<(String, String)> {
    let name = known_name(path)?;
    if IMPLEMENTED.contains(&name.as_str()) {
        return Some((format!("`{name}` is implemented by `#[dfns_errors]`"), format!("do not derive `{name}`")));
    }
    let (_, help) = IMPOSSIBLE.iter().find(|(impossible, _)| *impossible == name)?;
    let is_possible = match name.as_str() {
        "Default" => text(variants).contains("[default]"),
        "Serialize" | "Deserialize" => replaces_serde(of_serde) || replaces_serde(&text(variants)),
        _ => false,
    };
    if is_possible || !variants.iter().any(|variant| variant.role.keeps_response()) {
        return None;
    }
    Some((format!("`{name}` cannot be derived for an enum that keeps responses"), (*help).to_owned()))
}

/// Returns the name of a derive of one of these crates. Another crate's `Error` may be another macro.
fn known_name(path: &Path) -> Option<String> {
    const CRATES: &[&str] = &["std", "core", "thiserror", "derive_more", "displaydoc", "serde", "strum"];
    let first = path.segments.first()?;
    let is_known = path.segments.len() == 1 || CRATES.iter().any(|name| first.ident == name);
    path.segments.last().filter(|_| is_known).map(|last| last.ident.to_string())
}

/// Removes the helper attributes of derives: the compiler would report each.
fn take_helpers(attributes: &mut Vec<Attribute>, variants: &mut [Variant]) {
    attributes.retain(|attribute| !is_helper(attribute));
    for variant in variants {
        variant.attributes.retain(|attribute| !is_helper(attribute));
        variant.fields = without_attributes(HELPERS, std::mem::take(&mut variant.fields));
    }
}

fn is_helper(attribute: &Attribute) -> bool {
    HELPERS.iter().any(|name| attribute.path().is_ident(name))
}

/// Returns the attributes and the fields of the variants.
fn text(variants: &[Variant]) -> String {
    let attributes = variants.iter().flat_map(|variant| &variant.attributes);
    let fields = variants.iter().map(|variant| &variant.fields);
    quote!(#(#attributes)* #(#fields)*).to_string()
}

/// Returns `true` for `#[serde(..)]` with a word that replaces serde's own code: that code can't serialize a response.
fn replaces_serde(text: &str) -> bool {
    const WORDS: &[&str] = &["skip", "with", "into", "from", "remote"];
    let lists = text.split("serde").skip(1).filter_map(|rest| rest.split(']').next());
    let mut words = lists.flat_map(|list| list.split(|letter: char| !letter.is_alphabetic()));
    words.any(|word| WORDS.contains(&word))
}
