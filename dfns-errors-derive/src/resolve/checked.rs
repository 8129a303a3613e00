//! An enum that names errors of the spec: every variant is checked against it.

use dfns_errors_spec::model::Entry;

use super::context::Context;
use super::coverage::{Claims, spelled};
use super::resolved::{Claimed, Kept, Meaning, Variant, cause_path};
use super::shape::{kept, transparent, written};
use super::{coverage, names};
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
    let resolved =
        variants.into_iter().map(|variant| self::variant(variant, context, &mut claims, diagnostics)).collect();
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
) -> Variant {
    match &variant.claim {
        Claim::Transparent => return transparent(variant, context, diagnostics),
        Claim::Broken => {
            claims.assume(&variant.name, context);
            return written(variant, Meaning::Broken);
        }
        Claim::Other(word) => claims.claim_other(word, &variant, diagnostics),
        Claim::ByName | Claim::Listed(_) => {}
    }
    let claimed = claimed(&variant, context, claims, diagnostics);
    let is_other = matches!(variant.claim, Claim::Other(_));
    if claimed.is_empty() && !is_other {
        // What it was meant for is not known, and so not what it may keep.
        claims.assume(&variant.name, context);
        return written(variant, Meaning::Broken);
    }
    let before = diagnostics.count();
    let kept = kept(&variant, diagnostics);
    check_cause(&kept, &claimed, context, diagnostics);
    if diagnostics.count() > before {
        return written(variant, Meaning::Broken);
    }
    written(variant, if is_other { Meaning::Other(kept) } else { Meaning::Claimed(claimed, kept) })
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
            if claimed.is_none() && names::is_other(&variant.name) {
                claims.assume_other(&variant.name);
            }
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
    let Some(first) = claimed.first() else {
        return check_no_cause(kept, "statuses that the spec does not list have no causes", diagnostics);
    };
    if claimed.iter().any(|claimed| claimed.entry != first.entry) {
        let why = "a variant of several errors has no `cause`: each error has causes of its own";
        return check_no_cause(kept, why, diagnostics);
    }
    match context.spec.errors.get(first.entry) {
        Some(entry) if entry.causes.is_empty() => {
            check_no_cause(kept, &format!("`{}` has no causes", entry.name), diagnostics);
        }
        Some(entry) => check_cause_type(kept, entry, context, diagnostics),
        None => {}
    }
}

/// The compiler checks the type, in words that come from inside; what can be seen in the name is told here.
fn check_cause_type(kept: &Kept, entry: &Entry, context: &Context<'_>, diagnostics: &mut Diagnostics) {
    let Some(cause) = &kept.cause else { return };
    let words: Vec<String> = cause.ty.clone().into_iter().map(|word| word.to_string()).collect();
    let others = context.spec.errors.iter().filter(|other| other.name != entry.name);
    let is_anothers = others.map(|other| format!("{}Cause", other.name)).any(|other| words.contains(&other));
    let help = format!("write `Option<{}>`", spelled(&cause_path(entry, context.origin, context.krate)));
    if !words.iter().any(|word| word == "Option") {
        diagnostics.add(&cause.ty, "a `cause` is an `Option`: not every body tells it", help);
    } else if is_anothers {
        diagnostics.add(&cause.ty, format!("these are not the causes of `{}`", entry.name), help);
    }
}

fn check_no_cause(kept: &Kept, why: &str, diagnostics: &mut Diagnostics) {
    if let Some(cause) = &kept.cause {
        diagnostics.add(&cause.member, why, "remove the field `cause`");
    }
}
