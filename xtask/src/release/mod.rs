//! `cargo xtask release`: the folder of a version, ready to be put on a server, with the npm package and the plugins for other systems, and
//! with what tells where it comes from: checksums, integrity values, a software bill of materials, and the licences of all code in it.
//!
//! With `--verify` the commit is built from two clean clones in different folders, and every byte is compared.

mod checksums;
mod npm_archive;
mod plugins;
mod sbom;

use crate::{
    crates::{self, CONFIGURATOR, WIDGET},
    dist, licences, paths, tools,
};
use anyhow::{Result, bail, ensure};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};
use xshell::{Shell, cmd};

#[cfg(test)]
pub use npm_archive::FILE as NPM_ARCHIVE;

/// The files of a folder, by their paths in it.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Builds the version of this commit for its address, `public_url`. With `verify`, from two clean clones and not from the working folder.
///
/// # Errors
/// If there are changes that are not committed, if a crate has a licence or a source that deny.toml does not know, or if the builds differ.
pub fn run(sh: &Shell, verify: bool, public_url: &str) -> Result<()> {
    let _variable = dist::with_public_url(sh, Some(public_url))?;
    let commit = cmd!(sh, "git rev-parse HEAD").quiet().read()?;
    let changes = cmd!(sh, "git status --porcelain").quiet().read()?;
    ensure!(changes.is_empty(), "a release is of a commit, but there are changes:\n{changes}");
    tools::ensure_cargo_deny(sh)?;
    // Advisories are for a person to read, and need the network (CONTRIBUTING.md).
    cmd!(sh, "cargo deny --workspace check licenses bans sources").quiet().run()?;
    let files = if verify {
        verified(sh, &commit)?
    } else {
        dist::build(sh)?;
        built(paths::root())?
    };
    let folder = folder();
    write(&folder, &with_metadata(files)?)?;
    println!("{}", folder.display());
    Ok(())
}

/// What two clean clones give, in folders of other depths and lengths.
fn verified(sh: &Shell, commit: &str) -> Result<Files> {
    let files = built_from_clone(sh, commit, "clone")?;
    let differing = differing(&files, &built_from_clone(sh, commit, "a/clean/clone of the commit")?);
    ensure!(
        differing.is_empty(),
        "not reproducible: clean clones in two folders give different bytes of {}",
        differing.join(", ")
    );
    println!("clean clones in two folders give the same {} files, byte for byte", files.len());
    Ok(files)
}

/// What the repository in `root` has for a release: `dist/` and the npm package, which are built, and the plugins.
fn built(root: &Path) -> Result<Files> {
    let mut files = read(&root.join("dist"))?;
    files.insert(npm_archive::FILE.into(), npm_archive::archive(root)?);
    files.extend(plugins::archives(root)?);
    Ok(files)
}

/// The files of a release, and those that say what is in them.
fn with_metadata(mut files: Files) -> Result<Files> {
    let crates = crates::linked(&[WIDGET, CONFIGURATOR])?;
    files.insert("sbom.cdx.json".into(), sbom::document(&crates, &files)?.into());
    files.insert(licences::FILE.into(), licences::document(&crates)?.into());
    files.insert("integrity.json".into(), checksums::integrity(&files)?.into());
    files.insert("SHA384SUMS".into(), checksums::sums(&files).into());
    Ok(files)
}

/// Fails if a file of `dist/` names a folder of this machine: another machine would not build the same bytes.
pub fn ensure_no_paths() -> Result<()> {
    let folders = [paths::root().to_owned(), home::cargo_home()?, home::rustup_home()?];
    for (name, bytes) in read(&paths::dist())? {
        let names = |folder: &&PathBuf| {
            let folder = folder.as_os_str().as_encoded_bytes();
            bytes.windows(folder.len()).any(|window| window == folder)
        };
        if let Some(folder) = folders.iter().find(names) {
            bail!("dist/{name} contains {}", folder.display());
        }
    }
    Ok(())
}

/// The folder of this version.
fn folder() -> PathBuf {
    paths::root().join("target/release-files").join(concat!("v", env!("CARGO_PKG_VERSION")))
}

/// Clones the commit into this folder of a temporary one, and builds it there with nothing but what the clone has.
fn built_from_clone(sh: &Shell, commit: &str, folder: &str) -> Result<Files> {
    let temporary = sh.create_temp_dir()?;
    let clone = temporary.path().join(folder);
    let root = paths::root();
    cmd!(sh, "git clone --quiet --no-local --no-checkout {root} {clone}").quiet().run()?;
    let _directory = sh.push_dir(&clone);
    cmd!(sh, "git checkout --quiet {commit}").quiet().run()?;
    eprintln!("Building the clone in {} (about 6 minutes)…", clone.display());
    cmd!(sh, "cargo xtask dist").env_remove("CARGO_TARGET_DIR").quiet().ignore_stdout().run()?;
    built(&clone)
}

/// The names of files that are not the same in both.
fn differing(left: &Files, right: &Files) -> Vec<String> {
    let names = left.keys().chain(right.keys().filter(|name| !left.contains_key(*name)));
    names.filter(|name| left.get(*name) != right.get(*name)).cloned().collect()
}

/// All files of a folder and of the folders in it, named by their paths.
fn read(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else {
            bail!("{} is no name for the web", entry.path().display());
        };
        if entry.file_type()?.is_dir() {
            let inner = read(&entry.path())?.into_iter();
            files.extend(inner.map(|(path, bytes)| (format!("{name}/{path}"), bytes)));
        } else {
            files.insert(name, fs::read(entry.path())?);
        }
    }
    Ok(files)
}

/// Writes the folder anew.
fn write(folder: &Path, files: &Files) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    for (name, bytes) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, bytes)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_and_the_plugin_name_this_version() {
        let version = env!("CARGO_PKG_VERSION");
        let text = |file: &str| fs::read_to_string(paths::root().join(file)).unwrap();
        let script = format!("https://HOST/v{version}/invest-seoul-news.js");
        let with_script = [
            "README.md",
            "docs/forms.md",
            "deploy/egovframe/news.tag",
            "deploy/gnuboard5/extend/invest_seoul_news.php",
            "deploy/wordpress/invest-seoul-news/settings.php",
        ];
        for file in with_script {
            assert!(text(file).contains(&script), "{file}");
        }
        let with_others = [
            "docs/packages.md",
            "docs/servers.md",
            "deploy/gnuboard5/README.md",
            "deploy/wordpress/invest-seoul-news/readme.txt",
        ];
        for file in with_script.into_iter().chain(with_others) {
            let text = text(file);
            let addresses = text.matches("https://HOST/v").count();
            let of_this_version = text.matches(&format!("https://HOST/v{version}/")).count();
            assert!(addresses > 0 && addresses == of_this_version, "addresses of other versions in {file}");
        }
        let plugin = "deploy/wordpress/invest-seoul-news";
        let main = text(&format!("{plugin}/invest-seoul-news.php"));
        assert!(main.contains(&format!("* Version:           {version}\n")), "{main}");
        assert!(main.contains(&format!("const VERSION = '{version}';")), "{main}");
        let readme = text(&format!("{plugin}/readme.txt"));
        assert!(
            readme.contains(&format!("Stable tag: {version}\n"))
                && readme.contains(&format!("= {version} ="))
        );
    }

    #[test]
    fn no_npm_package_is_shipped() {
        let text = fs::read_to_string(paths::root().join("package.json")).unwrap();
        let package: serde_json::Value = serde_json::from_str(&text).unwrap();
        // What esbuild bundles is the loader, the glue of wasm-bindgen and the style sheet (src/, target/bundle/).
        assert_eq!(package.get("dependencies"), None);
    }

    #[test]
    fn a_folder_is_written_anew_with_the_folders_in_it() {
        let sh = Shell::new().unwrap();
        let temporary = sh.create_temp_dir().unwrap();
        let folder = temporary.path().join("v1");
        let files = |names: [&str; 2]| -> Files { names.map(|name| (name.to_owned(), vec![1])).into() };
        for files in [files(["a.js", "npm/b.js"]), files(["a.js", "c/d/e.js"])] {
            write(&folder, &files).unwrap();
            assert_eq!(read(&folder).unwrap(), files);
        }
    }

    #[test]
    fn files_that_differ_or_are_in_one_folder_alone_are_named() {
        let files = |pairs: &[(&str, &str)]| -> Files {
            pairs.iter().map(|&(name, text)| (name.to_owned(), text.as_bytes().to_vec())).collect()
        };
        let left = files(&[("a", "1"), ("b", "1"), ("c", "1")]);
        let right = files(&[("a", "1"), ("b", "2"), ("d", "1")]);
        assert_eq!(differing(&left, &right), ["b", "c", "d"]);
    }
}
