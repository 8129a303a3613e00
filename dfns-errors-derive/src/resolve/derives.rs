//! Derives that do not work on an enum whose variants keep responses: each is one error on its own token.

use syn::punctuated::Punctuated;
use syn::{Attribute, Path, Token, parse_quote};

use super::context::Context;
use super::fields::is_body;
use super::resolved::{KeptFields, Role, Variant};

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

/// Removes the derives that do not work, and reports them.
pub(super) fn take_impossible(attributes: &mut [Attribute], variants: &[Variant<'_>], context: &Context<'_, '_>) {
    let keeps_response = variants.iter().any(|variant| keeps_response(&variant.role));
    let is_possible = |name: &str| match name {
        _ if !keeps_response => true,
        "Default" => {
            variants.iter().flat_map(|variant| &variant.attributes).any(|mark| mark.path().is_ident("default"))
        }
        "Serialize" | "Deserialize" => variants.iter().any(skips_for_serde),
        _ => false,
    };
    for derive in attributes.iter_mut().filter(|attribute| attribute.path().is_ident("derive")) {
        // If it isn't a list of paths, the compiler reports it.
        let Ok(paths) = derive.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated) else { continue };
        let mut kept: Vec<&Path> = Vec::new();
        for path in &paths {
            match mistake(&name(path), is_possible) {
                Some((message, help)) => context.errors.report(path, message, help),
                None => kept.push(path),
            }
        }
        if kept.len() < paths.len() {
            *derive = parse_quote!(#[derive(#(#kept),*)]);
        }
    }
}

/// Returns `true` if the user tells serde what to do with a variant or a field.
fn skips_for_serde(variant: &Variant<'_>) -> bool {
    let is_serde = |attribute: &Attribute| attribute.path().is_ident("serde");
    variant.attributes.iter().any(is_serde) || variant.fields.to_string().contains("# [serde")
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
