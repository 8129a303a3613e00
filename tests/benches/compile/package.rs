//! Packages that are built by the real Cargo, offline, each with a target folder of its own.

use std::fs::{self, File};
use std::io;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Instant, SystemTime};

use dfns_errors_tests::project::{Project, manifest_with};

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

    /// Another file beside the source.
    pub(crate) fn with(self, path: &str, text: &str) -> Self {
        self.project.write(path, text);
        self
    }

    /// Seconds that a build of everything takes. Not incremental: a user's crates from a registry never are, and Cargo
    /// would take this one, which it finds by its path, for a crate that is being worked on.
    pub(crate) fn build_cold(&self) -> io::Result<f64> {
        if self.target().exists() {
            fs::remove_dir_all(self.target())?;
        }
        let mut build = self.cargo("build");
        build.env("CARGO_INCREMENTAL", "0");
        time(build)
    }

    /// Seconds that a check takes after a touch.
    pub(crate) fn check(&self) -> io::Result<f64> {
        self.touch()?;
        time(self.cargo("check"))
    }

    /// The same without what the compiler remembers of the last time.
    pub(crate) fn check_anew(&self) -> io::Result<f64> {
        self.touch()?;
        let mut check = self.cargo("check");
        check.env("CARGO_INCREMENTAL", "0");
        time(check)
    }

    /// A command on the package, which has not been run.
    pub(crate) fn cargo(&self, command: &str) -> Command {
        let mut cargo = self.project.command(&[command, "--offline", "--quiet"]);
        cargo.env("CARGO_TARGET_DIR", self.target());
        cargo
    }

    pub(crate) fn touch(&self) -> io::Result<()> {
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

fn time(mut command: Command) -> io::Result<f64> {
    let started = Instant::now();
    let output = command.output()?;
    let seconds = started.elapsed().as_secs_f64();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(seconds)
}
