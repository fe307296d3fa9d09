//! Cuts the release module into a main part and chunks, before wasm-bindgen runs (`src/chunks.rs`).

use crate::{paths, wasm};
use anyhow::{Context, Result, anyhow};
use std::{collections::BTreeMap, env, fs, path::PathBuf};
use wasm_split_cli_support::{Options, transform};
use xshell::{Shell, cmd};

/// The wasm module that the main part imports the loading functions from, and what the names of these begin with.
pub const LOADERS: (&str, &str) = ("./__wasm_split.js", "__wasm_split_load_");

/// The module in parts.
pub struct Split {
    /// The main part after wasm-bindgen.
    pub main: PathBuf,
    /// Its glue.
    pub glue: PathBuf,
    /// The files of the chunks, by a name of their own.
    pub files: BTreeMap<String, wasm::Module>,
    /// Which of them each chunk of `src/chunks.rs` needs.
    pub chunks: BTreeMap<String, Vec<String>>,
}

/// Cuts what cargo has built, and runs wasm-bindgen on the main part.
pub fn split(sh: &Shell) -> Result<Split> {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| paths::root().join("target"), PathBuf::from);
    let input = target.join("wasm32-unknown-unknown/release/invest_seoul_news.wasm");
    let folder = paths::bundle().join("parts");
    sh.remove_path(&folder)?;
    fs::create_dir_all(&folder)?;
    let bytes = fs::read(&input).with_context(|| format!("reading {}", input.display()))?;
    let main = folder.join("invest-seoul-news.wasm");
    let mut options = Options::new(&bytes);
    options.output_dir = &folder;
    options.main_out_path = &main;
    options.link_name = LOADERS.0;
    let parts = transform(options).map_err(|report| anyhow!("splitting the module: {report:?}"))?;
    let mut files = BTreeMap::new();
    for path in &parts.split_modules {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        // A file that several chunks need has only a number in its name.
        let name = stem.strip_prefix("split_").unwrap_or("shared");
        files.insert(stem.to_string(), wasm::chunk(sh, path, name)?);
    }
    // The chunks are linked with the exports that only the linker knows: memory, table, stack pointer.
    let bound = folder.join("bound");
    cmd!(sh, "wasm-bindgen --target bundler --keep-lld-exports --no-typescript --out-dir {bound} {main}")
        .quiet()
        .run()?;
    Ok(Split {
        main: bound.join("invest-seoul-news_bg.wasm"),
        glue: bound.join("invest-seoul-news_bg.js"),
        files,
        chunks: parts.prefetch_map.into_iter().collect(),
    })
}
