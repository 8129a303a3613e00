//! Packages in temporary directories, built by the real Cargo, offline.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

use tempfile::TempDir;

use crate::fixtures::folder;

/// For Cargo: nobody debugs what tests build, and most is built once. All tests use these values, so that they can share
/// dependencies.
pub const BUILT_ONCE: [(&str, &str); 2] = [("CARGO_PROFILE_DEV_DEBUG", "0"), ("CARGO_INCREMENTAL", "0")];

/// A package that depends on `dfns-errors`.
#[derive(Debug)]
pub struct Project {
    folder: TempDir,
}

/// The output of a build.
#[derive(Debug)]
pub struct Built {
    /// `true` if the build succeeded.
    pub success: bool,
    /// What the package printed.
    pub printed: String,
    /// What Cargo and the compiler printed.
    pub said: String,
}

impl Project {
    /// Creates a package with this `src/main.rs`. Its name must be unique: all packages share a target directory.
    #[must_use]
    pub fn new(name: &str, main: &str) -> Self {
        let project = Self::empty(name);
        project.write("Cargo.toml", &format!("{}\n[workspace]\n", manifest(name)));
        project.write("src/main.rs", main);
        project
    }

    /// Creates an empty directory whose name starts with `prefix`.
    #[must_use]
    pub fn empty(prefix: &str) -> Self {
        let folder = tempfile::Builder::new().prefix(prefix).tempdir();
        Self { folder: folder.unwrap_or_else(|error| panic!("no temporary folder: {error}")) }
    }

    /// Writes a file of the package.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        let written = fs::create_dir_all(path.parent().unwrap_or(&path)).and_then(|()| fs::write(&path, text));
        written.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }

    /// Returns a path in the package's directory.
    #[must_use]
    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Returns the path of a page that `cargo doc` wrote.
    #[must_use]
    pub fn documentation(&self, page: &str) -> PathBuf {
        target().join("doc").join(page)
    }

    /// Runs `cargo run`.
    #[must_use]
    pub fn run(&self) -> Built {
        self.cargo(&["run", "--offline"])
    }

    /// Runs Cargo in the package's directory.
    #[must_use]
    pub fn cargo(&self, arguments: &[&str]) -> Built {
        let output = self.command(arguments).output();
        Built::of(&output.unwrap_or_else(|error| panic!("cargo does not start: {error}")))
    }

    /// Returns a command for Cargo in the package's directory, with the workspace's versions. Dependencies are built once for
    /// all packages.
    #[must_use]
    pub fn command(&self, arguments: &[&str]) -> Command {
        let lock = folder().join("../Cargo.lock");
        if !self.path("Cargo.lock").exists() {
            fs::copy(&lock, self.path("Cargo.lock")).unwrap_or_else(|error| panic!("{}: {error}", lock.display()));
        }
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        command.args(arguments).current_dir(self.folder.path()).env("CARGO_TARGET_DIR", target());
        command.env("CARGO_TERM_COLOR", "never").env_remove("RUSTFLAGS");
        command.envs(BUILT_ONCE);
        command
    }
}

impl Built {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self { success: output.status.success(), printed: text(&output.stdout), said: text(&output.stderr) }
    }

    /// Returns what the package printed, and panics if the build failed.
    #[must_use]
    pub fn printed(&self) -> &str {
        assert!(self.success, "{}", self.said);
        self.printed.trim_end()
    }

    /// Returns `true` if the compiler built the package with this name.
    #[must_use]
    pub fn compiled(&self, package: &str) -> bool {
        self.said.contains(&format!("Compiling {package} v"))
    }
}

/// Returns the manifest of a package that depends on `dfns-errors`.
#[must_use]
pub fn manifest(name: &str) -> String {
    manifest_with(name, &dfns_errors())
}

/// Returns the manifest of a package with these dependencies, one per line.
#[must_use]
pub fn manifest_with(name: &str, dependencies: &str) -> String {
    format!("[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}")
}

/// Returns the dependency on this crate.
#[must_use]
pub fn dfns_errors() -> String {
    let path = folder().join("../dfns-errors").to_string_lossy().replace('\\', "/");
    format!("dfns-errors = {{ path = \"{path}\" }}\n")
}

/// Returns the target directory of all that the tests build. trybuild uses it for the compiler messages. It is below the
/// workspace's, so that `cargo clean` removes it.
#[must_use]
pub fn target() -> PathBuf {
    let of_this_test = env::current_exe().unwrap_or_default();
    let target = of_this_test.ancestors().find(|path| path.ends_with("target")).map(Path::to_path_buf);
    target.unwrap_or_else(env::temp_dir).join("tests/trybuild")
}
