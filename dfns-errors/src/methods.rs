//! The methods that every enum has: here, and not written by the macro, because the compiler repeats them faster.

/// Called once for every `#[dfns_errors]` enum.
#[doc(hidden)]
#[macro_export]
macro_rules! __methods {
    ($visibility:vis $name:ident) => {
        impl $name {
            /// All that the spec lists, in its order.
            $visibility const ENTRIES: &'static [$crate::ErrorEntry] = <Self as $crate::ApiError>::ENTRIES;
            /// Reads a response; `None` for a 2xx that the spec does not list.
            #[must_use]
            $visibility fn from_response(status: u16, body: impl ::core::convert::Into<$crate::__private_0_1_0::Vec<u8>>) -> ::core::option::Option<Self> {
                $crate::ApiError::from_response(status, body)
            }
            /// Reads a response with its `Retry-After` header; `None` for a 2xx that the spec does not list.
            #[must_use]
            $visibility fn from_parts(
                status: u16, retry_after: ::core::option::Option<&str>, body: impl ::core::convert::Into<$crate::__private_0_1_0::Vec<u8>>,
            ) -> ::core::option::Option<Self> {
                $crate::ApiError::from_parts(status, retry_after, body)
            }
            /// The HTTP status; `None` for a transparent variant.
            #[must_use]
            $visibility fn status(&self) -> ::core::option::Option<u16> { $crate::ApiError::status(self) }
            /// A stable code for logs and metrics.
            #[must_use]
            $visibility fn code(&self) -> &'static str { $crate::ApiError::code(self) }
            /// What the spec says about this error; `None` where it does not list it.
            #[must_use]
            $visibility fn entry(&self) -> ::core::option::Option<&'static $crate::ErrorEntry> { $crate::ApiError::entry(self) }
            /// What the spec says about the cause; `None` where none was recognised.
            #[must_use]
            $visibility fn cause_entry(&self) -> ::core::option::Option<&'static $crate::CauseEntry> { $crate::ApiError::cause_entry(self) }
            /// What to do about it: the cause's solutions first, then the entry's.
            $visibility fn solutions(&self) -> impl ::core::iter::Iterator<Item = &'static str> + use<> { $crate::ApiError::solutions(self) }
            /// The API's page about this error; `None` where the spec names none.
            #[must_use]
            $visibility fn docs_url(&self) -> ::core::option::Option<&'static str> { $crate::ApiError::docs_url(self) }
            /// What the server sent; `None` where the variant does not keep it.
            #[must_use]
            $visibility fn body(&self) -> ::core::option::Option<&$crate::ErrorBody> { $crate::ApiError::body(self) }
            /// The id of this one failure, to quote to support; `None` where the server sent none.
            #[must_use]
            $visibility fn id(&self) -> ::core::option::Option<&str> { $crate::ApiError::id(self) }
            /// The server's message, not escaped; `None` where it sent none.
            #[must_use]
            $visibility fn message(&self) -> ::core::option::Option<&str> { $crate::ApiError::message(self) }
            /// Whether to send the request again, as the spec says.
            #[must_use]
            $visibility fn retry(&self) -> $crate::Retry { $crate::ApiError::retry(self) }
            /// Whether some request that ended so may be sent again.
            #[must_use]
            $visibility fn is_retryable(&self) -> bool { $crate::ApiError::is_retryable(self) }
            /// Whether it is safe to send this request again: the one to use.
            #[must_use]
            $visibility fn is_retryable_for(&self, request: $crate::Idempotency) -> bool { $crate::ApiError::is_retryable_for(self, request) }
            /// How long the server asks to wait; `None` where it does not.
            #[must_use]
            $visibility fn retry_after(&self) -> ::core::option::Option<::core::time::Duration> { $crate::ApiError::retry_after(self) }
            /// Whether this is no error: the request was accepted and waits.
            #[must_use]
            $visibility fn is_pending(&self) -> bool { $crate::ApiError::is_pending(self) }
        }
    };
}
