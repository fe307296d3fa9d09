//! The height that a page reserves, so that nothing moves when the widget comes, and what it depends on.

use crate::attributes::{LAYOUT, SEARCH, SHOW, Syntax};

/// The declarations that reserve it: as high as a carousel with the default card at any width from 304 px.
pub const RESERVED: &str = "display: block; min-height: 500px";

/// The attributes that change the height. Where one of them has another value than its default, no height is reserved.
pub const ATTRIBUTES: [Syntax; 3] = [LAYOUT, SHOW, SEARCH];

/// The custom properties that can change the height.
pub const PROPERTIES: [&str; 12] = [
    "--isn-font-size",
    "--isn-heading-size",
    "--isn-title-size",
    "--isn-summary-size",
    "--isn-meta-size",
    "--isn-padding",
    "--isn-border-width",
    "--isn-card-width",
    "--isn-image-ratio",
    "--isn-image-height",
    "--isn-button-size",
    "--isn-bar-size",
];

#[cfg(test)]
mod tests {
    use super::PROPERTIES;
    use crate::properties;

    #[test]
    fn the_properties_are_those_of_the_table() {
        for name in PROPERTIES {
            assert!(properties::ALL.iter().any(|property| property.name == name), "{name}");
        }
    }
}
