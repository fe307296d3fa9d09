//! Trunk's `post_build` hook: makes the public script and its wasm out of what wasm-bindgen left in the staging folder.
//!
//! The glue and the stylesheet become part of the one script; only the wasm stays a file of its own beside it, whose
//! hash it has. A release build is minified and is also written to dist/.

use crate::{dead, dist, glue, names, npm, paths, small_std, wasm};
use anyhow::{Context, Result, ensure};
use std::{env, fs, path::Path};
use xshell::{Shell, cmd};

/// The one public file name, never hashed.
pub const SCRIPT: &str = "invest-seoul-news.js";

/// Runs the hook in the environment that Trunk gives it.
pub fn run(sh: &Shell) -> Result<()> {
    let staging =
        env::var_os("TRUNK_STAGING_DIR").context("bundle is called by Trunk: run `trunk build` instead")?;
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    npm::ensure_packages(sh)?;
    bundle(sh, staging.as_ref(), release)
}

fn bundle(sh: &Shell, staging: &Path, release: bool) -> Result<()> {
    let work = paths::bundle();
    fs::create_dir_all(&work)?;
    // Trunk names wasm-bindgen's output after the package, which is also the name of the public script.
    relocate(&staging.join("invest-seoul-news.js"), &work.join("glue.js"))?;
    relocate(&staging.join("invest-seoul-news.d.ts"), &work.join("glue.d.ts"))?;
    let raw = work.join("glue_bg.wasm");
    relocate(&staging.join("invest-seoul-news_bg.wasm"), &raw)?;

    let mut glue = glue::guarded(&fs::read_to_string(work.join("glue.js"))?)?;
    let mut module = fs::read(&raw)?;
    if release {
        glue = glue::trimmed(&glue)?;
        let unused = glue::unused(names::exports(&module)?, &glue);
        fs::write(&raw, dead::trapped(&module, dead::parts(small_std::is_in_module()))?)?;
        (module, glue) = names::shortened(&wasm::optimised(sh, &raw, &unused)?, &glue)?;
    }
    fs::write(work.join("glue.js"), glue)?;
    let module = wasm::Module::new(module);

    esbuild(sh, release, "style/widget.css", &work.join("widget.css"), &[])?;
    let script = staging.join(SCRIPT);
    esbuild(
        sh,
        release,
        "src/embed.js",
        &script,
        &[
            "--format=iife".into(),
            "--target=es2022".into(),
            "--loader:.css=text".into(),
            define("VERSION", env!("CARGO_PKG_VERSION")),
            define("WASM_FILE", &module.file_name),
            define("WASM_INTEGRITY", &module.integrity),
            // V8 compiles all of it off the main thread then, while the bytes come; else each function when it is first called.
            // After a byte order mark: without one, a page in another encoding would read the script in that.
            "--banner:js=\u{feff}//# allFunctionsCalledOnLoad".into(),
            // Only the glue asks for it, for a default address of the wasm that the script never lets it use.
            "--define:import.meta.url=undefined".into(),
        ],
    )?;
    fs::write(staging.join(&module.file_name), &module.bytes)?;
    if release { dist::write(&script, &module) } else { Ok(()) }
}

/// Bundles one entry point; a warning is as bad as an error, for it would be seen by strangers only.
fn esbuild(sh: &Shell, release: bool, entry: &str, output: &Path, options: &[String]) -> Result<()> {
    let esbuild = paths::npm_binary("esbuild");
    let minify = release.then_some("--minify");
    let messages =
        cmd!(sh, "{esbuild} {entry} --bundle --charset=utf8 --legal-comments=none --log-level=warning")
            .args(minify)
            .args(options)
            .arg(format!("--outfile={}", output.display()))
            .quiet()
            .ignore_status()
            .read_stderr()?;
    ensure!(messages.is_empty(), "esbuild on {entry}:\n{messages}");
    Ok(())
}

/// esbuild's option that replaces a name by a string.
fn define(name: &str, value: &str) -> String {
    format!("--define:{name}={}", serde_json::Value::from(value))
}

fn relocate(from: &Path, to: &Path) -> Result<()> {
    // Not renamed, for Trunk may stage on another file system.
    fs::copy(from, to).with_context(|| {
        format!("wasm-bindgen left no {} (see the rust link in index.html)", from.display())
    })?;
    Ok(fs::remove_file(from)?)
}
