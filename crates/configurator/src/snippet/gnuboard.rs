//! A call of the function that `deploy/gnuboard5/` adds to Gnuboard 5.

use super::{Destination, Embed, Snippet, escape::php, style};

/// What makes the function known to Gnuboard.
pub const PLUGIN: &str = "invest-seoul-news-gnuboard5.zip";

pub fn snippets(embed: &Embed) -> Vec<Snippet> {
    let option = |(name, value): &(&str, String)| match &**value {
        "" => format!("'{name}' => true"),
        value => format!("'{name}' => '{}'", php(value)),
    };
    let options: Vec<_> = embed.attributes.iter().map(option).collect();
    let style = if embed.has_policy { String::new() } else { style::tag(embed) };
    let integrity = embed.integrity.as_deref().unwrap_or_default();
    // A style sheet of the site reserves the height then.
    let without_style =
        if embed.has_policy { "\ndefine('INVEST_SEOUL_NEWS_INLINE_STYLE', false);" } else { "" };
    vec![
        Snippet::new(
            Destination::Skin,
            format!("{style}<?php echo invest_seoul_news([{}]); ?>", options.join(", ")),
        ),
        Snippet::new(
            Destination::Extension,
            format!(
                "define('INVEST_SEOUL_NEWS_SCRIPT', '{}');\ndefine('INVEST_SEOUL_NEWS_INTEGRITY', '{}');{without_style}",
                php(&embed.script),
                php(integrity)
            ),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::{
        Destination, Embed, Form,
        tests::{codes, full, plain},
    };
    use std::{fs, path::Path};

    #[test]
    fn the_call_has_the_feed() {
        assert_eq!(
            codes(Form::Gnuboard, &plain()),
            [
                (
                    Destination::Skin,
                    "<?php echo invest_seoul_news(['feed' => 'https://seoul.test/feed.json']); ?>".into()
                ),
                (
                    Destination::Extension,
                    "define('INVEST_SEOUL_NEWS_SCRIPT', 'https://news.test/v1/invest-seoul-news.js');\n\
                     define('INVEST_SEOUL_NEWS_INTEGRITY', '');"
                        .into()
                ),
            ]
        );
    }

    #[test]
    fn the_extension_has_the_lines() {
        let file =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../../deploy/gnuboard5/extend/invest_seoul_news.php");
        let extension = fs::read_to_string(file).unwrap();
        let code =
            codes(Form::Gnuboard, &full())[1].1.replace("https://news.test/v1/", "https://HOST/v0.1.0/");
        let lines: Vec<_> = code.lines().collect();
        assert_eq!(
            lines[1..],
            [
                "define('INVEST_SEOUL_NEWS_INTEGRITY', 'sha384-abc');",
                "define('INVEST_SEOUL_NEWS_INLINE_STYLE', false);",
            ]
        );
        for line in [
            lines[0],
            "define('INVEST_SEOUL_NEWS_INTEGRITY', '');",
            "define('INVEST_SEOUL_NEWS_INLINE_STYLE', true);",
        ] {
            assert!(extension.contains(&format!("\n{line}\n")), "{line}");
        }
    }

    #[test]
    fn custom_properties_come_before_the_call() {
        let embed = Embed { properties: vec![("--isn-radius", "0".into())], ..plain() };
        let code = &codes(Form::Gnuboard, &embed)[0].1;
        assert!(code.starts_with("<style>invest-seoul-news { --isn-radius: 0 }</style><?php "), "{code}");
    }

    #[test]
    fn quotes_do_not_end_a_string_of_php() {
        assert_eq!(
            codes(Form::Gnuboard, &full())[0].1,
            "<?php echo invest_seoul_news(['feed' => 'https://seoul.test/feed.json?board=1&lang=ko', 'layout' => 'grid', \
             'heading' => '\"서울\" & l\\'eau\n[더]', 'search' => true]); ?>"
        );
    }
}
