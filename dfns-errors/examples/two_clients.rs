//! An application over two clients: `cargo run -p dfns-errors --example two_clients`.
//!
//! One is for the Dfns API, the other one for the API of a shop. Both are other people's libraries: the application has the
//! spec file of neither.

use dfns_errors::{DfnsError, Idempotency, Retries, dfns_errors};
use shop_client::ShopError;

/// Stands for a library that describes the API of the shop in a spec of its own.
mod shop_client {
    use dfns_errors::dfns_errors;

    #[dfns_errors(spec = "errors.json")]
    #[derive(Debug)]
    pub(crate) enum ShopError {}

    pub(crate) fn order(status: u16, body: &str) -> Result<String, ShopError> {
        ShopError::check(status, (), body.to_owned())
    }
}

/// Everything that can go wrong in this application. `foreign`: `api` wraps an enum whose spec file is not at hand.
#[dfns_errors(foreign)]
#[derive(Debug)]
enum AppError {
    #[dfns(api)]
    Shop(#[from] ShopError),
    /// Another API keeps its codes, its retry rules and its waits, too.
    #[dfns(transparent)]
    Wallet(#[from] DfnsError),
    #[dfns(display = "the basket is empty", code = "app::empty_basket")]
    EmptyBasket,
}

fn buy(items: usize, shop: (u16, &str), wallet: (u16, &str)) -> Result<String, AppError> {
    if items == 0 {
        return Err(AppError::EmptyBasket);
    }
    let order = shop_client::order(shop.0, shop.1)?;
    let (status, body) = wallet;
    let payment = DfnsError::check(status, [("Retry-After", "7")], body.to_owned())?;
    Ok(format!("{order} {payment}"))
}

fn main() {
    let sold_out = (409, r#"{"msg":"no red ones","trace":"t-1"}"#);
    let results = [
        buy(0, (200, ""), (200, "")),
        buy(1, sold_out, (200, "")),
        buy(1, (503, ""), (200, "")),
        buy(1, (200, ""), (429, r#"{"error":{"id":"20388","message":"slow down"}}"#)),
    ];
    for error in results.into_iter().filter_map(Result::err) {
        println!("{}", error.log_record());
        let wait = Retries::new(Idempotency::Idempotent).delay_after(error).ok();
        println!("  again: {}", if wait.is_some() { "yes" } else { "no" });
    }
}
