//! The standard library of what is shipped: rebuilt for size, with panics that do nothing but trap.
//!
//! The stock one formats a message for every panic, which no reader ever sees: it is [`COST`] more of the module. To rebuild
//! it takes its source and flags that stable rustc knows but hides. They are variables of the environment because Trunk
//! passes cargo no arguments of ours. The hook in Trunk.toml takes them off again, so that xtask itself, which is
//! built for the host, is not built anew at every turn.

use crate::{paths, toolchain};
use anyhow::{Result, ensure};
use std::{env, fs, path::PathBuf};
use xshell::{Cmd, Shell};

/// What the stock standard library costs a page, compressed.
const COST: &str = "12 KB (brotli)";

/// The last is about WebAssembly alone; the others would rebuild the standard library of the host, too.
const VARIABLES: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        // What is trapped is known by its name (`dead.rs`), which a function must not share with one that is alike.
        // Neither the place nor the innards of what failed are told to anyone: `{:?}` writes nothing in the module.
        "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none -Zmerge-functions=disabled",
    ),
];

/// Tells the hook that the module it gets has the rebuilt one.
const TOLD: &str = "XTASK_SMALL_STD";

/// Has a release build by Trunk rebuild the standard library, if its source is at hand or can be had.
pub fn rebuilt_by<'a>(sh: &Shell, trunk: Cmd<'a>) -> Cmd<'a> {
    match toolchain::ensure_std_source(sh) {
        Ok(()) => trunk.envs(VARIABLES).env(TOLD, "1"),
        Err(error) => {
            eprintln!("The module gets the stock standard library, {COST} more for each reader: {error:#}");
            trunk
        }
    }
}

/// Whether the module of this release build has the rebuilt one. For the hook.
pub fn is_in_module() -> bool {
    env::var_os(TOLD).is_some()
}

/// Notes which of the two it has. Called by the hook.
pub fn note() -> Result<()> {
    Ok(fs::write(noted(), if is_in_module() { "rebuilt" } else { "stock" })?)
}

/// An error if dist/ has the stock one: its sizes are not to be held against the baseline.
pub fn ensure_in_dist() -> Result<()> {
    ensure!(
        fs::read_to_string(noted()).is_ok_and(|noted| noted == "rebuilt"),
        "dist/ was built with the stock standard library, {COST} more than what is shipped and what the baseline is of: \
         run `rustup component add rust-src`, then `cargo xtask dist`"
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
    fn the_hook_takes_off_what_would_touch_the_host() {
        let configuration = include_str!("../../Trunk.toml");
        for (name, _) in VARIABLES {
            let taken_off = configuration.contains(&format!("\"-u\", \"{name}\""));
            assert!(taken_off || name.starts_with("CARGO_TARGET_WASM32_"), "{name} in Trunk.toml");
        }
    }
}
