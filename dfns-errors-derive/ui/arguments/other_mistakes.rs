//! A broken argument does not hide the mistakes of the enum.

use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(partial = true)]
#[derive(Debug)]
pub enum A {
    NotFoun(ErrorBody),
    Gone(u8, u8),
    #[dfns(other)]
    Other(ErrorBody),
}

#[dfns_errors(partial, crate = "", partial)]
#[derive(Debug)]
pub enum B {
    NotFoun(ErrorBody),
    #[dfns(other)]
    Other(ErrorBody),
}

#[dfns_errors(parital)]
#[derive(Debug, Copy)]
pub enum C {
    Gone(ErrorBody),
    #[dfns(other)]
    Other(ErrorBody),
}

#[dfns_errors(incomplete)]
#[derive(Debug)]
pub enum D {
    NotFoun(ErrorBody),
    #[dfns(other)]
    Other(ErrorBody),
}

/// This may be an enum on another spec.
#[dfns_errors(json = "specs/shop.json")]
#[derive(Debug)]
pub enum E {
    SoldOut(ErrorBody),
    #[dfns(other)]
    Other(ErrorBody),
}

fn main() {
    let _ = (A::from_response(404, ""), B::from_response(404, ""), C::from_response(404, ""));
}
