//! A stranger's page: a folder of `tests/hosts/` with an `index.html` and, where the site has one, its
//! Content-Security-Policy in `policy`.
//!
//! Both are as the stranger wrote them, but for placeholders: `{{widget}}` and `{{host}}` are the two origins, `{{feed}}`
//! the feed's address, `{{attributes}}` and `{{data-attributes}}` what a test adds to the element or the script tag.

use anyhow::{Context, Result};

use crate::{site::project, witness};

/// A stranger's page, and what of it a test wants otherwise.
#[derive(Clone, Debug)]
pub struct Host {
    name: String,
    feed: String,
    attributes: Vec<(&'static str, String)>,
}

/// A page as it goes over the wire.
#[derive(Clone, Debug)]
pub struct Rendered {
    pub html: String,
    pub policy: Option<String>,
}

impl Host {
    /// The page in the folder `name`, with the sample feed.
    pub fn new(name: &str) -> Self {
        Self { name: name.into(), feed: "/sample/feed.json".into(), attributes: Vec::new() }
    }

    /// With the feed at this path of the widget's server.
    pub fn feed(self, path: &str) -> Self {
        Self { feed: path.into(), ..self }
    }

    /// With one more attribute, on the script tag as `data-…`.
    pub fn with(mut self, attribute: &'static str, value: &str) -> Self {
        self.attributes.push((attribute, value.into()));
        self
    }

    /// The page for these origins, with the witness before everything else.
    pub fn render(&self, host: &str, widget: &str) -> Result<Rendered> {
        let folder = project("tests/hosts").join(&self.name);
        let page = std::fs::read_to_string(folder.join("index.html"))
            .with_context(|| format!("there is no page tests/hosts/{}", self.name))?;
        let attributes = |prefix: &str| -> String {
            self.attributes.iter().map(|(name, value)| format!(" {prefix}{name}=\"{value}\"")).collect()
        };
        let fill = |text: &str| {
            text.replace("{{data-attributes}}", &attributes("data-"))
                .replace("{{attributes}}", &attributes(""))
                .replace("{{feed}}", &format!("{{{{widget}}}}{}", self.feed))
                .replace("{{widget}}", widget)
                .replace("{{host}}", host)
        };
        let (doctype, rest) = page.split_once('\n').context("a page begins with a line for its doctype")?;
        let html = format!("{doctype}\n{}\n{}", witness::script(), fill(rest));
        let policy = match std::fs::read_to_string(folder.join("policy")) {
            Ok(policy) => Some(witness::allow(&fill(policy.trim()))),
            Err(_) => None,
        };
        Ok(Rendered { html, policy })
    }
}
