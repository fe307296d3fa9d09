//! The npm packages of package-lock.json: esbuild, wasm-opt, the type checker, axe-core.

use crate::paths;
use anyhow::{Context, Result};
use std::{fs, path::Path, time::SystemTime};
use xshell::{Shell, cmd};

/// Installs the packages unless `node_modules` is as new as package-lock.json.
pub fn ensure_packages(sh: &Shell) -> Result<()> {
    // npm writes this file last.
    let installed = modified(&paths::root().join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= modified(&paths::root().join("package-lock.json")) {
        return Ok(());
    }
    eprintln!("Installing the npm packages of package-lock.json (about 1 minute)…");
    // None of them needs its install script.
    cmd!(sh, "npm ci --ignore-scripts --no-audit --no-fund --loglevel=error").quiet().run().context(
        "npm ci failed; it needs Node 20 or newer (https://nodejs.org) and a way to the npm registry",
    )
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok()?.modified().ok()
}
