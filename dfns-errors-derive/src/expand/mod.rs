//! The resolved enum -> code. What depends on the spec alone is a static table; what depends on the variant
//! is one match arm; all else is in the runtime.

mod causes;
mod docs;
mod impls;
mod item;
mod markdown;
mod methods;
mod tables;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::Path;

use crate::diagnostics::Diagnostics;
use crate::resolve::{self, Options, Resolved, Variant};
use crate::source::{Home, Origin, Source};
use crate::{arguments, fallback, item as parsed};

/// The whole way from what the user wrote to what the compiler sees. What is wrong is told beside the enum, which
/// is written all the same: nothing else in the crate is to fail because of it.
pub(crate) fn attribute(home: Home, arguments: TokenStream, tokens: TokenStream) -> TokenStream {
    let mut diagnostics = Diagnostics::default();
    let arguments = arguments::parse(arguments, &mut diagnostics);
    let krate = arguments.krate.unwrap_or_else(default_crate);
    let source = Source::load(home, arguments.spec, &mut diagnostics);
    let code = match (parsed::parse(tokens, &mut diagnostics), source) {
        (Err(given_back), _) => given_back,
        (Ok(item), Some(source)) if resolve::check_name(&item.name, &source, &mut diagnostics) => {
            let options = Options { krate, partial: arguments.partial };
            expand(&resolve::resolve(item, source, options, &mut diagnostics))
        }
        (Ok(item), _) => fallback::stub(&item, &krate),
    };
    diagnostics.into_compile_errors().into_iter().chain(code).collect()
}

pub(crate) fn default_crate() -> Path {
    Path {
        leading_colon: Some(syn::Token![::](Span::call_site())),
        segments: std::iter::once(syn::PathSegment::from(Ident::new("dfns_errors", Span::call_site()))).collect(),
    }
}

/// The hidden module of the runtime. Its name has this version, so that another version's cannot be met.
pub(crate) fn private(krate: &Path) -> TokenStream {
    let version = env!("CARGO_PKG_VERSION").replace('.', "_");
    let module = Ident::new(&format!("__private_{version}"), Span::call_site());
    quote!(#krate::#module)
}

/// The code, once it is known what every variant stands for.
pub(crate) fn expand(resolved: &Resolved) -> TokenStream {
    let item = item::item(resolved);
    let implementations = [methods::methods(resolved), impls::impls(resolved)];
    let private = resolved.private();
    let causes = causes::enums(resolved);
    let tables = tables::tables(resolved);
    let tracked = tracked(&resolved.origin);
    let (beside, inside) = match resolved.origin {
        // `pub`: enums elsewhere use it.
        Origin::BuiltInHere => (quote! { #[doc(hidden)] pub #tables }, TokenStream::new()),
        Origin::BuiltIn | Origin::File(_) => (TokenStream::new(), tables),
    };
    let allowed = allowed(resolved);
    let Resolved { visibility, name, .. } = resolved;
    quote! {
        #item
        #(#causes)*
        #beside
        #allowed
        const _: () = {
            use #private as __dfns;
            // For method calls, which only some variants make.
            use __dfns::{AsDynError as _, KeepsNoBody as _};
            #tracked
            #inside
            #(#implementations)*
            // What the features of the runtime add: only it knows which are on.
            __dfns::integrations! { #visibility #name }
        };
    }
}

/// The values of each key, in the order in which the keys come first. For a few: users wait for a map to be compiled.
fn grouped<K: PartialEq, V>(pairs: impl Iterator<Item = (K, V)>) -> Vec<(K, Vec<V>)> {
    let mut groups: Vec<(K, Vec<V>)> = Vec::new();
    for (key, value) in pairs {
        match groups.iter_mut().find(|(earlier, _)| *earlier == key) {
            Some((_, values)) => values.push(value),
            None => groups.push((key, vec![value])),
        }
    }
    groups
}

/// A variant may be deprecated: what is written here is not its user. Only then, because the crate may forbid to allow it.
fn allowed(resolved: &Resolved) -> Option<TokenStream> {
    let is_deprecated =
        |variant: &Variant| variant.attributes.iter().any(|attribute| attribute.path().is_ident("deprecated"));
    resolved.variants.iter().any(is_deprecated).then(|| quote!(#[allow(deprecated)]))
}

/// Makes the compiler watch the spec file. The path is put together by the compiler, so that the same input
/// gives the same code on every machine.
fn tracked(origin: &Origin) -> TokenStream {
    let Origin::File(file) = origin else { return TokenStream::new() };
    let path = if std::path::Path::new(&file.value()).is_absolute() {
        file.to_token_stream()
    } else {
        quote!(::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/", #file))
    };
    quote!(
        const _: &[u8] = ::core::include_bytes!(#path);
    )
}
