//! Compares the generated code with the kept files, so that a change is seen in review.
//!
//! `UPDATE=1` rewrites the files: read them before you commit. `tests/golden_compiled.rs` compiles and runs them.

use std::fs;
use std::path::{Path, PathBuf};

use quote::ToTokens;
use syn::{Item, Meta};

use super::expand;

fn folder(pair: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(pair)
}

/// Expands the attribute as the compiler does.
fn expanded(pair: &str) -> String {
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
    let (path, expanded) = (folder(pair).join("expanded.rs"), expanded(pair));
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &expanded).unwrap();
    }
    assert!(
        expanded == fs::read_to_string(path).unwrap(),
        "the generated code of `{pair}` changed: run with UPDATE=1 and read it"
    );
}

#[test]
fn the_code_of_a_generated_enum_matches_the_saved_file() {
    check("generated");
}

#[test]
fn the_code_of_a_handwritten_enum_matches_the_saved_file() {
    check("handwritten");
}

#[test]
fn the_code_of_an_enum_with_colliding_names_matches_the_saved_file() {
    check("name-collisions");
}

#[test]
fn the_same_input_gives_the_same_code() {
    assert_eq!(expanded("generated"), expanded("generated"));
}
