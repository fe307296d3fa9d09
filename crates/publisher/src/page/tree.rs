//! HTML into a tree, within bounds: a page is a stranger's, and may be a trap.

use html5ever::driver::{ParseOpts, parse_document};
use html5ever::tendril::TendrilSink;
use scraper::{ElementRef, Html, HtmlTreeSink, Node, Selector};
use url::Url;

use super::charset;

/// The depth at which browsers stop nesting, too. The parser's time grows with the square of the depth.
const DEEPEST: usize = 512;
/// The most nodes of a page: far more than any board's has, and few enough to look at each of them several times.
const MOST_NODES: usize = 100_000;
/// How much is parsed before the depth is looked at again.
const STRETCH: usize = 4096;

/// A page, and the address its links are relative to.
#[derive(Debug)]
pub struct Page {
    html: Html,
    base: Url,
}

/// Why the bytes are no page to read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PageError {
    /// A nesting bomb, or a program's mistake.
    #[error("its elements are nested more than {DEEPEST} deep")]
    TooDeep,
    /// A bomb of another kind.
    #[error("it has more than {MOST_NODES} elements and texts")]
    TooMany,
    /// The connection ended before the page did.
    #[error("it has no {0} and so seems to be cut short (a skin can name another mark: `end`)")]
    CutShort(String),
}

impl Page {
    /// The page in `bytes`, which came from `address` with the header `content_type`; `end` is what a whole one has in it.
    ///
    /// # Errors
    /// When it lacks that, or is nested too deeply.
    pub fn new(
        bytes: &[u8],
        content_type: Option<&str>,
        address: &Url,
        end: &str,
    ) -> Result<Self, PageError> {
        let text = charset::decode(bytes, content_type);
        if !text.to_ascii_lowercase().contains(&end.to_ascii_lowercase()) {
            return Err(PageError::CutShort(end.to_owned()));
        }
        let html = parse(&text)?;
        let declared =
            Selector::parse("base[href]").ok().and_then(|base| html.select(&base).next()?.attr("href"));
        let base = declared.and_then(|href| address.join(href).ok()).unwrap_or_else(|| address.clone());
        Ok(Self { html, base })
    }

    /// Whether it has one of `phrases` in it, be it in a script.
    pub fn says_any_of(&self, phrases: &[String]) -> bool {
        let text: String = self.root().text().collect();
        phrases.iter().any(|phrase| text.contains(phrase.as_str()))
    }

    /// Its `<html>`.
    pub fn root(&self) -> ElementRef<'_> {
        self.html.root_element()
    }

    /// The address that links of the page are relative to.
    pub fn base(&self) -> &Url {
        &self.base
    }

    /// `reference` as an absolute address, if it is one of the web: no `javascript:`, no `data:`.
    pub fn web_address(&self, reference: &str) -> Option<Url> {
        let url = self.base.join(reference.trim()).ok()?;
        matches!(url.scheme(), "http" | "https").then_some(url)
    }
}

fn parse(text: &str) -> Result<Html, PageError> {
    let mut parser = parse_document(HtmlTreeSink::new(Html::new_document()), ParseOpts::default());
    let mut rest = text;
    while !rest.is_empty() {
        let (stretch, after) = rest.split_at(rest.ceil_char_boundary(STRETCH));
        parser.process(stretch.into());
        if depth_of_last(&parser.tokenizer.sink.sink.0.borrow()) > DEEPEST {
            return Err(PageError::TooDeep);
        }
        if parser.tokenizer.sink.sink.0.borrow().tree.values().len() > MOST_NODES {
            return Err(PageError::TooMany);
        }
        rest = after;
    }
    Ok(parser.finish())
}

/// How many elements are around the one met last.
fn depth_of_last(html: &Html) -> usize {
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
    fn a_nesting_bomb_is_refused_at_once() {
        assert_eq!(page(&"<div>".repeat(1_000_000)).err(), Some(PageError::TooDeep));
        assert_eq!(page(&"<b>".repeat(1_000_000)).err(), Some(PageError::TooDeep));
    }

    #[test]
    fn a_page_of_too_many_elements_is_refused() {
        assert_eq!(page(&"<p>".repeat(1_000_000)).err(), Some(PageError::TooMany));
    }

    #[test]
    fn a_long_page_is_none() {
        let rows = page(&format!("<table>{}</table>", "<tr><td>row".repeat(10_000))).expect("a page");
        assert_eq!(rows.root().select(&Selector::parse("td").expect("a selector")).count(), 10_000);
    }

    #[test]
    fn only_addresses_of_the_web_are_addresses() {
        let page = page("<base href='/news/'>").expect("a page");
        assert_eq!(
            page.web_address(" a.png ").map(String::from).as_deref(),
            Some("http://board.example/news/a.png")
        );
        for other in ["javascript:alert(1)", "data:image/png;base64,AA==", "file:///etc/passwd", "http://["] {
            assert_eq!(page.web_address(other), None, "{other}");
        }
    }
}
