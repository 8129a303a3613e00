//! Derives that do not work on an enum whose variants keep responses: each is one error on its own token.

use proc_macro2::TokenTree;
use syn::punctuated::Punctuated;
use syn::{Attribute, Meta, Path, Token, parse_quote};

use super::context::Context;
use super::fields::is_body;
use super::resolved::{KeptFields, Role, Variant};
use crate::diagnostics::Place;
use crate::item::{any_attribute, without_attributes};

/// The derives, and what to do instead.
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

/// The attributes that only a derive knows.
const HELPERS: &[(&str, &[&str])] = &[
    ("Serialize", &["serde"]),
    ("Deserialize", &["serde"]),
    ("Display", &["display", "strum"]),
    ("EnumIter", &["strum"]),
    ("EnumString", &["strum"]),
    ("FromRepr", &["strum"]),
    ("VariantArray", &["strum"]),
    ("EnumTable", &["strum"]),
];

/// Removes the derives that do not work, with their helper attributes, and reports them.
pub(super) fn take_impossible(
    attributes: &mut Vec<Attribute>,
    variants: &mut [Variant<'_>],
    context: &Context<'_, '_>,
) {
    let keeps_response = variants.iter().any(|variant| keeps_response(&variant.role));
    let is_helped = attributes.iter().any(|attribute| replaces_serde(&attribute.meta));
    let is_possible = |name: &str| match name {
        _ if !keeps_response => true,
        "Default" => {
            variants.iter().flat_map(|variant| &variant.attributes).any(|mark| mark.path().is_ident("default"))
        }
        "Serialize" | "Deserialize" => is_helped || variants.iter().any(helps_serde),
        _ => false,
    };
    let mut removed: Vec<String> = Vec::new();
    for (index, derive) in
        attributes.iter_mut().enumerate().filter(|(_, attribute)| attribute.path().is_ident("derive"))
    {
        context.diagnostics.look_at(Place::Attribute(index));
        // If it isn't a list of paths, the compiler reports it.
        let Ok(paths) = derive.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated) else { continue };
        let mut kept: Vec<&Path> = Vec::new();
        for path in &paths {
            match mistake(&name(path), is_possible) {
                Some((message, help)) => {
                    context.diagnostics.report(path, message, help);
                    removed.push(name(path));
                }
                None => kept.push(path),
            }
        }
        if kept.len() < paths.len() {
            *derive = parse_quote!(#[derive(#(#kept),*)]);
        }
    }
    take_helpers(&removed, attributes, variants);
}

/// Removes the helper attributes of removed derives: the compiler would report each.
fn take_helpers(removed: &[String], attributes: &mut Vec<Attribute>, variants: &mut [Variant<'_>]) {
    let helpers = HELPERS.iter().filter(|(derive, _)| removed.iter().any(|name| name == derive));
    let helpers: Vec<&str> = helpers.flat_map(|(_, helpers)| *helpers).copied().collect();
    if helpers.is_empty() {
        return;
    }
    let is_kept = |attribute: &Attribute| !helpers.iter().any(|helper| attribute.path().is_ident(helper));
    attributes.retain(is_kept);
    for variant in variants {
        variant.attributes.retain(is_kept);
        variant.fields = without_attributes(&helpers, std::mem::take(&mut variant.fields));
    }
}

/// Returns `true` if the user tells serde what to do with a variant's body.
fn helps_serde(variant: &Variant<'_>) -> bool {
    variant.attributes.iter().any(|attribute| replaces_serde(&attribute.meta))
        || any_attribute(&variant.fields, &|group| syn::parse2(group.stream()).is_ok_and(|meta| replaces_serde(&meta)))
}

/// Returns `true` for `#[serde(..)]` with a word that replaces serde's own code: that code can't serialize a response.
fn replaces_serde(attribute: &Meta) -> bool {
    const WORDS: &[&str] = &["skip", "with", "into", "from", "remote"];
    let Meta::List(list) = attribute else { return false };
    let is_word = |token| match token {
        TokenTree::Ident(name) => name.to_string().split('_').any(|part| WORDS.contains(&part)),
        _ => false,
    };
    list.path.is_ident("serde") && list.tokens.clone().into_iter().any(is_word)
}

fn name(path: &Path) -> String {
    path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default()
}

/// Returns what is wrong with a derive, and what to do instead.
fn mistake(name: &str, is_possible: impl Fn(&str) -> bool) -> Option<(String, String)> {
    match name {
        "Error" | "Display" => {
            Some((format!("`{name}` is implemented by `#[dfns_errors]`"), format!("do not derive `{name}`")))
        }
        "EnumIs" => Some((
            "`#[dfns_errors]` already generates the methods of `EnumIs`".to_owned(),
            "remove `EnumIs`".to_owned(),
        )),
        _ => {
            let (_, help) = IMPOSSIBLE.iter().find(|(impossible, _)| *impossible == name && !is_possible(name))?;
            Some((format!("`{name}` cannot be derived for an enum that keeps responses"), (*help).to_owned()))
        }
    }
}

fn keeps_response(role: &Role<'_>) -> bool {
    let keeps_body = |kept: &KeptFields| kept.body.as_ref().is_some_and(|body| body.ty.as_ref().is_none_or(is_body));
    match role {
        Role::Errors(_, kept) | Role::Other(kept) => keeps_body(kept),
        Role::Api { .. } => true,
        Role::Transparent { .. } | Role::Own(_) | Role::Broken => false,
    }
}
