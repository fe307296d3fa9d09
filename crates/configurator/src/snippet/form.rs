//! The forms of the code, and what each can do.

use super::{Embed, Snippet, element, gnuboard, iframe, policy, react, script_tag, style, vue, wordpress};

/// How a site takes the widget in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// One script tag.
    #[default]
    ScriptTag,
    /// The element, and the script.
    Element,
    /// A frame with a page of ours.
    Iframe,
    /// A component of React.
    React,
    /// A component of Vue.
    Vue,
    /// A shortcode of the plugin for WordPress.
    WordPress,
    /// A function of the extension for Gnuboard 5.
    Gnuboard,
}

impl Form {
    /// All forms, the simplest first.
    pub const ALL: [Self; 7] = [
        Self::ScriptTag,
        Self::Element,
        Self::Iframe,
        Self::React,
        Self::Vue,
        Self::WordPress,
        Self::Gnuboard,
    ];

    /// Its name in an address.
    pub fn name(self) -> &'static str {
        match self {
            Self::ScriptTag => "script",
            Self::Element => "element",
            Self::Iframe => "iframe",
            Self::React => "react",
            Self::Vue => "vue",
            Self::WordPress => "wordpress",
            Self::Gnuboard => "gnuboard",
        }
    }

    /// The form of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.name() == name)
    }

    /// Whether the code names the script, which may be pinned.
    pub fn can_be_pinned(self) -> bool {
        matches!(self, Self::ScriptTag | Self::Element | Self::WordPress | Self::Gnuboard)
    }

    /// Whether its code alone does without inline styles on a site with a Content-Security-Policy. The plugin for WordPress has a setting.
    pub fn respects_policy(self) -> bool {
        self != Self::WordPress
    }

    /// Whether the site needs more than the code: a plugin or a package.
    pub fn needs_more(self) -> bool {
        self.plugin().is_some() || matches!(self, Self::React | Self::Vue)
    }

    /// The zip file of the plugin that this form needs. A release has it beside the script.
    pub fn plugin(self) -> Option<&'static str> {
        match self {
            Self::WordPress => Some(wordpress::PLUGIN),
            Self::Gnuboard => Some(gnuboard::PLUGIN),
            _ => None,
        }
    }

    /// The chosen attributes that this form can't follow, as they would be written.
    pub fn left_out(self, embed: &Embed) -> Vec<String> {
        let follows = |(name, value): &&(&str, String)| match self {
            Self::Iframe => iframe::follows(name, value),
            Self::WordPress => wordpress::follows(name),
            _ => true,
        };
        let left_out = embed.attributes.iter().filter(|attribute| !follows(attribute));
        left_out.map(|(name, value)| format!("{name}=\"{value}\"")).collect()
    }

    /// The pieces of code, that for the page first.
    pub fn snippets(self, embed: &Embed) -> Vec<Snippet> {
        let mut snippets = match self {
            Self::ScriptTag => script_tag::snippets(embed),
            Self::Element => element::snippets(embed),
            Self::Iframe => iframe::snippets(embed),
            Self::React => react::snippets(embed),
            Self::Vue => vue::snippets(embed),
            Self::WordPress => wordpress::snippets(embed),
            Self::Gnuboard => gnuboard::snippets(embed),
        };
        snippets.extend(style::snippet(self, embed));
        if embed.has_policy {
            snippets.push(policy::snippet(self, embed));
        }
        snippets
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::tests::{codes, full, plain},
        *,
    };

    #[test]
    fn a_form_is_found_by_its_name() {
        for form in Form::ALL {
            assert_eq!(Form::from_name(form.name()), Some(form));
        }
        assert_eq!(Form::from_name("fax"), None);
    }

    #[test]
    fn the_code_for_the_page_comes_first() {
        let destinations = Form::ALL.map(|form| form.snippets(&full())[0].destination);
        use super::super::Destination::*;
        assert_eq!(destinations, [Page, Page, Page, Component, Component, Post, Skin]);
    }

    #[test]
    fn without_a_policy_the_first_piece_has_the_custom_properties() {
        let embed = Embed { has_policy: false, ..full() };
        let has_them = |form: &Form| codes(*form, &embed)[0].1.contains("--isn-accent");
        let forms: Vec<_> = Form::ALL.into_iter().filter(has_them).collect();
        // A frame takes none, and a shortcode has no place for them.
        assert_eq!(forms, [Form::ScriptTag, Form::Element, Form::React, Form::Vue, Form::Gnuboard]);
    }

    #[test]
    fn under_a_policy_no_piece_has_an_inline_style() {
        for form in Form::ALL {
            let mut embed =
                Embed { properties: vec![("--isn-radius", "0".into())], has_policy: true, ..plain() };
            embed.attributes.push(("theme", "dark".into()));
            for (destination, code) in codes(form, &embed) {
                let is_inline = code.contains("style=") || code.contains("<style");
                assert!(!is_inline, "{form:?}, {destination:?}: {code}");
            }
        }
    }

    #[test]
    fn what_a_form_can_t_follow_is_named() {
        let mut embed = plain();
        embed.attributes.push(("open", "same-tab".into()));
        embed.attributes.push(("base", "https://news.test/v1/".into()));
        let base = "base=\"https://news.test/v1/\"".to_owned();
        assert_eq!(Form::Iframe.left_out(&embed), ["open=\"same-tab\"".to_owned(), base.clone()]);
        assert_eq!(Form::WordPress.left_out(&embed), [base]);
        assert_eq!(Form::ScriptTag.left_out(&embed), Vec::<String>::new());
        for form in [Form::Iframe, Form::WordPress] {
            let code = &codes(form, &embed)[0].1;
            assert!(
                !code.contains("base=") && (form == Form::WordPress) == code.contains("same-tab"),
                "{code}"
            );
        }
    }
}
