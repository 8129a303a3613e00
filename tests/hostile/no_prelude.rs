//! Names that generated code could expect are shadowed, and every lint is an error.
#![no_implicit_prelude]
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unreachable_pub, unused_qualifications, clippy::all, clippy::pedantic)]

/// Items that shadow the prelude.
pub mod shadows {
    #![allow(missing_docs, dead_code, non_camel_case_types)]
    pub struct Option;
    pub struct Result;
    pub struct Vec;
    pub struct String;
    pub struct Box;
    pub struct Some;
    pub struct None;
    pub struct Ok;
    pub struct Err;
    pub mod std {}
    pub mod core {}
    pub mod dfns_errors {}
    pub trait From {}
    pub trait Into {}
    pub trait Iterator {}
    pub trait Display {}
    pub trait Error {}
    pub trait Clone {}
    pub trait Debug {}
}

/// Enums in the scope of the shadows.
pub mod enums {
    #[allow(unused_imports, reason = "they only have to be in the way")]
    use super::shadows::*;

    /// All errors of the Dfns API.
    #[::dfns_errors::dfns_errors]
    #[derive(::std::fmt::Debug, ::std::clone::Clone)]
    pub enum Generated {}

    /// All errors of another API, and one of its own.
    #[::dfns_errors::dfns_errors(spec = "hostile.json")]
    #[derive(::std::fmt::Debug)]
    pub enum Own {
        /// The network.
        #[dfns(transparent)]
        Network(#[from] ::std::io::Error),
    }

    /// Some errors by name.
    #[::dfns_errors::dfns_errors(partial)]
    #[derive(::std::fmt::Debug)]
    pub enum Handwritten {
        /// One cause.
        #[dfns(Conflict::ExternalIdReused)]
        Replayed { body: ::dfns_errors::ErrorBody },
        /// With its cause.
        Conflict { cause: ::std::option::Option<::dfns_errors::ConflictCause>, body: ::dfns_errors::ErrorBody },
        /// Several, by name and status.
        #[dfns(NotFound, 410)]
        Missing(::std::boxed::Box<::dfns_errors::ErrorBody>),
        /// Several that are not told apart.
        #[dfns(412, 422)]
        State,
        /// Anything.
        #[dfns(transparent)]
        Any(#[from] ::std::boxed::Box<dyn ::std::error::Error + ::std::marker::Send + ::std::marker::Sync>),
        /// The rest.
        #[dfns(other)]
        Rest(::dfns_errors::ErrorBody),
    }
}

fn main() {
    let generated = ::std::option::Option::unwrap(enums::Generated::from_response(404, "{}"));
    let own = ::std::option::Option::unwrap(enums::Own::from_response(400, "{}"));
    let handwritten = ::std::option::Option::unwrap(enums::Handwritten::from_response(410, "{}"));
    ::std::println!("{} {} {}", generated.code(), own.code(), handwritten.code());
}
