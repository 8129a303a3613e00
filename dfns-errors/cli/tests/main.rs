//! Tests of the command line.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "in tests, a panic reports the failure"
)]

mod catalog;
mod command_line;
mod commands;
mod draft;
