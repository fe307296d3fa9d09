//! Where the pieces of a build lie.

use std::path::{Path, PathBuf};

/// The workspace's folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask/ lies in the workspace")
}

/// The shippable folder, written by every release build.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// What esbuild and the type checker read: the glue and the stylesheet, named `#glue` and `#style` in package.json.
pub fn bundle() -> PathBuf {
    root().join("target/bundle")
}

/// The benchmark, an npm package of its own.
pub fn bench() -> PathBuf {
    root().join("bench")
}

/// An executable of the npm packages in package-lock.json.
pub fn npm_binary(name: &str) -> PathBuf {
    root().join("node_modules/.bin").join(name)
}
