//! `cargo xtask serve | test | dist | release | bench`: the tasks of a contributor, on a machine with only rustup, Node 20.19 and git. Every
//! task first installs what it needs and says so.
//!
//! The build: Trunk compiles the widget and the configurator and runs wasm-bindgen for both. Its `post_build` hook (`bundle`) then makes what
//! host pages load: wasm-opt shrinks the module, esbuild bundles the script.

mod bench;
mod bindings;
mod browsers;
mod bundle;
mod components;
mod compression;
mod configurator;
mod crates;
mod debian;
mod dist;
mod docs;
mod frame;
mod licences;
mod messages;
mod npm;
mod package;
mod paths;
mod release;
mod sizes;
mod small_std;
mod split;
mod suites;
mod toolchain;
mod tools;
mod wasm;
mod web_servers;
mod wordpress;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::process::ExitCode;
use xshell::{Shell, cmd};

/// Tasks of this repository.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Show the configurator and the demo page on http://127.0.0.1:8080 and rebuild it on every change
    Serve,
    /// Run every test suite
    Test {
        /// Run one group of suites alone
        #[arg(long, value_enum)]
        only: Option<suites::Group>,
    },
    /// Write the shippable folder dist/ and print the size of everything in it
    Dist {
        /// Take the sizes of this build as the new baseline
        #[arg(long)]
        bless: bool,
        /// Where this folder will be served, such as https://HOST/v0.1.0/: copies of the script look for the module there
        #[arg(long)]
        public_url: Option<String>,
    },
    /// Write the folder of this version in target/release-files/: dist/ with the npm package, plugins, checksums, bill of materials and
    /// licences
    Release {
        /// Build the commit from two clean clones in different folders, and compare every byte
        #[arg(long)]
        verify: bool,
        /// Where this folder will be served, such as https://HOST/v0.1.0/: oembed.json needs it, and copies of the script
        #[arg(long)]
        public_url: String,
    },
    /// Write what the documentation and the loader have of the table of attributes
    Docs,
    /// Measure the widget beside its rivals (an hour and a half; leave the machine alone meanwhile)
    Bench(bench::Options),
    /// Make the public script of a Trunk build (Trunk's post_build hook)
    #[command(hide = true)]
    Bundle,
}

fn main() -> ExitCode {
    match run(Arguments::parse().task) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<ExitCode> {
    let sh = Shell::new()?;
    sh.change_dir(paths::root());
    match task {
        Task::Serve => serve(&sh)?,
        Task::Test { only } => return Ok(suites::run(&sh, only)),
        Task::Dist { bless, public_url } => dist::run(&sh, bless, public_url.as_deref())?,
        Task::Release { verify, public_url } => release::run(&sh, verify, &public_url)?,
        Task::Docs => docs::run(&sh)?,
        Task::Bench(options) => bench::run(&sh, &options)?,
        Task::Bundle => bundle::run(&sh)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn serve(sh: &Shell) -> Result<()> {
    tools::ensure_trunk(sh)?;
    eprintln!(
        "Building the configurator and the widget (the first time takes about 3 minutes), then serving http://127.0.0.1:8080 …"
    );
    // Trunk watches single files too, and loses a file when an editor saves it by renaming. So watch the whole folder here. A
    // folder to ignore has to exist.
    let ignored = ["bench", "dist", "node_modules", "target", "tests"];
    for folder in ignored {
        sh.create_dir(folder)?;
    }
    let ignored = ignored.map(|folder| format!("--ignore={folder}"));
    cmd!(sh, "trunk serve --watch . {ignored...}").quiet().run()?;
    Ok(())
}
