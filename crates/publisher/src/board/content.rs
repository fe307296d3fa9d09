//! The content of a release: images, text and links, as sanitized HTML and as text.

use scraper::{ElementRef, Html};
use url::Url;

use super::skin::{Css, ReleaseSkin};
use super::{ParseError, gnuboard5, image};
use crate::page::{Page, frame, sanitize, text};

/// Sanitizes HTML source, which is within the limits of a [`Page`], and extracts its text. Frames become links, and images have their
/// full size.
pub fn html_and_text(source: &str, base: &Url) -> (String, String) {
    let mut html = Html::parse_fragment(source);
    frame::replace_with_links(&mut html, base);
    image::enlarge(&mut html, base);
    let text = text::lines(html.root_element());
    (sanitize::sanitize(html, base), text)
}

/// The HTML and the text of a release whose text is in `body`.
///
/// # Errors
/// When a text in a form has too many elements, or they are nested too deeply.
pub fn of_release(body: ElementRef, page: &Page, skin: &ReleaseSkin) -> Result<(String, String), ParseError> {
    // Boards without an editor show the text in a form.
    let mut inside = body.descendants().filter_map(ElementRef::wrap);
    let text = match inside.find(|inside| inside.value().name() == "textarea") {
        // The description in the head of the page, if the skin says that it stands in for the text.
        None if body.value().name() == "meta" => escaped(body.attr("content").unwrap_or_default()),
        Some(textarea) => {
            let source = textarea.text().collect::<String>();
            Page::new(source.as_bytes(), None, page.base(), "")?;
            source
        }
        None => body.inner_html(),
    };
    let source = format!("{}{text}", attached_images(body, page, skin));
    let (mut html, text) = html_and_text(&source, page.base());
    html.push_str(&related_links(page, skin));
    Ok((html, text))
}

/// The source of the images outside of the text, with their links, but for the first of all images, which is that of the release.
fn attached_images(body: ElementRef, page: &Page, skin: &ReleaseSkin) -> String {
    let is_attached = |image: &ElementRef| !image.ancestors().any(|ancestor| ancestor.id() == body.id());
    let has_address =
        |image: &ElementRef| image::source(*image).is_some_and(|src| page.resolve(src).is_some());
    let images = page.root().select(&skin.images.0).filter(has_address);
    let attached = images.skip(1).filter(is_attached).filter(|image| image.value().name() == "img");
    let paragraph = |image: ElementRef| {
        let link = image::link_around(image).filter(|link| link.child_elements().count() == 1);
        format!("<p>{}</p>\n", link.unwrap_or(image).html())
    };
    attached.map(paragraph).collect()
}

/// The links outside of the text, as a list.
fn related_links(page: &Page, skin: &ReleaseSkin) -> String {
    let Some(Css(links)) = &skin.links else { return String::new() };
    let items = page.root().select(links).filter_map(|link| {
        let shown = text::line(link, |_| false);
        let target = gnuboard5::related_url(page.resolve(link.attr("href")?)?, &shown);
        let label = if shown.is_empty() { target.to_string() } else { shown };
        Some(format!("<li><a href=\"{}\">{}</a></li>", escaped(target.as_str()), escaped(&label)))
    });
    let items: String = items.collect();
    if items.is_empty() {
        return String::new();
    }
    format!("\n{}", sanitize::sanitize(Html::parse_fragment(&format!("<ul>{items}</ul>")), page.base()))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
