//! The plugins of `deploy/` as zip files, for webmasters to upload. The same files give the same bytes: entries are sorted, and all
//! have the same time and rights.

use super::{Files, read};
use anyhow::{Context, Result};
use std::{
    fs,
    io::{Cursor, Write},
    path::Path,
};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

/// A plugin in this repository.
struct Plugin {
    /// The name of the zip file.
    archive: &'static str,
    /// Its folder in the repository.
    source: &'static str,
    /// The one folder at the top of the zip file.
    folder: &'static str,
}

const PLUGINS: [Plugin; 2] = [
    Plugin {
        archive: "invest-seoul-news-wordpress.zip",
        source: "deploy/wordpress/invest-seoul-news",
        // WordPress installs the plugin under this name.
        folder: "invest-seoul-news",
    },
    Plugin {
        archive: "invest-seoul-news-gnuboard5.zip",
        source: "deploy/gnuboard5",
        folder: "invest-seoul-news-gnuboard5",
    },
];

/// The zip files, made from the repository in `root`.
pub fn archives(root: &Path) -> Result<Files> {
    let archive = |plugin: &Plugin| Ok((plugin.archive.to_owned(), zip(&files(root, plugin)?)?));
    PLUGINS.iter().map(archive).collect()
}

/// The files of a plugin, and the licences.
fn files(root: &Path, plugin: &Plugin) -> Result<Files> {
    let mut files = read(&root.join(plugin.source))?;
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        let text = fs::read(root.join(licence)).with_context(|| format!("{licence} is missing"))?;
        files.insert(licence.to_owned(), text);
    }
    Ok(files.into_iter().map(|(name, bytes)| (format!("{}/{name}", plugin.folder), bytes)).collect())
}

fn zip(files: &Files) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{paths, release::write};
    use std::{collections::BTreeSet, io::Read};
    use xshell::Shell;
    use zip::ZipArchive;

    fn unzipped(bytes: &[u8]) -> Files {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let count = archive.len();
        let entry = |index| {
            let mut entry = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            (entry.name().unwrap().into_owned(), bytes)
        };
        (0..count).map(entry).collect()
    }

    #[test]
    fn wordpress_finds_one_folder_with_the_plugin_in_it() {
        let archives = archives(paths::root()).unwrap();
        let files = unzipped(&archives["invest-seoul-news-wordpress.zip"]);
        assert!(files.keys().all(|name| name.starts_with("invest-seoul-news/")), "{:?}", files.keys());
        let main = std::str::from_utf8(&files["invest-seoul-news/invest-seoul-news.php"]).unwrap();
        assert!(main.contains(" * Plugin Name:"), "{main}");
        for file in
            ["block.json", "uninstall.php", "languages/invest-seoul-news-ko_KR.l10n.php", "LICENSE-MIT"]
        {
            assert!(files.contains_key(&format!("invest-seoul-news/{file}")), "{file}");
        }
    }

    #[test]
    fn gnuboard_gets_its_two_folders() {
        let archives = archives(paths::root()).unwrap();
        let files = unzipped(&archives["invest-seoul-news-gnuboard5.zip"]);
        let names: BTreeSet<_> = files.keys().filter_map(|name| name.split('/').nth(1)).collect();
        assert_eq!(names, ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "extend", "skin"].into());
    }

    #[test]
    fn entries_have_no_time_of_their_own() {
        for bytes in archives(paths::root()).unwrap().into_values() {
            let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
            for index in 0..archive.len() {
                let entry = archive.by_index(index).unwrap();
                assert_eq!(entry.last_modified(), Some(DateTime::default()), "{:?}", entry.name());
                assert_eq!(entry.unix_mode().map(|mode| mode & 0o777), Some(0o644));
            }
        }
    }

    #[test]
    fn the_same_files_in_another_folder_give_the_same_bytes() {
        let temporary = Shell::new().unwrap().create_temp_dir().unwrap();
        let copy = temporary.path().join("copy");
        let mut sources = Files::new();
        for Plugin { source, .. } in PLUGINS {
            let files = read(&paths::root().join(source)).unwrap();
            sources.extend(files.into_iter().map(|(name, bytes)| (format!("{source}/{name}"), bytes)));
        }
        for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
            sources.insert(licence.to_owned(), fs::read(paths::root().join(licence)).unwrap());
        }
        write(&copy, &sources).unwrap();
        assert!(archives(&copy).unwrap() == archives(paths::root()).unwrap());
    }

    #[test]
    fn the_documentation_names_the_zip_files() {
        for Plugin { archive, .. } in PLUGINS {
            for file in [
                "docs/forms.md",
                "crates/configurator/src/texts/en.rs",
                "crates/configurator/src/texts/ko.rs",
            ] {
                assert!(
                    fs::read_to_string(paths::root().join(file)).unwrap().contains(archive),
                    "{archive} in {file}"
                );
            }
        }
    }
}
