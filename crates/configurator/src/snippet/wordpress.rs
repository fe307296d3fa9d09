//! The shortcode of the WordPress plugin.

use contract::attributes::{BASE, FEED};

use super::{Destination, Embed, Setting, Snippet, escape::shortcode};

/// The plugin.
pub const PLUGIN: &str = "invest-seoul-news-wordpress.zip";

/// Whether a shortcode can have this attribute. Its author must not choose the code that runs.
pub fn follows(name: &str) -> bool {
    name != BASE.name
}

pub fn snippets(embed: &Embed) -> Vec<Snippet> {
    let attribute = |(name, value): &(&str, String)| match &**value {
        "" => format!(" {name}=\"true\""),
        value => format!(" {name}=\"{}\"", shortcode(value)),
    };
    let written = embed.attributes.iter().filter(|(name, _)| follows(name));
    let attributes: String = written.map(attribute).collect();
    let setting = |setting, value: &str| Snippet::new(Destination::Setting(setting), value);
    let mut snippets = vec![
        Snippet::new(Destination::Post, format!("[invest-seoul-news{attributes}]")),
        setting(Setting::Script, &embed.script),
    ];
    snippets.extend(embed.integrity.as_deref().map(|hash| setting(Setting::Integrity, hash)));
    snippets.extend(embed.attribute(FEED.name).map(|feed| setting(Setting::Feed, feed)));
    snippets
}

#[cfg(test)]
mod tests {
    use super::super::{
        Destination, Form, Setting,
        tests::{codes, full, plain},
    };

    #[test]
    fn a_shortcode_has_the_feed() {
        assert_eq!(
            codes(Form::WordPress, &plain()),
            [
                (Destination::Post, "[invest-seoul-news feed=\"https://seoul.test/feed.json\"]".into()),
                (Destination::Setting(Setting::Script), "https://news.test/v1/invest-seoul-news.js".into()),
                (Destination::Setting(Setting::Feed), "https://seoul.test/feed.json".into()),
            ]
        );
    }

    #[test]
    fn the_settings_have_the_hash_of_a_pinned_script() {
        let hash = (Destination::Setting(Setting::Integrity), "sha384-abc".to_owned());
        assert!(codes(Form::WordPress, &full()).contains(&hash));
    }

    #[test]
    fn quotes_brackets_and_line_breaks_do_not_end_a_shortcode() {
        assert_eq!(
            codes(Form::WordPress, &full())[0].1,
            "[invest-seoul-news feed=\"https://seoul.test/feed.json?board=1&lang=ko\" layout=\"grid\" \
             heading=\"\\x22서울\\x22 & l'eau\\x0a\\x5b더\\x5d\" search=\"true\"]"
        );
    }
}
