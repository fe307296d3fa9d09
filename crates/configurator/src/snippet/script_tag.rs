//! One script tag, on one line: some editors break what is on two. Custom properties are in a `<style>` before it: the element that
//! takes them comes with the script.

use super::{Destination, Embed, Snippet, style};

/// Gives the space back if something blocks the script, for sites whose policy forbids `onerror` on the tag.
const ON_ERROR: &str = "addEventListener('error', ({ target }) => target.matches?.('script[data-feed]') && target.remove(), true);";

pub fn snippets(embed: &Embed) -> Vec<Snippet> {
    let (script, data) = (embed.script_attributes(), embed.html_attributes("data-"));
    let style = embed.reserving_style();
    let on_error = if style.is_empty() { "" } else { " onerror=\"this.remove()\"" };
    let properties = if embed.has_policy { String::new() } else { style::tag(embed) };
    let tag = format!("{properties}<script async {script}{data}{style}{on_error}></script>");
    let mut snippets = vec![Snippet::new(Destination::Page, tag)];
    if embed.has_known_height() && embed.has_policy {
        snippets.push(Snippet::new(Destination::Script, ON_ERROR));
    }
    snippets
}

#[cfg(test)]
mod tests {
    use super::super::{
        Destination, Form,
        tests::{codes, full, plain},
    };
    use super::ON_ERROR;

    #[test]
    fn the_tag_of_a_feed_reserves_its_space() {
        assert_eq!(
            codes(Form::ScriptTag, &plain()),
            [(
                Destination::Page,
                "<script async src=\"https://news.test/v1/invest-seoul-news.js\" data-feed=\"https://seoul.test/feed.json\" \
                 style=\"display: block; min-height: 500px\" onerror=\"this.remove()\"></script>"
                    .into()
            )]
        );
    }

    #[test]
    fn custom_properties_are_before_the_tag_on_the_same_line() {
        let mut embed = plain();
        embed.properties = full().properties;
        let code = &codes(Form::ScriptTag, &embed)[0].1;
        let style =
            "<style>invest-seoul-news { --isn-accent: #a63a32; --isn-radius: 0 }</style><script async ";
        assert!(code.starts_with(style) && !code.contains('\n'), "{code}");
    }

    #[test]
    fn a_tag_with_everything_is_one_line_without_inline_code() {
        let [(destination, tag), ..] = &codes(Form::ScriptTag, &full())[..] else { unreachable!() };
        assert_eq!(*destination, Destination::Page);
        assert_eq!(
            tag,
            "<script async src=\"https://news.test/v1/invest-seoul-news.js\" integrity=\"sha384-abc\" crossorigin=\"anonymous\" \
             data-feed=\"https://seoul.test/feed.json?board=1&amp;lang=ko\" data-layout=\"grid\" \
             data-heading=\"&quot;서울&quot; &amp; l'eau&#10;[더]\" data-search></script>"
        );
    }

    #[test]
    fn under_a_policy_the_space_is_reserved_by_a_style_sheet_and_given_back_by_a_script() {
        let mut embed = plain();
        embed.has_policy = true;
        let codes = codes(Form::ScriptTag, &embed);
        assert_eq!(codes[1], (Destination::Script, ON_ERROR.into()));
        assert_eq!(
            codes[2],
            (
                Destination::StyleSheet,
                "script[src$=\"/invest-seoul-news.js\"] { display: block; min-height: 500px }".into()
            )
        );
    }
}
