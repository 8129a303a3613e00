pub use std::borrow::Cow;
pub use std::convert::From;
pub use std::error::Error;
pub use std::fmt::{Display, Formatter, Result as FmtResult};
pub use std::option::Option::{None, Some};

pub use crate::__diagnostic as diagnostic;
pub use crate::__in_editor as in_editor;
pub use crate::__methods as methods;
pub use crate::__predicates as predicates;
pub use crate::builtin::{DFNS, DfnsError};
pub use crate::error::view::View;
pub use crate::fields::cause::{Cause, cause_entry};
pub use crate::fields::glue::{
    BodyField, CauseField, Content, HoldsError, HoldsSource, KeepsNoBody, Source, Transparent, WrappedEnum, classifier,
};
#[allow(unused_imports, unreachable_pub, reason = "without features there are none")]
pub use crate::integrations::private::*;
pub use crate::response::decode::{read_response, read_unrecognized};
pub use crate::response::recognize::hold;
pub use crate::retry::transport::Transport;
pub use crate::{ApiError, ErrorBody};
pub use dfns_errors_spec::model::{
    CauseEntry, Codes, Condition, Envelope, ErrorEntry, Example, Field, FieldSource, Kind, Retry, Scalar, Spec,
    StatusRetry, Statuses, Subject, Test, Unit, Wait, WaitPlace, WaitSource,
};

/// Expands to its tokens only in rust-analyzer: the compiler does not parse them.
#[cfg(not(rust_analyzer))]
#[doc(hidden)]
#[macro_export]
macro_rules! __in_editor {
    ($($tokens:tt)*) => {};
}

/// Expands to its tokens only in rust-analyzer.
#[cfg(rust_analyzer)]
#[doc(hidden)]
#[macro_export]
macro_rules! __in_editor {
    ($($tokens:tt)*) => { $($tokens)* };
}
