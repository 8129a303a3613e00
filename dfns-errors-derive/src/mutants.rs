//! Whatever a spec file has in it, the macro writes code that parses and never panics: broken specs are expanded as
//! far as they can be read.

use std::sync::Arc;

use dfns_errors_spec::{DFNS, examine};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::Config;
use quote::quote;

use crate::diagnostics::Diagnostics;
use crate::expand::{default_crate, expand};
use crate::item;
use crate::resolve::{Options, check_name, resolve};
use crate::source::{Origin, Source};

/// Expands an enum on what can be told of a spec.
fn check(text: &[u8]) {
    let (Some(spec), _) = examine(text) else { return };
    let source = Source { spec: Arc::new(spec), origin: Origin::File(syn::parse_quote!("errors.json")) };
    let mut diagnostics = Diagnostics::default();
    let tokens = quote!(
        #[derive(Debug)]
        pub enum ApiError {
            #[dfns(transparent)]
            Http(#[from] std::io::Error),
        }
    );
    let Ok(item) = item::parse(tokens, &mut diagnostics) else { panic!("the enum is sound") };
    assert!(check_name(&item.name, &source, &mut diagnostics));
    let options = Options { krate: default_crate(), partial: None };
    let code = expand(&resolve(item, source, options, &mut diagnostics));
    assert!(syn::parse2::<syn::File>(code).is_ok(), "{}", String::from_utf8_lossy(text));
}

/// What is worth putting in the place of something else in a spec.
fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "\"\"",
        "\"Self\"",
        "\"fn\"",
        "\"Conflict\"",
        "\"conflict\"",
        "\"status\"",
        "\"is_gone\"",
        "\"/\"",
        "\"a b\"",
        "\"😀\"",
        "\"9\"",
        "null",
        "7",
        "409",
        "-1",
        "1e9",
        "true",
        "[]",
        "{}",
        "[\"a\"]",
        "\"never\"",
        "\"pending\"",
        "\"r#type\"",
        "\"\\u0000\"",
        "\"```\"",
        "\"*/\"",
        "\"_\"",
        "\"Other\"",
        "\"Http\"",
    ])
}

/// Where the JSON values of a text are, roughly: its strings, numbers and words.
fn values(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut values = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices() {
        match (letter, start) {
            ('"', None) => start = Some(at),
            ('"', Some(begin)) => {
                values.push(begin..at + 1);
                start = None;
            }
            _ => {}
        }
    }
    values
}

proptest! {
    #![proptest_config(Config { cases: 500, failure_persistence: None, ..Config::default() })]

    #[test]
    fn a_spec_with_other_values_expands_to_code_that_parses(
        changes in prop::collection::vec((any::<Index>(), piece()), 1..6),
    ) {
        let mut text = DFNS.to_owned();
        for (at, piece) in changes {
            let values = values(&text);
            text.replace_range(at.get(&values).clone(), piece);
        }
        check(text.as_bytes());
    }
}
