//! The dependency is renamed, and re-exported by another crate.
#![deny(warnings, clippy::pedantic)]

mod again {
    pub use other_name as errors;
}

#[other_name::dfns_errors(crate = "::other_name")]
#[derive(Debug)]
pub enum Renamed {}

#[again::errors::dfns_errors(crate = "crate::again::errors", partial)]
#[derive(Debug)]
pub enum Reexported {
    Gone(other_name::ErrorBody),
    #[dfns(other)]
    Other,
}

fn main() {
    let renamed = Renamed::from_response(404, "").map(|error| error.code());
    println!("{renamed:?} {:?}", Reexported::from_response(410, "").map(|error| error.is_gone()));
}
