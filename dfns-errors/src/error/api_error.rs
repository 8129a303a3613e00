//! The methods of every `#[dfns_errors]` enum, for code that is generic over them.

use std::error::Error;
use std::sync::Arc;

use crate::error::view::View;
use crate::response::body::ErrorBody;
use dfns_errors_spec::model::{ErrorEntry, Spec};

/// The methods of every `#[dfns_errors]` enum. Each enum also has them as inherent methods, so import this trait only
/// for generic code. It is also implemented for a `Box` or an `Arc` of an enum, which behave like the enum itself.
///
/// ```
/// use dfns_errors::{ApiError, DfnsError, Idempotency};
///
/// fn decide<E: ApiError>(error: &E) -> &'static str {
///     if error.is_retryable_for(Idempotency::NotIdempotent) { "again" } else { "give up" }
/// }
///
/// let refused = DfnsError::from_response(429, "{}").expect("a 429 is an error");
/// assert_eq!(decide(&refused), "again");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a `#[dfns_errors]` enum",
    label = "expected `DfnsError` or an enum with `#[dfns_errors]`",
    note = "to wrap it in a `#[dfns_errors]` enum, write `#[dfns(transparent)] Http(#[from] {Self})`"
)]
pub trait ApiError: Error + Sized {
    /// Every error in the spec, in order.
    ///
    /// ```
    /// use dfns_errors::{ApiError, DfnsError};
    /// assert_eq!(<DfnsError as ApiError>::ENTRIES[0].name, "PolicyPending");
    /// ```
    const ENTRIES: &'static [ErrorEntry] = Self::__SPEC.errors;

    #[doc(hidden)]
    const __SPEC: &'static Spec;

    #[doc(hidden)]
    fn __from_body(body: ErrorBody) -> Self;

    #[doc(hidden)]
    fn __view(&self) -> View<'_>;

    crate::__for_each_method! { [crate::error::methods::__trait_methods] {} }
}

/// Implements the trait for a pointer to an enum.
macro_rules! pointer {
    ($pointer:ident) => {
        impl<E: ApiError> ApiError for $pointer<E> {
            const __SPEC: &'static Spec = E::__SPEC;

            fn __from_body(body: ErrorBody) -> Self {
                Self::new(E::__from_body(body))
            }

            fn __view(&self) -> View<'_> {
                (**self).__view()
            }
        }
    };
}
pointer!(Box);
pointer!(Arc);
