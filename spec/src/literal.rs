//! Values of the model -> Rust code, for the macro: the same values, as static data of a user's crate.

use std::fmt::Write as _;

/// A value that can be written as Rust code. Paths start with `__dfns::`, the name under which generated code imports the
/// runtime.
pub trait Literal {
    /// Appends the code.
    fn write(&self, code: &mut String);
}

/// Returns a value as Rust code.
///
/// ```
/// use dfns_errors_spec::{literal, model::Scalar};
/// assert_eq!(literal(&Scalar::String("\"id\"")), r#"__dfns::Scalar::String("\"id\"")"#);
/// ```
#[must_use]
pub fn literal(value: &impl Literal) -> String {
    let mut code = String::new();
    value.write(&mut code);
    code
}

impl Literal for &str {
    fn write(&self, code: &mut String) {
        // Writing to a string never fails.
        let _ = write!(code, "{self:?}");
    }
}

impl Literal for bool {
    fn write(&self, code: &mut String) {
        code.push_str(if *self { "true" } else { "false" });
    }
}

impl Literal for u16 {
    fn write(&self, code: &mut String) {
        code.push_str(&self.to_string());
    }
}

impl Literal for u64 {
    fn write(&self, code: &mut String) {
        code.push_str(&self.to_string());
    }
}

impl<T: Literal> Literal for Option<T> {
    fn write(&self, code: &mut String) {
        let Some(value) = self else { return code.push_str("__dfns::None") };
        code.push_str("__dfns::Some(");
        value.write(code);
        code.push(')');
    }
}

impl<T: Literal> Literal for &[T] {
    fn write(&self, code: &mut String) {
        code.push_str("&[");
        for item in *self {
            item.write(code);
            code.push(',');
        }
        code.push(']');
    }
}

impl<A: Literal, B: Literal> Literal for (A, B) {
    fn write(&self, code: &mut String) {
        let (first, second) = self;
        code.push('(');
        first.write(code);
        code.push(',');
        second.write(code);
        code.push(')');
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
            fn write(&self, code: &mut String) {
                let Self { $($field),* } = self;
                code.push_str(concat!("__dfns::", stringify!($struct), " {"));
                $(
                    code.push_str(concat!(stringify!($field), ":"));
                    $crate::literal::Literal::write($field, code);
                    code.push(',');
                )*
                code.push('}');
            }
        })*
        $(impl $crate::literal::Literal for $enum {
            fn write(&self, code: &mut String) {
                match self {
                    $(Self::$variant $(($value))? => {
                        code.push_str(concat!("__dfns::", stringify!($enum), "::", stringify!($variant)));
                        $(
                            code.push('(');
                            $crate::literal::Literal::write($value, code);
                            code.push(')');
                        )?
                    })*
                }
            }
        })*
    };
}

pub(crate) use literals;
