//! The WebAssembly module after wasm-bindgen: made small, and named by its content.

use crate::{bindings::Renamed, paths};
use anyhow::{Context, Result};
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha384};
use std::{fs, path::Path};
use xshell::{Shell, cmd};

/// The features that rustc and wasm-bindgen use, all supported by the three engines. Named one by one: with `--all-features`,
/// binaryen 132 writes types that Chromium 156 refuses to compile.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// A module ready to be served.
pub struct Module {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// `<name>-<8 hexadecimal digits>.wasm`. The digits depend on the content, so the file may be cached for ever.
    pub file_name: String,
    /// The subresource integrity value (<https://www.w3.org/TR/sri-2/>), which a pinned script checks.
    pub integrity: String,
}

impl Module {
    /// Computes the file name and the integrity value of these bytes.
    pub fn new(name: &str, bytes: Vec<u8>) -> Self {
        let digest = Sha384::digest(&bytes);
        Self {
            integrity: integrity(&bytes),
            bytes,
            file_name: format!(
                "{name}-{:08x}.wasm",
                u32::from_be_bytes([digest[0], digest[1], digest[2], digest[3]])
            ),
        }
    }
}

/// The subresource integrity value of these bytes.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// Exports that nobody uses: Leptos' server functions bring the crate wasm-streams, which exports classes for JavaScript. Without
/// the exports, part of the code behind them goes, too.
const UNUSED_EXPORTS: [&str; 2] =
    ["--remove-exports=intounderlying*", "--remove-exports=__wbg_intounderlying*"];

/// The passes of wasm-opt, in order. Chosen by trial for the size after Brotli: `-Oz --converge` alone gives 1.5 KB more. No
/// option assumes that nothing traps, because panics do.
const PASSES: [&str; 12] = [
    // The first kilobyte of memory is the far end of the stack.
    "--low-memory-unused",
    // Brotli does better without it.
    "--skip-pass=local-cse",
    "-Oz",
    // A reader waits while the engine compiles the functions on the way to the first card, so small functions are inlined.
    // Inlining more, or large functions with one caller, costs bytes.
    "-aimfs=5",
    "-ocimfs=150",
    // Rebuild loops and branches, so that they resemble each other.
    "--flatten",
    "--rereloop",
    "-Oz",
    "--converge",
    // The alignment of an access is a hint that engines ignore.
    "--dealign",
    "--strip-producers",
    "--strip-debug",
];

/// Gives imports and exports short names, because those of wasm-bindgen contain hashes, which do not compress. Prints the new
/// names as JSON. It runs alone: `--converge` would rename more than once.
const RENAMING: &str = "--minify-imports-and-exports-and-modules";

/// Makes a module as small as wasm-opt can. Also returns what wasm-opt renamed.
pub fn optimised(sh: &Shell, path: &Path) -> Result<(Vec<u8>, Renamed)> {
    let wasm_opt = paths::npm_binary("wasm-opt");
    let output = paths::bundle().join("optimised.wasm");
    cmd!(sh, "{wasm_opt} {path} --output {output} {FEATURES...} {UNUSED_EXPORTS...} {PASSES...}")
        .quiet()
        .run()?;
    let renamed =
        cmd!(sh, "{wasm_opt} {output} --output {output} {FEATURES...} {RENAMING}").quiet().read()?;
    // For tests of the shipped module, which know its exports by their long names.
    fs::write(paths::bundle().join("renamed.json"), &renamed)?;
    let module = fs::read(&output).with_context(|| format!("reading {}", output.display()))?;
    Ok((module, Renamed::from_json(&renamed)?))
}

/// Makes a chunk as small as wasm-opt can. It keeps the names by which it is linked.
pub fn chunk(sh: &Shell, path: &Path, name: &str) -> Result<Module> {
    let wasm_opt = paths::npm_binary("wasm-opt");
    let output = path.with_extension("optimised.wasm");
    cmd!(sh, "{wasm_opt} {path} --output {output} {FEATURES...} {PASSES...}").quiet().run()?;
    let bytes = fs::read(&output).with_context(|| format!("reading {}", output.display()))?;
    Ok(Module::new(&format!("chunk-{name}"), bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_is_named_and_pinned_by_its_content() {
        let module = Module::new("invest-seoul-news", b"\0asm\x01\0\0\0".to_vec());
        assert_eq!(module.file_name, "invest-seoul-news-a24c8757.wasm");
        assert_eq!(
            module.integrity,
            "sha384-okyHV17AgVkZ4iL9gMeELR7Q1ISxRPcAHorFgvPJr/8CqM+btjXngbzNX3HOpqc/"
        );
    }
}
