//! The npm package as an archive, for apps to install by its address: `npm install https://HOST/v0.1.0/invest-seoul-news-0.1.0.tgz`.
//!
//! It has the files that `npm pack` would take. Compressed here, its bytes do not depend on the version of Node.

use super::{Files, read};
use crate::compression;
use anyhow::Result;
use std::path::Path;
use tar::{Builder, Header};

/// The name of the archive, as that of `npm pack`.
pub const FILE: &str = concat!("invest-seoul-news-", env!("CARGO_PKG_VERSION"), ".tgz");

/// The time of all entries, in seconds: 26 October 1985, as in all archives of npm.
const TIME: u64 = 499_162_500;

/// The archive, made from the package that the build in `root` has left.
pub fn archive(root: &Path) -> Result<Vec<u8>> {
    packed(&read(&root.join("target/npm"))?)
}

fn packed(files: &Files) -> Result<Vec<u8>> {
    let mut archive = Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = Header::new_ustar();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_mtime(TIME);
        header.set_uid(0);
        header.set_gid(0);
        archive.append_data(&mut header, format!("package/{name}"), &**bytes)?;
    }
    compression::gzip(&archive.into_inner()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths;
    use flate2::read::GzDecoder;
    use std::{fs, io::Read};
    use tar::Archive;

    #[test]
    fn the_archive_has_the_files_in_one_folder_with_one_time() {
        let files = Files::from([
            ("package.json".to_owned(), b"{}".to_vec()),
            ("index.js".to_owned(), b"export {};".to_vec()),
        ]);
        let archive = packed(&files).unwrap();
        // The header of gzip names no time and no file.
        assert_eq!(archive[3..8], [0; 5]);
        let mut entries = Vec::new();
        for entry in Archive::new(GzDecoder::new(&*archive)).entries().unwrap() {
            let mut entry = entry.unwrap();
            let mut text = String::new();
            entry.read_to_string(&mut text).unwrap();
            let (header, path) = (entry.header(), entry.path().unwrap().display().to_string());
            let rights = (header.mtime().unwrap(), header.mode().unwrap(), header.uid().unwrap());
            entries.push((path, text, rights));
        }
        let rights = (TIME, 0o644, 0);
        assert_eq!(
            entries,
            [
                ("package/index.js".to_owned(), "export {};".to_owned(), rights),
                ("package/package.json".to_owned(), "{}".to_owned(), rights),
            ]
        );
    }

    #[test]
    fn the_documentation_and_the_configurator_install_this_archive() {
        for file in ["docs/packages.md", "crates/configurator/src/snippet/npm.rs"] {
            let text = fs::read_to_string(paths::root().join(file)).unwrap();
            let address = concat!("https://HOST/v", env!("CARGO_PKG_VERSION"), "/");
            assert!(text.contains(&format!("npm install {address}{FILE}")), "{file}");
        }
    }
}
