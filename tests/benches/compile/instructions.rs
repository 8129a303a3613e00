//! What the macro itself costs, in instructions: no clock, and no compiler around it.

use std::str::FromStr;

use dfns_errors_tests::callgrind::{hold, instructions};
use proc_macro2::TokenStream;

use crate::sources::ADDED;
use crate::specs;

/// Prints the ratios, and panics where a bar does not hold.
pub(crate) fn table() {
    let expanded = instructions(&["expand"], 200);
    let read = instructions(&["read"], 200);
    // The least that the compiler does with the expanded code is to read it.
    hold("to expand an enum, to reading what it expands to", expanded / read, 2.0);
    let spec = |count: u16, causes: u16| instructions(&["spec", &count.to_string(), &causes.to_string()], 1);
    let [hundred, thousand, most] = [100, 1_000, 10_000].map(|count| spec(count, 20));
    let growth = (most - thousand) / 9_000.0 / ((thousand - hundred) / 900.0);
    hold("one more error after 1,000, to one more after 100", growth, 1.25);
    hold("10,000 causes of one status, to 20 causes of each of 500", spec(10_000, 10_000) / most, 1.25);
}

/// What runs under valgrind.
pub(crate) fn run(task: &str, mut numbers: impl Iterator<Item = u16>) {
    let mut number = || numbers.next().unwrap_or_default();
    match task {
        "expand" => (0..number()).for_each(|_| drop(expand())),
        "read" => {
            let code = expand().to_string();
            (0..number()).for_each(|_| drop(TokenStream::from_str(&code)));
        }
        _ => {
            let spec = specs::spec(number(), number()).to_string();
            (0..number()).for_each(|_| drop(dfns_errors_expansion::expand_on(spec.as_bytes(), item())));
        }
    }
}

fn expand() -> TokenStream {
    dfns_errors_expansion::expand(TokenStream::new(), item())
}

fn item() -> TokenStream {
    TokenStream::from_str(ADDED).expect("an enum is tokens")
}
