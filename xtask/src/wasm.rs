//! The WebAssembly module on its way from wasm-bindgen to a reader: made small, named by its content, and what it can be pinned by.

use crate::paths;
use anyhow::{Context, Result};
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha384};
use std::{fs, path::Path};
use xshell::{Shell, cmd};

/// What rustc and wasm-bindgen make use of, and all three engines understand. Named one by one: with `--all-features`
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
    /// `invest-seoul-news-<8 hexadecimal digits>.wasm`: another content has another name, so it may be cached for ever.
    pub file_name: String,
    /// The subresource integrity value that a pinned script asks for (<https://www.w3.org/TR/sri-2/>).
    pub integrity: String,
}

impl Module {
    /// Names and pins these bytes.
    pub fn new(bytes: Vec<u8>) -> Self {
        let digest = Sha384::digest(&bytes);
        Self {
            integrity: integrity(&bytes),
            bytes,
            file_name: format!(
                "invest-seoul-news-{:08x}.wasm",
                u32::from_be_bytes([digest[0], digest[1], digest[2], digest[3]])
            ),
        }
    }
}

/// The subresource integrity value of these bytes.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// What wasm-opt does to a module, in this order. Chosen by trial for the size after Brotli, which is what readers load: with
/// `-Oz --converge` alone it is 1.5 KB more. No option assumes that nothing traps, for panics do.
const PASSES: [&str; 12] = [
    // The first kilobyte of memory is the far end of the stack.
    "--low-memory-unused",
    // What it makes smaller, Brotli makes smaller still.
    "--skip-pass=local-cse",
    "-Oz",
    // Each function that is called on the way to the first card is compiled while a reader waits: small ones go into others. More of
    // that would cost bytes; so does a large one that goes into the only one that calls it.
    "-aimfs=5",
    "-ocimfs=150",
    // Loops and branches made anew, so that they resemble each other.
    "--flatten",
    "--rereloop",
    "-Oz",
    "--converge",
    // The alignment of an access is a hint that engines do not heed.
    "--dealign",
    "--strip-producers",
    "--strip-debug",
];

/// The module in `path` without the exports that are `unused`, made as small as wasm-opt can.
pub fn optimised(sh: &Shell, path: &Path, unused: &[String]) -> Result<Vec<u8>> {
    let wasm_opt = paths::npm_binary("wasm-opt");
    let output = paths::bundle().join("optimised.wasm");
    cmd!(sh, "{wasm_opt} {path} --output {output} {FEATURES...}")
        .args(unused.iter().map(|export| format!("--remove-exports={export}")))
        .args(PASSES)
        .quiet()
        .run()?;
    fs::read(&output).with_context(|| format!("reading {}", output.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_is_named_and_pinned_by_its_content() {
        let module = Module::new(b"\0asm\x01\0\0\0".to_vec());
        assert_eq!(module.file_name, "invest-seoul-news-a24c8757.wasm");
        assert_eq!(
            module.integrity,
            "sha384-okyHV17AgVkZ4iL9gMeELR7Q1ISxRPcAHorFgvPJr/8CqM+btjXngbzNX3HOpqc/"
        );
    }
}
