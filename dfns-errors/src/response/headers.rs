//! The headers of a response, whichever library they come from.

/// The headers of a response.
///
/// It is implemented for `()` (no headers), for slices, arrays and vectors of name-value pairs, and, with the `http`
/// feature, for `http::HeaderMap`. Implement it for another client's headers.
///
/// ```
/// use dfns_errors::{DfnsError, Headers};
///
/// let error = DfnsError::check(429, [("retry-after", "30")], "{}").unwrap_err();
/// assert_eq!(error.retry_after().map(|wait| wait.as_secs()), Some(30));
///
/// struct Mine;
/// impl Headers for Mine {
///     fn value(&self, name: &str) -> Option<&str> {
///         name.eq_ignore_ascii_case("Retry-After").then_some("5")
///     }
/// }
/// let error = DfnsError::check(429, Mine, "{}").unwrap_err();
/// assert_eq!(error.retry_after().map(|wait| wait.as_secs()), Some(5));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list of headers",
    label = "expected `()`, name-value pairs, or a type that implements `Headers`",
    note = "for an `http::HeaderMap`, which most clients use, enable the `http` feature of `dfns-errors`"
)]
pub trait Headers {
    /// Returns the value of the first header with this name, ignoring ASCII case; `None` if there is no such header, or
    /// if its value is not text.
    ///
    /// ```
    /// use dfns_errors::Headers;
    /// assert_eq!([("Retry-After", "30")].value("retry-after"), Some("30"));
    /// assert_eq!(().value("retry-after"), None);
    /// ```
    fn value(&self, name: &str) -> Option<&str>;
}

impl Headers for () {
    fn value(&self, _: &str) -> Option<&str> {
        None
    }
}

impl<N: AsRef<str>, V: AsRef<str>> Headers for [(N, V)] {
    fn value(&self, name: &str) -> Option<&str> {
        let mut found = self.iter().filter(|(other, _)| other.as_ref().eq_ignore_ascii_case(name));
        found.next().map(|(_, value)| value.as_ref())
    }
}

impl<N: AsRef<str>, V: AsRef<str>, const LENGTH: usize> Headers for [(N, V); LENGTH] {
    fn value(&self, name: &str) -> Option<&str> {
        self.as_slice().value(name)
    }
}

impl<N: AsRef<str>, V: AsRef<str>> Headers for Vec<(N, V)> {
    fn value(&self, name: &str) -> Option<&str> {
        self.as_slice().value(name)
    }
}

impl<H: Headers> Headers for Option<H> {
    fn value(&self, name: &str) -> Option<&str> {
        self.as_ref()?.value(name)
    }
}

impl<H: Headers + ?Sized> Headers for &H {
    fn value(&self, name: &str) -> Option<&str> {
        (**self).value(name)
    }
}
