//! Compiles and runs the kept files of generated code. `stages/golden.rs` can rewrite them even when they no longer compile.
#![deny(warnings)]
// The compiler does not lint these in code of a macro.
#![allow(dead_code, unused_imports, unreachable_pub, non_shorthand_field_patterns, clippy::all, clippy::pedantic)]

#[rustfmt::skip]
mod generated {
    include!("golden/generated/expanded.rs");
}
#[rustfmt::skip]
mod handwritten {
    include!("golden/handwritten/expanded.rs");
}
#[rustfmt::skip]
mod name_collisions {
    include!("golden/name-collisions/expanded.rs");
}

#[test]
fn the_saved_code_compiles_and_works() {
    let reserved = generated::ShopError::from_response(409, r#"{"error":{"details":{"by":"me","rest":3}}}"#).unwrap();
    assert_eq!((reserved.code(), reserved.rest().as_deref()), ("shop::sold_out::reserved", Some("3")));
    assert!(generated::ShopError::from(std::io::Error::other("x")).is_network());
    assert!(handwritten::TransferError::from_response(410, "").unwrap().is_missing());
    assert!(handwritten::TransferError::from_response(422, "").unwrap().is_state());
    let none = name_collisions::Option::from_response(400, "{}").unwrap();
    assert!(none.is_none() && name_collisions::Option::from_response(403, "").unwrap().status() == Some(403));
}
