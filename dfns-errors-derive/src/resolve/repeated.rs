//! Variants with the name of an earlier one.

use syn::ext::IdentExt as _;

use crate::diagnostics::{Diagnostics, Place};
use crate::item::Item;
use crate::item_variant::ItemVariant;

/// Removes the variants with the name of an earlier one, and reports them. Two variants may share a name if both have a
/// `#[cfg]`.
pub(super) fn take(item: &mut Item, diagnostics: &Diagnostics) -> Vec<ItemVariant> {
    let (mut kept, mut repeated) = (Vec::<ItemVariant>::with_capacity(item.variants.len()), Vec::new());
    for variant in std::mem::take(&mut item.variants) {
        if !kept.iter().any(|earlier| clashes(earlier, &variant)) {
            kept.push(variant);
            continue;
        }
        diagnostics.look_at(Place::Variant(kept.len()));
        let message = format!("the variant `{}` is defined twice", variant.name);
        diagnostics.report(&variant.name, message, "remove or rename one of them");
        repeated.push(variant);
    }
    item.variants = kept;
    repeated
}

fn clashes(earlier: &ItemVariant, variant: &ItemVariant) -> bool {
    earlier.name.unraw() == variant.name.unraw() && !(earlier.is_conditional() && variant.is_conditional())
}
