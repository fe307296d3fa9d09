//! The benchmark of the shipped widget beside its rivals. bench/ holds the scripts; this file prepares what they need.

use crate::{browsers, dist, npm, paths};
use anyhow::{Context, Result};
use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};
use xshell::{Shell, cmd};

/// `cargo xtask bench`: measures and prints each result beside its goal. `quick` makes few runs with short feeds.
pub fn run(sh: &Shell, quick: bool) -> Result<()> {
    browsers::ensure(sh)?;
    npm::ensure_packages_of(sh, &paths::bench())?;
    dist::build(sh)?;
    let chromium = which::which("chromium").context("Chromium was on the PATH a moment ago")?;
    let quick = quick.then_some("--quick");
    Ok(cmd!(sh, "node bench/run.js --chromium {chromium}").args(quick).quiet().run()?)
}

/// Checks the syntax of the benchmark's scripts, and runs their unit tests and those of src/embed. Needs no npm package.
pub fn check(sh: &Shell) -> Result<()> {
    for script in scripts(&paths::bench())? {
        cmd!(sh, "node --check {script}").quiet().run()?;
    }
    let tests = scripts(&paths::bench().join("tests"))?.into_iter();
    let tests: Vec<_> = tests.chain(scripts(&paths::root().join("src/embed/tests"))?).collect();
    Ok(cmd!(sh, "node --test {tests...}").quiet().run()?)
}

/// The JavaScript files of a folder and the folders in it.
fn scripts(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut scripts = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            if entry.file_name() != "node_modules" {
                scripts.extend(self::scripts(&path)?);
            }
        } else if path.extension() == Some(OsStr::new("js")) {
            scripts.push(path);
        }
    }
    Ok(scripts)
}
