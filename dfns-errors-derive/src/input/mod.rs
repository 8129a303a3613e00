//! What the user wrote, as data: the arguments of the attribute, the enum, and its variants with their attributes.
//!
//! Mistakes are data too: each is kept beside what it is about, and nothing is reported here.

pub(crate) mod argument;
pub(crate) mod arguments;
pub(crate) mod attr;
mod hidden;
pub(crate) mod item;
pub(crate) mod key;
pub(crate) mod tokens;
pub(crate) mod variant;
