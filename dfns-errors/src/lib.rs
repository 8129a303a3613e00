//! The errors of the Dfns API as Rust types.

mod api_error;
mod body;
mod builtin;
mod cause;
mod decode;
mod detect;
mod display;
mod entry;
mod escape;
mod retry;
mod table;
mod view;

pub use api_error::ApiError;
pub use body::ErrorBody;
pub use builtin::*;
pub use dfns_errors_derive::dfns_errors;
use dfns_errors_derive::dfns_errors_home;
pub use entry::{CauseEntry, ErrorEntry, Kind};
pub use retry::{Idempotency, Retry, Wait};

/// What generated code calls. Not public: the version in the name keeps it to the macro of that version.
#[doc(hidden)]
pub mod __private_0_1_0 {
    pub use std::borrow::Cow;
    pub use std::error::Error;
    pub use std::fmt::{Display, Formatter, Result as FmtResult};
    pub use std::vec::Vec;

    pub use crate::builtin::{DFNS, DfnsError};
    pub use crate::cause::{Cause, cause_entry};
    pub use crate::decode::Decoded;
    pub use crate::table::{CauseRules, Condition, EntryRules, Envelope, Field, Pointer, Scalar, Spec, Unlisted};
    pub use crate::view::{AsDynError, View};
    pub use crate::{ApiError, CauseEntry, ErrorBody, ErrorEntry, Idempotency, Kind, Retry, Wait};
}
