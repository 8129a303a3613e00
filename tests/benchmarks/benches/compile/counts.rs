//! Counts what a build costs, in instructions and bytes. Timings on a busy machine are unreliable.

use std::io;
use std::str::FromStr;

use dfns_errors_tests::callgrind::{self, hold};
use dfns_errors_tests::project::dfns_errors;
use proc_macro2::TokenStream;

use crate::package::{Package, run};
use crate::sources::{self, ADDED};
use crate::{program, specs, usage};

/// Fewer than in the timed benchmark: each costs the same.
const ENUMS: usize = 10;

/// Prints the ratios, and panics if a bar does not hold.
pub(crate) fn table() -> io::Result<()> {
    println!("the built-in errors by hand, with thiserror and serde: {} lines", program::lines_by_hand());
    cold()?;
    let package = Package::library(&dfns_errors(), "");
    run(&mut package.check_anew()?)?;
    enums(&package)?;
    specs(&package)?;
    the_macro_alone();
    Ok(())
}

/// Compares the bytes that a cold build writes: counting its instructions would take too long.
fn cold() -> io::Result<()> {
    let [ours, theirs] = [program::with_dfns_errors(), program::by_hand()].map(|package| package.built_bytes());
    hold("the bytes of a cold build, to thiserror + serde + serde_json", ours? / theirs?, 0.99);
    Ok(())
}

/// Counts the compiler's instructions, including the macro's.
fn enums(package: &Package) -> io::Result<()> {
    let count = |source: String| {
        package.write_source(&source);
        usage::instructions(package)
    };
    let added = count(sources::added(ENUMS))? / count(sources::added_expanded(ENUMS))?;
    hold("enums with variants added, to the same expanded", added, 1.2);
    let named = count(sources::named(ENUMS))? / count(sources::named_expanded(ENUMS))?;
    hold("enums with variants named, to the same expanded", named, 1.2);
    Ok(())
}

/// Counts them on growing specs. The largest one, which takes minutes, is in the table of `-- specs`.
fn specs(package: &Package) -> io::Result<()> {
    package.write_source(specs::ENUM);
    let count = |errors: u16| {
        specs::write_spec(package, errors);
        Ok::<_, io::Error>((errors, usage::instructions(package)?))
    };
    let counts = [count(10)?, count(100)?, count(1_000)?];
    hold("one more error after 100, to one more after 10", specs::growth(&counts), 1.25);
    Ok(())
}

fn the_macro_alone() {
    let expand =
        |errors: u16, causes: u16| callgrind::instructions(&["expand", &errors.to_string(), &causes.to_string()], 1);
    let counts = [100, 1_000, 10_000].map(|errors| (errors, expand(errors, specs::CAUSES)));
    hold("the macro alone: one more error after 1,000, to one more after 100", specs::growth(&counts), 1.25);
    let of_one_status = expand(10_000, 10_000);
    hold("10,000 causes of one status, to 20 causes of each of 500", of_one_status / counts[2].1, 1.25);
}

/// Runs under valgrind. The numbers: how many errors, how many causes of each, how often.
pub(crate) fn expand(mut numbers: impl Iterator<Item = u16>) {
    let mut number = || numbers.next().unwrap_or_default();
    let spec = specs::spec(number(), number()).to_string();
    let item = || TokenStream::from_str(ADDED).expect("an enum is tokens");
    (0..number()).for_each(|_| drop(dfns_errors_tests::expansion::expand_on(spec.as_bytes(), item())));
}
