//! A proc-macro crate exports no functions, so its modules are compiled once more, as a library. Their list is read from the
//! macro's `lib.rs`.

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../dfns-errors-derive/src");
    let library = source.join("lib.rs");
    println!("cargo::rerun-if-changed={}", library.display());
    let text = fs::read_to_string(&library)?;
    let names = text.lines().filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';'));
    let modules: Vec<String> = names.filter_map(|name| module(name, &source)).collect();
    let folder = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    fs::write(Path::new(&folder).join("macro.rs"), modules.concat())
}

/// Returns `None` for the macro's own tests, which are elsewhere.
fn module(name: &str, source: &Path) -> Option<String> {
    let files = [source.join(format!("{name}.rs")), source.join(name).join("mod.rs")];
    let file = files.iter().find(|file| file.is_file())?;
    // Only the runtime's own enum uses some of the functions.
    Some(format!("#[allow(dead_code)]\n#[path = r\"{}\"]\nmod {name};\n", file.display()))
}
