//! Frames and players, which a feed cannot show, become links to what they show.

use ego_tree::NodeId;
use html5ever::{LocalName, QualName, ns};
use scraper::node::{Element, Text};
use scraper::{ElementRef, Html, Node};
use url::Url;

use super::text;

/// The elements that show another document, and the attribute with its address.
const FRAMES: [(&str, &str); 5] =
    [("iframe", "src"), ("embed", "src"), ("object", "data"), ("video", "src"), ("audio", "src")];

/// What YouTube calls each of its frames.
const NO_TITLE: [&str; 2] = ["YouTube video player", "YouTube video"];

/// Replaces the frames and players of a fragment with links. Removes those without a web address, and hidden ones, with the paragraph
/// around them if it has nothing else.
pub fn replace_with_links(html: &mut Html, base: &Url) {
    let frames: Vec<_> = html
        .root_element()
        .descendants()
        .filter_map(ElementRef::wrap)
        .filter(|element| FRAMES.iter().any(|(name, _)| *name == element.value().name()))
        .map(|frame| (frame.id(), link(frame, base)))
        .collect();
    for (id, link) in frames {
        match link {
            Some((address, title)) => replace(html, id, &address, &title),
            None => {
                show_content(html, id);
                remove(html, id);
            }
        }
    }
}

/// Address and text of the link.
fn link(frame: ElementRef, base: &Url) -> Option<(Url, String)> {
    let element = frame.value();
    let (name, attribute) = FRAMES.iter().find(|(name, _)| *name == element.name())?;
    let source = || {
        let mut inside = frame.descendants().filter_map(ElementRef::wrap);
        inside.find(|inside| inside.value().name() == "source")?.attr("src")
    };
    let is_player = matches!(*name, "video" | "audio");
    // Old players of Flash for Internet Explorer.
    let movie = || {
        let mut params = frame.child_elements().filter(|child| child.value().name() == "param");
        let is_movie =
            |param: &ElementRef| param.attr("name").is_some_and(|name| name.eq_ignore_ascii_case("movie"));
        params.find(is_movie)?.attr("value")
    };
    let reference = frame
        .attr(attribute)
        .or_else(|| source().filter(|_| is_player))
        .or_else(|| movie().filter(|_| *name == "object"))?;
    let address =
        base.join(reference.trim()).ok().filter(|address| matches!(address.scheme(), "http" | "https"))?;
    let page = video_page(&address);
    // Other embedded objects are for plug-ins, which browsers no longer have.
    let is_shown = match *name {
        "iframe" => !is_hidden(element),
        "embed" | "object" => page.is_some(),
        _ => true,
    };
    let address = page.unwrap_or(address);
    let title = text::collapse_whitespace(frame.attr("title").unwrap_or_default());
    let title =
        if title.is_empty() || NO_TITLE.contains(&title.as_str()) { address.to_string() } else { title };
    is_shown.then_some((address, title))
}

/// Whether a frame only counts visitors.
fn is_hidden(frame: &Element) -> bool {
    let is_nothing =
        |name| frame.attr(name).is_some_and(|size| matches!(size.trim(), "0" | "1" | "0px" | "1px"));
    let style = frame.attr("style").unwrap_or_default().replace(' ', "");
    is_nothing("width")
        || is_nothing("height")
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}

/// The page of a video, if this is the address of its player.
fn video_page(player: &Url) -> Option<Url> {
    let host = player.host_str()?.trim_start_matches("www.").trim_start_matches("m.");
    let segments: Vec<_> = player.path_segments()?.filter(|segment| !segment.is_empty()).collect();
    let parameter = |name: &str| player.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value);
    let page = match (host, &segments[..]) {
        ("youtube.com" | "youtube-nocookie.com", ["embed", "videoseries"]) => {
            format!("https://www.youtube.com/playlist?list={}", parameter("list")?)
        }
        ("youtube.com" | "youtube-nocookie.com", ["embed" | "v", id]) => {
            format!("https://www.youtube.com/watch?v={id}")
        }
        ("player.vimeo.com", ["video", id]) => match parameter("h") {
            Some(hash) => format!("https://vimeo.com/{id}/{hash}"),
            None => format!("https://vimeo.com/{id}"),
        },
        ("tv.naver.com", ["embed", id]) => format!("https://tv.naver.com/v/{id}"),
        ("tv.kakao.com", ["embed", "player", "cliplink", id]) => format!("https://tv.kakao.com/v/{id}"),
        _ => return None,
    };
    Url::parse(&page).ok()
}

fn replace(html: &mut Html, id: NodeId, address: &Url, title: &str) {
    clear(html, id);
    let Some(mut node) = html.tree.get_mut(id) else { return };
    if let Node::Element(element) = node.value() {
        element.name.local = LocalName::from("a");
        element.attrs.clear();
        element.attrs.push((QualName::new(None, ns!(), LocalName::from("href")), address.as_str().into()));
    }
    node.append(Node::Text(Text { text: title.into() }));
}

/// Puts what is inside an object in front of it: browsers show that instead of what needs a plug-in.
fn show_content(html: &mut Html, id: NodeId) {
    let object = html.tree.get(id).and_then(ElementRef::wrap);
    let object = object.filter(|object| object.value().name() == "object");
    let is_param = |child: &ElementRef| child.value().name() == "param";
    let content = object.into_iter().flat_map(|object| object.children());
    let content = content.filter(|child| !ElementRef::wrap(*child).as_ref().is_some_and(is_param));
    let content: Vec<_> = content.map(|child| child.id()).collect();
    if let Some(mut object) = html.tree.get_mut(id).filter(|_| !content.is_empty()) {
        for child in content {
            object.insert_id_before(child);
        }
    }
}

/// Removes what is inside an element.
fn clear(html: &mut Html, id: NodeId) {
    let inside = html.tree.get(id).map(|node| node.children().map(|child| child.id()).collect());
    let inside: Vec<NodeId> = inside.unwrap_or_default();
    for child in inside {
        if let Some(mut child) = html.tree.get_mut(child) {
            child.detach();
        }
    }
}

fn remove(html: &mut Html, id: NodeId) {
    let paragraph = html.tree.get(id).and_then(|node| node.parent()).and_then(ElementRef::wrap);
    let is_alone = |paragraph: ElementRef| {
        paragraph.value().name() == "p"
            && paragraph.child_elements().all(|child| child.id() == id)
            && paragraph.text().all(|text| text.trim().is_empty())
    };
    let removed = paragraph.filter(|paragraph| is_alone(*paragraph)).map_or(id, |paragraph| paragraph.id());
    if let Some(mut node) = html.tree.get_mut(removed) {
        node.detach();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linked(source: &str) -> String {
        let mut html = Html::parse_fragment(source);
        replace_with_links(
            &mut html,
            &Url::parse("https://board.example/bbs/board.php").expect("an address"),
        );
        html.root_element().inner_html()
    }

    #[test]
    fn a_frame_with_a_video_becomes_a_link_to_the_page_of_the_video() {
        for (frame, page) in [
            (
                "<iframe src=\"https://www.youtube.com/embed/a-B_9?rel=0\" title=\"YouTube video player\"></iframe>",
                "https://www.youtube.com/watch?v=a-B_9",
            ),
            (
                "<iframe src=\"//www.youtube-nocookie.com/embed/a\">No frames</iframe>",
                "https://www.youtube.com/watch?v=a",
            ),
            (
                "<iframe src=\"https://www.youtube.com/embed/videoseries?list=PL1\"></iframe>",
                "https://www.youtube.com/playlist?list=PL1",
            ),
            (
                "<object data=\"https://www.youtube.com/v/a\"><embed src=\"https://www.youtube.com/v/a\"></object>",
                "https://www.youtube.com/watch?v=a",
            ),
            (
                "<object classid=\"clsid:D27\"><param name=\"Movie\" value=\"//www.youtube.com/v/a\"></object>",
                "https://www.youtube.com/watch?v=a",
            ),
            (
                "<object classid=\"clsid:D27\"><param name=\"wmode\"><embed src=\"https://www.youtube.com/v/a\"></object>",
                "https://www.youtube.com/watch?v=a",
            ),
            (
                "<object data=\"/a.swf\"><object><iframe src=\"https://www.youtube.com/embed/a\"></iframe></object></object>",
                "https://www.youtube.com/watch?v=a",
            ),
            ("<iframe src=\"https://player.vimeo.com/video/7?h=b2\"></iframe>", "https://vimeo.com/7/b2"),
            ("<iframe src=\"https://player.vimeo.com/video/7\"></iframe>", "https://vimeo.com/7"),
            ("<iframe src=\"https://tv.naver.com/embed/7\"></iframe>", "https://tv.naver.com/v/7"),
            (
                "<iframe src=\"https://tv.kakao.com/embed/player/cliplink/7?service=x\"></iframe>",
                "https://tv.kakao.com/v/7",
            ),
            ("<iframe src=\"/map.html\"></iframe>", "https://board.example/map.html"),
            (
                "<video controls><source src=\"/data/a.mp4\">No video</video>",
                "https://board.example/data/a.mp4",
            ),
            ("<audio src=\"/data/a.mp3\"></audio>", "https://board.example/data/a.mp3"),
        ] {
            assert_eq!(
                linked(&format!("<p>{frame}</p>")),
                format!("<p><a href=\"{page}\">{page}</a></p>"),
                "{frame}"
            );
        }
    }

    #[test]
    fn a_frame_with_a_title_becomes_a_link_with_it() {
        assert_eq!(
            linked("<iframe title=\"Seoul  &amp; you\" src=\"https://player.vimeo.com/video/7\"></iframe>"),
            "<a href=\"https://vimeo.com/7\">Seoul &amp; you</a>"
        );
    }

    #[test]
    fn what_an_object_shows_without_a_plug_in_takes_its_place() {
        assert_eq!(
            linked("<p>a <object data=\"/a.swf\"><param name=\"wmode\"><b>The plan</b> of 2030</object></p>"),
            "<p>a <b>The plan</b> of 2030</p>"
        );
    }

    #[test]
    fn hidden_frames_and_those_without_a_web_address_are_removed_with_their_paragraph() {
        for frame in [
            "<iframe src=\"https://count.example/\" width=\"1\" height=\"1\"></iframe>",
            "<iframe src=\"https://count.example/\" style=\"display: none\"></iframe>",
            "<iframe src=\"javascript:alert(1)\"></iframe>",
            "<iframe></iframe>",
            "<object data=\"/a.swf\"></object>",
            "<object><param name=\"movie\" value=\"/a.swf\"><embed src=\"/a.swf\"></object>",
            "<video></video>",
        ] {
            assert_eq!(linked(&format!("<p>a</p><p> {frame}</p>")), "<p>a</p>", "{frame}");
            assert_eq!(linked(&format!("<p>a{frame}</p>")), "<p>a</p>", "{frame}");
        }
    }
}
