//! The npm packages of package-lock.json: esbuild, wasm-opt, the type checker, axe-core; and those of bench/.

use crate::paths;
use anyhow::{Context, Result};
use std::{fs, path::Path, time::SystemTime};
use xshell::{Shell, cmd};

/// Installs the workspace's packages.
pub fn ensure_packages(sh: &Shell) -> Result<()> {
    ensure_packages_of(sh, paths::root())
}

/// Installs a folder's packages, unless its `node_modules` is as new as its package-lock.json.
pub fn ensure_packages_of(sh: &Shell, folder: &Path) -> Result<()> {
    // npm writes this file last.
    let installed = modified(&folder.join("node_modules/.package-lock.json"));
    let lockfile = folder.join("package-lock.json");
    if installed.is_some() && installed >= modified(&lockfile) {
        return Ok(());
    }
    eprintln!("Installing the npm packages of {} (about 1 minute)…", lockfile.display());
    // None of them needs its install script.
    cmd!(sh, "npm ci --prefix {folder} --ignore-scripts --no-audit --no-fund --loglevel=error")
        .quiet()
        .run()
        .context(
            "npm ci failed; it needs Node 20.19 or newer (https://nodejs.org) and access to the npm registry",
        )
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok()?.modified().ok()
}
