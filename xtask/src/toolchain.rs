//! The targets and components of the Rust toolchain, for machines where rustup does not install those of rust-toolchain.toml by
//! itself (`RUSTUP_AUTO_INSTALL=0`).

use anyhow::{Context, Result};
use std::path::Path;
use xshell::{Shell, cmd};

/// The target the widget is compiled for.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Adds the standard library for WebAssembly.
pub fn ensure_wasm_target(sh: &Shell) -> Result<()> {
    let libraries = cmd!(sh, "rustc --print target-libdir --target {WASM}").quiet().read()?;
    if Path::new(&libraries).exists() {
        return Ok(());
    }
    eprintln!("Adding the Rust target {WASM} (once, less than 1 minute)…");
    cmd!(sh, "rustup target add {WASM}")
        .quiet()
        .run()
        .with_context(|| format!("without rustup, install Rust's standard library for {WASM} in another way"))
}

/// Adds the source of the standard library. It is not in rust-toolchain.toml, because only a release build needs it, and because
/// rustup without network would then refuse every command.
pub fn ensure_std_source(sh: &Shell) -> Result<()> {
    let sysroot = cmd!(sh, "rustc --print sysroot").quiet().read()?;
    if Path::new(&sysroot).join("lib/rustlib/src/rust/library/Cargo.lock").exists() {
        return Ok(());
    }
    eprintln!("Adding rust-src (once, less than 1 minute)…");
    cmd!(sh, "rustup component add rust-src").quiet().run().context("rust-src could not be added")
}

/// Adds rustfmt and clippy.
pub fn ensure_linters(sh: &Shell) -> Result<()> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        let present =
            cmd!(sh, "cargo {subcommand} --version").quiet().ignore_stdout().ignore_stderr().run().is_ok();
        if !present {
            eprintln!("Adding {component} (once, less than 1 minute)…");
            cmd!(sh, "rustup component add {component}").quiet().run()?;
        }
    }
    Ok(())
}
