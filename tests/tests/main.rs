//! Tests of dfns-errors as its users see it.

pub mod built_in;
pub mod consumers;
pub mod costs;
pub mod errors_inside_errors;
pub mod feature_crates;
pub mod foreign;
pub mod fuzz_seeds;
pub mod guide;
pub mod handwritten;
pub mod hostile_bodies;
pub mod hostile_consumers;
pub mod invalid_utf8;
pub mod json;
pub mod logs_and_headers;
pub mod methods;
pub mod never_twice;
pub mod other_apis;
pub mod own_spec;
pub mod packages;
pub mod payloads;
pub mod public_surface;
pub mod rebuild;
pub mod retry_rules;
pub mod spec_fixtures;
pub mod spec_mutants;
pub mod test_files;
