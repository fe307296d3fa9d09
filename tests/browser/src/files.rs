//! The files that the servers send: `dist/`, the sample feeds, and the fixtures.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use anyhow::{Context, Result, ensure};
use base64::{Engine, prelude::BASE64_STANDARD};
use serde::Deserialize;
use sha2::{Digest, Sha384};

use crate::trap;

/// The files of `dist/`, as they were when the run began.
static DIST: LazyLock<HashMap<String, Vec<u8>>> = LazyLock::new(|| {
    let files = fs::read_dir(project("dist")).into_iter().flatten().flatten();
    files
        .filter_map(|file| Some((file.file_name().into_string().ok()?, fs::read(file.path()).ok()?)))
        .collect()
});

const SCRIPT: &str = "invest-seoul-news.js";

/// Checks that `dist/` is built.
///
/// # Errors
/// If it is not.
pub fn are_built() -> Result<()> {
    ensure!(DIST.contains_key(SCRIPT), "there is no dist/: run cargo xtask dist first");
    Ok(())
}

/// The file at `path`. Fixtures get the origins of host and widget in place of their placeholders.
pub fn read(path: &str, (host, widget): &(String, String)) -> Option<Vec<u8>> {
    if let Some(name) = path.strip_prefix("/v1/configurator/") {
        return fs::read(project("dist/configurator").join(name)).ok();
    }
    if let Some(name) = path.strip_prefix("/v1/") {
        return DIST.get(name).cloned();
    }
    if let Some(name) = path.strip_prefix("/v99/") {
        return if name == SCRIPT { Some(later_script()) } else { DIST.get(name).cloned() };
    }
    if let Some(name) = path.strip_prefix("/sample/") {
        return fs::read(project("sample").join(name)).ok();
    }
    let text = fs::read_to_string(project("tests/fixtures").join(path.strip_prefix("/fixtures/")?)).ok()?;
    Some(text.replace("{{host}}", host).replace("{{widget}}", widget).into_bytes())
}

/// Writes the files of `dist/` into a new folder.
///
/// # Errors
/// If the folder can't be made, or `dist/` is not built.
pub fn write_dist(folder: &Path) -> Result<()> {
    are_built()?;
    fs::create_dir(folder)?;
    for (name, bytes) in &*DIST {
        fs::write(folder.join(name), bytes)?;
    }
    // Its files; the samples are not needed.
    let app = folder.join("configurator");
    fs::create_dir(&app)?;
    for file in fs::read_dir(project("dist/configurator"))?.flatten().filter(|file| file.path().is_file()) {
        fs::copy(file.path(), app.join(file.file_name()))?;
    }
    Ok(())
}

/// The media type of a file of this name.
pub fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        Some("wasm") => "application/wasm",
        Some("json") => "application/feed+json",
        Some("webp") => "image/webp",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

/// An absolute path of this file of the project.
pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// The script with a later version number.
fn later_script() -> Vec<u8> {
    let script = String::from_utf8_lossy(&DIST[SCRIPT]);
    script.replace(concat!('"', env!("CARGO_PKG_VERSION"), '"'), "\"99.0.0\"").into_bytes()
}

/// The subresource integrity value of the script.
pub fn script_integrity() -> String {
    integrity(&DIST[SCRIPT])
}

fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// The text of the script.
///
/// # Errors
/// If it is not there.
pub fn script() -> Result<String> {
    let script = DIST.get(SCRIPT).context("there is no script in dist/")?;
    Ok(String::from_utf8_lossy(script).into_owned())
}

/// The path of the module on the widget's server. Its name contains a hash.
///
/// # Errors
/// If `dist/` has none.
pub fn module_path() -> Result<String> {
    path_of("invest-seoul-news-", ".wasm")
}

/// The path of the messages in a language on the widget's server. Its name contains a hash.
///
/// # Errors
/// If `dist/` has none.
pub fn messages_path(language: &str) -> Result<String> {
    path_of(&format!("messages-{language}-"), ".json")
}

/// The path of a part of the module on the widget's server (`src/chunks.rs`). Its name contains a hash.
///
/// # Errors
/// If `dist/` has none.
pub fn chunk_path(chunk: &str) -> Result<String> {
    path_of(&format!("chunk-{chunk}-"), ".wasm")
}

fn path_of(begin: &str, end: &str) -> Result<String> {
    let name = DIST.keys().find(|name| name.starts_with(begin) && name.ends_with(end));
    Ok(format!("/v1/{}", name.with_context(|| format!("there is no {begin}…{end} in dist/"))?))
}

/// The module with an empty section added: other bytes, the same behaviour.
///
/// # Errors
/// If there is no module.
pub fn changed_module() -> Result<Vec<u8>> {
    Ok(changed(&module_path()?))
}

/// The same of a part of the module.
///
/// # Errors
/// If there is no such part.
pub fn changed_chunk(chunk: &str) -> Result<Vec<u8>> {
    Ok(changed(&chunk_path(chunk)?))
}

fn changed(path: &str) -> Vec<u8> {
    [&*DIST[path.trim_start_matches("/v1/")], &[0, 2, 1, b'x']].concat()
}

/// Script and module, where the module traps when its function `export` is called.
pub fn with_fault(export: &str) -> Result<(String, Vec<u8>)> {
    let path = module_path()?;
    let module = &DIST[path.trim_start_matches("/v1/")];
    ensure!(
        fs::read(bundle("optimised.wasm")).is_ok_and(|optimised| optimised == *module),
        "dist/ and target/bundle/ are of different builds: run cargo xtask dist first"
    );
    let broken = trap::with_trap(module, &short_name(export)?)?;
    Ok((String::from_utf8_lossy(&DIST[SCRIPT]).replace(&integrity(module), &integrity(&broken)), broken))
}

/// The names that wasm-opt has given to imports and exports, as it printed them during the build.
#[derive(Deserialize)]
struct Renamed {
    /// Before and after.
    exports: Vec<(String, String)>,
}

/// The name that the function `export` of `src/` has in the shipped module.
fn short_name(export: &str) -> Result<String> {
    let renamed: Renamed = serde_json::from_str(&fs::read_to_string(bundle("renamed.json"))?)?;
    let found = renamed.exports.into_iter().find(|(name, _)| name == export);
    Ok(found.with_context(|| format!("the module has no function {export}"))?.1)
}

/// A file that the build of `dist/` has left.
fn bundle(name: &str) -> PathBuf {
    project("target/bundle").join(name)
}
