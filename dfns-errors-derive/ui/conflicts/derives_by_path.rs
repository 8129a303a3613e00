//! A derive is judged by its path: another crate's `Error` may be another macro.

use dfns_errors::dfns_errors;

mod mobile {
    pub use core::prelude::v1::Debug as Error;
}

#[dfns_errors]
#[derive(mobile::Error)]
pub enum Fine {}

#[dfns_errors]
#[derive(Debug, derive_more::Error, derive_more::Display, derive_more::IsVariant, strum::EnumIs, std::marker::Copy)]
pub enum Mistaken {}

fn main() {}
