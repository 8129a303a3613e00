//! One module per third-party crate, each behind the feature of its name. The rest of this crate names none of them.
//!
//! Generated code can't ask for a feature of this crate, so the macros below do.

#[cfg(feature = "axum")]
pub mod axum;
#[cfg(feature = "http")]
pub mod http;
#[cfg(feature = "miette")]
pub(crate) mod miette;
#[cfg(feature = "reqwest")]
pub mod reqwest;
#[cfg(feature = "dfns-sdk")]
pub mod sdk;

/// What the macros below call.
pub(crate) mod private {
    #[cfg(feature = "http")]
    pub use ::http;
    #[cfg(feature = "miette")]
    pub use ::miette;
    /// The parts of a diagnostic.
    #[cfg(feature = "miette")]
    pub mod diagnostic {
        pub use crate::integrations::miette::{Piece, code, help, severity, url};
    }
}

/// Called once for every `#[dfns_errors]` enum.
#[doc(hidden)]
#[macro_export]
macro_rules! __integrations {
    ($visibility:vis $name:ident) => {
        $crate::__from_http! { $visibility $name }
        $crate::__into_problem! { $visibility $name }
        $crate::__diagnostic! { $name }
    };
}

/// `DfnsError::from_http(response)`
#[cfg(feature = "http")]
#[doc(hidden)]
#[macro_export]
macro_rules! __from_http {
    ($visibility:vis $name:ident) => {
        impl $name {
            /// The response where it is a success, untouched; else the error that it is.
            ///
            /// # Errors
            ///
            /// The API's error, for every status but a 2xx that the spec does not list.
            $visibility fn from_http<B: ::core::convert::Into<$crate::__std::vec::Vec<u8>>>(
                response: $crate::__private_0_1_0::http::Response<B>,
            ) -> ::core::result::Result<$crate::__private_0_1_0::http::Response<B>, Self> {
                $crate::http::from_http(response)
            }
        }
    };
}

#[cfg(not(feature = "http"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __from_http {
    ($($enumeration:tt)*) => {};
}

/// `error.into_problem()`
#[cfg(feature = "axum")]
#[doc(hidden)]
#[macro_export]
macro_rules! __into_problem {
    ($visibility:vis $name:ident) => {
        impl $name {
            /// What to tell the callers of a service in front of the API, by RFC 9457.
            #[must_use]
            #[allow(clippy::wrong_self_convention)]
            $visibility fn into_problem(&self) -> $crate::axum::Problem {
                $crate::axum::Problem::of(self)
            }
        }
    };
}

#[cfg(not(feature = "axum"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __into_problem {
    ($($enumeration:tt)*) => {};
}

/// `miette::Diagnostic`
#[cfg(feature = "miette")]
#[doc(hidden)]
#[macro_export]
macro_rules! __diagnostic {
    ($name:ident) => {
        impl $crate::__private_0_1_0::miette::Diagnostic for $name {
            fn code(&self) -> $crate::__private_0_1_0::diagnostic::Piece<'_> {
                $crate::__private_0_1_0::diagnostic::code(self)
            }
            fn help(&self) -> $crate::__private_0_1_0::diagnostic::Piece<'_> {
                $crate::__private_0_1_0::diagnostic::help(self)
            }
            fn url(&self) -> $crate::__private_0_1_0::diagnostic::Piece<'_> {
                $crate::__private_0_1_0::diagnostic::url(self)
            }
            fn severity(&self) -> ::core::option::Option<$crate::__private_0_1_0::miette::Severity> {
                $crate::__private_0_1_0::diagnostic::severity(self)
            }
        }
    };
}

#[cfg(not(feature = "miette"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __diagnostic {
    ($($enumeration:tt)*) => {};
}
