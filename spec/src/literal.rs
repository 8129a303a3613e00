//! Values of the model -> Rust code, for the macro: the same values, as static data of a user's crate.

/// A value that can be written as Rust code. Paths start with `__dfns::`, the name under which generated code imports the
/// runtime.
///
/// ```
/// use dfns_errors_spec::{Literal as _, model::Scalar};
/// assert_eq!(Scalar::String("\"id\"").literal(), r#"__dfns::Scalar::String("\"id\"")"#);
/// ```
#[doc(hidden)]
pub trait Literal {
    /// Returns the code.
    fn literal(&self) -> String;
}

/// Implements [`Literal`] for types that are printed by `Debug` as code.
macro_rules! printed {
    ($($type:ty),*) => {
        $(impl Literal for $type {
            fn literal(&self) -> String {
                format!("{self:?}")
            }
        })*
    };
}

printed!(&str, bool, u16, u64);

impl<T: Literal> Literal for Option<T> {
    fn literal(&self) -> String {
        match self {
            Some(value) => format!("__dfns::Some({})", value.literal()),
            None => "__dfns::None".to_owned(),
        }
    }
}

impl<T: Literal> Literal for &[T] {
    fn literal(&self) -> String {
        let mut items = Vec::new();
        for item in *self {
            items.push(item.literal());
        }
        format!("&[{}]", items.join(", "))
    }
}

impl<A: Literal, B: Literal> Literal for (A, B) {
    fn literal(&self) -> String {
        format!("({}, {})", self.0.literal(), self.1.literal())
    }
}

/// Implements [`Literal`] for structs and enums. The patterns name every field and variant, so the compiler finds what
/// is missing here.
macro_rules! literals {
    (
        $(struct $struct:ident { $($field:ident),* $(,)? })*
        $(enum $enum:ident { $($variant:ident $(($value:ident))?),* $(,)? })*
    ) => {
        $(impl $crate::literal::Literal for $struct {
            fn literal(&self) -> String {
                let Self { $($field),* } = self;
                let fields = [$(format!("{}: {}", stringify!($field), $field.literal())),*];
                format!("__dfns::{} {{ {} }}", stringify!($struct), fields.join(", "))
            }
        })*
        $(impl $crate::literal::Literal for $enum {
            fn literal(&self) -> String {
                let variant = match self {
                    $(Self::$variant $(($value))? => stringify!($variant).to_owned() $(+ "(" + &$value.literal() + ")")?,)*
                };
                format!("__dfns::{}::{variant}", stringify!($enum))
            }
        })*
    };
}

pub(crate) use literals;
