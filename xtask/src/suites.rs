//! `cargo xtask test`: every suite, the cheap ones first. A failure stops none of the others.

use crate::{bench, browsers, budget, components, dist, npm, paths, sizes, small_std, toolchain, tools};
use anyhow::{Context, Result, ensure};
use clap::ValueEnum;
use std::{process::ExitCode, time::Instant};
use toolchain::WASM;
use xshell::{Shell, cmd};

/// Suites that one asks for together.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Group {
    /// Formatting, clippy, the documentation, the benchmark's scripts and, after a release build, the types of embed.js
    Lint,
    /// Tests that need no browser
    Native,
    /// The release build: its types and its sizes
    Dist,
    /// The widget's components in each engine
    Components,
    /// The shipped script on strangers' pages in each engine
    Browser,
}

struct Suite {
    name: &'static str,
    groups: &'static [Group],
    run: fn(&Shell) -> Result<()>,
}

const SUITES: [Suite; 14] = [
    Suite { name: "formatting", groups: &[Group::Lint], run: formatting },
    Suite { name: "clippy", groups: &[Group::Lint], run: clippy },
    Suite { name: "clippy for the browser", groups: &[Group::Lint], run: clippy_for_the_browser },
    Suite { name: "documentation", groups: &[Group::Lint], run: documentation },
    Suite { name: "benchmark's scripts", groups: &[Group::Lint], run: bench::check },
    Suite { name: "native tests", groups: &[Group::Native], run: native_tests },
    Suite { name: "release build", groups: &[Group::Lint, Group::Dist, Group::Browser], run: dist::build },
    Suite { name: "types of embed.js", groups: &[Group::Lint, Group::Dist], run: types },
    Suite { name: "sizes", groups: &[Group::Dist], run: shipped_sizes },
    Suite { name: "budget of the first card", groups: &[Group::Dist], run: budget_of_the_first_card },
    Suite { name: "components in Chromium", groups: &[Group::Components], run: components::in_chromium },
    Suite { name: "components in Firefox", groups: &[Group::Components], run: components::in_firefox },
    Suite { name: "components in WebKitGTK", groups: &[Group::Components], run: components::in_webkit },
    Suite { name: "strangers' pages in all three", groups: &[Group::Browser], run: strangers_pages },
];

/// Runs the suites of a group, or all; the last line counts them.
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

fn clippy_for_the_browser(sh: &Shell) -> Result<()> {
    toolchain::ensure_linters(sh)?;
    toolchain::ensure_wasm_target(sh)?;
    Ok(cmd!(sh, "cargo clippy --package invest-seoul-news --target {WASM} --all-targets -- -D warnings")
        .quiet()
        .run()?)
}

fn documentation(sh: &Shell) -> Result<()> {
    Ok(cmd!(sh, "cargo doc --workspace --no-deps").env("RUSTDOCFLAGS", "-D warnings").quiet().run()?)
}

fn native_tests(sh: &Shell) -> Result<()> {
    Ok(cmd!(sh, "cargo test --workspace --exclude browser-tests").quiet().run()?)
}

/// Checks embed.js against the types of the glue that the release build left.
fn types(sh: &Shell) -> Result<()> {
    npm::ensure_packages(sh)?;
    let tsc = paths::npm_binary("tsc");
    Ok(cmd!(sh, "{tsc} --project .").quiet().run()?)
}

fn shipped_sizes(_: &Shell) -> Result<()> {
    let sizes = sizes::Sizes::of(&paths::dist()).context("there is no release build to weigh")?;
    println!("{sizes}");
    small_std::ensure_in_dist()?;
    let drift = sizes.drift_from_baseline()?;
    ensure!(
        drift.is_empty(),
        "{}\nIf that is worth it, make it the new baseline: cargo xtask dist --bless",
        drift.join("\n")
    );
    Ok(())
}

fn budget_of_the_first_card(_: &Shell) -> Result<()> {
    let sizes = sizes::Sizes::of(&paths::dist()).context("there is no release build to weigh")?;
    let excesses = budget::excesses(sizes.brotli());
    ensure!(excesses.is_empty(), "{}\nMake it smaller: the budget is not to be moved", excesses.join("\n"));
    Ok(())
}

fn strangers_pages(sh: &Shell) -> Result<()> {
    browsers::ensure(sh)?;
    tools::ensure_geckodriver(sh)?;
    npm::ensure_packages(sh)?;
    Ok(cmd!(sh, "cargo test --package browser-tests").quiet().run()?)
}
