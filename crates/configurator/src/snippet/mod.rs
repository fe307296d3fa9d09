//! The code for a page, in each form. Each file is one form.

mod element;
mod escape;
mod form;
mod gnuboard;
mod iframe;
mod npm;
mod policy;
mod react;
mod script_tag;
mod style;
mod vue;
mod wordpress;

use std::collections::BTreeSet;

use contract::height;
use url::Url;

pub use form::Form;

/// Everything that the code says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embed {
    /// The address of the script.
    pub script: String,
    /// The hash of the script (Subresource Integrity), if the tag pins it.
    pub integrity: Option<String>,
    /// The attributes, `feed` first. A value may be empty for an attribute that is only present.
    pub attributes: Vec<(&'static str, String)>,
    /// The custom properties.
    pub properties: Vec<(&'static str, String)>,
    /// Whether the site sends a Content-Security-Policy: then the code has no inline style and no inline script.
    pub has_policy: bool,
    /// The origins of the feed's pictures; `None` if the feed could not be read.
    pub image_origins: Option<BTreeSet<String>>,
    /// Where readers get to if the news can't be shown.
    pub home: HomePage,
}

/// The home page of a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HomePage {
    /// Its address.
    pub address: String,
    /// What it is called.
    pub name: String,
}

/// A piece of code, and where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// Where it goes.
    pub destination: Destination,
    /// The code, without a line break at its end.
    pub code: String,
}

/// Where a piece of code goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Destination {
    /// Into the page, where the news should be.
    Page,
    /// Into a component of React or Vue.
    Component,
    /// Into a post or page of WordPress.
    Post,
    /// Into a file of a Gnuboard skin or theme.
    Skin,
    /// Into a command line.
    Terminal,
    /// Into `vite.config.js`.
    ViteConfig,
    /// Into a field of the plugin's settings in WordPress.
    Setting(Setting),
    /// Into the extension for Gnuboard, in place of the lines with these names.
    Extension,
    /// Into a style sheet of the site.
    StyleSheet,
    /// Into a script of the site.
    Script,
    /// Into a script of the site, to make a frame as high as what is in it. Optional.
    FrameScript,
    /// Into the header `Content-Security-Policy`.
    PolicyHeader,
}

/// A field of the plugin's settings in WordPress.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Setting {
    /// The address of the script.
    Script,
    /// The hash of the script.
    Integrity,
    /// The feed of blocks and shortcodes that name none.
    Feed,
}

impl Embed {
    /// The value of an attribute.
    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(written, _)| *written == name).map(|(_, value)| &**value)
    }

    /// The address of another file in the folder of the script.
    pub fn beside(&self, file: &str) -> String {
        let address = Url::parse(&self.script).and_then(|script| script.join(file));
        address.map_or_else(|_| file.to_owned(), String::from)
    }

    /// Whether the height of the widget is known before it loads: that of the default card.
    fn has_known_height(&self) -> bool {
        let is_resized =
            height::PROPERTIES.iter().any(|name| self.properties.iter().any(|(it, _)| it == name));
        !is_resized && height::ATTRIBUTES.iter().all(|syntax| self.attribute(syntax.name).is_none())
    }

    /// The attribute `style` that reserves the height, with a space before it; empty where it is not known or where a policy forbids
    /// inline styles.
    fn reserving_style(&self) -> String {
        let reserves = self.has_known_height() && !self.has_policy;
        if reserves { format!(" style=\"{}\"", height::RESERVED) } else { String::new() }
    }

    /// Attributes of HTML, each with a space before it and its name after `prefix`.
    fn html_attributes(&self, prefix: &str) -> String {
        let attribute = |(name, value): &(&str, String)| match &**value {
            "" => format!(" {prefix}{name}"),
            value => format!(" {prefix}{name}=\"{}\"", escape::html(value)),
        };
        self.attributes.iter().map(attribute).collect()
    }

    /// The address and, if it is pinned, the hash of the script, as attributes of a tag.
    fn script_attributes(&self) -> String {
        let pinned =
            self.integrity.as_ref().map(|hash| format!(" integrity=\"{hash}\" crossorigin=\"anonymous\""));
        format!("src=\"{}\"{}", escape::html(&self.script), pinned.unwrap_or_default())
    }
}

impl Snippet {
    fn new(destination: Destination, code: impl Into<String>) -> Self {
        Self { destination, code: code.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The feed alone.
    pub fn plain() -> Embed {
        Embed {
            script: "https://news.test/v1/invest-seoul-news.js".into(),
            integrity: None,
            attributes: vec![("feed", "https://seoul.test/feed.json".into())],
            properties: vec![],
            has_policy: false,
            image_origins: None,
            home: HomePage { address: "https://investseoul.com/".into(), name: "Invest Seoul News".into() },
        }
    }

    /// Everything that has to be escaped or depends on a choice.
    pub fn full() -> Embed {
        Embed {
            script: "https://news.test/v1/invest-seoul-news.js".into(),
            integrity: Some("sha384-abc".into()),
            attributes: vec![
                ("feed", "https://seoul.test/feed.json?board=1&lang=ko".into()),
                ("layout", "grid".into()),
                ("heading", "\"서울\" & l'eau\n[더]".into()),
                ("search", "".into()),
            ],
            properties: vec![("--isn-accent", "#a63a32".into()), ("--isn-radius", "0".into())],
            has_policy: true,
            image_origins: Some(["https://img.test".into(), "https://seoul.test".into()].into()),
            home: HomePage { address: "https://investseoul.com/?a=1&b=2".into(), name: "News <1>".into() },
        }
    }

    pub fn codes(form: Form, embed: &Embed) -> Vec<(Destination, String)> {
        form.snippets(embed).into_iter().map(|Snippet { destination, code }| (destination, code)).collect()
    }

    #[test]
    fn no_height_is_reserved_where_a_choice_changes_it() {
        // The others reserve it where they run, or have a fixed height.
        let reserving = |embed: &Embed| -> Vec<Form> {
            let has_height =
                |code: &str| code.contains(height::RESERVED) || code.contains("minHeight: '500px'");
            let reserves = |form: &Form| codes(*form, embed).iter().any(|(_, code)| has_height(code));
            Form::ALL.into_iter().filter(reserves).collect()
        };
        let with = |attribute, value: &str| {
            let mut embed = plain();
            embed.attributes.push((attribute, value.into()));
            embed
        };
        let styled = |property, value: &str| Embed { properties: vec![(property, value.into())], ..plain() };
        for embed in [plain(), with("heading", "none"), with("limit", "3"), styled("--isn-radius", "0")] {
            assert_eq!(
                reserving(&embed),
                [Form::ScriptTag, Form::Element, Form::React, Form::Vue],
                "{embed:?}"
            );
        }
        for embed in [
            with("layout", "list"),
            with("show", "date"),
            with("search", ""),
            styled("--isn-image-height", "20em"),
            styled("--isn-font-size", "1rem"),
        ] {
            assert_eq!(reserving(&embed), [], "{embed:?}");
        }
    }
}
