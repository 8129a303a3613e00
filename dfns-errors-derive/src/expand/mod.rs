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

use proc_macro2::TokenStream;
use quote::quote;

use crate::resolved::{Resolved, Role};
use crate::source::Origin;

/// Writes the enum and everything that it can do.
pub(crate) fn expand(resolved: &Resolved<'_>) -> TokenStream {
    let item = item::item(resolved);
    let causes = causes::enums(resolved);
    if resolved.is_generic() {
        return quote! { #item #causes };
    }
    let (beside, inside) = match resolved.origin() {
        // The wrapped enum has the tables.
        _ if resolved.api().is_some() => (None, None),
        Origin::BuiltIn => (None, None),
        // `pub`: enums of other crates use it.
        Origin::BuiltInHere => (Some(tables::table(resolved)).map(|table| quote! { #[doc(hidden)] pub #table }), None),
        Origin::File(_) | Origin::Unknown => (None, Some(tables::table(resolved))),
    };
    let (private, uses) = (resolved.private(), uses(resolved));
    let lints = lints(resolved);
    let methods = methods::methods(resolved);
    let impls = impls::impls(resolved);
    let tracked = tracked(resolved.origin());
    let holes = holes(resolved);
    let names = editor::names(resolved);
    quote! {
        #names
        #item
        #causes
        #beside
        #holes
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
    let has = |is: fn(&Role) -> bool| resolved.variants.iter().any(|variant| is(&variant.role));
    let keeps = has(|role| match role {
        Role::Errors(_, kept) | Role::Other(kept) => kept.body.as_ref().is_some_and(|body| body.ty.is_some()),
        _ => false,
    });
    let passes = has(|role| matches!(role, Role::Transparent { transport: None, .. }));
    let lends = has(|role| match role {
        Role::Transparent { transport, .. } => transport.is_some(),
        Role::Custom(own) => own.source.is_some(),
        _ => false,
    });
    let keeps = keeps.then(|| {
        quote!(
            use __dfns::KeepsNoBody as _;
        )
    });
    let passes = passes.then(|| {
        quote!(
            use __dfns::Transparent as _;
        )
    });
    let lends = lends.then(|| {
        quote!(
            use __dfns::Source as _;
        )
    });
    quote!(#keeps #passes #lends)
}

/// Allows `deprecated`, but only if something is deprecated, because a crate may forbid `allow`, and what the user allows
/// or expects on the enum.
fn lints(resolved: &Resolved<'_>) -> TokenStream {
    let deprecated = resolved.has_deprecated.then(|| quote!(#[allow(deprecated)]));
    let lists = resolved.attributes.iter().filter_map(|attribute| attribute.meta.require_list().ok());
    let lists = lists.filter(|list| list.path.is_ident("allow") || list.path.is_ident("expect"));
    let lints = lists.map(|list| &list.tokens);
    quote!(#deprecated #(#[allow(#lints)])*)
}

/// Makes the compiler watch the spec file.
fn tracked(origin: &Origin) -> Option<TokenStream> {
    let Origin::File(file) = origin else { return None };
    let path = file.tracked.as_ref()?;
    Some(quote!(
        const _: &[u8] = ::core::include_bytes!(#path);
    ))
}

/// Makes the compiler report errors that no variant covers because of `#[cfg]`. Only the compiler knows which
/// conditions are off.
fn holes(resolved: &Resolved<'_>) -> TokenStream {
    let holes = resolved.holes.iter().map(|hole| {
        let conditions = &hole.conditions;
        let written: Vec<String> = conditions.iter().map(|condition| format!("`#[cfg({condition})]`")).collect();
        let help = match &conditions[..] {
            [condition] => format!("add a variant with `#[cfg(not({condition}))]`, or make this one unconditional"),
            _ => format!("add a variant with `#[cfg(not(any({})))]`", quote!(#(#conditions),*)),
        };
        let message = format!("`{}` is covered only under {}\nhelp: {help}", hole.error, written.join(" or "));
        let error = syn::Error::new_spanned(&hole.place, message).to_compile_error();
        quote! { #[cfg(not(any(#(#conditions),*)))] #error }
    });
    holes.collect()
}
