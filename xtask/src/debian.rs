//! Programs from Debian's packages. A missing one is installed or is an error, never skipped.

use anyhow::{Result, bail};
use std::{fs, os::unix::fs::PermissionsExt, path::Path};
use xshell::{Shell, cmd};

/// Starts no service of a package that is being installed (invoke-rc.d(8)).
const POLICY: &str = "/usr/sbin/policy-rc.d";

/// Installs packages as root on Debian if one of these files is missing: a program on the PATH or an absolute path, each with its
/// package. Files `of_debian` are elsewhere on other systems, and are not looked for there.
///
/// # Errors
/// If a file is still missing. The error says what to install.
pub fn ensure(sh: &Shell, what: &str, required: &[(&str, &str)], of_debian: &[(&str, &str)]) -> Result<()> {
    let is_debian = Path::new("/etc/debian_version").exists();
    let files = if is_debian { [required, of_debian].concat() } else { required.to_vec() };
    if missing(&files).is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = required.iter().chain(of_debian).map(|&(_, package)| package).collect();
    if is_debian && cmd!(sh, "id -u").quiet().read()? == "0" {
        eprintln!("Installing {what} from Debian's packages (once)…");
        install(sh, &packages)?;
    }
    match missing(&files)[..] {
        [] => Ok(()),
        ref missing => bail!(
            "not installed: {}. On Debian: sudo apt-get install --no-install-recommends {}",
            missing.join(", "),
            packages.join(" ")
        ),
    }
}

fn install(sh: &Shell, packages: &[&str]) -> Result<()> {
    cmd!(sh, "apt-get update -qq").quiet().run()?;
    let is_new = !Path::new(POLICY).exists();
    if is_new {
        fs::write(POLICY, "#!/bin/sh\nexit 101\n")?;
        fs::set_permissions(POLICY, fs::Permissions::from_mode(0o755))?;
    }
    let installed = cmd!(sh, "apt-get install -qq -y --no-install-recommends {packages...}")
        .env("DEBIAN_FRONTEND", "noninteractive")
        .quiet()
        .run();
    if is_new {
        fs::remove_file(POLICY)?;
    }
    Ok(installed?)
}

fn missing<'a>(required: &[(&'a str, &str)]) -> Vec<&'a str> {
    // Not every user has /usr/sbin on the PATH.
    let exists = |file: &str| which::which(file).is_ok() || Path::new("/usr/sbin").join(file).exists();
    required.iter().map(|&(file, _)| file).filter(|file| !exists(file)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_and_files_that_are_not_there_are_missing() {
        let required = [
            ("sh", "dash"),
            ("/etc/passwd", "base-passwd"),
            ("no-such-program", "a"),
            ("/no/such/file", "b"),
        ];
        assert_eq!(missing(&required), ["no-such-program", "/no/such/file"]);
    }
}
