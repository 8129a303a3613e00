//! The generated code, kept for review: a change of it is seen there. It is compiled and run here.
//!
//! `UPDATE=1` writes the code anew; read it before it is committed.
#![deny(warnings)]
// At the macro's own places these are not linted: an enum need not use all that it has, and an arm names every field.
#![allow(dead_code, unused_imports, unreachable_pub, non_shorthand_field_patterns, clippy::all, clippy::pedantic)]

use std::fs;
use std::path::{Path, PathBuf};

use dfns_errors_expansion::expand;
use dfns_errors_tests::fixtures;
use quote::ToTokens;
use syn::{Item, Meta};

#[rustfmt::skip]
mod whole {
    include!("../golden/whole/generated.rs");
}
#[rustfmt::skip]
mod checked {
    include!("../golden/checked/generated.rs");
}
#[rustfmt::skip]
mod collisions {
    include!("../golden/collisions/generated.rs");
}

#[test]
fn the_kept_code_does_what_the_macro_promises() {
    let reserved = whole::ShopError::from_response(409, r#"{"error":{"details":{"by":"me","rest":3}}}"#).unwrap();
    assert_eq!((reserved.code(), reserved.rest().as_deref()), ("shop::sold_out::reserved", Some("3")));
    assert!(whole::ShopError::from(std::io::Error::other("x")).is_network());
    assert!(checked::TransferError::from_response(410, "").unwrap().is_missing());
    assert!(checked::TransferError::from_response(422, "").unwrap().is_state());
    let none = collisions::Option::from_response(400, "{}").unwrap();
    assert!(none.is_none() && collisions::Option::from_response(403, "").unwrap().status() == Some(403));
}

fn folder(pair: &str) -> PathBuf {
    fixtures::folder().join("golden").join(pair)
}

/// Takes the attribute off and does to the rest what the compiler does.
fn generated(pair: &str) -> String {
    let source = fs::read_to_string(folder(pair).join("enum.rs")).unwrap();
    let mut item: syn::ItemEnum = syn::parse_str(&source).unwrap();
    let arguments = match item.attrs.remove(0).meta {
        Meta::List(list) => list.tokens,
        Meta::Path(_) | Meta::NameValue(_) => proc_macro2::TokenStream::new(),
    };
    let code = expand(arguments, Item::Enum(item).to_token_stream());
    prettyplease::unparse(&syn::parse2(code).unwrap())
}

fn check(pair: &str) {
    let (path, generated) = (folder(pair).join("generated.rs"), generated(pair));
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &generated).unwrap();
    }
    assert!(
        generated == fs::read_to_string(path).unwrap(),
        "the generated code of `{pair}` changed: run with UPDATE=1 and read it"
    );
}

#[test]
fn an_enum_on_a_spec_of_its_own_is_generated_as_kept() {
    check("whole");
}

#[test]
fn an_enum_that_names_errors_is_generated_as_kept() {
    check("checked");
}

#[test]
fn names_that_collide_with_the_preludes_are_generated_as_kept() {
    check("collisions");
}

#[test]
fn the_same_input_gives_the_same_code() {
    assert_eq!(generated("whole"), generated("whole"));
}
