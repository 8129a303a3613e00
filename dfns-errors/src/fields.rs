//! The types of a variant's fields, which the compiler knows and the macro does not.

use std::error::Error;
use std::ops::Deref;

use crate::api_error::ApiError;
use crate::body::ErrorBody;
use crate::cause::Cause;
use crate::table::Spec;
use crate::transport::TransportError;
use crate::view::View;

/// The type of a handwritten field `body`: anything that a body can become.
#[diagnostic::on_unimplemented(
    message = "a variant cannot keep the body as `{Self}`",
    label = "this type cannot be created from a response body",
    note = "use `ErrorBody`, or, for a type of your own, implement `From<ErrorBody>`"
)]
pub trait BodyField {
    /// Creates the field.
    fn from_body(body: ErrorBody) -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: From<ErrorBody>> BodyField for T {
    fn from_body(body: ErrorBody) -> Self {
        body.into()
    }
}

/// The type of a handwritten field `cause`.
#[diagnostic::on_unimplemented(
    message = "the field `cause` cannot be `{Self}`",
    label = "expected an `Option` of this error's cause enum",
    note = "it is an `Option` because not every body identifies a cause"
)]
pub trait CauseField<C> {
    /// Returns the recognized cause.
    fn of_body(body: &ErrorBody) -> Self;

    /// Returns the index of the cause.
    fn index(&self) -> Option<usize>;
}

#[diagnostic::do_not_recommend]
impl<C: Cause> CauseField<C> for Option<C> {
    fn of_body(body: &ErrorBody) -> Self {
        body.cause()
    }

    fn index(&self) -> Option<usize> {
        self.map(C::index)
    }
}

/// A field that was created from a body and may be able to lend it.
#[derive(Debug)]
pub struct Kept<'a, T>(pub &'a T);

impl<'a, T: AsRef<ErrorBody>> Kept<'a, T> {
    /// Returns the body that the field keeps.
    #[must_use]
    pub fn error_body(&self) -> Option<&'a ErrorBody> {
        Some(self.0.as_ref())
    }
}

/// The fallback for a field that does not keep the body: the compiler prefers the inherent method above.
pub trait KeepsNoBody<'a> {
    /// Returns `None`.
    fn error_body(&self) -> Option<&'a ErrorBody> {
        None
    }
}

impl<'a, T> KeepsNoBody<'a> for Kept<'a, T> {}

/// The error in a transparent variant. The compiler picks the first of five traits that its type implements.
#[derive(Debug)]
pub struct Wrapped<'a, T>(pub &'a T);

/// A `#[dfns_errors]` enum forwards everything.
pub trait ViewApiError<'a> {
    /// Views the wrapped error.
    fn view(&self, spec: &'static Spec) -> View<'a>;
}

impl<'a, T: ApiError> ViewApiError<'a> for &&&&Wrapped<'a, T> {
    fn view(&self, _: &'static Spec) -> View<'a> {
        self.0.__view()
    }
}

/// A transport error forwards its message, its retry rule and its code.
pub trait ViewTransportError<'a> {
    /// Views the wrapped error.
    fn view(&self, spec: &'static Spec) -> View<'a>;
}

impl<'a, T: TransportError + Error + 'static> ViewTransportError<'a> for &&&Wrapped<'a, T> {
    fn view(&self, spec: &'static Spec) -> View<'a> {
        View::transport(spec, self.0, self.0.transport())
    }
}

/// Any other error forwards its message.
pub trait ViewError<'a> {
    /// Views the wrapped error.
    fn view(&self, spec: &'static Spec) -> View<'a>;

    /// Returns the wrapped error.
    fn as_dyn_error(&self) -> &'a (dyn Error + 'static);
}

impl<'a, T: Error + 'static> ViewError<'a> for &&Wrapped<'a, T> {
    fn view(&self, spec: &'static Spec) -> View<'a> {
        View::transparent(spec, self.0)
    }

    fn as_dyn_error(&self) -> &'a (dyn Error + 'static) {
        self.0
    }
}

/// A `Box<dyn Error>` or an `anyhow::Error`, which does not implement `Error`, forwards the message of the error in it.
pub trait ViewErrorInside<'a> {
    /// Views the error inside.
    fn view(&self, spec: &'static Spec) -> View<'a>;

    /// Returns the error inside.
    fn as_dyn_error(&self) -> &'a (dyn Error + 'static);
}

impl<'a, T: Deref<Target: AsDynError>> ViewErrorInside<'a> for &Wrapped<'a, T> {
    fn view(&self, spec: &'static Spec) -> View<'a> {
        View::transparent(spec, self.as_dyn_error())
    }

    fn as_dyn_error(&self) -> &'a (dyn Error + 'static) {
        self.0.deref().as_dyn_error()
    }
}

/// Makes the compiler report a type that is not an error with this crate's own message.
pub trait ViewNotAnError<'a, T> {
    /// Never called.
    fn view(&self, spec: &'static Spec) -> View<'a>
    where
        T: IsError;

    /// Never called.
    fn as_dyn_error(&self) -> &'a (dyn Error + 'static)
    where
        T: IsSource;
}

impl<'a, T> ViewNotAnError<'a, T> for Wrapped<'a, T> {
    fn view(&self, spec: &'static Spec) -> View<'a>
    where
        T: IsError,
    {
        View::other(spec, None)
    }

    fn as_dyn_error(&self) -> &'a (dyn Error + 'static)
    where
        T: IsSource,
    {
        &std::fmt::Error
    }
}

/// The bound that a transparent variant's type fails. Nothing implements it, because types that are errors match an
/// earlier trait.
#[diagnostic::on_unimplemented(
    message = "a `transparent` variant cannot wrap `{Self}`, which is not an error",
    label = "`std::error::Error` is not implemented for `{Self}`",
    note = "for a variant with its own message, write `#[dfns(display = \"..\")]`"
)]
pub trait IsError {}

/// The bound that the type of a source fails. Nothing implements it, because types that
/// are errors match an earlier trait.
#[diagnostic::on_unimplemented(
    message = "the source of an error cannot be `{Self}`, which is not an error",
    label = "`std::error::Error` is not implemented for `{Self}`",
    note = "the source is the field with `#[source]` or `#[from]`, or named `source`, or the one of a `transparent` variant"
)]
pub trait IsSource {}

/// An error that can be borrowed as any error.
pub trait AsDynError {
    /// Returns the error.
    fn as_dyn_error(&self) -> &(dyn Error + 'static);
}

impl<E: Error + 'static> AsDynError for E {
    fn as_dyn_error(&self) -> &(dyn Error + 'static) {
        self
    }
}

impl AsDynError for dyn Error + 'static {
    fn as_dyn_error(&self) -> &(dyn Error + 'static) {
        self
    }
}

impl AsDynError for dyn Error + Send + 'static {
    fn as_dyn_error(&self) -> &(dyn Error + 'static) {
        self
    }
}

impl AsDynError for dyn Error + Send + Sync + 'static {
    fn as_dyn_error(&self) -> &(dyn Error + 'static) {
        self
    }
}
