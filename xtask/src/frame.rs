//! The page for `<iframe>`, `embed.html` (`src/frame/`), and what it says of itself by oEmbed (<https://oembed.com>).
//!
//! Its policy allows its two scripts by a nonce: with `'self'`, WebKit lets none run where a sandbox takes the origin away. The nonce is no
//! secret. It stands for "only what is in this file", because Trusted Types let no text become markup.
//!
//! The answer of oEmbed is a file, with absolute addresses. So there is one only if the address of the folder is known.

use crate::{
    bundle::{self, PUBLIC_URL},
    messages::Messages,
    paths,
};
use anyhow::Result;
use serde_json::{Value, json};
use std::{env, fs, path::Path};
use xshell::Shell;

/// The page.
pub const PAGE: &str = "embed.html";

/// Its script.
pub const SCRIPT: &str = "frame.js";

/// What it says of itself.
pub const OEMBED: &str = "oembed.json";

/// The width of the frame, in CSS px, for who can't have it as wide as the page.
const WIDTH: u32 = 800;

/// The height of the frame, in CSS px: a heading and a row of cards.
const HEIGHT: u32 = 560;

/// Writes the files into a folder, and returns their names.
pub fn write(sh: &Shell, release: bool, folder: &Path, messages: &Messages) -> Result<Vec<&'static str>> {
    let mut files = vec![PAGE, SCRIPT];
    let (name, titles) = messages.titles();
    let options = ["--format=iife".into(), "--target=es2022".into(), bundle::define(name, titles)];
    bundle::esbuild(sh, release, "src/frame/frame.js", &folder.join(SCRIPT), &options)?;
    let public_url = env::var(PUBLIC_URL).ok();
    let template = fs::read_to_string(paths::root().join("src/frame").join(PAGE))?;
    fs::write(folder.join(PAGE), page(&template, public_url.as_deref()))?;
    match public_url {
        Some(public_url) => {
            fs::write(folder.join(OEMBED), serde_json::to_string_pretty(&oembed(&public_url))? + "\n")?;
            files.push(OEMBED);
        }
        None if release => eprintln!("No {OEMBED}: it needs --public-url, the address of the folder"),
        None => {}
    }
    Ok(files)
}

/// The page, with a link to the answer of oEmbed if there is one.
fn page(template: &str, public_url: Option<&str>) -> String {
    let link = public_url.map(|folder| {
        format!("<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{folder}{OEMBED}\" title=\"Invest Seoul\">\n")
    });
    template.replace("{{oembed}}", &link.unwrap_or_default())
}

/// The answer: a frame with the feed beside the folders of the versions.
fn oembed(public_url: &str) -> Value {
    let html = format!(
        "<iframe src=\"{public_url}{PAGE}\" title=\"Invest Seoul\" width=\"{WIDTH}\" height=\"{HEIGHT}\" \
         sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\" loading=\"lazy\" \
         style=\"border: 0; width: 100%\"></iframe>"
    );
    json!({
        "version": "1.0",
        "type": "rich",
        "title": "Invest Seoul",
        "provider_name": "Invest Seoul",
        "provider_url": "https://investseoul.com",
        "cache_age": 86_400,
        "width": WIDTH,
        "height": HEIGHT,
        "html": html,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_at_an_unknown_address_names_no_answer() {
        assert_eq!(page("<title>T</title>\n{{oembed}}<script>", None), "<title>T</title>\n<script>");
    }

    #[test]
    fn a_page_at_a_known_address_names_its_answer() {
        assert_eq!(
            page("{{oembed}}<script>", Some("https://news.test/v1/")),
            "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"https://news.test/v1/oembed.json\" title=\"Invest Seoul\">\n<script>"
        );
    }

    #[test]
    fn the_answer_is_a_frame_of_the_size_that_it_names() {
        let answer = oembed("https://news.test/v1/");
        assert_eq!(
            (answer["type"].as_str(), answer["width"].as_u64(), answer["height"].as_u64()),
            (Some("rich"), Some(800), Some(560))
        );
        assert_eq!(
            answer["html"].as_str(),
            Some(
                "<iframe src=\"https://news.test/v1/embed.html\" title=\"Invest Seoul\" width=\"800\" height=\"560\" \
                 sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\" loading=\"lazy\" \
                 style=\"border: 0; width: 100%\"></iframe>"
            )
        );
    }
}
