//! The shippable folder dist/: the public script, its wasm and the licences, each also compressed beside it, nothing else.
//! It can be served from any path of any host.

use crate::{budget, bundle::SCRIPT, compression, paths, sizes, small_std, tools, wasm};
use anyhow::{Context, Result};
use std::{fs, io, path::Path};
use xshell::{Shell, cmd};

/// `cargo xtask dist`: builds the folder and prints what is in it.
pub fn run(sh: &Shell, bless: bool) -> Result<()> {
    build(sh)?;
    let measured = sizes::Sizes::of(&paths::dist())?;
    println!("{measured}");
    println!("integrity=\"{}\"", wasm::integrity(&fs::read(paths::dist().join(SCRIPT))?));
    for excess in budget::excesses(measured.brotli()) {
        println!("{excess}");
    }
    if bless {
        return measured.bless();
    }
    for drift in measured.drift_from_baseline()? {
        println!("{drift}");
    }
    Ok(())
}

/// Makes a release build, which writes the folder.
pub fn build(sh: &Shell) -> Result<()> {
    tools::ensure_trunk(sh)?;
    eprintln!("Building dist/ (the first time takes about 4 minutes)…");
    Ok(small_std::rebuilt_by(sh, cmd!(sh, "trunk build --release")).quiet().run()?)
}

/// Writes the folder anew.
pub fn write(script: &Path, module: &wasm::Module) -> Result<()> {
    let dist = paths::dist();
    match fs::remove_dir_all(&dist) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
        _ => fs::create_dir(&dist)?,
    }
    fs::copy(script, dist.join(SCRIPT))?;
    fs::write(dist.join(&module.file_name), &module.bytes)?;
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(paths::root().join(licence), dist.join(licence))
            .with_context(|| format!("{licence} is missing"))?;
    }
    for name in [SCRIPT, &module.file_name, "LICENSE-MIT", "LICENSE-APACHE"] {
        compression::write_beside(&dist.join(name))?;
    }
    small_std::note()
}
