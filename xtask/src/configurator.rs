//! The configurator in dist/: a folder of its own, with the demo page and the sample feeds. Its pages load the script of the folder around it.

use crate::{bundle::SCRIPT, compression, paths};
use anyhow::{Context, Result};
use std::{fs, path::Path};

/// What Trunk stages of the pages, besides the script and the samples.
const FILES: [&str; 7] = [
    "configurator.css",
    "configurator.js",
    "configurator_bg.wasm",
    "index.html",
    "portal.html",
    "site.css",
    "start.js",
];

/// Writes the folder into dist/, which is there.
pub fn write(staging: &Path) -> Result<()> {
    let folder = paths::dist().join("configurator");
    fs::create_dir(&folder)?;
    for name in FILES {
        let file = staging.join(name);
        let bytes = fs::read(&file).with_context(|| format!("Trunk left no {}", file.display()))?;
        let bytes =
            if name.ends_with(".html") { above(&String::from_utf8(bytes)?).into_bytes() } else { bytes };
        fs::write(folder.join(name), bytes)?;
        compression::write_beside(&folder.join(name))?;
    }
    copy(&staging.join("sample"), &folder.join("sample"))
}

/// The page with the script of the folder above its own.
fn above(page: &str) -> String {
    page.replace(&format!("src=\"{SCRIPT}\""), &format!("src=\"../{SCRIPT}\""))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir(to)?;
    for entry in fs::read_dir(from)? {
        let (path, name) = {
            let entry = entry?;
            (entry.path(), entry.file_name())
        };
        if path.is_dir() {
            copy(&path, &to.join(name))?;
        } else {
            fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_load_the_script_of_the_folder_above() {
        for page in ["index.html", "portal.html"] {
            let page = fs::read_to_string(paths::root().join(page)).unwrap();
            let above = above(&page);
            assert!(above.contains("<script async src=\"../invest-seoul-news.js\""), "{page}");
            assert!(!above.contains("src=\"invest-seoul-news.js\""), "{page}");
        }
    }
}
