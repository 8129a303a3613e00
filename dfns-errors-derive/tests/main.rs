//! Tests of the macro with a compiler around it. Those without one are in `stages`, which is a part of the library.
#![allow(clippy::unwrap_used, reason = "in tests, a panic reports the failure")]

mod golden_compiled;
mod messages;
