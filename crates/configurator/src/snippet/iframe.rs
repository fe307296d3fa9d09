//! A frame with `embed.html`, for sites that allow no foreign script. Attributes are in its address.

use contract::attributes::{BASE, LOADING, OPEN, THEME};
use url::form_urlencoded;

use super::{Destination, Embed, Snippet, escape::html};

/// Makes a frame as high as what is in it. docs/packages.md has it, too.
const HEIGHT_LISTENER: &str = "\
addEventListener('message', ({ source, origin, data }) => {
  for (const frame of document.querySelectorAll('iframe[src*=\"/embed.html\"]')) {
    const origins = ['null', new URL(frame.src).origin]; // a sandboxed frame has none
    if (source !== frame.contentWindow || !origins.includes(origin) || data?.type !== 'isn-height') continue;
    const height = Math.round(Number(data.height));
    if (height > 0 && height < 20_000) frame.height = height;
  }
});";

/// The theme of a frame that names none: it does not know its page (src/frame/query.js).
const OWN_THEME: &str = "light";

/// The height of a frame with the default card. A carousel is as high as its cards; other layouts scroll in the frame.
const HEIGHT: u32 = 560;

/// Whether a frame can follow this attribute. Few sites let themselves be shown in one, so links do not open in it; and its address must
/// not choose the code that runs.
pub fn follows(name: &str, value: &str) -> bool {
    name != BASE.name && (name != OPEN.name || value != "same-tab")
}

/// The declaration for the frame on a dark page: browsers put an opaque background behind a frame of another scheme than its own.
/// With the theme `auto` it has the scheme of the page, which it inherits; in WebKit that of the reader's system.
pub fn color_scheme(embed: &Embed) -> Option<&'static str> {
    (embed.attribute(THEME.name) == Some("dark")).then_some("color-scheme: dark")
}

pub fn snippets(embed: &Embed) -> Vec<Snippet> {
    let mut query = form_urlencoded::Serializer::new(String::new());
    // The frame loads at once, and the page says when by the attribute of `<iframe>`.
    let is_elsewhere = |name: &str| [THEME.name, LOADING.name].contains(&name);
    for (name, value) in &embed.attributes {
        if follows(name, value) && !is_elsewhere(name) {
            query.append_pair(name, value);
        }
    }
    let theme = embed.attribute(THEME.name).unwrap_or(THEME.default);
    if theme != OWN_THEME {
        query.append_pair(THEME.name, theme);
    }
    let loading = embed.attribute(LOADING.name).unwrap_or(LOADING.default);
    let scheme = color_scheme(embed).filter(|_| !embed.has_policy);
    let style = scheme.map(|scheme| format!(" style=\"{scheme}\"")).unwrap_or_default();
    let address = html(&format!("{}?{}", embed.beside("embed.html"), query.finish()));
    let title = html(&embed.home.name);
    let is_out_of_frames = embed.attribute("open") == Some("top");
    let navigation = if is_out_of_frames { " allow-top-navigation-by-user-activation" } else { "" };
    let frame = format!(
        "<iframe src=\"{address}\" title=\"{title}\" width=\"100%\" height=\"{HEIGHT}\" frameborder=\"0\" loading=\"{loading}\"{style} \
         sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox{navigation}\"></iframe>"
    );
    vec![Snippet::new(Destination::Page, frame), Snippet::new(Destination::FrameScript, HEIGHT_LISTENER)]
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            Destination, Form,
            tests::{codes, full, plain},
        },
        HEIGHT_LISTENER, OWN_THEME,
    };
    use std::{fs, path::Path};

    #[test]
    fn the_documentation_has_the_same_listener() {
        let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/packages.md");
        let indented: String = HEIGHT_LISTENER.lines().map(|line| format!("      {line}\n")).collect();
        assert!(fs::read_to_string(page).unwrap().contains(&indented), "{indented}");
    }

    #[test]
    fn the_frame_has_these_defaults() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src/frame/query.js");
        let defaults = format!("['loading', 'eager'], ['theme', '{OWN_THEME}']]");
        assert!(fs::read_to_string(file).unwrap().contains(&defaults), "{defaults}");
    }

    #[test]
    fn theme_and_loading_are_what_was_chosen() {
        let written = |chosen: &[(&'static str, &str)]| {
            let mut embed = plain();
            embed.attributes.extend(chosen.iter().map(|(name, value)| (*name, (*value).to_owned())));
            let code = codes(Form::Iframe, &embed)[0].1.clone();
            let parts = [
                "theme=light",
                "theme=dark",
                "theme=auto",
                "loading=\"lazy\"",
                "loading=\"eager\"",
                "color-scheme: dark",
            ];
            parts.into_iter().filter(|part| code.contains(part)).collect::<Vec<_>>()
        };
        assert_eq!(written(&[]), ["theme=auto", "loading=\"lazy\""]);
        // A frame is light by itself.
        assert_eq!(written(&[("theme", "light"), ("loading", "eager")]), ["loading=\"eager\""]);
        assert_eq!(written(&[("theme", "dark")]), ["theme=dark", "loading=\"lazy\"", "color-scheme: dark"]);
    }

    #[test]
    fn a_frame_is_sandboxed_and_named() {
        assert_eq!(
            codes(Form::Iframe, &plain())[0],
            (
                Destination::Page,
                "<iframe src=\"https://news.test/v1/embed.html?feed=https%3A%2F%2Fseoul.test%2Ffeed.json&amp;theme=auto\" \
                 title=\"Invest Seoul News\" width=\"100%\" height=\"560\" frameborder=\"0\" loading=\"lazy\" \
                 sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\"></iframe>"
                    .into()
            )
        );
    }

    #[test]
    fn attributes_are_in_the_address_of_the_frame() {
        let code = &codes(Form::Iframe, &full())[0].1;
        assert!(
            code.starts_with(
                "<iframe src=\"https://news.test/v1/embed.html?feed=https%3A%2F%2Fseoul.test%2Ffeed.json%3Fboard%3D1%26lang%3Dko\
                 &amp;layout=grid&amp;heading=%22%EC%84%9C%EC%9A%B8%22+%26+l%27eau%0A%5B%EB%8D%94%5D&amp;search=&amp;theme=auto\" \
                 title=\"News &lt;1&gt;\""
            ),
            "{code}"
        );
    }
}
