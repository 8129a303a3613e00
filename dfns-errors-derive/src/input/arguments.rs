//! `#[dfns_errors(..)]`: what is between the parentheses.

use dfns_errors_spec::nearest;
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{LitStr, Path};

use super::key::{CRATE, ENUM_ARGUMENTS, SPEC};
use super::tokens::{Split, flattened, squeezed, stream};
use crate::diagnostics::{error, quoted_list};

/// The arguments of the attribute.
#[derive(Default)]
pub(crate) struct Arguments {
    /// The user's spec file, as written; `None` for the built-in spec.
    pub(crate) spec: Option<LitStr>,
    /// The word `partial`, if it was written.
    pub(crate) partial: Option<Ident>,
    /// The word `diagnostic`, if it was written.
    pub(crate) diagnostic: Option<Ident>,
    /// The word `foreign`, if it was written.
    pub(crate) foreign: Option<Ident>,
    krate: Option<Path>,
    /// `true` if an argument can't be read that may have named a spec.
    pub(crate) may_name_spec: bool,
    pub(crate) mistakes: Vec<syn::Error>,
}

impl Arguments {
    /// Returns the path of the `dfns_errors` crate.
    pub(crate) fn krate(&self) -> TokenStream {
        self.krate.as_ref().map_or_else(|| quote!(::dfns_errors), ToTokens::to_token_stream)
    }

    pub(crate) fn parse(tokens: TokenStream) -> Self {
        let tokens = flattened(tokens);
        let split = Split::new(&tokens);
        let mut arguments = Self::default();
        for argument in &split.arguments {
            let set = match argument {
                [TokenTree::Ident(name), ..] => arguments.set(name, argument),
                tokens => Err(arguments.unreadable(tokens)),
            };
            arguments.mistakes.extend(set.err());
        }
        arguments.may_name_spec &= arguments.spec.is_none();
        if let (Some(foreign), Some(_)) = (&arguments.foreign, &arguments.spec) {
            let message = "`foreign` cannot be combined with `spec`";
            let help = "remove `foreign`: the spec file says more about the errors";
            arguments.mistakes.push(error(foreign, message, help));
            arguments.foreign = None;
        }
        arguments.mistakes.extend(split.missing_comma("dfns_errors"));
        arguments
    }

    /// Sets the argument that was meant: a typo gives one error, not two.
    fn set(&mut self, name: &Ident, argument: &[TokenTree]) -> syn::Result<()> {
        let written = name.to_string();
        let meant = nearest(&written, ENUM_ARGUMENTS.iter().copied());
        if meant != Some(&written) {
            let help = meant.map_or_else(its_arguments, |meant| format!("did you mean `{meant}`?"));
            self.mistakes.push(error(name, format!("unknown argument `{name}`"), help));
        }
        match meant {
            Some("spec") => {
                self.may_name_spec = true;
                keep(&mut self.spec, name, SPEC.text(argument)?)
            }
            Some("crate") => keep(&mut self.krate, name, CRATE.path(argument)?),
            Some("partial") => keep_word(&mut self.partial, name, argument),
            Some("diagnostic") => keep_word(&mut self.diagnostic, name, argument),
            Some("foreign") => keep_word(&mut self.foreign, name, argument),
            _ => {
                self.may_name_spec |= argument.len() > 1;
                Ok(())
            }
        }
    }

    /// Returns the error for something that is not an argument.
    fn unreadable(&mut self, tokens: &[TokenTree]) -> syn::Error {
        self.may_name_spec = true;
        let written = squeezed(tokens);
        let help = if written.starts_with('"') { format!("write `spec = {written}`") } else { its_arguments() };
        error(stream(tokens), format!("expected an argument, found `{written}`"), help)
    }
}

fn its_arguments() -> String {
    format!("the arguments are {}", quoted_list(ENUM_ARGUMENTS.iter().copied()))
}

/// Keeps the value of an argument, which can be written only once.
fn keep<T>(place: &mut Option<T>, name: &Ident, value: T) -> syn::Result<()> {
    match place.replace(value) {
        Some(_) => Err(error(name, format!("repeated argument `{name}`"), "keep one of them")),
        None => Ok(()),
    }
}

fn keep_word(place: &mut Option<Ident>, name: &Ident, argument: &[TokenTree]) -> syn::Result<()> {
    keep(place, name, name.clone())?;
    if argument.len() == 1 {
        return Ok(());
    }
    Err(error(stream(argument), format!("`{name}` takes no value"), format!("write `{name}`")))
}
