//! What `dfns-errors` costs its users' builds, as ratios to the same enums by other means.
//!
//! `cargo bench -p dfns-errors-benchmarks`; `-- cold`, `-- check` or `-- specs` prints one table. All ways
//! take turns in one run, and a ratio is the median of the ratios of the turns.
//!
//! `-- counts` counts bytes and instructions instead, and fails if a bar does not hold. That and `-- specs` need valgrind.

mod counts;
mod package;
mod program;
mod sources;
mod specs;
mod usage;

use std::io;

use dfns_errors_tests::project::dfns_errors;
use dfns_errors_tests::turns::{ratio, take_turns};
use package::{Package, TURNS, time};

const ENUMS: usize = 200;

/// A table: its name, and the function that prints it.
type Print = (&'static str, fn() -> io::Result<()>);

const TABLES: [Print; 3] = [("cold", cold), ("check", check), ("specs", specs::table)];

fn main() -> io::Result<()> {
    if usage::is_wrapper() {
        return usage::run_compiler();
    }
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with('-'));
    match arguments.next().as_deref() {
        Some("counts") => counts::table(),
        Some("expand") => {
            counts::expand(arguments.filter_map(|number| number.parse().ok()));
            Ok(())
        }
        only => times(only),
    }
}

fn times(only: Option<&str>) -> io::Result<()> {
    let wanted: Vec<&Print> = TABLES.iter().filter(|(name, _)| only.is_none_or(|only| only == *name)).collect();
    assert!(!wanted.is_empty(), "no table has that name");
    wanted.iter().try_for_each(|(_, table)| table())
}

/// Builds a program with the same enum and everything that it depends on.
fn cold() -> io::Result<()> {
    let packages =
        [("thiserror + serde + serde_json", program::by_hand()), ("dfns-errors", program::with_dfns_errors())];
    println!("| cold build of a program | to the first |\n|---|---|");
    let times = take_turns(TURNS, &packages, |(_, package)| time(package.build_cold()?))?;
    for ((name, _), of_way) in packages.iter().zip(&times) {
        println!("| {name} | {:.2} |", ratio(of_way, &times[0]));
    }
    println!("\ndfns-errors to thiserror + serde + serde_json: {:.2} (bar 1.00)\n", ratio(&times[1], &times[0]));
    Ok(())
}

/// Checks a library of enums after a touch; its dependencies are already built.
fn check() -> io::Result<()> {
    let packages = [
        ("`Display`, `Error` and five tables by hand", Package::library("", &sources::by_hand(ENUMS))),
        ("thiserror with five tables", Package::library(sources::THISERROR, &sources::with_thiserror(ENUMS))),
        ("`#[dfns_errors]`, variants added", Package::library(&dfns_errors(), &sources::added(ENUMS))),
        ("the same, already expanded", Package::library(&dfns_errors(), &sources::added_expanded(ENUMS))),
        ("`#[dfns_errors]`, variants named", Package::library(&dfns_errors(), &sources::named(ENUMS))),
        ("the same, already expanded", Package::library(&dfns_errors(), &sources::named_expanded(ENUMS))),
    ];
    take_turns(1, &packages, |(_, package)| time(package.check()?))?;
    let incremental = take_turns(TURNS, &packages, |(_, package)| time(package.check()?))?;
    take_turns(1, &packages, |(_, package)| time(package.check_anew()?))?;
    let anew = take_turns(TURNS, &packages, |(_, package)| time(package.check_anew()?))?;
    println!("| `cargo check` of {ENUMS} enums after a touch | to the first | without incremental |\n|---|---|---|");
    for (((name, _), of_way), anew_of_way) in packages.iter().zip(&incremental).zip(&anew) {
        println!("| {name} | {:.2} | {:.2} |", ratio(of_way, &incremental[0]), ratio(anew_of_way, &anew[0]));
    }
    println!();
    for (name, times) in [("incremental", &incremental), ("without incremental", &anew)] {
        let (added, named) = (ratio(&times[2], &times[3]), ratio(&times[4], &times[5]));
        println!("macro to expanded code, {name}: variants added {added:.2}, named {named:.2} (bar 1.25)");
        let (added, named) = (ratio(&times[2], &times[1]), ratio(&times[4], &times[1]));
        println!("to thiserror with five tables, {name}: variants added {added:.2}, named {named:.2} (bar 2.2)");
    }
    println!();
    Ok(())
}
