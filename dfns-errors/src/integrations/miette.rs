//! `miette::Diagnostic` for enums that ask for it with `#[dfns_errors(diagnostic)]`.

/// Implements `Diagnostic` for one enum.
#[cfg(feature = "miette")]
#[doc(hidden)]
#[macro_export]
macro_rules! __diagnostic {
    ($name:ident) => {
        impl __dfns::miette::Diagnostic for $name {
            fn code(&self) -> __dfns::miette::Part<'_> {
                __dfns::miette::code(self)
            }
            fn help(&self) -> __dfns::miette::Part<'_> {
                __dfns::miette::help(self)
            }
            fn url(&self) -> __dfns::miette::Part<'_> {
                __dfns::miette::url(self)
            }
            fn severity(&self) -> ::core::option::Option<__dfns::miette::Severity> {
                ::core::option::Option::Some(__dfns::miette::severity(self))
            }
        }
    };
}

/// Reports that the feature is missing.
#[cfg(not(feature = "miette"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __diagnostic {
    ($name:ident) => {
        ::core::compile_error!(
            "`diagnostic` requires the `miette` feature of `dfns-errors`\n\
             help: add `features = [\"miette\"]` to `dfns-errors` in Cargo.toml"
        );
    };
}

/// The parts of a diagnostic.
#[cfg(feature = "miette")]
pub mod private {
    use std::fmt::Display;

    pub use ::miette::{Diagnostic, Severity};

    use crate::error::api_error::ApiError;

    /// A part of a diagnostic; `None` if the error does not have it.
    pub type Part<'a> = Option<Box<dyn Display + 'a>>;

    /// Returns the code, such as `dfns::conflict::external_id_reused`.
    pub fn code<'a>(error: &impl ApiError) -> Part<'a> {
        Some(Box::new(error.code()))
    }

    /// Returns the solutions, one per line.
    pub fn help<'a>(error: &impl ApiError) -> Part<'a> {
        let solutions: Vec<&str> = error.solutions().collect();
        if solutions.is_empty() { None } else { Some(Box::new(solutions.join("\n"))) }
    }

    /// Returns the URL of the API's page about the error.
    pub fn url<'a>(error: &impl ApiError) -> Part<'a> {
        error.docs_url().map(|url| Box::new(url) as Box<dyn Display>)
    }

    /// Returns `Advice` for an accepted request that is waiting for approval: it is not an error.
    pub fn severity(error: &impl ApiError) -> Severity {
        if error.is_pending() { Severity::Advice } else { Severity::Error }
    }
}

#[cfg(feature = "miette")]
const _: () = {
    use crate::__private_0_1_0 as __dfns;
    use crate::DfnsError;
    crate::__diagnostic! { DfnsError }
};
