//! What the tests share, and the macro as a library: for random specs, benchmarks and fuzzing.

// The macro asks it whether a compiler is around it.
extern crate proc_macro;

include!(concat!(env!("OUT_DIR"), "/macro.rs"));

pub mod bodies;
pub mod callgrind;
pub mod expansion;
pub mod fixtures;
pub mod fuzzed;
pub mod payloads;
pub mod project;
pub mod turns;
