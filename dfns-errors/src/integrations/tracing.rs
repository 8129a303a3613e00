//! Errors as `tracing` events.

/// Records an error as a `tracing` event, with the fields of its [`LogRecord`](crate::LogRecord).
///
/// The fields are `error.type` (the code), `http.response.status_code` (both named as in OpenTelemetry), `api.error_id`,
/// `api.error_message`, `retry`, `retry_after` (seconds) and `error.docs`. A field without a value is left out. The macro
/// takes the level, a reference to the error, and then more fields and a message, but not `name:`, `target:` or
/// `parent:`. Your crate needs a dependency on `tracing` only to name the level.
///
/// ```
/// use dfns_errors::DfnsError;
///
/// let error = DfnsError::from_response(404, r#"{"error":{"id":"20388"}}"#).expect("a 404 is an error");
/// dfns_errors::event!(tracing::Level::ERROR, &error, wallet = "wa-1", "payment {} failed", 7);
/// ```
#[macro_export]
#[cfg_attr(docsrs, doc(cfg(feature = "tracing")))]
macro_rules! event {
    ($level:expr, $error:expr $(, $($rest:tt)*)?) => {
        // A `match` keeps `$error` alive until the event is recorded, even if it is a call.
        match $crate::ApiError::log_record($error) {
            record => $crate::__private_0_1_0::tracing::event!(
                $level,
                "error.type" = record.code,
                "http.response.status_code" = record.status,
                "api.error_id" = record.id.as_deref(),
                "api.error_message" = record.message.as_deref(),
                retry = record.retry,
                retry_after = record.retry_after,
                "error.docs" = record.docs,
                $($($rest)*)?
            ),
        }
    };
}
