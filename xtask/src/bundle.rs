//! Trunk's `post_build` hook: makes the public script and its module from the output of wasm-bindgen.
//!
//! The glue and the style sheet become part of the script; the configurator's style sheets become one. Only the wasm and the messages of most languages stay files of their own, with
//! a hash in their names.
//! A release build is minified and also written to dist/, and to the npm package.

use crate::{bindings, configurator, dist, frame, messages::Messages, npm, package, paths, split, wasm};
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::{collections::BTreeMap, env, fs, path::Path};
use xshell::{Shell, cmd};

/// The one public file name, never hashed.
pub const SCRIPT: &str = "invest-seoul-news.js";

/// The environment variable with the address of the version's folder, for copies of the script that stand elsewhere.
pub const PUBLIC_URL: &str = "INVEST_SEOUL_NEWS_PUBLIC_URL";

/// Runs the hook in the environment that Trunk gives it.
pub fn run(sh: &Shell) -> Result<()> {
    let staging =
        env::var_os("TRUNK_STAGING_DIR").context("bundle is called by Trunk: run `trunk build` instead")?;
    let profile = env::var("TRUNK_PROFILE").context("Trunk names no profile")?;
    npm::ensure_packages(sh)?;
    bundle(sh, staging.as_ref(), &profile)
}

fn bundle(sh: &Shell, staging: &Path, profile: &str) -> Result<()> {
    let release = profile == "release";
    let work = paths::bundle();
    fs::create_dir_all(&work)?;
    // Trunk stages the module and what would load it in a bundler, but not the glue. It names all after the package. A release gets
    // module and glue from the split instead, and only the types from Trunk.
    relocate(&staging.join("invest-seoul-news.d.ts"), &work.join("glue.d.ts"))?;
    let linked = work.join("linked.wasm");
    relocate(&staging.join("invest-seoul-news_bg.wasm"), &linked)?;
    let (module, bindings, glue, files, chunks) = if release {
        let parts = split::split(sh)?;
        let (module, renamed) = wasm::optimised(sh, &parts.main)?;
        (module, renamed.bindings(), parts.glue, parts.files, parts.chunks)
    } else {
        let glue = paths::wasm_bindgen(profile).join("invest-seoul-news_bg.js");
        (fs::read(&linked)?, bindings::unchanged(), glue, BTreeMap::new(), BTreeMap::new())
    };
    fs::copy(&glue, work.join("glue.js")).with_context(|| format!("reading {}", glue.display()))?;
    fs::write(work.join("bindings.js"), bindings)?;
    let module = wasm::Module::new("invest-seoul-news", module);
    let messages = Messages::read()?;

    esbuild(sh, release, "style/widget.css", &work.join("widget.css"), &[])?;
    let mut loader = vec![
        "--target=es2022".into(),
        "--loader:.css=text".into(),
        define("VERSION", env!("CARGO_PKG_VERSION").into()),
        define("WASM_FILE", module.file_name.clone().into()),
        define("WASM_INTEGRITY", module.integrity.clone().into()),
        define("PUBLIC_URL", env::var(PUBLIC_URL).unwrap_or_else(|_| "./".into()).into()),
    ];
    let listed = |names: &Vec<String>| -> Vec<_> {
        names.iter().map(|name| [&*files[name].file_name, &files[name].integrity]).collect()
    };
    let chunks: BTreeMap<_, _> = chunks.iter().map(|(chunk, names)| (chunk, listed(names))).collect();
    loader.push(define("CHUNKS", serde_json::json!(chunks)));
    loader.extend(messages.constants().map(|(name, value)| define(name, value)));
    if release {
        loader.extend([
            // Without this, the glue's classes that nobody uses stay. The loader frees a widget by `free()`.
            "--define:Symbol.dispose=undefined".into(),
            // These names of closures are long and contain hashes. The bindings and the glue agree on shorter ones.
            "--mangle-props=^wasm_bindgen_".into(),
        ]);
    }
    let script = staging.join(SCRIPT);
    let of_script = [
        "--format=iife".into(),
        define("FILES", Value::Null),
        define("LANGUAGES", Value::Null),
        // V8 then compiles the whole script off the main thread while it downloads, instead of each function at its first call. The
        // byte order mark comes first: without it, a page in another encoding would decode the script in that.
        "--banner:js=\u{feff}//# allFunctionsCalledOnLoad".into(),
    ];
    esbuild(sh, release, "src/embed.js", &script, &[&loader[..], &of_script].concat())?;
    let modules: Vec<_> = [module].into_iter().chain(files.into_values()).collect();
    for module in &modules {
        fs::write(staging.join(&module.file_name), &module.bytes)?;
    }
    messages.write(staging)?;
    esbuild(sh, release, "style/configurator.css", &staging.join("configurator.css"), &[])?;
    let frame = frame::write(sh, release, staging, &messages)?;
    if release {
        package(sh, &loader, &modules, &messages)?;
        dist::write(staging, &frame, &modules, &messages)?;
        configurator::write(staging)?;
    }
    Ok(())
}

/// Makes the npm package, with the loader as an ECMAScript module.
fn package(sh: &Shell, loader: &[String], wasm: &[wasm::Module], messages: &Messages) -> Result<()> {
    let (files, output) = (paths::bundle().join("files.js"), paths::bundle().join("package.js"));
    fs::write(&files, package::files_script(wasm, messages))?;
    let of_package =
        ["--format=esm".into(), package::EXTERNAL.into(), format!("--inject:{}", files.display())];
    esbuild(sh, true, "src/embed.js", &output, &[loader, &of_package].concat())?;
    package::write(&fs::read(&output)?, wasm, messages)
}

/// Bundles one entry point. A warning is an error: nobody would see it in the browser of a reader.
pub fn esbuild(sh: &Shell, release: bool, entry: &str, output: &Path, options: &[String]) -> Result<()> {
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

/// The esbuild option that replaces a name by a constant.
pub fn define(name: &str, value: Value) -> String {
    format!("--define:{name}={value}")
}

/// Moves a file. Trunk may stage on another file system, so a rename would not do.
fn relocate(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| {
        format!("wasm-bindgen left no {} (see the rust link in index.html)", from.display())
    })?;
    Ok(fs::remove_file(from)?)
}
