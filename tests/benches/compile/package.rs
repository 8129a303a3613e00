//! Packages that are built by the real Cargo, offline, each with a target folder of its own.

use std::fs::{self, DirEntry, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Instant, SystemTime};

use dfns_errors_tests::project::{Project, manifest_with};

/// How often each is built.
pub(crate) const TURNS: usize = 7;

pub(crate) struct Package {
    project: Project,
    source: &'static str,
}

impl Package {
    /// A program with these dependencies, lines of a manifest.
    pub(crate) fn program(dependencies: &str, source: &str) -> Self {
        Self::new(dependencies, "src/main.rs", source)
    }

    /// A library with these dependencies, lines of a manifest.
    pub(crate) fn library(dependencies: &str, source: &str) -> Self {
        Self::new(dependencies, "src/lib.rs", source)
    }

    fn new(dependencies: &str, path: &'static str, source: &str) -> Self {
        let project = Project::empty("measured");
        project.write("Cargo.toml", &format!("{}\n[workspace]\n", manifest_with("measured", dependencies)));
        project.write(path, source);
        Self { project, source: path }
    }

    /// Writes another source in its place.
    pub(crate) fn write_source(&self, text: &str) {
        self.write(self.source, text);
    }

    /// Writes a file of the package.
    pub(crate) fn write(&self, path: &str, text: &str) {
        self.project.write(path, text);
    }

    /// A build of everything, to be run. Not incremental: a user's crates from a registry never are, and Cargo would take this one,
    /// which it finds by its path, for a crate that is being worked on.
    pub(crate) fn build_cold(&self) -> io::Result<Command> {
        if self.target().exists() {
            fs::remove_dir_all(self.target())?;
        }
        let mut build = self.cargo("build");
        build.env("CARGO_INCREMENTAL", "0");
        Ok(build)
    }

    /// A check after a touch, to be run.
    pub(crate) fn check(&self) -> io::Result<Command> {
        self.touch()?;
        Ok(self.cargo("check"))
    }

    /// The same without what the compiler remembers of the last time.
    pub(crate) fn check_anew(&self) -> io::Result<Command> {
        let mut check = self.check()?;
        check.env("CARGO_INCREMENTAL", "0");
        Ok(check)
    }

    /// The bytes that such a build writes: libraries, macros, build scripts and the program.
    pub(crate) fn built_bytes(&self) -> io::Result<f64> {
        run(&mut self.build_cold()?)?;
        bytes_below(&self.target().join("debug"))
    }

    fn cargo(&self, command: &str) -> Command {
        let mut cargo = self.project.command(&[command, "--offline", "--quiet"]);
        cargo.env("CARGO_TARGET_DIR", self.target());
        cargo
    }

    fn touch(&self) -> io::Result<()> {
        File::options().append(true).open(self.path(self.source))?.set_modified(SystemTime::now())
    }

    /// A path in the package's folder.
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

/// Runs a command that must go well.
pub(crate) fn run(command: &mut Command) -> io::Result<()> {
    let output = command.output()?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(())
}

/// The seconds that it takes.
pub(crate) fn time(mut command: Command) -> io::Result<f64> {
    let started = Instant::now();
    run(&mut command)?;
    Ok(started.elapsed().as_secs_f64())
}
