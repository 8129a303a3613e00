//! JSON (RFC 8259), read strictly and without copying it.
//!
//! - `reader`: the grammar
//! - `string`: the escapes in strings
//! - `find`: the values that JSON pointers lead to, for bodies
//! - `tree`: all values, for spec files
//!
//! Written by hand: users wait for the macro's dependencies, which build sooner without `serde_json`, and libraries with
//! positions accept more than JSON. A property test compares the verdict, the values found and the decoded strings with
//! those of `serde_json`.

mod find;
mod reader;
mod string;
#[cfg(feature = "read")]
mod tree;

pub use find::{Lookup, find, find_first, find_members, first_element};
pub use string::string;
#[cfg(feature = "read")]
pub(crate) use tree::{Member, Node, Value, parse};
