//! What an app with a build needs besides its component: the npm package (docs/packages.md). It is beside the script:
//! `npm install https://HOST/v0.1.0/invest-seoul-news-0.1.0.tgz`.

use super::{Destination, Embed, Snippet};

const ARCHIVE: &str = concat!("invest-seoul-news-", env!("CARGO_PKG_VERSION"), ".tgz");

/// Installs the package.
pub fn install(embed: &Embed) -> Snippet {
    Snippet::new(Destination::Terminal, format!("npm install {}", embed.beside(ARCHIVE)))
}
