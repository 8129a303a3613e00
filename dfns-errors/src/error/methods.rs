//! The one list of the methods of every enum. The trait [`ApiError`](crate::ApiError) and the inherent methods come
//! from it. A spec may not use these names, so `spec/src/read/reserved.rs` has a copy of them, in the same order. A test
//! compares the two lists.
//!
//! A new method breaks specs that have a field with its name. CONTRIBUTING.md says what belongs to one.
//!
//! The first line of the docs goes to every enum; the trait gets the full docs.

/// Calls a macro of this crate with the list.
#[doc(hidden)]
#[macro_export]
macro_rules! __for_each_method {
    ([$($with:tt)*] { $($context:tt)* }) => {
        $($with)*! { { $($context)* }
            functions {
                /// Reads a response; `None` for a success.
                ///
                /// A response is a success if no entry matches it and its status is either a 2xx or listed under the
                /// spec's `success`.
                ///
                /// It takes the HTTP status and the bytes of the body, which it keeps. It never fails.
                ///
                /// ```
                /// use dfns_errors::{ApiError, DfnsError};
                /// assert!(matches!(ApiError::from_response(410, ""), Some(DfnsError::Gone { .. })));
                /// assert!(<DfnsError as ApiError>::from_response(200, "{}").is_none());
                /// ```
                fn from_response [must_use] (status: u16, body: impl ::core::convert::Into<$crate::__std::vec::Vec<u8>>) -> ::core::option::Option<Self>;

                /// Returns the success body untouched, or the error.
                ///
                /// It takes the HTTP status, the headers (`()` if there are none, see [`Headers`](crate::Headers)), and
                /// the body. A response is a success if no entry matches it and its status is either a 2xx or listed
                /// under the spec's `success`.
                ///
                /// # Errors
                ///
                /// The error, for every response that is not a success. It keeps the bytes of the body.
                ///
                /// ```
                /// use dfns_errors::DfnsError;
                ///
                /// fn wallet(status: u16, headers: &[(&str, &str)], body: String) -> Result<String, DfnsError> {
                ///     let body = DfnsError::check(status, headers, body)?;
                ///     Ok(body)
                /// }
                /// assert_eq!(wallet(200, &[], "{}".to_owned()).as_deref(), Ok("{}"));
                /// let error = wallet(429, &[("Retry-After", "30")], "{}".to_owned()).unwrap_err();
                /// assert_eq!(error.retry_after().map(|wait| wait.as_secs()), Some(30));
                /// ```
                fn check {B: ::core::convert::AsRef<[u8]> + ::core::convert::Into<$crate::__std::vec::Vec<u8>>} (status: u16, headers: impl $crate::Headers, body: B) -> ::core::result::Result<B, Self>;

                /// Returns `false` if a response with this status is always a success.
                ///
                /// In that case, there is no need to search its body for an error.
                ///
                /// ```
                /// use dfns_errors::{ApiError, DfnsError};
                /// assert!(!<DfnsError as ApiError>::may_be_error(200));
                /// assert!(<DfnsError as ApiError>::may_be_error(202) && <DfnsError as ApiError>::may_be_error(500));
                /// ```
                fn may_be_error [must_use] (status: u16) -> bool;

                /// Decodes every example in the spec, so that you can run your handler over all documented errors.
                ///
                /// They come in spec order: each error's examples, then those of its causes. See
                /// [`ErrorEntry::examples`](crate::ErrorEntry::examples).
                ///
                /// ```
                /// use dfns_errors::DfnsError;
                /// assert!(DfnsError::examples().any(|error| error.code() == "dfns::conflict::external_id_reused"));
                /// assert!(DfnsError::examples().all(|error| error.entry().is_some()));
                /// ```
                fn examples () -> impl ::core::iter::Iterator<Item = Self>;
            }
            conversions {
                /// Decodes the same response into another error enum.
                ///
                /// # Errors
                ///
                /// This error itself, if it does not keep the response (one of your own errors, or a variant without a
                /// body), or if the response is a success according to the other enum's spec.
                ///
                /// ```
                /// use dfns_errors::{DfnsError, dfns_errors};
                ///
                /// #[dfns_errors(partial)]
                /// #[derive(Debug)]
                /// enum WalletError {
                ///     NotFound,
                ///     #[dfns(other)]
                ///     Other(dfns_errors::ErrorBody),
                /// }
                ///
                /// let error = DfnsError::from_response(404, "{}").expect("a 404 is an error");
                /// assert!(matches!(error.retype(), Ok(WalletError::NotFound)));
                /// assert!(WalletError::NotFound.retype::<DfnsError>().is_err(), "the response was not kept");
                /// ```
                fn retype {E: $crate::ApiError} () -> ::core::result::Result<E, Self>;
            }
            methods {
                /// Returns the HTTP status of the response; `None` for your own errors.
                ///
                /// If the response was not kept, it is the status of the error in the spec; `None` if there are several.
                ///
                /// ```
                /// use dfns_errors::{ApiError, DfnsError};
                /// let error: DfnsError = ApiError::from_response(418, "").expect("a 418 is an error");
                /// assert_eq!(ApiError::status(&error), Some(418));
                /// ```
                fn status() -> ::core::option::Option<u16>;

                /// Returns a stable code for logs and metrics, such as `dfns::conflict::external_id_reused`.
                ///
                /// Without a recognized cause, it is the entry's code (`dfns::conflict`). The code of statuses that the
                /// spec does not list is `dfns::other`.
                ///
                /// ```
                /// use dfns_errors::{ApiError, DfnsError};
                /// let error: DfnsError = ApiError::from_response(409, "{}").expect("a 409 is an error");
                /// assert_eq!(ApiError::code(&error), "dfns::conflict");
                /// ```
                fn code() -> &'static str;

                /// Returns the spec's entry for this error; `None` for unlisted statuses and your own errors.
                ///
                /// ```
                /// use dfns_errors::{ApiError, DfnsError};
                /// let error: DfnsError = ApiError::from_response(404, "{}").expect("a 404 is an error");
                /// assert_eq!(ApiError::entry(&error).map(|entry| entry.title), Some("Not Found"));
                /// ```
                fn entry() -> ::core::option::Option<&'static $crate::ErrorEntry>;

                /// Returns the spec's entry for the recognized cause, if the response identifies one.
                ///
                /// ```
                /// use dfns_errors::{ApiError, DfnsError};
                /// let body = r#"{"error":{"details":{"duplicate":{}}}}"#;
                /// let error: DfnsError = ApiError::from_response(409, body).expect("a 409 is an error");
                /// assert_eq!(ApiError::cause_entry(&error).map(|cause| cause.name), Some("ExternalIdReused"));
                /// ```
                fn cause_entry() -> ::core::option::Option<&'static $crate::CauseEntry>;

                /// Returns the spec's entries for all causes that the response identifies.
                ///
                /// The first is the [`cause_entry`](crate::ApiError::cause_entry), whose code is the error's. One response
                /// can have several causes if it lists several issues. They are looked for when you call this method; if
                /// the variant doesn't keep the body, the only one is its own cause.
                ///
                /// ```
                /// use dfns_errors::{ApiError, DfnsError};
                /// let body = r#"{"error":{"details":{"duplicate":{}}}}"#;
                /// let error: DfnsError = ApiError::from_response(409, body).expect("a 409 is an error");
                /// let causes: Vec<&str> = ApiError::recognized_causes(&error).map(|cause| cause.name).collect();
                /// assert_eq!(causes, ["ExternalIdReused"]);
                /// ```
                fn recognized_causes() -> impl ::core::iter::Iterator<Item = &'static $crate::CauseEntry>;

                /// Returns suggestions in Markdown: those for each recognized cause first, then those for the error.
                ///
                /// ```
                /// use dfns_errors::{ApiError, DfnsError};
                /// let error: DfnsError = ApiError::from_response(402, "{}").expect("a 402 is an error");
                /// assert_eq!(ApiError::solutions(&error).count(), 1);
                /// ```
                fn solutions() -> $crate::Solutions;

                /// Returns the URL of the API's page about this error; `None` if the spec does not name one.
                ///
                /// ```
                /// use dfns_errors::{ApiError, DfnsError};
                /// let error: DfnsError = ApiError::from_response(410, "").expect("a 410 is an error");
                /// assert_eq!(ApiError::docs_url(&error), Some("https://docs.dfns.co/api-reference/error-codes#410-gone"));
                /// ```
                fn docs_url() -> ::core::option::Option<&'static str>;

                /// Returns the response body; `None` if the variant does not keep it.
                ///
                /// ```
                /// use dfns_errors::{ApiError, DfnsError};
                /// let error: DfnsError = ApiError::from_response(500, "oops").expect("a 500 is an error");
                /// assert_eq!(ApiError::body(&error).map(|body| body.raw()), Some(&b"oops"[..]));
                /// ```
                fn body() -> ::core::option::Option<&$crate::ErrorBody>;

                /// Returns this failure's id, to quote when you contact support; `None` if the server sent none.
                ///
                /// The id comes from the server: escape it before you print it, or log
                /// [`log_record`](crate::ApiError::log_record).
                ///
                /// ```
                /// use dfns_errors::{ApiError, DfnsError};
                /// let error: DfnsError = ApiError::from_response(500, r#"{"error":{"id":"7"}}"#).expect("a 500 is an error");
                /// assert_eq!(ApiError::id(&error), Some("7"));
                /// ```
                fn id() -> ::core::option::Option<&str>;

                /// Returns the server's message, not escaped; `None` if the server sent none.
                ///
                /// ```
                /// use dfns_errors::{ApiError, DfnsError};
                /// let error: DfnsError = ApiError::from_response(403, r#"{"message":"Forbidden"}"#).expect("a 403 is an error");
                /// assert_eq!(ApiError::message(&error), Some("Forbidden"));
                /// ```
                fn message() -> ::core::option::Option<&str>;

                /// Returns the API's own error code, even if the spec does not list it; `None` if the server sent none.
                ///
                /// The Dfns API has no such codes. See [`ErrorBody::api_code`](crate::ErrorBody::api_code).
                ///
                /// ```
                /// use dfns_errors::{ApiError, DfnsError};
                /// let error: DfnsError = ApiError::from_response(409, r#"{"code":"conflict"}"#).expect("a 409 is an error");
                /// assert_eq!(ApiError::api_code(&error), None);
                /// ```
                fn api_code() -> ::core::option::Option<&str>;

                /// Returns the value of a header listed in the spec, such as `X-RateLimit-Limit`.
                ///
                /// See [`ErrorBody::header`](crate::ErrorBody::header).
                ///
                /// ```
                /// use dfns_errors::{ApiError, DfnsError};
                /// let error = DfnsError::check(429, [("X-RateLimit-Limit", "1000")], "{}").unwrap_err();
                /// assert_eq!(ApiError::header(&error, "x-ratelimit-limit"), Some("1000"));
                /// ```
                fn header(name: &str) -> ::core::option::Option<&str>;

                /// Returns the spec's retry rule for the cause, the entry, or the status.
                ///
                /// If the response identifies several causes, it is their most cautious rule.
                ///
                /// If the body is a batch, an array of more than one element, `Always` becomes `IfIdempotent`: another
                /// part of the batch may have been carried out. A variant that does not keep its body can't know that.
                ///
                /// For your own errors, it is [`Retry::Never`](crate::Retry::Never), unless they know how far the
                /// request got: see [`TransportError`](crate::TransportError).
                ///
                /// ```
                /// use dfns_errors::{ApiError, DfnsError, Retry, Wait};
                /// let error: DfnsError = ApiError::from_response(503, "").expect("a 503 is an error");
                /// assert_eq!(ApiError::retry(&error), Retry::IfIdempotent(Wait::Backoff));
                /// ```
                fn retry() -> $crate::Retry;

                /// Returns `true` if any request may be sent again; `is_retryable_for` considers idempotency.
                ///
                /// After a 429 it is `true`. After a 500 it is `false`, because only an idempotent request may be sent
                /// again.
                ///
                /// ```
                /// use dfns_errors::{ApiError, DfnsError};
                /// let refused: DfnsError = ApiError::from_response(429, "").expect("a 429 is an error");
                /// let failed: DfnsError = ApiError::from_response(500, "").expect("a 500 is an error");
                /// assert!(ApiError::is_retryable(&refused) && !ApiError::is_retryable(&failed));
                /// ```
                fn is_retryable() -> bool;

                /// Returns `true` if it is safe to send this request again.
                ///
                /// ```
                /// use dfns_errors::{ApiError, DfnsError, Idempotency};
                /// let error: DfnsError = ApiError::from_response(500, "").expect("a 500 is an error");
                /// assert!(ApiError::is_retryable_for(&error, Idempotency::of_method("GET")));
                /// assert!(!ApiError::is_retryable_for(&error, Idempotency::of_method("POST")));
                /// ```
                fn is_retryable_for(request: $crate::Idempotency) -> bool;

                /// Returns how long the server asks you to wait from now; `None` if it doesn't ask.
                ///
                /// See [`ErrorBody::retry_after`](crate::ErrorBody::retry_after).
                ///
                /// ```
                /// use dfns_errors::{ApiError, DfnsError};
                /// let error: DfnsError = ApiError::from_response(429, "{}").expect("a 429 is an error");
                /// assert_eq!(ApiError::retry_after(&error), None);
                /// ```
                fn retry_after() -> ::core::option::Option<::core::time::Duration>;

                /// Returns `true` if this response says what became of the whole call, earlier attempts included.
                ///
                /// It does if the request was accepted and is [pending](crate::ApiError::is_pending), or if its rule is
                /// [`Retry::AlreadyDone`](crate::Retry::AlreadyDone), as for a 409. After an earlier attempt with an
                /// unknown outcome, such a response is the one to trust; [`Retries`](crate::Retries) returns it.
                ///
                /// ```
                /// use dfns_errors::{ApiError, DfnsError};
                /// let already_there: DfnsError = ApiError::from_response(409, "").expect("a 409 is an error");
                /// let refused: DfnsError = ApiError::from_response(403, "").expect("a 403 is an error");
                /// assert!(ApiError::settles_call(&already_there) && !ApiError::settles_call(&refused));
                /// ```
                fn settles_call() -> bool;

                /// Returns `true` if the request was accepted and is waiting for approval.
                ///
                /// ```
                /// use dfns_errors::{ApiError, DfnsError};
                /// let pending: DfnsError = ApiError::from_response(202, r#"{"id":"cr-1"}"#).expect("a 202 is listed");
                /// assert!(ApiError::is_pending(&pending));
                /// ```
                fn is_pending() -> bool;

                /// Returns the fields of a structured log line.
                ///
                /// ```
                /// use dfns_errors::{ApiError, DfnsError};
                /// let error: DfnsError = ApiError::from_response(503, "").expect("a 503 is an error");
                /// assert_eq!(ApiError::log_record(&error).to_string(), "code=dfns::other status=503 retry=if_idempotent");
                /// ```
                fn log_record() -> $crate::LogRecord<'_>;
            }
        }
    };
}

/// Writes the methods of the trait.
macro_rules! __trait_methods {
    (
        { }
        functions { $($(#[doc = $docs:literal])* fn $function:ident $([$must_use:ident])? $({$($generics:tt)*})? ($($argument:ident: $type:ty),*) -> $returned:ty;)* }
        conversions { $($(#[doc = $conversion_docs:literal])* fn $conversion:ident {$($conversion_generics:tt)*} () -> $converted:ty;)* }
        methods { $($(#[doc = $method_docs:literal])* fn $method:ident($($method_argument:ident: $method_type:ty),*) -> $method_returned:ty;)* }
    ) => {
            $(
                $(#[doc = $docs])*
                $(#[$must_use])?
                fn $function$(<$($generics)*>)?($($argument: $type),*) -> $returned { $crate::response::decode::$function(Self::__SPEC $(, $argument)*) }
            )*
            $(
                $(#[doc = $conversion_docs])*
                fn $conversion<$($conversion_generics)*>(self) -> $converted { $crate::response::decode::$conversion(self) }
            )*
            $(
                $(#[doc = $method_docs])*
                #[must_use]
                fn $method(&self $(, $method_argument: $method_type)*) -> $method_returned { self.__view().$method($($method_argument),*) }
            )*
    };
}
pub(crate) use __trait_methods;

/// Writes the inherent methods of an enum. A declarative macro writes them, because the compiler expands it faster than
/// code from the procedural macro. The lints that are allowed compare them with the trait's methods, or ask for other
/// signatures than the trait's.
#[doc(hidden)]
#[macro_export]
macro_rules! __inherent {
    (
        { $visibility:vis $name:ident }
        functions { $(#[doc = $summary:literal] $(#[doc = $more:literal])* fn $function:ident $([$must_use:ident])? $({$($generics:tt)*})? ($($argument:ident: $type:ty),*) -> $returned:ty;)* }
        conversions { $(#[doc = $conversion_summary:literal] $(#[doc = $conversion_more:literal])* fn $conversion:ident {$($conversion_generics:tt)*} () -> $converted:ty;)* }
        methods { $(#[doc = $method_summary:literal] $(#[doc = $method_more:literal])* fn $method:ident($($method_argument:ident: $method_type:ty),*) -> $method_returned:ty;)* }
    ) => {
        #[allow(clippy::same_name_method, clippy::impl_trait_in_params)]
        impl $name {
            /// Every error in the spec, in order.
            $visibility const ENTRIES: &'static [$crate::ErrorEntry] = <Self as $crate::ApiError>::ENTRIES;
            $(
                #[doc = $summary]
                $(#[$must_use])?
                $visibility fn $function$(<$($generics)*>)?($($argument: $type),*) -> $returned { <Self as $crate::ApiError>::$function($($argument),*) }
            )*
            $(
                #[doc = $conversion_summary]
                $visibility fn $conversion<$($conversion_generics)*>(self) -> $converted { $crate::ApiError::$conversion(self) }
            )*
            $(
                #[doc = $method_summary]
                #[must_use = "it has no other effect than to return a value"]
                $visibility fn $method(&self $(, $method_argument: $method_type)*) -> $method_returned { $crate::ApiError::$method(self $(, $method_argument)*) }
            )*
        }
    };
}

/// Writes the inherent methods of one enum.
#[doc(hidden)]
#[macro_export]
macro_rules! __methods {
    ($visibility:vis $name:ident) => {
        $crate::__for_each_method! { [$crate::__inherent] { $visibility $name } }
    };
}

/// Writes the predicates of an enum, which the procedural macro lists.
#[doc(hidden)]
#[macro_export]
macro_rules! __predicates {
    ($visibility:vis $name:ident $($(#[$condition:meta])* $method:ident $variant:ident $docs:literal)*) => {
        impl $name {
            $(
                $(#[$condition])*
                #[doc = $docs]
                #[must_use]
                $visibility fn $method(&self) -> bool { ::core::matches!(self, Self::$variant { .. }) }
            )*
        }
    };
}
