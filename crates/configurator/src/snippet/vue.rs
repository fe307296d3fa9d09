//! A component of Vue 3 with the npm package.

use super::{Destination, Embed, Snippet, npm, style};

/// Vue has to be told that the element is none of its components.
const CONFIG: &str =
    "vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'invest-seoul-news' } } })";

pub fn snippets(embed: &Embed) -> Vec<Snippet> {
    let attributes = embed.html_attributes("");
    let declarations = if embed.has_policy { Vec::new() } else { style::declarations(embed) };
    let style = match &*style::rule(&declarations) {
        "" => String::new(),
        rule => format!("\n\n<style>\n{rule}\n</style>"),
    };
    vec![
        Snippet::new(
            Destination::Component,
            format!(
                "<script setup>\nimport 'invest-seoul-news';\n</script>\n\n<template>\n  \
                 <invest-seoul-news{attributes}></invest-seoul-news>\n</template>{style}"
            ),
        ),
        Snippet::new(Destination::ViteConfig, CONFIG),
        npm::install(embed),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::{
        Destination, Form,
        tests::{codes, full, plain},
    };

    #[test]
    fn a_component_registers_and_renders_the_element() {
        assert_eq!(
            codes(Form::Vue, &plain()),
            [
                (
                    Destination::Component,
                    "<script setup>\nimport 'invest-seoul-news';\n</script>\n\n<template>\n  \
                     <invest-seoul-news feed=\"https://seoul.test/feed.json\"></invest-seoul-news>\n</template>\n\n\
                     <style>\ninvest-seoul-news { display: block; min-height: 500px }\n</style>"
                        .into()
                ),
                (
                    Destination::ViteConfig,
                    "vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'invest-seoul-news' } } })"
                        .into()
                ),
                (Destination::Terminal, concat!("npm install https://news.test/v1/invest-seoul-news-", env!("CARGO_PKG_VERSION"), ".tgz").into()),
            ]
        );
    }

    #[test]
    fn values_are_escaped_as_in_html() {
        assert_eq!(
            codes(Form::Vue, &full())[0].1,
            "<script setup>\nimport 'invest-seoul-news';\n</script>\n\n<template>\n  <invest-seoul-news \
             feed=\"https://seoul.test/feed.json?board=1&amp;lang=ko\" layout=\"grid\" \
             heading=\"&quot;서울&quot; &amp; l'eau&#10;[더]\" search></invest-seoul-news>\n</template>"
        );
    }
}
