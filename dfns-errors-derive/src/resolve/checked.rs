//! An enum that names errors of the spec: every variant is checked against it.

use super::coverage::Claims;
use super::shape::{Kept, kept, transparent, written};
use super::{Claimed, Context, Meaning, Variant, coverage, names};
use crate::claim::Claim;
use crate::diagnostics::Diagnostics;
use crate::item;

pub(super) fn variants(
    variants: Vec<item::Variant>,
    context: &Context<'_>,
    is_partial: bool,
    diagnostics: &mut Diagnostics,
) -> Vec<Variant> {
    let mut claims = Claims::default();
    let resolved: Vec<Variant> =
        variants.into_iter().filter_map(|variant| self::variant(variant, context, &mut claims, diagnostics)).collect();
    coverage::check_has_other(&claims, context, diagnostics);
    if !is_partial {
        coverage::check_covers_all(&claims, context, diagnostics);
    }
    resolved
}

fn variant(
    variant: item::Variant,
    context: &Context<'_>,
    claims: &mut Claims,
    diagnostics: &mut Diagnostics,
) -> Option<Variant> {
    match &variant.claim {
        Claim::Transparent => return transparent(variant, diagnostics),
        Claim::Other(word) => {
            claims.claim_other(word, &variant, diagnostics);
            let kept = kept(&variant, diagnostics);
            check_no_cause(&kept, "statuses that the spec does not list have no causes", diagnostics);
            return Some(written(variant, Meaning::Other(kept)));
        }
        Claim::ByName | Claim::Listed(_) | Claim::Broken => {}
    }
    let claimed = claimed(&variant, context, claims, diagnostics);
    let kept = kept(&variant, diagnostics);
    check_cause(&kept, &claimed, context, diagnostics);
    (!claimed.is_empty()).then(|| written(variant, Meaning::Claimed(claimed, kept)))
}

/// What the variant stands for, without what is claimed already.
fn claimed(
    variant: &item::Variant,
    context: &Context<'_>,
    claims: &mut Claims,
    diagnostics: &mut Diagnostics,
) -> Vec<Claimed> {
    match &variant.claim {
        Claim::ByName => {
            let claimed = names::by_name(&variant.name, context.spec, diagnostics);
            claimed
                .filter(|claimed| claims.claim(*claimed, &variant.name, variant, context, diagnostics))
                .into_iter()
                .collect()
        }
        Claim::Listed(targets) => {
            let found = targets.iter().filter_map(|target| {
                let claimed = names::find(target, context.spec, diagnostics)?;
                claims.claim(claimed, target, variant, context, diagnostics).then_some(claimed)
            });
            found.collect()
        }
        Claim::Other(_) | Claim::Transparent | Claim::Broken => Vec::new(),
    }
}

/// A `cause` has one type: that of one entry's causes.
fn check_cause(kept: &Kept, claimed: &[Claimed], context: &Context<'_>, diagnostics: &mut Diagnostics) {
    let Some(first) = claimed.first() else { return };
    if claimed.iter().any(|claimed| claimed.entry != first.entry) {
        let why = "a variant of several errors has no `cause`: each error has causes of its own";
        return check_no_cause(kept, why, diagnostics);
    }
    let entry = context.spec.errors.get(first.entry);
    if let Some(entry) = entry.filter(|entry| entry.causes.is_empty()) {
        check_no_cause(kept, &format!("`{}` has no causes", entry.name), diagnostics);
    }
}

fn check_no_cause(kept: &Kept, why: &str, diagnostics: &mut Diagnostics) {
    if let Some(cause) = &kept.cause {
        diagnostics.add(&cause.member, why, "remove the field `cause`");
    }
}
