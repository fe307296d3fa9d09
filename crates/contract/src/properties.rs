//! The custom properties that a page may set on the element, or on any element around it.

use crate::Phrase;

/// A custom property.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Property {
    /// The name, with `--isn-` before it.
    pub name: &'static str,
    /// What it changes.
    pub about: &'static str,
    /// What holds without it. Colours: light / dark.
    pub default: Phrase,
}

/// All properties, in the order of the documentation.
pub const ALL: &[Property] = &[
    Property {
        name: "--isn-accent",
        about: "rings of focus on cards and in the search box, border of a card under the mouse, buttons in messages",
        default: Phrase::same("`#0b50b7` / `#9cc2ff`"),
    },
    Property {
        name: "--isn-on-accent",
        about: "text on the accent",
        default: Phrase::same("`#fff` / `#0c1a30`"),
    },
    Property {
        name: "--isn-surface",
        about: "background of a card",
        default: Phrase::same("`#fff` / `#1c212a`"),
    },
    Property { name: "--isn-text", about: "text on a card", default: Phrase::same("`#14181f` / `#f1f4f9`") },
    Property {
        name: "--isn-muted",
        about: "summary, date and nouns of counts",
        default: Phrase::same("`#505a69` / `#b4bdca`"),
    },
    Property {
        name: "--isn-border",
        about: "border of a card",
        default: Phrase::same("`#d6dbe3` / `#38414f`"),
    },
    Property {
        name: "--isn-tint",
        about: "placeholders, and buttons under the mouse",
        default: Phrase { en: "9 % of the colour of your text", ko: "페이지 글자색의 9 %" },
    },
    Property {
        name: "--isn-heading-color",
        about: "the heading",
        default: Phrase { en: "the colour of your text", ko: "페이지의 글자색" },
    },
    Property { name: "--isn-title-color", about: "titles", default: Phrase::same("`--isn-text`") },
    Property { name: "--isn-tags-color", about: "tags", default: Phrase::same("`--isn-muted`") },
    Property {
        name: "--isn-number-color",
        about: "numbers of views and comments",
        default: Phrase::same("`--isn-text`"),
    },
    Property {
        name: "--isn-button-color",
        about: "arrows and “show more”",
        default: Phrase { en: "the colour of your text", ko: "페이지의 글자색" },
    },
    Property {
        name: "--isn-button-background",
        about: "their background",
        default: Phrase { en: "none", ko: "없음" },
    },
    Property {
        name: "--isn-button-border-color",
        about: "their border",
        default: Phrase { en: "28 % of their colour", ko: "버튼 색의 28 %" },
    },
    Property {
        name: "--isn-bar-color",
        about: "the bar that shows how far the reader has come",
        default: Phrase { en: "the colour of your text", ko: "페이지의 글자색" },
    },
    Property {
        name: "--isn-focus-color",
        about: "rings of focus outside of cards and the search box",
        default: Phrase { en: "the colour of your text", ko: "페이지의 글자색" },
    },
    Property { name: "--isn-focus-width", about: "width of rings of focus", default: Phrase::same("`3px`") },
    Property {
        name: "--isn-font",
        about: "font family; `inherit` for that of your page",
        default: Phrase::same("`system-ui, sans-serif`"),
    },
    Property {
        name: "--isn-font-size",
        about: "text size, on which all lengths depend",
        default: Phrase {
            en: "the reader’s own (`medium`, usually 16 px)",
            ko: "독자의 설정(`medium`, 보통 16 px)",
        },
    },
    Property {
        name: "--isn-heading-size",
        about: "text size of the heading",
        default: Phrase {
            en: "`1.375em`, in a narrow widget `1.25em`",
            ko: "`1.375em`, 좁은 위젯에서는 `1.25em`",
        },
    },
    Property { name: "--isn-heading-weight", about: "weight of the heading", default: Phrase::same("`650`") },
    Property { name: "--isn-title-size", about: "text size of titles", default: Phrase::same("`1.0625em`") },
    Property { name: "--isn-title-weight", about: "weight of titles", default: Phrase::same("`650`") },
    Property {
        name: "--isn-summary-size",
        about: "text size of summaries",
        default: Phrase::same("`0.9375em`"),
    },
    Property {
        name: "--isn-meta-size",
        about: "text size of dates and counts",
        default: Phrase::same("`0.9375em`"),
    },
    Property { name: "--isn-radius", about: "corners of a card", default: Phrase::same("`0.75em`") },
    Property { name: "--isn-gap", about: "gap between cards", default: Phrase::same("`1em`") },
    Property {
        name: "--isn-padding",
        about: "space around the text of a card",
        default: Phrase::same("`1em 1.125em 1.125em`"),
    },
    Property { name: "--isn-border-width", about: "border of a card", default: Phrase::same("`1px`") },
    Property {
        name: "--isn-card-width",
        about: "width of a card in a carousel",
        default: Phrase {
            en: "as many whole cards as fit; on a phone, one and the edge of the next",
            ko: "온전한 카드가 들어가는 만큼. 휴대전화에서는 한 장과 다음 카드의 가장자리",
        },
    },
    Property {
        name: "--isn-image-ratio",
        about: "aspect ratio of the picture",
        default: Phrase::same("`16 / 9`"),
    },
    Property {
        name: "--isn-image-height",
        about: "greatest height of the picture",
        default: Phrase::same("`10.5em`"),
    },
    Property {
        name: "--isn-image-fit",
        about: "how the picture fills its place (`object-fit`)",
        default: Phrase::same("`cover`"),
    },
    Property {
        name: "--isn-image-position",
        about: "which part of it is seen then (`object-position`)",
        default: Phrase::same("`50% 50%`"),
    },
    Property {
        name: "--isn-button-size",
        about: "width and height of arrows",
        default: Phrase::same("`2.75em`"),
    },
    Property { name: "--isn-button-radius", about: "corners of arrows", default: Phrase::same("`50%`") },
    Property { name: "--isn-bar-size", about: "thickness of the bar", default: Phrase::same("`3px`") },
];

#[cfg(test)]
mod tests {
    use super::ALL;

    #[test]
    fn every_default_is_said_in_both_languages() {
        for property in ALL {
            assert!(property.default.is_in_both_languages(), "{property:?}");
        }
    }
}
