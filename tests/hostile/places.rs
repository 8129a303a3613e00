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

fn main() {
    let _ = Names::from_response(409, "");
    let made = Made::from_response(404, "").map(|error| error.is_not_found());
    let shop = Shop::from_response(409, "").map(|error| (error.is_match(), error.code()));
    let raw = r#Type::from_response(400, "").map(|error| error.code());
    println!("{made:?} {} {:?} {shop:?} {raw:?} {}", outer::inner::code(), outer::status(), in_a_function());
}
