//! What the user wrote, as data: the arguments of the attribute, the enum, and its variants with their attributes.
//!
//! Mistakes are data too: each is kept beside what it is about, and nothing is reported here.

pub(crate) mod argument;
pub(crate) mod arguments;
mod attr;
pub(crate) mod hidden;
pub(crate) mod item;
pub(crate) mod key;
pub(crate) mod parts;
pub(crate) mod tokens;
mod value;
pub(crate) mod variant;
