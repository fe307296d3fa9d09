//! A stranger's HTML, made safe to publish: text, structure, links and images of the web, nothing that runs or looks.

use ammonia::{Builder, UrlRelative};
use scraper::{ElementRef, Html};
use url::Url;

/// `html` with absolute addresses and without scripts, styles, forms, frames and event handlers.
pub fn clean(html: &str, base: &Url) -> String {
    let mut builder = Builder::default();
    builder
        .url_relative(UrlRelative::RewriteWithBase(base.clone()))
        .url_schemes(["http", "https", "mailto", "tel"].into())
        // Office programs paste thousands of them.
        .rm_tags(["span"]);
    builder.clean(&with_images_of_the_web(html, base)).to_string().trim().to_owned()
}

/// Without the images that would be left without an address.
fn with_images_of_the_web(html: &str, base: &Url) -> String {
    let mut page = Html::parse_fragment(html);
    let of_the_web = |image: &ElementRef| {
        let address = image.attr("src").and_then(|src| base.join(src.trim()).ok());
        address.is_some_and(|address| matches!(address.scheme(), "http" | "https"))
    };
    let images = page.root_element().descendants().filter_map(ElementRef::wrap);
    let images = images.filter(|element| element.value().name() == "img" && !of_the_web(element));
    let lost: Vec<_> = images.map(|image| image.id()).collect();
    for id in lost {
        if let Some(mut image) = page.tree.get_mut(id) {
            image.detach();
        }
    }
    page.root_element().inner_html()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_without_an_address_is_left_out_and_what_looks_like_one_is_not() {
        let base = Url::parse("http://board.example/").expect("an address");
        assert_eq!(
            clean("<img><a href=\"/a\" title=\"<img>\">a</a><img src=\"mailto:b\">", &base),
            "<a href=\"http://board.example/a\" title=\"&lt;img&gt;\" rel=\"noopener noreferrer\">a</a>"
        );
    }

    #[test]
    fn what_runs_or_misleads_is_taken_out_and_what_is_said_stays() {
        let base = Url::parse("http://board.example/bbs/board.php").expect("an address");
        let hostile = "<p onclick='x()' style='position:fixed'>Hello<script>alert(1)</script> <a href='javascript:x()'>a</a>\
            <a href='/b'>b</a><iframe src='//evil.example'></iframe><img src='1.png' onerror='x()'><svg><script>x()</script></svg>\
            <form action='/'><input name=password></form><img src='data:image/png;base64,AA=='></p>";
        assert_eq!(
            clean(hostile, &base),
            "<p>Hello <a rel=\"noopener noreferrer\">a</a><a href=\"http://board.example/b\" rel=\"noopener noreferrer\">b</a>\
            <img src=\"http://board.example/bbs/1.png\"></p><p></p>"
        );
    }
}
