//! A stranger's HTML, made safe to publish: text, structure, links and images of the web, nothing that runs or looks.

use ammonia::{Builder, UrlRelative};
use url::Url;

/// `html` with absolute addresses and without scripts, styles, forms, frames and event handlers.
pub fn clean(html: &str, base: &Url) -> String {
    let mut builder = Builder::default();
    builder
        .url_relative(UrlRelative::RewriteWithBase(base.clone()))
        .url_schemes(["http", "https", "mailto", "tel"].into())
        // Office programs paste thousands of them.
        .rm_tags(["span"]);
    let clean = builder.clean(html).to_string();
    // Images whose address was none of the web. Of text, `<` is written `&lt;`.
    clean.replace("<img>", "").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

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
