//! What is wrong, collected: all mistakes of one enum are shown in one compile.

use proc_macro2::TokenStream;
use quote::ToTokens;

/// The mistakes found so far.
#[derive(Default)]
#[must_use = "mistakes that nobody checks are never shown"]
pub(crate) struct Diagnostics {
    mistakes: Vec<syn::Error>,
}

impl Diagnostics {
    /// A mistake on a token: what is wrong, then how to mend it.
    pub(crate) fn add(&mut self, token: impl ToTokens, message: impl AsRef<str>, help: impl AsRef<str>) {
        self.push(mistake(token, message, help));
    }

    /// What the compiler's own parser says.
    pub(crate) fn push(&mut self, mistake: syn::Error) {
        self.mistakes.push(mistake);
    }

    /// How many mistakes were found so far.
    pub(crate) fn count(&self) -> usize {
        self.mistakes.len()
    }

    /// One `compile_error!` a mistake, each on its token; nothing where nothing was wrong.
    pub(crate) fn into_compile_errors(self) -> TokenStream {
        self.mistakes.iter().map(syn::Error::to_compile_error).collect()
    }
}

/// One sentence in lower case, and the fix on a line of its own.
pub(crate) fn mistake(token: impl ToTokens, message: impl AsRef<str>, help: impl AsRef<str>) -> syn::Error {
    on(&token, message.as_ref(), help.as_ref())
}

/// One function for all kinds of tokens: users wait for the macro to be compiled too.
fn on(token: &dyn ToTokens, message: &str, help: &str) -> syn::Error {
    syn::Error::new_spanned(token, format!("{message}\nhelp: {help}"))
}

/// `` `a`, `b` ``
pub(crate) fn listed<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let quoted: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}
