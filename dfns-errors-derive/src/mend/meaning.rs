//! What a variant was meant to be.

use proc_macro2::{Ident, TokenStream};
use syn::{LitStr, Path};

use super::lookup::Target;
use crate::input::argument::ErrorName;
use crate::input::variant::ItemVariant;

/// A variant, and what it stands for.
pub(crate) struct Meant {
    pub(crate) variant: ItemVariant,
    /// The errors in its `#[dfns(..)]`, as they were written.
    pub(crate) names: Vec<ErrorName>,
    pub(crate) meaning: Meaning,
}

/// What a variant stands for.
pub(crate) enum Meaning {
    /// Errors or causes of the spec, each as it was named.
    Errors(Vec<Named>),
    /// Unlisted statuses.
    Other {
        word: Ident,
        is_guess: bool,
    },
    /// The API's errors.
    Api,
    Transparent {
        transport: Option<Path>,
    },
    Display {
        format: LitStr,
        code: Option<LitStr>,
    },
    /// Nobody knows.
    Broken,
}

/// A name, and what it stands for: nothing, if nobody knows.
pub(crate) struct Named {
    pub(crate) token: TokenStream,
    pub(crate) targets: Vec<Target>,
    /// `true` if the name is a mistake that is already reported.
    pub(crate) is_guess: bool,
}
