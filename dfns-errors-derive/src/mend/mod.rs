//! What the user meant. Each variant is looked up in the spec once: what is wrong is returned beside what was meant, so
//! that a typo gives one error, not two.

pub(crate) mod lookup;
mod meaning;
mod names;
mod unmarked;

use dfns_errors_spec::{Spec, nearest};
use proc_macro2::{Ident, TokenStream};
use quote::ToTokens as _;
use syn::LitStr;
use syn::ext::IdentExt as _;
use syn::spanned::Spanned as _;

use crate::context::Context;
use crate::diagnostics::error;
use crate::input::argument::ErrorName;
use crate::input::attr::VariantAttr;
use crate::input::key::KEYWORDS;
use crate::input::variant::ItemVariant;
pub(crate) use meaning::{Meaning, Meant, Named};

use lookup::entry_named;
use names::{Found, QUOTED, find, find_by_variant, meant_by_text};

/// What the meaning of a variant depends on.
pub(crate) struct Mender {
    spec: &'static Spec,
    /// `true` if a variant is marked `api`.
    has_api: bool,
    /// `true` if one is, or should be.
    wraps_api: bool,
    /// The variant that is probably meant for unlisted statuses, if none is marked.
    rest: Option<usize>,
}

impl Mender {
    pub(crate) fn new(variants: &[ItemVariant], context: &Context<'_>) -> Self {
        let spec = context.spec();
        let has_api = variants.iter().any(|variant| matches!(variant.attr, VariantAttr::Api));
        let wraps_api = has_api || context.arguments.foreign.is_some();
        Self { has_api, spec, wraps_api, rest: unmarked::rest(variants) }
    }

    /// Returns what the variant with this index was meant to be, and what is wrong.
    pub(crate) fn mend(&self, index: usize, mut variant: ItemVariant) -> (Meant, Vec<syn::Error>) {
        let mut mistakes = std::mem::take(&mut variant.mistakes);
        let is_own = unmarked::is_own(&variant, self.spec);
        let mut names = Vec::new();
        let mut meaning = match std::mem::replace(&mut variant.attr, VariantAttr::None) {
            VariantAttr::None if is_own && variant.error.is_none() => {
                unmarked::own(&variant, self.wraps_api, self.spec, &mut mistakes)
            }
            VariantAttr::None if is_own => Meaning::Broken,
            VariantAttr::None => self.unmarked(index, &variant, &mut mistakes),
            VariantAttr::Names(written) => {
                names = written;
                self.names(&names, &variant.name, &mut mistakes)
            }
            attr => own_words(attr),
        };
        if let Some(leftover) = &variant.error {
            let (own, mistake) = unmarked::from_thiserror(leftover, &variant, is_own);
            mistakes.push(mistake);
            if is_own {
                meaning = own;
            }
        }
        (Meant { variant, names, meaning }, mistakes)
    }

    /// Finds the error with the name of a variant that has no `#[dfns]`.
    fn unmarked(&self, index: usize, variant: &ItemVariant, mistakes: &mut Vec<syn::Error>) -> Meaning {
        let name = &variant.name;
        if self.wraps_api {
            // The variant is reported in any case.
            return Meaning::Errors(Vec::new());
        }
        if self.rest == Some(index) {
            let message = format!("the {} has no error named `{name}`", self.spec.api);
            mistakes.push(error(name, message, "mark it with `#[dfns(other)]`"));
            return Meaning::Other { word: name.clone(), is_guess: true };
        }
        let found = find_by_variant(name, self.spec);
        Meaning::Errors(vec![named(name.to_token_stream(), found, mistakes)])
    }

    fn names(&self, names: &[ErrorName], variant: &Ident, mistakes: &mut Vec<syn::Error>) -> Meaning {
        if let [name] = names
            && let Some((meaning, mistake)) = self.not_a_name(name)
        {
            // Beside an `api` variant, `other` and a second `api` are reported anyway.
            let is_reported = self.has_api && matches!(meaning, Meaning::Other { .. } | Meaning::Api);
            mistakes.extend(Some(mistake).filter(|_| !is_reported));
            return meaning;
        }
        if self.wraps_api {
            return Meaning::Errors(Vec::new());
        }
        let found = names.iter().map(|name| named(name.to_token_stream(), find(name, self.spec), mistakes));
        let mut found: Vec<Named> = found.collect();
        if found.iter().all(|named| named.targets.is_empty()) {
            // `#[dfns(499)] Closed`
            let targets = entry_named(&variant.unraw().to_string(), self.spec).into_iter().collect();
            found = vec![Named { token: variant.to_token_stream(), targets, is_guess: true }];
        }
        Meaning::Errors(found)
    }

    /// Returns what a lone name was meant for, if it is not an error: a keyword, or the message of a user-defined error.
    fn not_a_name(&self, name: &ErrorName) -> Option<(Meaning, syn::Error)> {
        let (text, message) = match name {
            ErrorName::Entry(word) => (word.unraw().to_string(), format!("unknown argument `{word}`")),
            ErrorName::Quoted(literal) => (literal.value(), QUOTED.to_owned()),
            _ => return None,
        };
        if !meant_by_text(&text, self.spec).is_empty() {
            return None;
        }
        let other = Some("other").filter(|_| unmarked::is_other(&text));
        if let Some(keyword) = other.or_else(|| nearest(&text, KEYWORDS.iter().copied())) {
            let word = Ident::new(keyword, name.span());
            let mistake = error(name, message, format!("did you mean `{keyword}`?"));
            return Some((own_words(VariantAttr::from_keyword(&word)), mistake));
        }
        let ErrorName::Quoted(literal) = name else { return None };
        if text.chars().all(|letter| letter.is_alphanumeric() || "_-:".contains(letter)) {
            return None;
        }
        let help = format!("write `#[dfns(display = {})]`", literal.to_token_stream());
        let format = LitStr::new(&text, literal.span());
        Some((Meaning::Display { format, code: None }, error(literal, message, help)))
    }
}

fn named(token: TokenStream, found: Found, mistakes: &mut Vec<syn::Error>) -> Named {
    match found {
        Found::Exact(target) => Named { token, targets: vec![target], is_guess: false },
        Found::Meant(targets, mistake) => {
            mistakes.push(mistake);
            Named { token, targets, is_guess: true }
        }
    }
}

/// Returns the meaning of an attribute that does not depend on the spec.
fn own_words(attr: VariantAttr) -> Meaning {
    match attr {
        VariantAttr::Other(word) => Meaning::Other { word, is_guess: false },
        VariantAttr::Api => Meaning::Api,
        VariantAttr::Transparent { transport } => Meaning::Transparent { transport },
        VariantAttr::Display { format, code } => Meaning::Display { format, code },
        VariantAttr::None | VariantAttr::Names(_) | VariantAttr::Broken => Meaning::Broken,
    }
}
