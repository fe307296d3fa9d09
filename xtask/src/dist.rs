//! The shippable folder dist/: the public script, its wasm in parts, its messages, the page for frames and the licences, each with compressed copies
//! beside it. It can be served from any path of any host.

use crate::{
    bundle::{PUBLIC_URL, SCRIPT},
    compression,
    messages::Messages,
    paths, sizes, small_std, tools, wasm,
};
use anyhow::{Context, Result, ensure};
use std::{fs, io, path::Path};
use xshell::{PushEnv, Shell, cmd};

/// What the shipped script must not contain: markup from strings, which pages with Trusted Types forbid, and code from strings,
/// which their Content-Security-Policy forbids.
const FORBIDDEN: [&str; 3] = ["innerHTML", "eval(", "new Function"];

/// `cargo xtask dist`: builds the folder and prints its sizes. `public_url` is the address where the folder will be, if it is known.
pub fn run(sh: &Shell, bless: bool, public_url: Option<&str>) -> Result<()> {
    let _variable = with_public_url(sh, public_url)?;
    build(sh)?;
    let measured = sizes::Sizes::of(&paths::dist())?;
    println!("{measured}");
    println!("npm package: {}", paths::package().display());
    println!("integrity=\"{}\"", wasm::integrity(&fs::read(paths::dist().join(SCRIPT))?));
    if bless {
        measured.bless()?;
    }
    measured.problems()?.iter().for_each(|problem| println!("{problem}"));
    Ok(())
}

/// Makes the address known to builds, as long as the result lives.
pub fn with_public_url<'a>(sh: &'a Shell, public_url: Option<&str>) -> Result<Option<PushEnv<'a>>> {
    Ok(public_url.map(folder).transpose()?.map(|folder| sh.push_env(PUBLIC_URL, folder)))
}

/// The address of a folder, with a slash at its end.
fn folder(url: &str) -> Result<String> {
    let path = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default();
    ensure!(
        !path.is_empty() && !path.contains(['?', '#', ' ']),
        "--public-url is the address of a folder, such as https://HOST/v0.1.0/, not {url}"
    );
    Ok(format!("{}/", url.trim_end_matches('/')))
}

/// Makes a release build, which writes the folder.
pub fn build(sh: &Shell) -> Result<()> {
    tools::ensure_trunk(sh)?;
    eprintln!("Building dist/ (the first time takes about 4 minutes)…");
    Ok(small_std::rebuilt_by(sh, cmd!(sh, "trunk build --release")).quiet().run()?)
}

/// Writes the folder anew. `staging` has the script, and the files of the page for frames.
pub fn write(staging: &Path, frame: &[&str], modules: &[wasm::Module], messages: &Messages) -> Result<()> {
    let dist = paths::dist();
    match fs::remove_dir_all(&dist) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
        _ => fs::create_dir(&dist)?,
    }
    for name in frame.iter().chain(&[SCRIPT]) {
        fs::copy(staging.join(name), dist.join(name))?;
    }
    for module in modules {
        fs::write(dist.join(&module.file_name), &module.bytes)?;
    }
    messages.write(&dist)?;
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(paths::root().join(licence), dist.join(licence))
            .with_context(|| format!("{licence} is missing"))?;
    }
    for file in fs::read_dir(&dist)?.collect::<Result<Vec<_>, _>>()? {
        compression::write_beside(&file.path())?;
    }
    small_std::note()
}

/// An error if the shipped script contains markup or code from strings.
pub fn ensure_no_code_from_strings() -> Result<()> {
    let path = paths::dist().join(SCRIPT);
    let script = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let found = forbidden(&script);
    ensure!(found.is_empty(), "{} contains {}", path.display(), found.join(", "));
    Ok(())
}

/// Which of [`FORBIDDEN`] a script contains, as whole words.
fn forbidden(script: &str) -> Vec<&'static str> {
    let part_of_word = |char: char| char.is_alphanumeric() || char == '_' || char == '$';
    let contains =
        |text: &str| script.match_indices(text).any(|(at, _)| !script[..at].ends_with(part_of_word));
    FORBIDDEN.into_iter().filter(|text| contains(text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_code_from_strings_are_found() {
        assert_eq!(
            forbidden("a.innerHTML=b;eval(c);new Function(d)"),
            ["innerHTML", "eval(", "new Function"]
        );
    }

    #[test]
    fn a_public_url_is_the_address_of_a_folder() {
        assert_eq!(folder("https://news.test/v1").unwrap(), "https://news.test/v1/");
        assert_eq!(folder("http://127.0.0.1:8000/v1/").unwrap(), "http://127.0.0.1:8000/v1/");
        for url in ["", "news.test/v1/", "/v1/", "https://", "https://news.test/?v=1"] {
            assert!(folder(url).is_err(), "{url}");
        }
    }

    #[test]
    fn words_that_only_end_in_a_forbidden_one_are_not() {
        assert_eq!(forbidden("medieval(a);$eval(b);renew Function"), Vec::<&str>::new());
    }
}
