//! Extracts the visible text of an element.

use std::fmt::Write;

use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{ElementRef, Node};

/// Elements whose text is not visible.
const HIDDEN: [&str; 7] = ["head", "noscript", "option", "script", "style", "template", "textarea"];
/// Elements that start a new line.
const BLOCKS: [&str; 27] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "table",
    "tr",
    "ul",
];

/// The text of an element, with a line break at each block and each `<br>`, without empty lines and extra white space.
pub fn lines(element: ElementRef) -> String {
    let mut text = String::new();
    walk(element, |part| match part {
        Part::Text(part) => text.push_str(&part.replace(['\n', '\r'], " ")),
        Part::LineBreak => text.push('\n'),
        Part::Space => text.push(' '),
    });
    let lines = text.lines().map(collapse_whitespace).filter(|line| !line.is_empty());
    lines.fold(String::new(), |mut text, line| {
        let separator = if text.is_empty() { "" } else { "\n" };
        let _ = write!(text, "{separator}{line}"); // never fails for a String
        text
    })
}

/// The text of an element in one line, without the elements for which `noise` is true.
pub fn line(element: ElementRef, noise: impl Fn(ElementRef) -> bool) -> String {
    chunks(element, noise).join(" ")
}

/// The text nodes of an element in document order, without extra white space and without the elements for which `noise` is true.
pub fn chunks(element: ElementRef, noise: impl Fn(ElementRef) -> bool) -> Vec<String> {
    let mut chunks = Vec::new();
    // The outermost skipped element that contains the current node.
    let mut skipped = None;
    for edge in element.traverse() {
        match edge {
            Edge::Open(node) if skipped.is_none() => {
                if let Some(text) = node.value().as_text() {
                    chunks.push(collapse_whitespace(text));
                } else if let Some(inside) = ElementRef::wrap(node)
                    && node.id() != element.id()
                    && (HIDDEN.contains(&inside.value().name()) || noise(inside))
                {
                    skipped = Some(node.id());
                }
            }
            Edge::Close(node) if skipped == Some(node.id()) => skipped = None,
            _ => {}
        }
    }
    chunks.retain(|chunk| !chunk.is_empty());
    chunks
}

/// Replaces white space and control characters, which a terminal would interpret, with single spaces; none at the ends.
pub fn collapse_whitespace(text: &str) -> String {
    text.replace(char::is_control, " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

enum Part<'a> {
    Text(&'a str),
    LineBreak,
    Space,
}

fn walk<'a>(element: ElementRef<'a>, mut each: impl FnMut(Part<'a>)) {
    let mut hidden_depth = 0;
    for edge in element.traverse() {
        let (node, opens) = match edge {
            Edge::Open(node) => (node, true),
            Edge::Close(node) => (node, false),
        };
        match node.value() {
            Node::Element(element) if HIDDEN.contains(&element.name()) => {
                hidden_depth += if opens { 1 } else { -1 }
            }
            _ if hidden_depth > 0 => {}
            Node::Element(element) => boundary(element).into_iter().for_each(&mut each),
            Node::Text(text) if opens => each(Part::Text(text)),
            _ => {}
        }
    }
}

fn boundary<'a>(element: &Element) -> Option<Part<'a>> {
    match element.name() {
        "td" | "th" => Some(Part::Space),
        name => (name == "br" || BLOCKS.contains(&name)).then_some(Part::LineBreak),
    }
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    fn lines(html: &str) -> String {
        super::lines(Html::parse_fragment(html).root_element())
    }

    #[test]
    fn blocks_and_br_start_lines_and_white_space_does_not() {
        assert_eq!(
            lines(
                "<p>On July 26th\n (Thu),&nbsp;<b>Seoul</b></p><p>&nbsp;</p>and<br>Los  Angeles<ul><li>1<li>2</ul>"
            ),
            "On July 26th (Thu), Seoul\nand\nLos Angeles\n1\n2"
        );
        assert_eq!(lines("<table><tr><td>a<td>b<tr><td>c</table>"), "a b\nc");
    }

    #[test]
    fn control_characters_are_removed() {
        assert_eq!(super::collapse_whitespace(" News\u{1b}[2J\n\u{9b}31m now\u{7} "), "News [2J 31m now");
    }

    #[test]
    fn scripts_and_styles_are_not_text() {
        assert_eq!(lines("a<script>alert(1)</script><style>p{}</style><p>b"), "a\nb");
    }
}
