//! The user's enum and the spec, put together: what each variant stands for, and what its fields are for.

mod custom;
mod fields;
mod generated;
mod roles;

use syn::Attribute;
use syn::ext::IdentExt as _;

use crate::check;
use crate::context::Context;
use crate::diagnostics::Place;
use crate::input::item::Item;
use crate::input::variant::ItemVariant;
use crate::mend::lookup::entry_named;
use crate::mend::{Meaning, Meant, Mender};
use crate::resolved::{Kind, Resolved};

/// Decides what each variant stands for.
pub(crate) fn resolve(item: Item, mut context: Context<'_>) -> Resolved<'_> {
    let Item { mut attributes, visibility, keyword, generics, braces, variants, unreadable, .. } = item;
    let has_deprecated = has_deprecated(&attributes, &variants);
    check::generics(&generics, &context);
    for (index, mistake) in unreadable {
        context.diagnostics.look_at(Place::Variant(index));
        context.diagnostics.push(mistake);
    }
    let (variants, is_unique) = check::take_repeated(variants, &context);
    context.is_readable &= is_unique;
    let mut variants = mend(variants, &context);
    let kind = kind(&variants, &context);
    check::take_discriminants(&mut variants, &attributes, &kind, &context);
    check::codes(&variants, &context);
    check::partial(&kind, &context);
    check::foreign(&kind, &context);
    let (mut variants, holes) = roles::variants(variants, kind, &context);
    check::attributes(&mut attributes, &mut variants, &context);
    Resolved { context, attributes, visibility, keyword, generics, braces, variants, holes, has_deprecated }
}

fn has_deprecated(attributes: &[Attribute], variants: &[ItemVariant]) -> bool {
    let fields = variants.iter().flat_map(|variant| &variant.fields).flat_map(|field| &field.attrs);
    let mut all = variants.iter().flat_map(|variant| &variant.attributes).chain(fields).chain(attributes);
    all.any(|attribute| attribute.path().is_ident("deprecated"))
}

/// Decides what each variant was meant to be, and reports what is wrong.
fn mend(variants: Vec<ItemVariant>, context: &Context<'_>) -> Vec<Meant> {
    let mender = Mender::new(&variants, context);
    let meant = variants.into_iter().enumerate().map(|(index, variant)| {
        context.diagnostics.look_at(Place::Variant(index));
        let (meant, mistakes) = mender.mend(index, variant);
        context.diagnostics.extend(mistakes);
        meant
    });
    meant.collect()
}

fn kind(variants: &[Meant], context: &Context<'_>) -> Kind {
    if let Some(api) = variants.iter().find(|meant| matches!(meant.meaning, Meaning::Api)) {
        return Kind::Wrapper(api.variant.name.clone());
    }
    let names_errors = variants.iter().any(|Meant { variant, meaning, .. }| match meaning {
        Meaning::Errors(_) | Meaning::Other { .. } => true,
        // An attribute that can't be read, on a variant with the name of an error.
        Meaning::Broken => entry_named(&variant.name.unraw().to_string(), context.spec()).is_some(),
        Meaning::Api | Meaning::Transparent { .. } | Meaning::Display { .. } => false,
    });
    if names_errors { Kind::Handwritten } else { Kind::Generated }
}
