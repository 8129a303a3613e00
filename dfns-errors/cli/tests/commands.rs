//! What every command prints, kept in `tests/cmd` for people to read.
//!
//! `TRYCMD=overwrite` rewrites the files: read them before you commit.

#[test]
fn every_command_prints_the_saved_output() {
    trycmd::TestCases::new().case("tests/cmd/*.trycmd");
}
