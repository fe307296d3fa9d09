//! PHP on the command line.

use std::{ffi::OsStr, path::Path, process::Command};

use anyhow::{Result, ensure};

use crate::engine::program;

/// What PHP prints with these arguments, in this folder.
///
/// # Errors
/// If it is not installed or fails.
pub fn php(folder: &Path, arguments: &[&dyn AsRef<OsStr>]) -> Result<String> {
    let mut command = Command::new(program("php", "php-cli")?);
    command.args(["-d", "display_errors=stderr"]).args(arguments.iter().map(|argument| argument.as_ref()));
    let output = command.current_dir(folder).output()?;
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{printed}{errors}");
    Ok(printed)
}
