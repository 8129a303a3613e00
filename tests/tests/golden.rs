//! Compares the generated code with the kept files, so that a change is seen in review.
//!
//! `UPDATE=1` rewrites the files: read them before you commit. `golden_compiled` compiles and runs them.

use std::fs;
use std::path::PathBuf;

use dfns_errors_expansion::expand;
use dfns_errors_tests::fixtures;
use quote::ToTokens;
use syn::{Item, Meta};

fn folder(pair: &str) -> PathBuf {
    fixtures::folder().join("golden").join(pair)
}

/// Expands the attribute as the compiler does.
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
fn the_code_of_a_generated_enum_matches_the_saved_file() {
    check("whole");
}

#[test]
fn the_code_of_a_handwritten_enum_matches_the_saved_file() {
    check("checked");
}

#[test]
fn the_code_of_an_enum_with_colliding_names_matches_the_saved_file() {
    check("collisions");
}

#[test]
fn the_same_input_gives_the_same_code() {
    assert_eq!(generated("whole"), generated("whole"));
}
