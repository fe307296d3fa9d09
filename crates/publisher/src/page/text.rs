//! What a reader sees of an element: its words, in lines.

use std::fmt::Write;

use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{ElementRef, Node};

/// Elements whose text is not for readers.
const UNSEEN: [&str; 7] = ["head", "noscript", "option", "script", "style", "template", "textarea"];
/// Elements that begin a line of their own.
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

/// The text of an element: a line for each block and each `<br>`, none of them empty, white space folded.
pub fn lines(element: ElementRef) -> String {
    let mut text = String::new();
    walk(element, |step| match step {
        Step::Words(words) => text.push_str(&words.replace(['\n', '\r'], " ")),
        Step::Line => text.push('\n'),
        Step::Gap => text.push(' '),
    });
    let lines = text.lines().map(fold).filter(|line| !line.is_empty());
    lines.fold(String::new(), |mut text, line| {
        let gap = if text.is_empty() { "" } else { "\n" };
        let _ = write!(text, "{gap}{line}"); // a string takes everything
        text
    })
}

/// The text of an element in one line, without that of the elements that `noise` is true of.
pub fn line(element: ElementRef, noise: impl Fn(ElementRef) -> bool) -> String {
    chunks(element, noise).join(" ")
}

/// The pieces of text in an element, in order, white space folded, without those of the elements that `noise` is true of.
pub fn chunks(element: ElementRef, noise: impl Fn(ElementRef) -> bool) -> Vec<String> {
    let mut chunks = Vec::new();
    // The outermost element around that is not to be read.
    let mut unseen = None;
    for edge in element.traverse() {
        match edge {
            Edge::Open(node) if unseen.is_none() => {
                if let Some(text) = node.value().as_text() {
                    chunks.push(fold(text));
                } else if let Some(inside) = ElementRef::wrap(node)
                    && node.id() != element.id()
                    && (UNSEEN.contains(&inside.value().name()) || noise(inside))
                {
                    unseen = Some(node.id());
                }
            }
            Edge::Close(node) if unseen == Some(node.id()) => unseen = None,
            _ => {}
        }
    }
    chunks.retain(|chunk| !chunk.is_empty());
    chunks
}

/// White space folded to single spaces, none at the ends; no control characters, which a terminal would obey.
pub fn fold(text: &str) -> String {
    text.replace(char::is_control, " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

enum Step<'a> {
    Words(&'a str),
    Line,
    Gap,
}

fn walk<'a>(element: ElementRef<'a>, mut each: impl FnMut(Step<'a>)) {
    let mut unseen = 0;
    for edge in element.traverse() {
        let (node, opens) = match edge {
            Edge::Open(node) => (node, true),
            Edge::Close(node) => (node, false),
        };
        match node.value() {
            Node::Element(element) if UNSEEN.contains(&element.name()) => {
                unseen += if opens { 1 } else { -1 }
            }
            _ if unseen > 0 => {}
            Node::Element(element) => boundary(element).into_iter().for_each(&mut each),
            Node::Text(text) if opens => each(Step::Words(text)),
            _ => {}
        }
    }
}

fn boundary<'a>(element: &Element) -> Option<Step<'a>> {
    match element.name() {
        "td" | "th" => Some(Step::Gap),
        name => (name == "br" || BLOCKS.contains(&name)).then_some(Step::Line),
    }
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    fn lines(html: &str) -> String {
        super::lines(Html::parse_fragment(html).root_element())
    }

    #[test]
    fn blocks_and_breaks_make_lines_and_white_space_makes_none() {
        assert_eq!(
            lines(
                "<p>On July 26th\n (Thu),&nbsp;<b>Seoul</b></p><p>&nbsp;</p>and<br>Los  Angeles<ul><li>1<li>2</ul>"
            ),
            "On July 26th (Thu), Seoul\nand\nLos Angeles\n1\n2"
        );
        assert_eq!(lines("<table><tr><td>a<td>b<tr><td>c</table>"), "a b\nc");
    }

    #[test]
    fn what_a_terminal_would_obey_is_left_out() {
        assert_eq!(super::fold(" News\u{1b}[2J\n\u{9b}31m now\u{7} "), "News [2J 31m now");
    }

    #[test]
    fn scripts_and_styles_say_nothing() {
        assert_eq!(lines("a<script>alert(1)</script><style>p{}</style><p>b"), "a\nb");
    }
}
