//! The resolved enum -> code. What depends on the spec alone is a static table; what depends on the variant is one match
//! arm; everything else is in the runtime.

mod causes;
mod docs;
mod editor;
mod impls;
mod item;
mod markdown;
mod methods;
mod tables;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::diagnostics;
use crate::resolved::{CustomVariant, Hole, Resolved, Role};
use crate::source::Origin;

/// Writes the enum and everything that it can do.
pub(crate) fn expand(resolved: &Resolved<'_>) -> TokenStream {
    let item = item::item(resolved);
    let causes = causes::enums(resolved);
    if resolved.is_generic() {
        return quote! { #item #causes };
    }
    // The wrapped enum has the tables, and so has `dfns_errors` for the built-in spec.
    let table = match resolved.context.origin() {
        Origin::BuiltIn => None,
        _ => resolved.api().is_none().then(|| tables::table(resolved)),
    };
    let (beside, inside) = match resolved.context.origin() {
        // `pub`: enums of other crates use it.
        Origin::BuiltInHere => (table.map(|table| quote! { #[doc(hidden)] pub #table }), None),
        _ => (None, table),
    };
    let private = resolved.context.private();
    let uses = uses(resolved);
    let lints = lints(resolved);
    let methods = methods::methods(resolved);
    let impls = impls::impls(resolved);
    let tracked = tracked(resolved.context.origin());
    let holes = resolved.holes.iter().map(hole);
    let names = editor::names(resolved);
    quote! {
        #names
        #item
        #causes
        #beside
        #(#holes)*
        #lints
        const _: () = {
            use #private as __dfns;
            #uses
            #tracked
            #inside
            #methods
            #impls
        };
    }
}

/// Imports the traits of the method calls that some variants need.
fn uses(resolved: &Resolved<'_>) -> TokenStream {
    let mut keeps = None;
    let mut passes = None;
    let mut lends = None;
    for variant in &resolved.variants {
        match &variant.role {
            Role::Errors(_, kept) | Role::Other(kept) if kept.has_handwritten_body() => {
                keeps = Some(import("KeepsNoBody"));
            }
            Role::Transparent { transport: None, .. } => passes = Some(import("Transparent")),
            Role::Transparent { .. } | Role::Custom(CustomVariant { source: Some(_), .. }) => {
                lends = Some(import("Source"));
            }
            _ => {}
        }
    }
    quote!(#keeps #passes #lends)
}

fn import(name: &str) -> TokenStream {
    let name = Ident::new(name, Span::call_site());
    quote!(use __dfns::#name as _;)
}

/// Allows `deprecated`, but only if something is deprecated, because a crate may forbid `allow`, and what the user allows
/// or expects on the enum.
fn lints(resolved: &Resolved<'_>) -> TokenStream {
    let deprecated = resolved.has_deprecated.then(|| quote!(#[allow(deprecated)]));
    let lists = resolved.attributes.iter().filter_map(|attribute| attribute.meta.require_list().ok());
    let allowed = lists.filter(|list| list.path.is_ident("allow") || list.path.is_ident("expect"));
    let allowed = allowed.map(|list| &list.tokens);
    quote!(#deprecated #(#[allow(#allowed)])*)
}

/// Makes the compiler watch the spec file.
fn tracked(origin: &Origin) -> Option<TokenStream> {
    let Origin::File(file) = origin else { return None };
    let path = file.tracked.as_ref()?;
    Some(quote!(
        const _: &[u8] = ::core::include_bytes!(#path);
    ))
}

/// Makes the compiler report an error that no variant covers because of `#[cfg]`. Only the compiler knows which conditions
/// are off.
fn hole(Hole { error, conditions, place }: &Hole) -> TokenStream {
    let written: Vec<String> = conditions.iter().map(|condition| format!("`#[cfg({condition})]`")).collect();
    let help = match &conditions[..] {
        [condition] => format!("add a variant with `#[cfg(not({condition}))]`, or make this one unconditional"),
        _ => format!("add a variant with `#[cfg(not(any({})))]`", quote!(#(#conditions),*)),
    };
    let message = format!("`{error}` is covered only under {}", written.join(" or "));
    let error = diagnostics::error(place, message, help).to_compile_error();
    quote! { #[cfg(not(any(#(#conditions),*)))] #error }
}
