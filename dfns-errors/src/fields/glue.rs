//! The types of a variant's fields, which the compiler knows and the macro does not.

use std::borrow::Cow;
use std::error::Error;
use std::marker::PhantomData;
use std::ops::Deref;
use std::rc::Rc;
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
    label = "expected an `Option` of this error's cause enum",
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

/// A field that was created from a body and may be able to lend it.
#[derive(Debug)]
pub struct Kept<'a, T>(pub &'a T);

impl<'a, T: AsRef<ErrorBody>> Kept<'a, T> {
    /// Returns the body that the field keeps.
    #[must_use]
    pub fn __error_body(&self) -> Option<&'a ErrorBody> {
        Some(self.0.as_ref())
    }
}

/// The fallback for a field that does not keep the body: the compiler prefers the inherent method above.
pub trait KeepsNoBody<'a> {
    /// Returns `None`.
    fn __error_body(&self) -> Option<&'a ErrorBody> {
        None
    }
}

impl<'a, T> KeepsNoBody<'a> for Kept<'a, T> {}

/// The type of the field in an `api` variant.
#[diagnostic::on_unimplemented(
    message = "an `api` variant cannot hold `{Self}`, which is not a `#[dfns_errors]` enum",
    label = "expected `DfnsError` or an enum with `#[dfns_errors]`",
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

/// The error in a transparent variant. The compiler picks the first of seven traits that its type implements
/// ([autoref specialization](https://github.com/dtolnay/case-studies/blob/master/autoref-specialization/README.md)).
#[derive(Debug)]
pub struct Wrapped<'a, T>(pub &'a T);

/// A `#[dfns_errors]` enum forwards everything, even through a pointer.
pub trait ViewApiError<'a, Depth> {
    /// Views the wrapped error.
    fn __view(&self, spec: &'static Spec) -> View<'a>;
}

impl<'a, T: HoldsApiError<Depth>, Depth> ViewApiError<'a, Depth> for &&&&&&Wrapped<'a, T> {
    fn __view(&self, _: &'static Spec) -> View<'a> {
        self.0.view_inside()
    }
}

/// A transport error forwards its message, its retry rule and its code.
pub trait ViewTransportError<'a> {
    /// Views the wrapped error.
    fn __view(&self, spec: &'static Spec) -> View<'a>;
}

impl<'a, T: TransportError + Error + 'static> ViewTransportError<'a> for &&&&&Wrapped<'a, T> {
    fn __view(&self, spec: &'static Spec) -> View<'a> {
        View::transport(spec, self.0, self.0.transport())
    }
}

/// The source behind a standard pointer is the error itself, so that it can be downcast to its own type.
pub trait BorrowPointee<'a> {
    /// Returns the error behind the pointer.
    fn __as_dyn_error(&self) -> &'a (dyn Error + 'static);
}

impl<'a, T: Pointer<Target: AsDynError>> BorrowPointee<'a> for &&&&&Wrapped<'a, T> {
    fn __as_dyn_error(&self) -> &'a (dyn Error + 'static) {
        self.0.deref().as_dyn_error()
    }
}

/// Any other error forwards its message.
pub trait ViewError<'a> {
    /// Views the wrapped error.
    fn __view(&self, spec: &'static Spec) -> View<'a>;

    /// Returns the wrapped error.
    fn __as_dyn_error(&self) -> &'a (dyn Error + 'static);
}

impl<'a, T: Error + 'static> ViewError<'a> for &&&&Wrapped<'a, T> {
    fn __view(&self, spec: &'static Spec) -> View<'a> {
        View::transparent(spec, self.0)
    }

    fn __as_dyn_error(&self) -> &'a (dyn Error + 'static) {
        self.0
    }
}

/// A type that is not an error but dereferences to a `#[dfns_errors]` enum forwards everything.
pub trait ViewApiErrorInside<'a, Depth> {
    /// Views the error inside.
    fn __view(&self, spec: &'static Spec) -> View<'a>;
}

impl<'a, T: Deref<Target: HoldsApiError<Depth>>, Depth> ViewApiErrorInside<'a, Depth> for &&&Wrapped<'a, T> {
    fn __view(&self, _: &'static Spec) -> View<'a> {
        self.0.deref().view_inside()
    }
}

/// A type that is not an error but dereferences to a transport error, such as `Rc<io::Error>`, forwards what that
/// error forwards.
pub trait ViewTransportErrorInside<'a> {
    /// Views the error inside.
    fn __view(&self, spec: &'static Spec) -> View<'a>;
}

impl<'a, T: Deref<Target: TransportError + AsDynError>> ViewTransportErrorInside<'a> for &&Wrapped<'a, T> {
    fn __view(&self, spec: &'static Spec) -> View<'a> {
        let error = &**self.0;
        View::transport(spec, error.as_dyn_error(), error.transport())
    }
}

/// A `Box<dyn Error>` or an `anyhow::Error`, which does not implement `Error`, forwards the message of the error in it.
pub trait ViewErrorInside<'a> {
    /// Views the error inside.
    fn __view(&self, spec: &'static Spec) -> View<'a>;

    /// Returns the error inside.
    fn __as_dyn_error(&self) -> &'a (dyn Error + 'static);
}

impl<'a, T: Deref<Target: AsDynError>> ViewErrorInside<'a> for &Wrapped<'a, T> {
    fn __view(&self, spec: &'static Spec) -> View<'a> {
        View::transparent(spec, self.__as_dyn_error())
    }

    fn __as_dyn_error(&self) -> &'a (dyn Error + 'static) {
        self.0.deref().as_dyn_error()
    }
}

/// Makes the compiler report a type that is not an error with this crate's own message.
pub trait ViewNotAnError<'a, T> {
    /// Never called.
    fn __view(&self, spec: &'static Spec) -> View<'a>
    where
        T: IsError;

    /// Never called.
    fn __as_dyn_error(&self) -> &'a (dyn Error + 'static)
    where
        T: IsSource;
}

impl<'a, T> ViewNotAnError<'a, T> for Wrapped<'a, T> {
    fn __view(&self, spec: &'static Spec) -> View<'a>
    where
        T: IsError,
    {
        View::other(spec, None)
    }

    fn __as_dyn_error(&self) -> &'a (dyn Error + 'static)
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
    note = "the source is the field marked `#[source]` or `#[from]`, the field named `source`, or the only field of a `transparent` variant"
)]
pub trait IsSource {}

/// Returns the function of `transport = ..`. If it takes the error by value, the compiler says so at its name, and does
/// not propose to clone the error.
#[must_use]
pub fn classifier<'a, E: ?Sized>(function: fn(&'a E) -> Transport) -> fn(&'a E) -> Transport {
    function
}

/// A `#[dfns_errors]` enum, or a standard pointer to one. `Depth` says how many pointers there are: without it, the two
/// impls would overlap.
pub trait HoldsApiError<Depth> {
    /// Views the enum.
    fn view_inside(&self) -> View<'_>;
}

/// The depth of the enum itself.
#[derive(Debug)]
pub struct Itself;

/// The depth of a pointer to what has this depth.
#[derive(Debug)]
pub struct Behind<Depth>(PhantomData<Depth>);

impl<E: ApiError> HoldsApiError<Itself> for E {
    fn view_inside(&self) -> View<'_> {
        self.__view()
    }
}

impl<P: Pointer<Target: HoldsApiError<Depth>>, Depth> HoldsApiError<Behind<Depth>> for P {
    fn view_inside(&self) -> View<'_> {
        self.deref().view_inside()
    }
}

/// The standard pointers. They display what they point to. Another type that dereferences to an error may be an error
/// with its own message, such as a context.
pub trait Pointer: Deref {}

impl<T: ?Sized> Pointer for &T {}
impl<T: ?Sized> Pointer for Box<T> {}
impl<T: ?Sized> Pointer for Rc<T> {}
impl<T: ?Sized> Pointer for Arc<T> {}
impl<T: ToOwned + ?Sized> Pointer for Cow<'_, T> {}

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
