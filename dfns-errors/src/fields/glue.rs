//! The types of a variant's fields, which the compiler knows and the macro does not.

use std::error::Error;
use std::ops::Deref;
use std::sync::Arc;

use crate::error::api_error::ApiError;
use crate::error::view::View;
use crate::fields::cause::Cause;
use crate::response::body::ErrorBody;
use crate::retry::transport::{Transport, TransportError};
use dfns_errors_spec::model::Spec;

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
    label = "expected `Option<{C}>`",
    note = "`cause` must be an `Option`, because not every body identifies a cause"
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

/// The content of a field. Generated code calls a method on several references to it, and the compiler picks the one that
/// fits its type ([autoref specialization](https://github.com/dtolnay/case-studies/blob/master/autoref-specialization/README.md)):
/// it tries the most references first and, for the same number of references, an inherent method before that of a trait.
#[derive(Debug)]
pub struct Content<'a, T>(pub &'a T);

impl<'a, T: AsRef<ErrorBody>> Content<'a, T> {
    /// Returns the body that the field keeps.
    #[must_use]
    pub fn __error_body(&self) -> Option<&'a ErrorBody> {
        Some(self.0.as_ref())
    }
}

/// A field that does not keep the body.
pub trait KeepsNoBody<'a> {
    /// Returns `None`.
    fn __error_body(&self) -> Option<&'a ErrorBody> {
        None
    }
}

impl<'a, T> KeepsNoBody<'a> for Content<'a, T> {}

/// The type of the field in an `api` variant.
#[diagnostic::on_unimplemented(
    message = "an `api` variant cannot hold `{Self}`, which is not a `#[dfns_errors]` enum",
    label = "expected `DfnsError` or an enum with `#[dfns_errors]`, or a `Box` or an `Arc` of one",
    note = "if it is another error, mark the variant with `#[dfns(transparent)]`; if not, with `#[dfns(display = \"..\")]`"
)]
pub trait WrappedEnum {
    /// The table of the enum's spec.
    const SPEC: &'static Spec;

    /// Creates the enum.
    fn from_body(body: ErrorBody) -> Self;

    /// Views the enum.
    fn view(&self) -> View<'_>;
}

#[diagnostic::do_not_recommend]
impl<E: ApiError> WrappedEnum for E {
    const SPEC: &'static Spec = E::__SPEC;

    fn from_body(body: ErrorBody) -> Self {
        E::__from_body(body)
    }

    fn view(&self) -> View<'_> {
        self.__view()
    }
}

/// What the error in a `transparent` variant forwards.
pub trait Transparent<'a> {
    /// Views the error.
    fn __view(&self, spec: &'static Spec) -> View<'a>;
}

/// A `#[dfns_errors]` enum forwards everything.
impl<'a, T: ApiError> Transparent<'a> for &&&Content<'a, T> {
    fn __view(&self, _: &'static Spec) -> View<'a> {
        self.0.__view()
    }
}

/// A transport error forwards its message, its retry rule and its code.
impl<'a, T: TransportError + Error + 'static> Transparent<'a> for &&Content<'a, T> {
    fn __view(&self, spec: &'static Spec) -> View<'a> {
        View::transport(spec, self.0, self.0.transport())
    }
}

/// Any other error forwards its message.
impl<'a, T: Error + 'static> Transparent<'a> for &Content<'a, T> {
    fn __view(&self, spec: &'static Spec) -> View<'a> {
        View::transparent(spec, self.0)
    }
}

/// The error that a variant returns as its source.
pub trait Source<'a> {
    /// Returns the error.
    fn __source(&self) -> &'a (dyn Error + 'static);
}

/// The source in a `Box` is the error itself, so that it can be downcast to its own type.
impl<'a, T: AnyError + ?Sized> Source<'a> for &&Content<'a, Box<T>> {
    fn __source(&self) -> &'a (dyn Error + 'static) {
        (**self.0).as_dyn_error()
    }
}

/// As in a `Box`.
impl<'a, T: AnyError + ?Sized> Source<'a> for &&Content<'a, Arc<T>> {
    fn __source(&self) -> &'a (dyn Error + 'static) {
        (**self.0).as_dyn_error()
    }
}

impl<'a, T: Error + 'static> Source<'a> for &Content<'a, T> {
    fn __source(&self) -> &'a (dyn Error + 'static) {
        self.0
    }
}

/// The last choice: a type that is not an error, but may dereference to one.
impl<'a, T> Content<'a, T> {
    /// Views the error inside, which forwards its message.
    #[must_use]
    pub fn __view(&self, spec: &'static Spec) -> View<'a>
    where
        T: HoldsError,
    {
        View::transparent(spec, self.0.deref().as_dyn_error())
    }

    /// Returns the error inside.
    #[must_use]
    pub fn __source(&self) -> &'a (dyn Error + 'static)
    where
        T: HoldsSource,
    {
        self.0.deref().as_dyn_error()
    }
}

/// A type that dereferences to a `dyn Error`, such as `Box<dyn Error>` and `anyhow::Error`.
#[diagnostic::on_unimplemented(
    message = "a `transparent` variant cannot wrap `{Self}`, which is not an error",
    label = "`std::error::Error` is not implemented for `{Self}`",
    note = "for a variant with its own message, write `#[dfns(display = \"..\")]`",
    note = "to wrap an error behind a pointer, use a `Box` or an `Arc`"
)]
pub trait HoldsError: Deref<Target: DynError> {}

#[diagnostic::do_not_recommend]
impl<T: Deref<Target: DynError>> HoldsError for T {}

/// A type that dereferences to an error.
#[diagnostic::on_unimplemented(
    message = "the source of an error cannot be `{Self}`, which is not an error",
    label = "`std::error::Error` is not implemented for `{Self}`",
    note = "the source is the field marked `#[source]` or `#[from]`, the field named `source`, or the only field of a `transparent` variant"
)]
pub trait HoldsSource: Deref<Target: AnyError> {}

#[diagnostic::do_not_recommend]
impl<T: Deref<Target: AnyError>> HoldsSource for T {}

/// An error, or a `dyn Error`.
pub trait AnyError {
    /// Returns the error.
    fn as_dyn_error(&self) -> &(dyn Error + 'static);
}

impl<T: Error + 'static> AnyError for T {
    fn as_dyn_error(&self) -> &(dyn Error + 'static) {
        self
    }
}

/// A `dyn Error`, which says nothing about the error behind it. A pointer to a known error is refused instead: it would
/// forward less than the error itself.
pub trait DynError: AnyError {}

/// Implements both traits for the types of `dyn Error`.
macro_rules! dyn_error {
    ($($auto:tt)*) => {
        impl AnyError for dyn Error $($auto)* {
            fn as_dyn_error(&self) -> &(dyn Error + 'static) {
                self
            }
        }

        impl DynError for dyn Error $($auto)* {}
    };
}
dyn_error!();
dyn_error!(+ Send);
dyn_error!(+ Send + Sync);

/// Returns the function of `transport = ..`. If it takes the error by value, the compiler says so at its name, and does
/// not propose to clone the error.
#[must_use]
pub fn classifier<'a, E: ?Sized>(function: fn(&'a E) -> Transport) -> fn(&'a E) -> Transport {
    function
}
