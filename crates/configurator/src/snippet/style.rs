//! Custom properties, and the space to reserve, as styles: in the piece for the page, or in a style sheet of the site where a policy forbids
//! inline styles.

use contract::height::RESERVED;

use super::{Destination, Embed, Form, Snippet, iframe};

/// The declarations for the element.
pub fn declarations(embed: &Embed) -> Vec<String> {
    let reserved = embed.has_known_height().then(|| RESERVED.to_owned());
    reserved.into_iter().chain(properties(embed)).collect()
}

fn properties(embed: &Embed) -> Vec<String> {
    embed.properties.iter().map(|(name, value)| format!("{name}: {value}")).collect()
}

/// The custom properties as a `<style>` on one line; empty if there are none.
pub fn tag(embed: &Embed) -> String {
    match &*properties(embed).join("; ") {
        "" => String::new(),
        properties => format!("<style>invest-seoul-news {{ {properties} }}</style>"),
    }
}

/// A rule for the element; empty without declarations.
pub fn rule(declarations: &[String]) -> String {
    match declarations {
        [] => String::new(),
        [one] => format!("invest-seoul-news {{ {one} }}"),
        several => format!("invest-seoul-news {{\n  {};\n}}", several.join(";\n  ")),
    }
}

/// The piece for a style sheet of the site; `None` if there is nothing to say.
pub fn snippet(form: Form, embed: &Embed) -> Option<Snippet> {
    // A shortcode has no place for styles.
    let is_needed = embed.has_policy || form == Form::WordPress;
    let rules = match form {
        _ if !is_needed => Vec::new(),
        Form::ScriptTag => {
            let space = format!("script[src$=\"/invest-seoul-news.js\"] {{ {RESERVED} }}");
            let space = embed.has_known_height().then_some(space);
            vec![space.unwrap_or_default(), rule(&properties(embed))]
        }
        Form::Element | Form::React | Form::Vue | Form::Gnuboard => vec![rule(&declarations(embed))],
        // The plugin reserves the space.
        Form::WordPress => vec![rule(&properties(embed))],
        Form::Iframe => {
            let scheme = iframe::color_scheme(embed);
            vec![
                scheme
                    .map(|scheme| format!("iframe[src*=\"/embed.html\"] {{ {scheme} }}"))
                    .unwrap_or_default(),
            ]
        }
    };
    let rules: Vec<_> = rules.into_iter().filter(|rule| !rule.is_empty()).collect();
    (!rules.is_empty()).then(|| Snippet::new(Destination::StyleSheet, rules.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{full, plain};
    use super::*;

    fn rules(form: Form, embed: &Embed) -> Option<String> {
        snippet(form, embed).map(|snippet| snippet.code)
    }

    #[test]
    fn under_a_policy_properties_are_a_rule_for_the_element() {
        for form in [Form::ScriptTag, Form::Element, Form::React, Form::Vue, Form::WordPress, Form::Gnuboard]
        {
            assert_eq!(
                rules(form, &full()).as_deref(),
                Some("invest-seoul-news {\n  --isn-accent: #a63a32;\n  --isn-radius: 0;\n}")
            );
        }
    }

    #[test]
    fn without_a_policy_only_a_shortcode_needs_a_rule() {
        let embed = Embed { has_policy: false, ..full() };
        let needing: Vec<_> = Form::ALL.into_iter().filter(|form| rules(*form, &embed).is_some()).collect();
        assert_eq!(needing, [Form::WordPress]);
        assert_eq!(rules(Form::WordPress, &plain()), None);
    }

    #[test]
    fn under_a_policy_a_rule_reserves_the_space() {
        let embed = Embed { has_policy: true, ..plain() };
        for form in [Form::Element, Form::React, Form::Vue, Form::Gnuboard] {
            let space = Some("invest-seoul-news { display: block; min-height: 500px }");
            assert_eq!(rules(form, &embed).as_deref(), space);
        }
        assert_eq!(rules(Form::WordPress, &embed), None);
    }

    #[test]
    fn under_a_policy_a_dark_frame_has_a_rule() {
        assert_eq!(rules(Form::Iframe, &full()), None);
        let mut embed = full();
        embed.attributes.push(("theme", "dark".into()));
        let rule = Some("iframe[src*=\"/embed.html\"] { color-scheme: dark }");
        assert_eq!(rules(Form::Iframe, &embed).as_deref(), rule);
    }
}
