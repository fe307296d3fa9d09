//! The element, with a link of the page's own in it, and the script.

use super::{Destination, Embed, HomePage, Snippet, escape::html, style};

pub fn snippets(embed: &Embed) -> Vec<Snippet> {
    let attributes = embed.html_attributes("");
    let declarations = if embed.has_policy { Vec::new() } else { style::declarations(embed) };
    let style = match &*declarations.join("; ") {
        "" => String::new(),
        declarations => format!(" style=\"{}\"", html(declarations)),
    };
    let HomePage { address, name } = &embed.home;
    let code = format!(
        "<invest-seoul-news{attributes}{style}>\n  <a href=\"{}\">{}</a>\n</invest-seoul-news>\n<script async {}></script>",
        html(address),
        html(name),
        embed.script_attributes()
    );
    vec![Snippet::new(Destination::Page, code)]
}

#[cfg(test)]
mod tests {
    use super::super::{
        Destination, Form,
        tests::{codes, full, plain},
    };

    #[test]
    fn the_element_has_a_link_for_readers_without_script() {
        assert_eq!(
            codes(Form::Element, &plain()),
            [(
                Destination::Page,
                "<invest-seoul-news feed=\"https://seoul.test/feed.json\" style=\"display: block; min-height: 500px\">\n  \
                 <a href=\"https://investseoul.com/\">Invest Seoul News</a>\n</invest-seoul-news>\n\
                 <script async src=\"https://news.test/v1/invest-seoul-news.js\"></script>"
                    .into()
            )]
        );
    }

    #[test]
    fn custom_properties_are_in_the_style_of_the_element() {
        let mut embed = plain();
        embed.properties =
            vec![("--isn-accent", "#a63a32".into()), ("--isn-font", "\"Noto Sans KR\", serif".into())];
        let code = &codes(Form::Element, &embed)[0].1;
        let style = " style=\"display: block; min-height: 500px; --isn-accent: #a63a32; --isn-font: &quot;Noto Sans KR&quot;, serif\">";
        assert!(code.contains(style), "{code}");
    }

    #[test]
    fn an_element_with_everything_is_escaped_and_has_no_inline_style() {
        assert_eq!(
            codes(Form::Element, &full())[0].1,
            "<invest-seoul-news feed=\"https://seoul.test/feed.json?board=1&amp;lang=ko\" layout=\"grid\" \
             heading=\"&quot;서울&quot; &amp; l'eau&#10;[더]\" search>\n  \
             <a href=\"https://investseoul.com/?a=1&amp;b=2\">News &lt;1&gt;</a>\n</invest-seoul-news>\n\
             <script async src=\"https://news.test/v1/invest-seoul-news.js\" integrity=\"sha384-abc\" crossorigin=\"anonymous\"></script>"
        );
    }
}
