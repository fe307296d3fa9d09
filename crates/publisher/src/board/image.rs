//! Images at full size. Gnuboard shows copies of at most 835 pixels, `thumb-photo_835x557.jpg`, each with a link to a page with the
//! original, `view_image.php?fn=photo.jpg`.

use ego_tree::NodeId;
use scraper::{ElementRef, Html, Node};
use url::Url;

use super::address::query_param;

/// The page that shows an original.
const VIEWER: &str = "view_image.php";

/// Replaces copies with the originals that the page links to, and leads the links to the originals themselves.
pub fn enlarge(html: &mut Html, base: &Url) {
    let images = html.root_element().descendants().filter_map(ElementRef::wrap);
    let images = images.filter(|element| element.value().name() == "img");
    let enlarged: Vec<_> = images
        .filter_map(|image| {
            let link = link_around(image)?;
            let original = original(&resolve(image, "src", base)?, &resolve(link, "href", base)?)?;
            Some((image.id(), link.id(), original))
        })
        .collect();
    for (image, link, original) in enlarged {
        set(html, image, "src", &original);
        set(html, link, "href", &original);
    }
}

/// The address of an image, or of that which a `<meta>` names.
pub fn source(image: ElementRef<'_>) -> Option<&str> {
    image.attr("src").or_else(|| image.attr("content"))
}

/// The link that an element is in.
pub fn link_around(element: ElementRef) -> Option<ElementRef> {
    element.ancestors().filter_map(ElementRef::wrap).find(|ancestor| ancestor.value().name() == "a")
}

fn resolve(element: ElementRef, attribute: &str, base: &Url) -> Option<Url> {
    base.join(element.attr(attribute)?.trim()).ok()
}

/// The original of an image at `copy`, with a link around it.
fn original(copy: &Url, link: &Url) -> Option<Url> {
    let file = |address: &Url| Some(address.path_segments()?.next_back()?.to_owned());
    if file(link)? != VIEWER {
        return is_copy(&file(copy)?, &file(link)?).then(|| link.clone());
    }
    // It is in the directory of its copy.
    let path = query_param(link, "fn")?;
    let mut original = copy.clone();
    original.set_query(None);
    original.path_segments_mut().ok()?.pop().push(path.rsplit('/').next()?);
    is_copy(&file(copy)?, &file(&original)?).then_some(original)
}

/// Whether the file `copy` is a copy of `original`, or the same.
fn is_copy(copy: &str, original: &str) -> bool {
    let Some((stem, _)) = original.rsplit_once('.') else { return false };
    let size = copy.strip_prefix("thumb-").and_then(|rest| rest.strip_prefix(stem)?.strip_prefix('_'));
    let is_size = |size: &str| size.contains('x') && size.chars().all(|c| c.is_ascii_digit() || c == 'x');
    copy == original || size.and_then(|size| size.rsplit_once('.')).is_some_and(|(size, _)| is_size(size))
}

fn set(html: &mut Html, id: NodeId, attribute: &str, address: &Url) {
    let Some(mut node) = html.tree.get_mut(id) else { return };
    if let Node::Element(element) = node.value() {
        for (name, value) in &mut element.attrs {
            if &*name.local == attribute {
                *value = address.as_str().into();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn enlarged(source: &str) -> String {
        let mut html = Html::parse_fragment(source);
        enlarge(&mut html, &Url::parse("http://board.example/bbs/board.php").expect("an address"));
        html.root_element().inner_html()
    }

    #[test]
    fn a_copy_is_replaced_with_the_original_to_which_its_link_leads() {
        for (link, copy, original) in [
            (
                "/bbs/view_image.php?bo_table=news&amp;fn=a.JPEG",
                "/data/file/news/thumb-a_835x557.jpg",
                "/data/file/news/a.JPEG",
            ),
            (
                "./view_image.php?fn=%2Fdata%2Feditor%2F1807%2Fa_b.png",
                "/data/editor/1807/thumb-a_b_835x0.png",
                "/data/editor/1807/a_b.png",
            ),
            (
                "/bbs/view_image.php?bo_table=news&amp;fn=a.png",
                "/data/file/news/a.png",
                "/data/file/news/a.png",
            ),
            ("/data/file/news/a.png", "/data/file/news/thumb-a_835x557.png", "/data/file/news/a.png"),
        ] {
            let original = format!("http://board.example{original}");
            assert_eq!(
                enlarged(&format!("<a href=\"{link}\"><img src=\"{copy}\"></a>")),
                format!("<a href=\"{original}\"><img src=\"{original}\"></a>"),
                "{link}"
            );
        }
    }

    #[test]
    fn other_images_and_links_stay() {
        for source in [
            "<a href=\"/bbs/view_image.php?fn=b.png\"><img src=\"/data/thumb-a_835x557.png\"></a>",
            "<a href=\"/bbs/view_image.php\"><img src=\"/data/thumb-a_835x557.png\"></a>",
            "<a href=\"/poster.png\"><img src=\"/icon.png\"></a>",
            "<img src=\"/data/thumb-a_835x557.png\">",
        ] {
            assert_eq!(enlarged(source), source);
        }
    }
}
