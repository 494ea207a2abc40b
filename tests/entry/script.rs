//! The program as a script runs it, with its stores in a folder of their own.

use std::path::PathBuf;
use std::process::{Command, Output};
use tempfile::TempDir;

/// A folder with stores.
pub struct Script(TempDir);

impl Script {
    /// A folder without a store.
    pub fn empty() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A folder with a store of the sample.
    pub fn with_sample() -> Self {
        let script = Self::empty();
        script.run("store", &["indicators"]);
        script
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn run(&self, store: &str, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_machikurabe"));
        command.args(arguments).arg("--store").arg(self.path(&format!("{store}.sqlite")));
        command.env_remove("MACHIKURABE_LANG").env_remove("MACHIKURABE_STORE").output().unwrap()
    }

    /// Exit code, standard output and standard error of a run on the first store.
    pub fn told(&self, arguments: &[&str]) -> (i32, String, String) {
        let Output { status, stdout, stderr } = self.run("store", arguments);
        (status.code().unwrap(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
    }
}
