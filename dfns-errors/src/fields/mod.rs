//! What generated code calls for the fields of a variant, whatever their types are.

pub(crate) mod cause;
pub(crate) mod glue;
