//! What the widget needs of a Content-Security-Policy, and no more.

use std::collections::BTreeSet;

use url::Url;

use super::{Destination, Embed, Form, Snippet};
use crate::address::policy_source;

pub fn snippet(form: Form, embed: &Embed) -> Snippet {
    let origin_of = |address: &str| policy_source(&Url::parse(address).ok()?);
    let own = match form {
        // Bundlers put script and module beside the site's own.
        Form::React | Form::Vue => "'self'".to_owned(),
        _ => origin_of(&embed.script).unwrap_or_else(|| "'self'".to_owned()),
    };
    if form == Form::Iframe {
        return Snippet::new(Destination::PolicyHeader, format!("frame-src {own}"));
    }
    let attribute = |name| embed.attribute(name).and_then(origin_of);
    let connect = [Some(own.clone()), attribute("feed"), attribute("beacon"), attribute("base")];
    let mut directives = vec![
        format!("script-src {own} 'wasm-unsafe-eval'"),
        format!("connect-src {}", once_each(connect.into_iter().flatten())),
    ];
    // Texts have pictures of their own, from anywhere.
    let has_texts = embed.attribute("open") == Some("reader");
    if has_images(embed) || has_texts {
        let known = embed.image_origins.clone().filter(|_| !has_texts);
        let images = known.unwrap_or_else(|| ["https:".to_owned()].into());
        let images = images.into_iter().chain(attribute("fallback-image"));
        directives.push(format!("img-src {}", once_each(images)));
    }
    directives.retain(|directive| !directive.ends_with(' '));
    Snippet::new(Destination::PolicyHeader, directives.join("; "))
}

/// Whether cards have pictures.
fn has_images(embed: &Embed) -> bool {
    let shows = embed.attribute("show").is_none_or(|show| show.split(' ').any(|part| part == "image"));
    shows && embed.attribute("layout") != Some("compact")
}

/// The sources in their order, without those that came before.
fn once_each(sources: impl Iterator<Item = String>) -> String {
    let mut seen = BTreeSet::new();
    sources.filter(|source| seen.insert(source.clone())).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::tests::{full, plain};
    use super::*;

    fn policy(form: Form, embed: &Embed) -> String {
        snippet(form, embed).code
    }

    #[test]
    fn a_script_needs_its_host_the_feed_s_and_those_of_pictures() {
        assert_eq!(
            policy(Form::ScriptTag, &full()),
            "script-src https://news.test 'wasm-unsafe-eval'; connect-src https://news.test https://seoul.test; \
             img-src https://img.test https://seoul.test"
        );
    }

    #[test]
    fn a_feed_that_was_not_read_may_have_pictures_anywhere() {
        let mut embed = plain();
        embed.attributes[0].1 = "https://news.test/feed.json".into();
        assert_eq!(
            policy(Form::Element, &embed),
            "script-src https://news.test 'wasm-unsafe-eval'; connect-src https://news.test; img-src https:"
        );
    }

    #[test]
    fn a_beacon_and_a_picture_of_the_site_s_own_are_allowed() {
        let mut embed = plain();
        embed.image_origins = Some(BTreeSet::new());
        embed.attributes.push(("fallback-image", "https://own.test/card.webp".into()));
        embed.attributes.push(("beacon", "https://count.test/open".into()));
        assert_eq!(
            policy(Form::ScriptTag, &embed),
            "script-src https://news.test 'wasm-unsafe-eval'; connect-src https://news.test https://seoul.test https://count.test; \
             img-src https://own.test"
        );
    }

    #[test]
    fn without_pictures_none_are_allowed() {
        for attribute in [("layout", "compact"), ("show", "date views")] {
            let mut embed = plain();
            embed.attributes.push((attribute.0, attribute.1.into()));
            assert!(!policy(Form::ScriptTag, &embed).contains("img-src"), "{attribute:?}");
        }
    }

    #[test]
    fn a_bundled_script_is_the_site_s_own() {
        assert_eq!(
            policy(Form::React, &plain()),
            "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' https://seoul.test; img-src https:"
        );
    }

    #[test]
    fn a_frame_needs_only_its_host() {
        assert_eq!(policy(Form::Iframe, &full()), "frame-src https://news.test");
    }
}
