//! Enums in every place where an item can be.
#![deny(warnings, clippy::all, clippy::pedantic)]

macro_rules! error_enum {
    ($visibility:vis $name:ident { $($variant:ident),* }) => {
        #[dfns_errors::dfns_errors(partial)]
        #[derive(Debug)]
        $visibility enum $name { $($variant,)* #[dfns(other)] Rest }
    };
}

error_enum!(pub(crate) Made { NotFound, Gone });

mod outer {
    pub(crate) mod inner {
        /// Visible in the module around it.
        #[dfns_errors::dfns_errors]
        #[derive(Debug)]
        pub(in crate::outer) enum Near {}

        pub(crate) fn code() -> &'static str {
            Near::from_response(404, "").map_or("", |error| error.code())
        }
    }

    pub(crate) fn status() -> Option<u16> {
        inner::Near::from_response(410, "").and_then(|error| error.status())
    }
}

/// Two specs in one module, and raw names.
#[dfns_errors::dfns_errors(spec = "hostile.json")]
#[derive(Debug)]
enum r#Type {}

#[dfns_errors::dfns_errors(spec = "shop.json")]
#[derive(Debug)]
enum Shop {
    #[dfns(SoldOut)]
    r#Match { r#body: dfns_errors::ErrorBody },
    Closed,
    #[dfns(other)]
    r#Other(dfns_errors::ErrorBody),
}

fn in_a_function() -> &'static str {
    #[dfns_errors::dfns_errors(spec = "shop.json")]
    #[derive(Debug)]
    enum Local {}

    #[dfns_errors::dfns_errors]
    #[derive(Debug)]
    enum BuiltIn {}

    let local = Local::from_response(409, "");
    assert!(BuiltIn::from_response(409, "").is_some_and(|error| error.is_conflict()));
    match local {
        Some(Local::SoldOut { cause: Some(SoldOutCause::NoStock), .. }) => "no stock",
        Some(other) => other.code(),
        None => "",
    }
}

/// Lints would compare these names with each other, and with the enum's.
#[dfns_errors::dfns_errors(spec = "names.json")]
#[derive(Debug)]
enum Names {}

/// Traits for every type, and constants with the names of variables, in scope of generated code.
#[allow(dead_code, non_upper_case_globals, clippy::trivially_copy_pass_by_ref, clippy::wrong_self_convention)]
mod crowded {
    pub(crate) trait Everything: Sized {
        fn view(self) {}
        fn error_body(self) {}
        fn as_dyn_error(self) {}
        fn recognized(self) {}
        fn cause(self) {}
    }

    impl<T> Everything for T {}

    static source: u8 = 0;
    const error: u8 = 0;
    const cause: u8 = 0;
    const transport: u8 = 0;
    const formatter: u8 = 0;

    fn classify(_: &std::fmt::Error) -> dfns_errors::Transport {
        dfns_errors::Transport::NotConnected
    }

    #[dfns_errors::dfns_errors(partial)]
    #[derive(Debug)]
    pub(crate) enum Crowded {
        NotFound(dfns_errors::ErrorBody),
        Conflict { cause: Option<dfns_errors::ConflictCause>, body: dfns_errors::ErrorBody },
        #[dfns(transparent)]
        Io(#[from] std::io::Error),
        #[dfns(transparent)]
        Any(Box<dyn std::error::Error>),
        #[dfns(transparent, transport = classify)]
        Format(std::fmt::Error),
        #[dfns(display = "{0} is wrong")]
        Wrong(u8, #[source] std::fmt::Error),
        #[dfns(other)]
        Other(dfns_errors::ErrorBody),
    }

    #[dfns_errors::dfns_errors]
    #[derive(Debug)]
    pub(crate) enum All {}
}

/// Generated code is not warned about.
#[dfns_errors::dfns_errors]
#[derive(Debug)]
#[deprecated]
pub enum Old {}

#[dfns_errors::dfns_errors(partial)]
#[derive(Debug)]
enum HalfOld {
    NotFound {
        #[deprecated]
        body: dfns_errors::ErrorBody,
    },
    #[dfns(other)]
    Other(#[deprecated] dfns_errors::ErrorBody),
}

/// No parameters and no conditions.
#[dfns_errors::dfns_errors]
#[derive(Debug)]
enum Empty<> where {}

fn main() {
    let crowded = crowded::Crowded::from(std::io::Error::other("x"));
    assert_eq!((crowded.to_string().as_str(), crowded.code()), ("x", "dfns::transport::other"));
    assert!(crowded::All::from_response(404, "").is_some_and(|error| error.is_not_found()));
    assert!(HalfOld::from_response(404, "").is_some_and(|error| error.body().is_some()));
    assert!(Empty::from_response(404, "").is_some());
    let _ = Names::from_response(409, "");
    let made = Made::from_response(404, "").map(|error| error.is_not_found());
    let shop = Shop::from_response(409, "").map(|error| (error.is_match(), error.code()));
    let raw = r#Type::from_response(400, "").map(|error| error.code());
    println!("{made:?} {} {:?} {shop:?} {raw:?} {}", outer::inner::code(), outer::status(), in_a_function());
}
