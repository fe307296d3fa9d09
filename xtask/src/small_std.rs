//! An optional step of a release build: a standard library rebuilt for size, whose panics only trap.
//!
//! The stock library formats a message for every panic, which no reader ever sees. That costs a page [`COST`]. The rebuild needs
//! the component `rust-src` and flags that stable rustc has but hides. Trunk passes no arguments on to cargo, so the flags are
//! environment variables. The hook in Trunk.toml removes them again, because they would also rebuild xtask.

use crate::{paths, toolchain};
use anyhow::{Result, ensure};
use std::{env, fs, path::PathBuf};
use xshell::{Cmd, Shell};

/// What the stock standard library costs a page, compressed.
const COST: &str = "12 KB (brotli)";

/// The last variable is about WebAssembly alone. The others would also rebuild the standard library of the host.
const VARIABLES: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "-Zunstable-options -Cpanic=immediate-abort"),
];

/// Tells the hook that the module has the rebuilt library.
const MARKER: &str = "XTASK_SMALL_STD";

/// Makes a release build by Trunk rebuild the standard library, if its source is installed or can be.
pub fn rebuilt_by<'a>(sh: &Shell, trunk: Cmd<'a>) -> Cmd<'a> {
    match toolchain::ensure_std_source(sh) {
        Ok(()) => trunk.envs(VARIABLES).env(MARKER, "1"),
        Err(error) => {
            eprintln!("The module gets the stock standard library, {COST} more for each reader: {error:#}");
            trunk
        }
    }
}

/// Notes which library the release build has. Called by the hook.
pub fn note() -> Result<()> {
    Ok(fs::write(noted(), if env::var_os(MARKER).is_some() { "rebuilt" } else { "stock" })?)
}

/// An error if dist/ has the stock library: the baseline of sizes is about the rebuilt one.
pub fn ensure_in_dist() -> Result<()> {
    ensure!(
        fs::read_to_string(noted()).is_ok_and(|noted| noted == "rebuilt"),
        "dist/ has the stock standard library, {COST} more than what is shipped: run `rustup component add rust-src`, then \
         `cargo xtask dist`"
    );
    Ok(())
}

fn noted() -> PathBuf {
    paths::bundle().join("std")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hook_removes_the_variables_that_affect_the_host() {
        let configuration = include_str!("../../Trunk.toml");
        for (name, _) in VARIABLES {
            let removed = configuration.contains(&format!("\"-u\", \"{name}\""));
            assert!(removed || name.starts_with("CARGO_TARGET_WASM32_"), "{name} in Trunk.toml");
        }
    }
}
