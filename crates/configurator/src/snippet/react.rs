//! A component of React 19 with the npm package, for the browser: in Next, components are for the server unless they say so.

use super::{
    Destination, Embed, Snippet,
    escape::{js, jsx},
    npm, style,
};

pub fn snippets(embed: &Embed) -> Vec<Snippet> {
    let attribute = |(name, value): &(&str, String)| match &**value {
        "" => format!(" {name}"),
        value => format!(" {name}={}", jsx(value)),
    };
    let attributes: String = embed.attributes.iter().map(attribute).collect();
    let (style, style_attribute) = match style_object(embed) {
        Some(object) if !embed.has_policy => (format!("const style = {object};\n\n"), " style={style}"),
        _ => (String::new(), ""),
    };
    vec![
        Snippet::new(
            Destination::Component,
            format!(
                "'use client';\n\nimport 'invest-seoul-news';\n\n{style}export function News() {{\n  \
                 return <invest-seoul-news{attributes}{style_attribute} />;\n}}"
            ),
        ),
        npm::install(embed),
    ]
}

/// The styles as React takes them. It always has `display`: TypeScript takes no object of custom properties alone.
fn style_object(embed: &Embed) -> Option<String> {
    let mut declarations = style::declarations(embed).join("; ");
    if declarations.is_empty() {
        return None;
    }
    if !embed.has_known_height() {
        declarations.insert_str(0, "display: block; ");
    }
    let member = |declaration: &str| {
        let (name, value) = declaration.split_once(": ")?;
        let key = if name.starts_with("--") { js(name) } else { camel_case(name) };
        Some(format!("{key}: {}", js(value)))
    };
    let members: Vec<_> = declarations.split("; ").filter_map(member).collect();
    Some(format!("{{ {} }}", members.join(", ")))
}

fn camel_case(name: &str) -> String {
    let mut words = name.split('-');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| name + &word[..1].to_ascii_uppercase() + &word[1..])
}

#[cfg(test)]
mod tests {
    use super::super::{
        Destination, Embed, Form,
        tests::{codes, full, plain},
    };

    #[test]
    fn a_component_registers_and_renders_the_element() {
        assert_eq!(
            codes(Form::React, &plain()),
            [
                (
                    Destination::Component,
                    "'use client';\n\nimport 'invest-seoul-news';\n\nconst style = { display: 'block', minHeight: '500px' };\n\n\
                     export function News() {\n  return <invest-seoul-news feed=\"https://seoul.test/feed.json\" style={style} />;\n}"
                        .into()
                ),
                (
                    Destination::Terminal,
                    concat!("npm install https://news.test/v1/invest-seoul-news-", env!("CARGO_PKG_VERSION"), ".tgz").into()
                ),
            ]
        );
    }

    #[test]
    fn custom_properties_are_in_the_style_that_react_sets() {
        let mut embed = Embed { has_policy: false, ..full() };
        embed.properties.push(("--isn-font", "'Noto Sans KR', \"x\"".into()));
        let code = &codes(Form::React, &embed)[0].1;
        let style = "const style = { display: 'block', '--isn-accent': '#a63a32', '--isn-radius': '0', \
            '--isn-font': \"'Noto Sans KR', \\\"x\\\"\" };";
        assert!(code.contains(style) && code.contains(" style={style} />"), "{code}");
    }

    #[test]
    fn values_that_jsx_would_change_are_expressions() {
        assert_eq!(
            codes(Form::React, &full())[0].1,
            "'use client';\n\nimport 'invest-seoul-news';\n\nexport function News() {\n  return <invest-seoul-news \
             feed={\"https://seoul.test/feed.json?board=1&lang=ko\"} layout=\"grid\" \
             heading={\"\\\"서울\\\" & l'eau\\n[더]\"} search />;\n}"
        );
    }
}
