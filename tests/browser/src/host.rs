//! A host page: a folder of `tests/hosts/` with an `index.html` and, where the page needs them, more files, a
//! Content-Security-Policy in `policy`, and other headers in `headers`, one per line. Or a page of a site or app made with a
//! framework, in `tests/frameworks/`, with what `tests/frameworks/build.js` has made of it in `target/frameworks/`.
//!
//! Placeholders in these files: `{{widget}}` and `{{host}}` are the two origins, `{{feed}}` is the feed's address,
//! `{{encoded-feed}}` is the same for an address, `{{integrity}}` is the script's hash, `{{attributes}}` and `{{data-attributes}}` are what a test adds to the element or the
//! script tag. A test can fill in others. Pages in other encodings are stored in UTF-8 and converted to the charset of their
//! headers.

use std::{collections::HashMap, fs, path::PathBuf};

use anyhow::{Context, Result, ensure};
use encoding_rs::{EUC_KR, UTF_8};

use crate::{
    files::{media_type, project, script_integrity},
    page_log,
};

/// A host page, with the changes that a test wants.
#[derive(Clone, Debug)]
pub struct Host {
    folders: Vec<PathBuf>,
    path: String,
    feed: String,
    attributes: Vec<(&'static str, String)>,
    fills: Vec<(&'static str, String)>,
}

/// A file of the page, as it is sent.
#[derive(Clone, Debug)]
pub struct Document {
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

/// An address as a value in the query of another.
fn encoded(address: &str) -> String {
    address.replace('%', "%25").replace(':', "%3A").replace('/', "%2F").replace('&', "%26")
}

impl Host {
    /// The page in the folder `name`, with the sample feed.
    pub fn new(name: &str) -> Self {
        Self::at("/", vec![project("tests/hosts").join(name)])
    }

    /// The page `name` of the site or app in this folder of `tests/frameworks/`. Its links lead to the other pages there.
    pub fn framework(folder: &str, name: &str) -> Self {
        let folders = ["tests/frameworks", "target/frameworks"].map(|base| project(base).join(folder));
        // Most of them need no build.
        Self::at(&format!("/{name}.html"), folders.into_iter().filter(|folder| folder.exists()).collect())
    }

    fn at(path: &str, folders: Vec<PathBuf>) -> Self {
        Self {
            folders,
            path: path.into(),
            feed: "/sample/feed.json".into(),
            attributes: Vec::new(),
            fills: Vec::new(),
        }
    }

    /// The path of the page on its server.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// With the feed at this path of the widget's server, or at this absolute address.
    pub fn feed(self, path: &str) -> Self {
        Self { feed: path.into(), ..self }
    }

    /// With one more attribute on the element, or `data-` attribute on the script tag.
    pub fn with(mut self, attribute: &'static str, value: &str) -> Self {
        self.attributes.push((attribute, value.into()));
        self
    }

    /// With `html` in place of each `placeholder`.
    pub fn fill(mut self, placeholder: &'static str, html: impl Into<String>) -> Self {
        self.fills.push((placeholder, html.into()));
        self
    }

    /// The page's files for these origins, by path; `index.html` is at `/`. Each document begins with the script of the page log,
    /// in its `<head>`, where it has one, or on its second line. Scripts and fragments, which have no doctype, are sent without it.
    ///
    /// # Errors
    /// If the page is not there.
    pub fn render(&self, host: &str, widget: &str) -> Result<HashMap<String, Document>> {
        let attributes = |prefix: &str| -> String {
            self.attributes.iter().map(|(name, value)| format!(" {prefix}{name}=\"{value}\"")).collect()
        };
        let feed = match self.feed.strip_prefix('/') {
            Some(path) => format!("{{{{widget}}}}/{path}"),
            None => self.feed.clone(),
        };
        let fill = |text: &str| {
            self.fills
                .iter()
                .fold(text.to_owned(), |text, (placeholder, html)| text.replace(placeholder, html))
                .replace("{{data-attributes}}", &attributes("data-"))
                .replace("{{attributes}}", &attributes(""))
                .replace("{{encoded-feed}}", &encoded(&feed.replace("{{widget}}", widget)))
                .replace("{{feed}}", &feed)
                .replace("{{integrity}}", &script_integrity())
                .replace("{{widget}}", widget)
                .replace("{{host}}", host)
        };
        let mut pages = Vec::new();
        let mut headers = vec![("content-type".to_owned(), "text/html; charset=utf-8".to_owned())];
        for (name, text) in self.files()? {
            match &*name {
                "policy" => {
                    headers.push(("content-security-policy".into(), page_log::allow(&fill(text.trim()))));
                }
                "headers" => {
                    for line in text.lines() {
                        let (name, value) =
                            line.split_once(": ").context("a header is a name and a value")?;
                        headers.retain(|(earlier, _)| !earlier.eq_ignore_ascii_case(name));
                        headers.push((name.into(), value.into()));
                    }
                }
                "index.html" => pages.push(("/".to_owned(), text)),
                name => pages.push((format!("/{name}"), text)),
            }
        }
        let encoding = if headers.iter().any(|(_, value)| value.contains("euc-kr")) { EUC_KR } else { UTF_8 };
        let document = |(path, text): (String, String)| {
            let mut headers = headers.clone();
            if path.ends_with(".js") || path.ends_with(".css") {
                headers = vec![("content-type".into(), media_type(&path).into())];
            }
            let has_doctype = text.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype"));
            let whole = if path == "/" || has_doctype {
                let start = if text.contains("<head>") { "<head>" } else { "\n" };
                let (before, after) = text.split_once(start).context("a page has more than one line")?;
                format!("{}{start}{}\n{}", fill(before), page_log::script(), fill(after))
            } else {
                fill(&text)
            };
            Ok((path, Document { headers, body: encoding.encode(&whole).0.into_owned() }))
        };
        let pages: HashMap<_, _> = pages.into_iter().map(document).collect::<Result<_>>()?;
        ensure!(
            pages.contains_key(&self.path),
            "there is no page {} in {:?}; pages of frameworks are built by node tests/frameworks/build.js",
            self.path,
            self.folders
        );
        Ok(pages)
    }

    /// The files of all folders, by name.
    fn files(&self) -> Result<Vec<(String, String)>> {
        let mut files = Vec::new();
        for folder in &self.folders {
            for file in
                fs::read_dir(folder).with_context(|| format!("there is no host page {}", folder.display()))?
            {
                let path = file?.path();
                let name = path
                    .file_name()
                    .and_then(|name| name.to_str())
                    .context("files of a page have plain names")?;
                files.push((name.to_owned(), fs::read_to_string(&path)?));
            }
        }
        Ok(files)
    }
}
