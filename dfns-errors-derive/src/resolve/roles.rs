//! The role of each variant.

use dfns_errors_spec::{Spec, snake_case};
use proc_macro2::Ident;
use quote::quote;
use syn::ext::IdentExt as _;

use super::{custom, fields, generated};
use crate::check::{self, Coverage};
use crate::context::Context;
use crate::diagnostics::{Place, error, spelled};
use crate::input::argument::ErrorName;
use crate::input::variant::{ItemVariant, is_body};
use crate::mend::lookup::entry_named;
use crate::mend::{Meaning, Meant, Named};
use crate::resolved::{FieldRef, Hole, Kind, Role, Variant};

/// Returns the variants with their roles, and the errors that `#[cfg]` can leave uncovered.
pub(super) fn variants(meant: Vec<Meant>, kind: Kind, context: &Context<'_>) -> (Vec<Variant>, Vec<Hole>) {
    let mut variants = Vec::new();
    if let Kind::Generated = kind {
        variants = generated::variants(context);
    }
    let generated = variants.len();
    let mut roles = Roles { context, coverage: Coverage::default(), kind };
    for (index, Meant { variant, names, meaning }) in meant.into_iter().enumerate() {
        context.diagnostics.look_at(Place::Variant(index));
        let name = &variant.name;
        if variants.iter().take(generated).any(|generated| generated.name == *name) {
            context.diagnostics.report(name, format!("the variant `{name}` is already generated"), "rename this one");
            continue;
        }
        let role = context.diagnostics.take(roles.role(&variant, meaning)).unwrap_or_else(|| broken(&variant));
        variants.push(written(variant, names, role, context.spec()));
    }
    let mut holes = Vec::new();
    if let Kind::Handwritten = roles.kind {
        holes = roles.coverage.check(&variants, context);
    }
    check::predicates(&variants, generated, context);
    (variants, holes)
}

/// Finds the role of one variant after the other.
struct Roles<'a> {
    context: &'a Context<'a>,
    coverage: Coverage,
    kind: Kind,
}

impl Roles<'_> {
    fn role(&mut self, variant: &ItemVariant, meaning: Meaning) -> syn::Result<Role> {
        match (meaning, &self.kind) {
            (Meaning::Errors(_) | Meaning::Other { .. } | Meaning::Api, Kind::Wrapper(holder))
                if *holder != variant.name =>
            {
                let name = &variant.name;
                let message = format!("the variant `{holder}` already holds the API's errors");
                Err(error(name, message, format!("remove `{name}`, and match the error inside `{holder}`")))
            }
            (Meaning::Errors(named), _) => self.errors(variant, &named),
            (Meaning::Other { word, is_guess }, _) => self.other(variant, &word, is_guess),
            (Meaning::Api, _) => custom::api(variant, self.context),
            (Meaning::Transparent { transport }, _) => custom::transparent(variant, transport, self.context),
            (Meaning::Display { format, code }, _) => custom::display(variant, &format, code.as_ref(), self.context),
            (Meaning::Broken, _) => Ok(broken(variant)),
        }
    }

    fn errors(&mut self, variant: &ItemVariant, named: &[Named]) -> syn::Result<Role> {
        let targets = self.coverage.cover(named, variant, self.context);
        if targets.is_empty() {
            // Its error is unknown, so its fields can't be checked.
            return Ok(broken(variant));
        }
        let kept = fields::kept(variant, &targets, self.context)?;
        Ok(Role::Errors(targets, kept))
    }

    fn other(&mut self, variant: &ItemVariant, word: &Ident, is_guess: bool) -> syn::Result<Role> {
        self.coverage.cover_other(word, variant, self.context);
        if is_guess {
            return Ok(broken(variant));
        }
        fields::kept(variant, &[], self.context).map(Role::Other)
    }
}

/// Returns the role of a variant with a mistake: `?` still converts the error in its field with `#[from]`.
fn broken(variant: &ItemVariant) -> Role {
    let field = variant.only_field().filter(|field| variant.from.is_some() && !is_body(&field.ty));
    let field = field.filter(|field| !spelled(&field.ty).ends_with("DfnsError"));
    let field = field.filter(|_| check::unconditional(0, variant).is_ok());
    Role::Broken { from: field.map(|field| FieldRef::handwritten(field, 0)) }
}

/// Writes a variant back.
fn written(variant: ItemVariant, names: Vec<ErrorName>, role: Role, spec: &'static Spec) -> Variant {
    let ItemVariant { attributes, name, fields, discriminant, .. } = variant;
    let fields = fields::documented(&fields, &role);
    let text = name.unraw().to_string();
    let entry = entry_named(&text, spec);
    let word = entry.map_or_else(|| snake_case(&text), |target| generated::word(target.entry).to_owned());
    Variant { attributes, name, word, fields: quote!(#fields #discriminant), names, role }
}
