//! The benchmark of the shipped widget beside seven rivals. This module installs what it needs; `bench/` does the work.

use crate::{browsers, dist, npm, paths};
use anyhow::{Context, Result};
use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};
use xshell::{Shell, cmd};

/// What to measure. Without an option: everything, which takes an hour and a half.
#[derive(clap::Args)]
pub struct Options {
    /// Measure short feeds a few times, for a first impression (10 minutes)
    #[arg(long)]
    quick: bool,
    /// Compare with four rivals and, if BENCH_BEFORE names its dist/ folder, with an older build (12 minutes)
    #[arg(long, conflicts_with = "quick")]
    compare: bool,
}

impl Options {
    /// The name of the mode in `bench/run.js`.
    fn mode(&self) -> &'static str {
        match self {
            Self { quick: true, .. } => "quick",
            Self { compare: true, .. } => "compare",
            Self { .. } => "full",
        }
    }
}

/// `cargo xtask bench`: measures, and prints figures and goals.
pub fn run(sh: &Shell, options: &Options) -> Result<()> {
    browsers::ensure(sh)?;
    npm::ensure_packages_of(sh, &paths::bench())?;
    dist::build(sh)?;
    let chromium = which::which("chromium").context("Chromium was on the PATH a moment ago")?;
    let mode = options.mode();
    Ok(cmd!(sh, "node bench/run.js --mode {mode} --chromium {chromium}").quiet().run()?)
}

/// Checks the syntax of the scripts and runs their tests. Measures nothing and needs no package.
pub fn check(sh: &Shell) -> Result<()> {
    for script in scripts(&paths::bench())? {
        cmd!(sh, "node --check {script}").quiet().run()?;
    }
    let tests = scripts(&paths::bench().join("tests"))?.into_iter();
    let tests = tests.chain(scripts(&paths::root().join("src/embed/tests"))?);
    let tests: Vec<_> = tests.chain(scripts(&paths::root().join("src/frame/tests"))?).collect();
    Ok(cmd!(sh, "node --test {tests...}").quiet().run()?)
}

/// The JavaScript files of a folder and its subfolders.
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
