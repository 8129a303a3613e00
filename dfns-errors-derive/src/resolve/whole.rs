//! An enum that names no error of the spec gets all of them.

use dfns_errors_spec::model::Entry;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

use super::context::Context;
use super::resolved::{Claimed, Kept, Meaning, Slot, Variant, cause_path};
use super::shape::{transparent, written};
use crate::claim::Claim;
use crate::diagnostics::Diagnostics;
use crate::item;

/// A variant for every error, then `Other`, then the user's own errors.
pub(super) fn variants(
    own: Vec<item::Variant>,
    context: &Context<'_>,
    partial: Option<&Ident>,
    diagnostics: &mut Diagnostics,
) -> Vec<Variant> {
    if let Some(partial) = partial {
        let help = "name the errors that the enum has, and one variant with `#[dfns(other)]` for the rest";
        diagnostics.add(partial, "an enum that names no error of the spec gets all of them and is not partial", help);
    }
    let entries = context.spec.errors.iter().enumerate().map(|(index, entry)| variant_of(index, entry, context));
    let mut variants: Vec<Variant> = entries.chain([other(context)]).collect();
    for variant in own {
        if is_taken(&variant.name, &variants) {
            let name = &variant.name;
            diagnostics.add(name, format!("the spec has a variant `{name}` already"), "rename this one");
        } else if matches!(variant.claim, Claim::Transparent) {
            variants.push(transparent(variant, context, diagnostics));
        } else {
            variants.push(written(variant, Meaning::Broken));
        }
    }
    variants
}

fn is_taken(name: &Ident, variants: &[Variant]) -> bool {
    let generated = |variant: &&Variant| !matches!(variant.meaning, Meaning::Transparent(..));
    variants.iter().filter(generated).any(|variant| variant.name == *name)
}

fn variant_of(index: usize, entry: &Entry, context: &Context<'_>) -> Variant {
    let cause = (!entry.causes.is_empty()).then(|| {
        let path = cause_path(entry, context.origin, context.krate);
        quote!(::core::option::Option<#path>)
    });
    let fields = fields(cause.as_ref(), context);
    let kept = Kept { cause: cause.map(|ty| named("cause", ty)), body: Some(body(context)) };
    let name = Ident::new(&entry.name, Span::call_site());
    let claimed = Claimed { entry: index, cause: None };
    Variant { attributes: Vec::new(), name, fields, meaning: Meaning::Claimed(vec![claimed], kept) }
}

fn other(context: &Context<'_>) -> Variant {
    let name = Ident::new("Other", Span::call_site());
    let kept = Kept { cause: None, body: Some(body(context)) };
    Variant { attributes: Vec::new(), name, fields: fields(None, context), meaning: Meaning::Other(kept) }
}

fn fields(cause: Option<&TokenStream>, context: &Context<'_>) -> TokenStream {
    let Slot { ty: body, .. } = body(context);
    let cause = cause.map(|cause| {
        quote! {
            /// What caused it, where the body tells.
            cause: #cause,
        }
    });
    quote! {
        {
            #cause
            /// What the server sent.
            body: #body
        }
    }
}

fn body(context: &Context<'_>) -> Slot {
    let krate = context.krate;
    named("body", quote!(#krate::ErrorBody))
}

fn named(name: &str, ty: TokenStream) -> Slot {
    Slot { member: Ident::new(name, Span::call_site()).to_token_stream(), ty }
}
