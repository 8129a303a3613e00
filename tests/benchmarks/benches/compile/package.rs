//! Packages that the real Cargo builds, offline, each in its own target directory.

use std::fs::{self, DirEntry, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Instant, SystemTime};

use dfns_errors_tests::project::{Project, manifest_with};

/// How often each package is built.
pub(crate) const TURNS: usize = 7;

pub(crate) struct Package {
    project: Project,
    source: &'static str,
}

impl Package {
    /// Creates a program with these dependencies, as lines of a manifest.
    pub(crate) fn program(dependencies: &str, source: &str) -> Self {
        Self::new(dependencies, "src/main.rs", source)
    }

    /// Creates a library with these dependencies, as lines of a manifest.
    pub(crate) fn library(dependencies: &str, source: &str) -> Self {
        Self::new(dependencies, "src/lib.rs", source)
    }

    fn new(dependencies: &str, path: &'static str, source: &str) -> Self {
        let project = Project::empty("measured");
        project.write("Cargo.toml", &format!("{}\n[workspace]\n", manifest_with("measured", dependencies)));
        project.write(path, source);
        Self { project, source: path }
    }

    /// Replaces the source.
    pub(crate) fn write_source(&self, text: &str) {
        self.write(self.source, text);
    }

    /// Writes a file of the package.
    pub(crate) fn write(&self, path: &str, text: &str) {
        self.project.write(path, text);
    }

    /// Returns a command that builds everything. Not incremental: crates from a registry never are, but Cargo would build a
    /// path dependency incrementally.
    pub(crate) fn build_cold(&self) -> io::Result<Command> {
        if self.target().exists() {
            fs::remove_dir_all(self.target())?;
        }
        let mut build = self.cargo("build");
        build.env("CARGO_INCREMENTAL", "0");
        Ok(build)
    }

    /// Returns a command that checks the package after a touch.
    pub(crate) fn check(&self) -> io::Result<Command> {
        self.touch()?;
        Ok(self.cargo("check"))
    }

    /// Returns the same command without incremental compilation.
    pub(crate) fn check_anew(&self) -> io::Result<Command> {
        let mut check = self.check()?;
        check.env("CARGO_INCREMENTAL", "0");
        Ok(check)
    }

    /// Returns the bytes that a cold build writes: libraries, macros, build scripts and the program.
    pub(crate) fn built_bytes(&self) -> io::Result<f64> {
        run(&mut self.build_cold()?)?;
        bytes_below(&self.target().join("debug"))
    }

    fn cargo(&self, command: &str) -> Command {
        let mut cargo = self.project.command(&[command, "--offline", "--quiet"]);
        cargo.env("CARGO_TARGET_DIR", self.target());
        // As users build.
        cargo.env_remove("CARGO_PROFILE_DEV_DEBUG").env_remove("CARGO_INCREMENTAL");
        cargo
    }

    fn touch(&self) -> io::Result<()> {
        File::options().append(true).open(self.path(self.source))?.set_modified(SystemTime::now())
    }

    /// Returns a path in the package's directory.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.project.path(path)
    }

    fn target(&self) -> PathBuf {
        self.path("target")
    }
}

fn bytes_below(folder: &Path) -> io::Result<f64> {
    let bytes = |entry: io::Result<DirEntry>| {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            return bytes_below(&entry.path());
        }
        Ok(u32::try_from(entry.metadata()?.len()).map_or(f64::INFINITY, f64::from))
    };
    fs::read_dir(folder)?.map(bytes).sum()
}

/// Runs a command that must succeed.
pub(crate) fn run(command: &mut Command) -> io::Result<()> {
    let output = command.output()?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(())
}

/// Returns the seconds that a command takes.
pub(crate) fn time(mut command: Command) -> io::Result<f64> {
    let started = Instant::now();
    run(&mut command)?;
    Ok(started.elapsed().as_secs_f64())
}
