//! `cargo xtask test`: runs all suites, the cheap ones first. A failure does not stop the others.

use crate::{
    bench, browsers, components, dist, npm, paths, release, sizes, small_std, toolchain, tools, web_servers,
    wordpress,
};
use anyhow::{Context, Result, ensure};
use clap::ValueEnum;
use std::{process::ExitCode, time::Instant};
use toolchain::WASM;
use xshell::{Shell, cmd};

/// Suites that run together with `--only`.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Group {
    /// Formatting, clippy, documentation, scripts and, after a release build, the types of embed.js
    Lint,
    /// Tests that need no browser
    Native,
    /// The release build: its types, its sizes and what its script must not contain
    Dist,
    /// The widget's components in each engine
    Components,
    /// The shipped script on host pages in each engine
    Browser,
}

struct Suite {
    name: &'static str,
    groups: &'static [Group],
    run: fn(&Shell) -> Result<()>,
}

const SUITES: [Suite; 15] = [
    Suite { name: "formatting", groups: &[Group::Lint], run: formatting },
    Suite { name: "clippy", groups: &[Group::Lint], run: clippy },
    Suite { name: "clippy for WebAssembly", groups: &[Group::Lint], run: clippy_for_wasm },
    Suite { name: "documentation", groups: &[Group::Lint], run: documentation },
    Suite { name: "scripts of bench and embed", groups: &[Group::Lint], run: bench::check },
    Suite { name: "native tests", groups: &[Group::Native], run: native_tests },
    Suite { name: "release build", groups: &[Group::Lint, Group::Dist, Group::Browser], run: dist::build },
    Suite { name: "types of embed.js", groups: &[Group::Lint, Group::Dist], run: types },
    Suite { name: "sizes", groups: &[Group::Dist], run: shipped_sizes },
    Suite { name: "no code from strings", groups: &[Group::Dist], run: no_code_from_strings },
    Suite { name: "no path of this machine", groups: &[Group::Dist], run: no_path_of_this_machine },
    Suite { name: "components in Chromium", groups: &[Group::Components], run: components::in_chromium },
    Suite { name: "components in Firefox", groups: &[Group::Components], run: components::in_firefox },
    Suite { name: "components in WebKitGTK", groups: &[Group::Components], run: components::in_webkit },
    Suite { name: "host pages in all three engines", groups: &[Group::Browser], run: host_pages },
];

/// Runs the suites of a group, or all. The last line counts them.
pub fn run(sh: &Shell, only: Option<Group>) -> ExitCode {
    let (mut passed, mut failed) = (Vec::new(), Vec::new());
    for suite in SUITES.iter().filter(|suite| only.is_none_or(|group| suite.groups.contains(&group))) {
        println!("\n━━━ {} ━━━", suite.name);
        let start = Instant::now();
        let outcome = (suite.run)(sh);
        let line = format!("{} ({} s)", suite.name, start.elapsed().as_secs());
        match outcome {
            Ok(()) => passed.push(line),
            Err(error) => {
                println!("{error:#}");
                failed.push(line);
            }
        }
    }
    println!();
    passed.iter().for_each(|line| println!("passed: {line}"));
    failed.iter().for_each(|line| println!("FAILED: {line}"));
    println!("{} passed, {} failed", passed.len(), failed.len());
    if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn formatting(sh: &Shell) -> Result<()> {
    toolchain::ensure_linters(sh)?;
    Ok(cmd!(sh, "cargo fmt --all --check").quiet().run()?)
}

fn clippy(sh: &Shell) -> Result<()> {
    toolchain::ensure_linters(sh)?;
    Ok(cmd!(sh, "cargo clippy --workspace --all-targets -- -D warnings").quiet().run()?)
}

fn clippy_for_wasm(sh: &Shell) -> Result<()> {
    toolchain::ensure_linters(sh)?;
    toolchain::ensure_wasm_target(sh)?;
    let packages = ["--package=invest-seoul-news", "--package=configurator"];
    Ok(cmd!(sh, "cargo clippy {packages...} --target {WASM} --all-targets -- -D warnings").quiet().run()?)
}

fn documentation(sh: &Shell) -> Result<()> {
    Ok(cmd!(sh, "cargo doc --workspace --no-deps").env("RUSTDOCFLAGS", "-D warnings").quiet().run()?)
}

fn native_tests(sh: &Shell) -> Result<()> {
    Ok(cmd!(sh, "cargo test --workspace --exclude browser-tests").quiet().run()?)
}

/// Checks embed.js against the types of the glue, which the release build has written.
fn types(sh: &Shell) -> Result<()> {
    npm::ensure_packages(sh)?;
    let tsc = paths::npm_binary("tsc");
    Ok(cmd!(sh, "{tsc} --project .").quiet().run()?)
}

fn shipped_sizes(_: &Shell) -> Result<()> {
    let sizes = sizes::Sizes::of(&paths::dist()).context("there is no release build to measure")?;
    println!("{sizes}");
    small_std::ensure_in_dist()?;
    let problems = sizes.problems()?;
    ensure!(
        problems.is_empty(),
        "{}\nA change of the baseline that is worth it: cargo xtask dist --bless. A budget is not moved.",
        problems.join("\n")
    );
    Ok(())
}

fn no_code_from_strings(_: &Shell) -> Result<()> {
    dist::ensure_no_code_from_strings()
}

fn no_path_of_this_machine(_: &Shell) -> Result<()> {
    release::ensure_no_paths()
}

fn host_pages(sh: &Shell) -> Result<()> {
    browsers::ensure(sh)?;
    web_servers::ensure(sh)?;
    wordpress::ensure(sh)?;
    tools::ensure_geckodriver(sh)?;
    npm::ensure_packages(sh)?;
    cmd!(sh, "node tests/frameworks/build.js").quiet().run()?;
    cmd!(sh, "node tests/packages/build.js").quiet().run()?;
    Ok(cmd!(sh, "cargo test --package browser-tests").quiet().run()?)
}
