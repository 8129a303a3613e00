//! An enum for another API that does not name its spec. The messages list every error of the built-in spec, so they are
//! not among the saved ones.

use std::str::FromStr;

use proc_macro2::TokenStream;

use super::expand;

const ENUM: &str = "#[derive(Debug)] pub enum ShopError {
    SoldOut(ErrorBody),
    Closed(ErrorBody),
    NotFound(ErrorBody),
    #[dfns(other)] Other(ErrorBody),
}";

#[test]
fn an_enum_for_another_api_is_told_how_to_name_its_spec() {
    let code = expand(TokenStream::new(), TokenStream::from_str(ENUM).unwrap()).to_string();
    let messages: Vec<&str> = code.split("compile_error ! {").skip(1).collect();
    let [advice, sold_out, closed] = messages[..] else { panic!("{messages:#?}") };
    assert!(advice.contains("most variants of `ShopError` do not name an error of the Dfns API"), "{advice}");
    assert!(advice.contains("name its spec: `#[dfns_errors(spec = \\\"errors.json\\\")]`"), "{advice}");
    for (message, name) in [(sold_out, "SoldOut"), (closed, "Closed")] {
        assert!(message.contains(&format!("the Dfns API has no error named `{name}`")), "{message}");
        assert!(message.contains("the errors are `PolicyPending`, `BadRequest`, "), "{message}");
    }
}
