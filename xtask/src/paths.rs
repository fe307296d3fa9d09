//! The folders of a build.

use std::path::{Path, PathBuf};

/// The workspace's folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask/ is in the workspace")
}

/// The shippable folder, written by every release build.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// What esbuild and the type checker read: the glue, its bindings and the style sheet. package.json names them `#glue`,
/// `#bindings` and `#style`.
pub fn bundle() -> PathBuf {
    root().join("target/bundle")
}

/// Where Trunk has wasm-bindgen write its output. `profile` is `debug` or `release`.
pub fn wasm_bindgen(profile: &str) -> PathBuf {
    root().join("target/wasm-bindgen").join(profile)
}

/// The benchmark, an npm package of its own.
pub fn bench() -> PathBuf {
    root().join("bench")
}

/// An executable of the npm packages in package-lock.json.
pub fn npm_binary(name: &str) -> PathBuf {
    root().join("node_modules/.bin").join(name)
}

/// The npm package, written by every release build.
pub fn package() -> PathBuf {
    root().join("target/npm")
}
