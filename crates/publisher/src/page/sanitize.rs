//! Sanitizes HTML from a board: keeps text, structure, web links and web images; removes scripts, styles and forms.

use ammonia::{Builder, UrlRelative};
use scraper::{ElementRef, Html};
use url::Url;

/// Returns a fragment with absolute addresses, and without scripts, styles, forms, frames and event handlers.
pub fn sanitize(html: Html, base: &Url) -> String {
    let mut builder = Builder::default();
    builder
        .url_relative(UrlRelative::RewriteWithBase(base.clone()))
        .url_schemes(["http", "https", "mailto", "tel"].into())
        // Text pasted from office programs has thousands of them.
        .rm_tags(["span"]);
    builder.clean(&without_broken_images(html, base)).to_string().trim().to_owned()
}

/// Removes images without a web address, of which `ammonia` would leave an `<img>` without `src`.
fn without_broken_images(mut page: Html, base: &Url) -> String {
    let has_web_address = |image: &ElementRef| {
        let address = image.attr("src").and_then(|src| base.join(src.trim()).ok());
        address.is_some_and(|address| matches!(address.scheme(), "http" | "https"))
    };
    let images = page.root_element().descendants().filter_map(ElementRef::wrap);
    let images = images.filter(|element| element.value().name() == "img" && !has_web_address(element));
    let broken: Vec<_> = images.map(|image| image.id()).collect();
    for id in broken {
        if let Some(mut image) = page.tree.get_mut(id) {
            image.detach();
        }
    }
    page.root_element().inner_html()
}

#[cfg(test)]
mod tests {
    use scraper::Html;
    use url::Url;

    fn sanitize(source: &str, base: &Url) -> String {
        super::sanitize(Html::parse_fragment(source), base)
    }

    #[test]
    fn an_image_without_a_web_address_is_removed_and_text_that_looks_like_one_is_kept() {
        let base = Url::parse("http://board.example/").expect("an address");
        assert_eq!(
            sanitize("<img><a href=\"/a\" title=\"<img>\">a</a><img src=\"mailto:b\">", &base),
            "<a href=\"http://board.example/a\" title=\"&lt;img&gt;\" rel=\"noopener noreferrer\">a</a>"
        );
    }

    #[test]
    fn active_content_is_removed_and_text_is_kept() {
        let base = Url::parse("http://board.example/bbs/board.php").expect("an address");
        let hostile = "<p onclick='x()' style='position:fixed'>Hello<script>alert(1)</script> <a href='javascript:x()'>a</a>\
            <a href='/b'>b</a><iframe src='//evil.example'></iframe><img src='1.png' onerror='x()'><svg><script>x()</script></svg>\
            <form action='/'><input name=password></form><img src='data:image/png;base64,AA=='></p>";
        assert_eq!(
            sanitize(hostile, &base),
            "<p>Hello <a rel=\"noopener noreferrer\">a</a><a href=\"http://board.example/b\" rel=\"noopener noreferrer\">b</a>\
            <img src=\"http://board.example/bbs/1.png\"></p><p></p>"
        );
    }
}
