//! Parses HTML into a tree, with limits that protect against hostile pages.

use html5ever::driver::{ParseOpts, parse_document};
use html5ever::tendril::TendrilSink;
use scraper::{ElementRef, Html, HtmlTreeSink, Node, Selector};
use url::Url;

use super::charset;

/// The maximum depth of nesting, the same as in browsers. The parser's time grows with the square of the depth.
const MAX_DEPTH: usize = 512;
/// The maximum number of nodes: far more than a page of a board has, and few enough to visit several times.
const MAX_NODES: usize = 100_000;
/// The limits are checked after each so many bytes.
const CHUNK: usize = 4096;

/// A parsed page, and the address that its links are relative to.
#[derive(Debug)]
pub struct Page {
    html: Html,
    base: Url,
}

/// Why a page cannot be parsed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PageError {
    /// Elements are nested too deeply.
    #[error("its elements are nested more than {MAX_DEPTH} deep")]
    TooDeep,
    /// There are too many elements and texts.
    #[error("it has more than {MAX_NODES} elements and texts")]
    TooManyNodes,
    /// The text that ends every complete page is missing: the connection broke.
    #[error("it has no {0} and seems to be incomplete (a skin can set another end mark: `end`)")]
    Incomplete(String),
}

impl Page {
    /// Parses `bytes`, which came from `address` with the header `Content-Type: content_type`. Every complete page contains `end`.
    ///
    /// # Errors
    /// When `end` is missing, or the page exceeds a limit.
    pub fn new(
        bytes: &[u8],
        content_type: Option<&str>,
        address: &Url,
        end: &str,
    ) -> Result<Self, PageError> {
        let text = charset::decode(bytes, content_type);
        if !text.to_ascii_lowercase().contains(&end.to_ascii_lowercase()) {
            return Err(PageError::Incomplete(end.to_owned()));
        }
        let html = parse(&text)?;
        let declared =
            Selector::parse("base[href]").ok().and_then(|base| html.select(&base).next()?.attr("href"));
        let base = declared.and_then(|href| address.join(href).ok()).unwrap_or_else(|| address.clone());
        Ok(Self { html, base })
    }

    /// Whether its text, scripts included, contains one of `phrases`.
    pub fn contains_any(&self, phrases: &[String]) -> bool {
        let text: String = self.root().text().collect();
        phrases.iter().any(|phrase| text.contains(phrase.as_str()))
    }

    /// The `<html>` element.
    pub fn root(&self) -> ElementRef<'_> {
        self.html.root_element()
    }

    /// The address that its links are relative to.
    pub fn base(&self) -> &Url {
        &self.base
    }

    /// Resolves `reference` to an absolute web address; `None` for other schemes such as `javascript:` and `data:`.
    pub fn resolve(&self, reference: &str) -> Option<Url> {
        let url = self.base.join(reference.trim()).ok()?;
        matches!(url.scheme(), "http" | "https").then_some(url)
    }
}

fn parse(text: &str) -> Result<Html, PageError> {
    let mut parser = parse_document(HtmlTreeSink::new(Html::new_document()), ParseOpts::default());
    let mut rest = text;
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at(rest.ceil_char_boundary(CHUNK));
        parser.process(chunk.into());
        if last_depth(&parser.tokenizer.sink.sink.0.borrow()) > MAX_DEPTH {
            return Err(PageError::TooDeep);
        }
        if parser.tokenizer.sink.sink.0.borrow().tree.values().len() > MAX_NODES {
            return Err(PageError::TooManyNodes);
        }
        rest = after;
    }
    Ok(parser.finish())
}

/// The depth of the element that was parsed last.
fn last_depth(html: &Html) -> usize {
    let last =
        html.tree.nodes().rfind(|node| matches!(node.value(), Node::Element(_)) && node.parent().is_some());
    last.map_or(0, |node| node.ancestors().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str) -> Result<Page, PageError> {
        Page::new(
            html.as_bytes(),
            None,
            &Url::parse("http://board.example/bbs/board.php?wr_id=1").expect("an address"),
            "",
        )
    }

    #[test]
    fn a_page_that_is_nested_too_deeply_is_rejected() {
        assert_eq!(page(&"<div>".repeat(1_000_000)).err(), Some(PageError::TooDeep));
        assert_eq!(page(&"<b>".repeat(1_000_000)).err(), Some(PageError::TooDeep));
    }

    #[test]
    fn a_page_with_too_many_elements_is_rejected() {
        assert_eq!(page(&"<p>".repeat(1_000_000)).err(), Some(PageError::TooManyNodes));
    }

    #[test]
    fn a_long_page_is_accepted() {
        let rows = page(&format!("<table>{}</table>", "<tr><td>row".repeat(10_000))).expect("a page");
        assert_eq!(rows.root().select(&Selector::parse("td").expect("a selector")).count(), 10_000);
    }

    #[test]
    fn only_web_addresses_are_resolved() {
        let page = page("<base href='/news/'>").expect("a page");
        assert_eq!(
            page.resolve(" a.png ").map(String::from).as_deref(),
            Some("http://board.example/news/a.png")
        );
        for other in ["javascript:alert(1)", "data:image/png;base64,AA==", "file:///etc/passwd", "http://["] {
            assert_eq!(page.resolve(other), None, "{other}");
        }
    }
}
