//! The generated code, kept for review: a change of it is seen there.
//!
//! `UPDATE=1` writes the code anew; read it before it is committed. `golden_compiled` compiles and runs it.

use std::fs;
use std::path::PathBuf;

use dfns_errors_expansion::expand;
use dfns_errors_tests::fixtures;
use quote::ToTokens;
use syn::{Item, Meta};

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
