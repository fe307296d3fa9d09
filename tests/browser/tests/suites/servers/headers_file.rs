//! `deploy/_headers` is read as Netlify and Cloudflare Pages read it.

use std::fs;

use anyhow::{Context, Result, ensure};
use browser_tests::project;

use super::files::{Headers, files};

/// What a `_headers` file sends for a path.
///
/// # Errors
/// If two rules set the same header, which Cloudflare would send twice.
fn sent_for(text: &str, path: &str) -> Result<Headers> {
    let mut found = Headers::new();
    let mut matches = false;
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let Some(header) = line.strip_prefix("  ") else {
            // At most one asterisk: any text.
            let (start, end) = line.split_once('*').unwrap_or((line, ""));
            matches = match line.contains('*') {
                true => path.strip_prefix(start).is_some_and(|rest| rest.ends_with(end)),
                false => path == line,
            };
            continue;
        };
        if matches {
            let (name, value) = header.split_once(": ").context("a header is a name and a value")?;
            ensure!(
                found.insert(name.to_lowercase(), value.to_owned()).is_none(),
                "{path} gets {name} twice"
            );
        }
    }
    Ok(found)
}

/// Fails unless `deploy/_headers` sends what nginx and Caddy should send.
pub fn says_the_same() -> Result<()> {
    let text = fs::read_to_string(project("deploy/_headers"))?;
    for file in files()? {
        let (mut expected, _) = file.expected("identity");
        // These hosts compress by themselves, and know the types of pictures and texts.
        expected.remove("vary");
        if [".js", ".wasm", ".json"].iter().all(|extension| !file.path.ends_with(extension)) {
            expected.remove("content-type");
        }
        assert_eq!(sent_for(&text, &file.path)?, expected, "{}", file.path);
    }
    Ok(())
}
