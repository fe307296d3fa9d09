//! The command line tools from crates.io, each in exactly one version.
//!
//! A tool on the PATH in that version is used. Otherwise cargo installs it in a folder of its own in cargo's home, which does not
//! replace a developer's own `trunk`, and the task puts that folder first in the PATH of its commands.

use crate::{npm, paths, toolchain};
use anyhow::{Context, Result};
use std::{env, path::Path};
use xshell::{Shell, cmd};

struct Tool {
    /// The package on crates.io.
    package: &'static str,
    version: String,
    /// An executable of the package, which prints its version.
    binary: &'static str,
    /// How long the installation takes on two cores.
    minutes: u8,
}

/// Trunk and everything that `trunk serve` and `trunk build` call.
pub fn ensure_trunk(sh: &Shell) -> Result<()> {
    toolchain::ensure_wasm_target(sh)?;
    Tool { package: "trunk", version: "0.21.14".into(), binary: "trunk", minutes: 6 }.ensure(sh)?;
    ensure_wasm_bindgen(sh)?;
    npm::ensure_packages(sh)
}

/// `wasm-bindgen` and `wasm-bindgen-test-runner`, in the version the widget is compiled with.
pub fn ensure_wasm_bindgen(sh: &Shell) -> Result<()> {
    let version = locked_version("wasm-bindgen")?;
    Tool { package: "wasm-bindgen-cli", version, binary: "wasm-bindgen", minutes: 3 }.ensure(sh)
}

/// Firefox's WebDriver, which Debian does not package.
pub fn ensure_geckodriver(sh: &Shell) -> Result<()> {
    Tool { package: "geckodriver", version: "0.37.0".into(), binary: "geckodriver", minutes: 3 }.ensure(sh)
}

/// What checks licences and sources of crates.
pub fn ensure_cargo_deny(sh: &Shell) -> Result<()> {
    Tool { package: "cargo-deny", version: "0.20.2".into(), binary: "cargo-deny", minutes: 8 }.ensure(sh)
}

impl Tool {
    fn ensure(&self, sh: &Shell) -> Result<()> {
        let Self { package, version, binary, minutes } = self;
        let on_path = cmd!(sh, "{binary} --version").quiet().ignore_stderr().read();
        if on_path.is_ok_and(|output| reported_version(&output) == Some(version)) {
            return Ok(());
        }
        let root = home::cargo_home()?.join("invest-seoul-news").join(format!("{package}-{version}"));
        let folder = root.join("bin");
        if !folder.join(binary).with_extension(env::consts::EXE_EXTENSION).exists() {
            eprintln!("Installing {package} {version} (once, about {minutes} minutes)…");
            cmd!(sh, "cargo install --quiet --locked --root {root} --version {version} {package}")
                .quiet()
                .run()
                .with_context(|| format!("{package} {version} could not be installed"))?;
        }
        prefer(sh, &folder)
    }
}

/// Puts a folder first in the PATH of the later commands.
fn prefer(sh: &Shell, folder: &Path) -> Result<()> {
    let path = sh.var_os("PATH").unwrap_or_default();
    sh.set_var("PATH", env::join_paths([folder.to_owned()].into_iter().chain(env::split_paths(&path)))?);
    Ok(())
}

/// The version in "trunk 0.21.14" or "geckodriver 0.37.0 (a1b2c3 2026-01-02)".
fn reported_version(output: &str) -> Option<&str> {
    output.split_whitespace().nth(1)
}

fn locked_version(package: &str) -> Result<String> {
    let lockfile = cargo_lock::Lockfile::load(paths::root().join("Cargo.lock"))?;
    let found = lockfile.packages.iter().find(|locked| locked.name.as_str() == package);
    Ok(found.with_context(|| format!("{package} is not in Cargo.lock"))?.version.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tool_prints_its_version_as_the_second_word() {
        assert_eq!(reported_version("trunk 0.21.14"), Some("0.21.14"));
        assert_eq!(
            reported_version("geckodriver 0.37.0 (f0f5a4c7 2026-02-10)\n\nThe source"),
            Some("0.37.0")
        );
        assert_eq!(reported_version(""), None);
    }

    #[test]
    fn trunk_uses_the_locked_wasm_bindgen() {
        let configuration = include_str!("../../Trunk.toml");
        let version = locked_version("wasm-bindgen").unwrap();
        assert!(configuration.contains(&format!("wasm_bindgen = \"{version}\"")), "{version} in Cargo.lock");
    }
}
