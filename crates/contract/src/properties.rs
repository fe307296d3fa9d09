//! The custom properties that a page may set on the element, or on any element around it.

/// A custom property.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Property {
    /// The name, with `--isn-` before it.
    pub name: &'static str,
    /// What it changes.
    pub about: &'static str,
    /// What holds without it. Colours: light / dark.
    pub default: &'static str,
}

/// All properties, in the order of the documentation.
pub const ALL: &[Property] = &[
    Property {
        name: "--isn-accent",
        about: "rings of focus on cards and in the search box, border of a card under the mouse, buttons in messages",
        default: "`#0b50b7` / `#9cc2ff`",
    },
    Property { name: "--isn-on-accent", about: "text on the accent", default: "`#fff` / `#0c1a30`" },
    Property { name: "--isn-surface", about: "background of a card", default: "`#fff` / `#1c212a`" },
    Property { name: "--isn-text", about: "text on a card", default: "`#14181f` / `#f1f4f9`" },
    Property {
        name: "--isn-muted",
        about: "summary, date and nouns of counts",
        default: "`#505a69` / `#b4bdca`",
    },
    Property { name: "--isn-border", about: "border of a card", default: "`#d6dbe3` / `#38414f`" },
    Property {
        name: "--isn-tint",
        about: "placeholders, and buttons under the mouse",
        default: "9 % of the colour of your text",
    },
    Property { name: "--isn-heading-color", about: "the heading", default: "the colour of your text" },
    Property { name: "--isn-title-color", about: "titles", default: "`--isn-text`" },
    Property { name: "--isn-tags-color", about: "tags", default: "`--isn-muted`" },
    Property { name: "--isn-number-color", about: "numbers of views and comments", default: "`--isn-text`" },
    Property {
        name: "--isn-button-color",
        about: "arrows and “show more”",
        default: "the colour of your text",
    },
    Property { name: "--isn-button-background", about: "their background", default: "none" },
    Property { name: "--isn-button-border-color", about: "their border", default: "28 % of their colour" },
    Property {
        name: "--isn-bar-color",
        about: "the bar that shows how far the reader has come",
        default: "the colour of your text",
    },
    Property {
        name: "--isn-focus-color",
        about: "rings of focus outside of cards and the search box",
        default: "the colour of your text",
    },
    Property { name: "--isn-focus-width", about: "width of rings of focus", default: "`3px`" },
    Property {
        name: "--isn-font",
        about: "font family; `inherit` for that of your page",
        default: "`system-ui, sans-serif`",
    },
    Property {
        name: "--isn-font-size",
        about: "text size, on which all lengths depend",
        default: "the reader’s own (`medium`, usually 16 px)",
    },
    Property {
        name: "--isn-heading-size",
        about: "text size of the heading",
        default: "`1.375em`, in a narrow widget `1.25em`",
    },
    Property { name: "--isn-heading-weight", about: "weight of the heading", default: "`650`" },
    Property { name: "--isn-title-size", about: "text size of titles", default: "`1.0625em`" },
    Property { name: "--isn-title-weight", about: "weight of titles", default: "`650`" },
    Property { name: "--isn-summary-size", about: "text size of summaries", default: "`0.9375em`" },
    Property { name: "--isn-meta-size", about: "text size of dates and counts", default: "`0.9375em`" },
    Property { name: "--isn-radius", about: "corners of a card", default: "`0.75em`" },
    Property { name: "--isn-gap", about: "gap between cards", default: "`1em`" },
    Property {
        name: "--isn-padding",
        about: "space around the text of a card",
        default: "`1em 1.125em 1.125em`",
    },
    Property { name: "--isn-border-width", about: "border of a card", default: "`1px`" },
    Property {
        name: "--isn-card-width",
        about: "width of a card in a carousel",
        default: "as many whole cards as fit; on a phone, one and the edge of the next",
    },
    Property { name: "--isn-image-ratio", about: "aspect ratio of the picture", default: "`16 / 9`" },
    Property { name: "--isn-image-height", about: "greatest height of the picture", default: "`10.5em`" },
    Property {
        name: "--isn-image-fit",
        about: "how the picture fills its place (`object-fit`)",
        default: "`cover`",
    },
    Property {
        name: "--isn-image-position",
        about: "which part of it is seen then (`object-position`)",
        default: "`50% 50%`",
    },
    Property { name: "--isn-button-size", about: "width and height of arrows", default: "`2.75em`" },
    Property { name: "--isn-button-radius", about: "corners of arrows", default: "`50%`" },
    Property { name: "--isn-bar-size", about: "thickness of the bar", default: "`3px`" },
];
