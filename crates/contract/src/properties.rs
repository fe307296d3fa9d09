//! The custom properties that a page may set on the element, or on any element around it.

use crate::Phrase;

/// A custom property.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Property {
    /// The name, with `--isn-` before it.
    pub name: &'static str,
    /// What a control for it is called.
    pub label: Phrase,
    /// What it changes.
    pub about: Phrase,
    /// What holds without it. Colours: light / dark.
    pub default: Phrase,
}

/// All properties, in the order of the documentation.
pub const ALL: &[Property] = &[
    Property {
        name: "--isn-accent",
        label: Phrase { en: "Accent", ko: "강조색" },
        about: Phrase {
            en: "rings of focus on cards and in the search box, the border of a card under the mouse, buttons in messages",
            ko: "카드와 검색창의 초점 테두리, 마우스를 올린 카드의 테두리, 안내문의 버튼",
        },
        default: Phrase::same("`#0b50b7` / `#9cc2ff`"),
    },
    Property {
        name: "--isn-on-accent",
        label: Phrase { en: "Text on the accent", ko: "강조색 위의 글자" },
        about: Phrase {
            en: "the text of buttons in messages, which have the accent as background",
            ko: "강조색을 배경으로 쓰는 안내문 버튼의 글자",
        },
        default: Phrase::same("`#fff` / `#0c1a30`"),
    },
    Property {
        name: "--isn-surface",
        label: Phrase { en: "Card", ko: "카드" },
        about: Phrase { en: "the background of a card", ko: "카드의 배경" },
        default: Phrase::same("`#fff` / `#1c212a`"),
    },
    Property {
        name: "--isn-text",
        label: Phrase { en: "Text", ko: "글자" },
        about: Phrase { en: "the text on a card", ko: "카드의 글자" },
        default: Phrase::same("`#14181f` / `#f1f4f9`"),
    },
    Property {
        name: "--isn-muted",
        label: Phrase { en: "Quiet text", ko: "흐린 글자" },
        about: Phrase {
            en: "summaries, dates and the nouns of counts",
            ko: "요약, 날짜, 조회수와 댓글 수에 붙는 말",
        },
        default: Phrase::same("`#505a69` / `#b4bdca`"),
    },
    Property {
        name: "--isn-border",
        label: Phrase { en: "Border", ko: "테두리" },
        about: Phrase { en: "the border of a card", ko: "카드의 테두리" },
        default: Phrase::same("`#d6dbe3` / `#38414f`"),
    },
    Property {
        name: "--isn-tint",
        label: Phrase {
            en: "Placeholders, hovered buttons", ko: "자리 표시, 마우스를 올린 버튼"
        },
        about: Phrase {
            en: "placeholders, and buttons under the mouse",
            ko: "내용이 오기 전의 자리, 마우스를 올린 버튼",
        },
        default: Phrase { en: "9% of the colour of your text", ko: "페이지 글자색의 9%" },
    },
    Property {
        name: "--isn-heading-color",
        label: Phrase { en: "Heading", ko: "제목" },
        about: Phrase { en: "the heading of the widget", ko: "위젯의 제목" },
        default: Phrase { en: "the colour of your text", ko: "페이지의 글자색" },
    },
    Property {
        name: "--isn-title-color",
        label: Phrase { en: "Titles", ko: "소식 제목" },
        about: Phrase { en: "the titles of releases", ko: "각 소식의 제목" },
        default: Phrase::same("`--isn-text`"),
    },
    Property {
        name: "--isn-tags-color",
        label: Phrase { en: "Tags", ko: "태그" },
        about: Phrase { en: "the tags of releases", ko: "각 소식의 태그" },
        default: Phrase::same("`--isn-muted`"),
    },
    Property {
        name: "--isn-number-color",
        label: Phrase { en: "Numbers", ko: "숫자" },
        about: Phrase { en: "the numbers of views and comments", ko: "조회수와 댓글 수의 숫자" },
        default: Phrase::same("`--isn-text`"),
    },
    Property {
        name: "--isn-button-color",
        label: Phrase { en: "Buttons", ko: "버튼" },
        about: Phrase {
            en: "the arrows and the button “Show more”", ko: "화살표와 “더 보기” 버튼"
        },
        default: Phrase { en: "the colour of your text", ko: "페이지의 글자색" },
    },
    Property {
        name: "--isn-button-background",
        label: Phrase { en: "Background of buttons", ko: "버튼 배경" },
        about: Phrase {
            en: "the background of the arrows and of “Show more”",
            ko: "화살표와 “더 보기” 버튼의 배경",
        },
        default: Phrase { en: "none", ko: "없음" },
    },
    Property {
        name: "--isn-button-border-color",
        label: Phrase { en: "Border of buttons", ko: "버튼 테두리" },
        about: Phrase {
            en: "the border of the arrows and of “Show more”",
            ko: "화살표와 “더 보기” 버튼의 테두리",
        },
        default: Phrase { en: "28% of the colour of the button", ko: "버튼 색의 28%" },
    },
    Property {
        name: "--isn-bar-color",
        label: Phrase { en: "Bar", ko: "진행 막대" },
        about: Phrase {
            en: "the bar that shows how far the reader has come",
            ko: "독자가 어디까지 보았는지 알려 주는 막대",
        },
        default: Phrase { en: "the colour of your text", ko: "페이지의 글자색" },
    },
    Property {
        name: "--isn-focus-color",
        label: Phrase { en: "Ring of focus", ko: "초점 테두리" },
        about: Phrase {
            en: "rings of focus outside of cards and the search box",
            ko: "카드와 검색창 밖의 초점 테두리",
        },
        default: Phrase { en: "the colour of your text", ko: "페이지의 글자색" },
    },
    Property {
        name: "--isn-focus-width",
        label: Phrase { en: "Width of the ring of focus", ko: "초점 테두리 두께" },
        about: Phrase { en: "the width of all rings of focus", ko: "모든 초점 테두리의 두께" },
        default: Phrase::same("`3px`"),
    },
    Property {
        name: "--isn-font",
        label: Phrase { en: "Font", ko: "글꼴" },
        about: Phrase {
            en: "font family; `inherit` for that of your page",
            ko: "글꼴. 페이지의 글꼴을 쓰려면 `inherit`",
        },
        default: Phrase::same("`system-ui, sans-serif`"),
    },
    Property {
        name: "--isn-font-size",
        label: Phrase { en: "Text size", ko: "글자 크기" },
        about: Phrase {
            en: "text size, on which all lengths depend",
            ko: "글자 크기. 모든 길이가 이 값을 따름",
        },
        default: Phrase {
            en: "the reader’s own (`medium`, usually 16 px)",
            ko: "독자의 설정(`medium`, 보통 16 px)",
        },
    },
    Property {
        name: "--isn-heading-size",
        label: Phrase { en: "Size of the heading", ko: "제목 크기" },
        about: Phrase { en: "the text size of the heading", ko: "위젯 제목의 글자 크기" },
        default: Phrase {
            en: "`1.375em`, in a narrow widget `1.25em`",
            ko: "`1.375em`, 좁은 위젯에서는 `1.25em`",
        },
    },
    Property {
        name: "--isn-heading-weight",
        label: Phrase { en: "Weight of the heading", ko: "제목 굵기" },
        about: Phrase { en: "the weight of the heading", ko: "위젯 제목의 굵기" },
        default: Phrase::same("`650`"),
    },
    Property {
        name: "--isn-title-size",
        label: Phrase { en: "Size of titles", ko: "소식 제목 크기" },
        about: Phrase { en: "the text size of titles of releases", ko: "각 소식 제목의 글자 크기" },
        default: Phrase::same("`1.0625em`"),
    },
    Property {
        name: "--isn-title-weight",
        label: Phrase { en: "Weight of titles", ko: "소식 제목 굵기" },
        about: Phrase { en: "the weight of titles of releases", ko: "각 소식 제목의 굵기" },
        default: Phrase::same("`650`"),
    },
    Property {
        name: "--isn-summary-size",
        label: Phrase { en: "Size of summaries", ko: "요약 크기" },
        about: Phrase { en: "the text size of summaries", ko: "요약의 글자 크기" },
        default: Phrase::same("`0.9375em`"),
    },
    Property {
        name: "--isn-meta-size",
        label: Phrase { en: "Size of dates and counts", ko: "날짜·숫자 크기" },
        about: Phrase {
            en: "the text size of dates and counts", ko: "날짜, 조회수, 댓글 수의 글자 크기"
        },
        default: Phrase::same("`0.9375em`"),
    },
    Property {
        name: "--isn-radius",
        label: Phrase { en: "Corners", ko: "모서리" },
        about: Phrase { en: "how round the corners of a card are", ko: "카드 모서리의 둥근 정도" },
        default: Phrase::same("`0.75em`"),
    },
    Property {
        name: "--isn-gap",
        label: Phrase { en: "Gap", ko: "간격" },
        about: Phrase { en: "the gap between cards", ko: "카드 사이의 간격" },
        default: Phrase::same("`1em`"),
    },
    Property {
        name: "--isn-padding",
        label: Phrase { en: "Space around the text", ko: "글 둘레 여백" },
        about: Phrase {
            en: "the space around the text of a card", ko: "카드 안에서 글 둘레의 여백"
        },
        default: Phrase::same("`1em 1.125em 1.125em`"),
    },
    Property {
        name: "--isn-border-width",
        label: Phrase { en: "Width of the border", ko: "테두리 두께" },
        about: Phrase { en: "the width of the border of a card", ko: "카드 테두리의 두께" },
        default: Phrase::same("`1px`"),
    },
    Property {
        name: "--isn-card-width",
        label: Phrase { en: "Width of a card", ko: "카드 너비" },
        about: Phrase {
            en: "the width of a card in a carousel", ko: "캐러셀에서 카드 한 장의 너비"
        },
        default: Phrase {
            en: "as many whole cards as fit; on a phone, one and the edge of the next",
            ko: "온전한 카드가 들어가는 만큼. 휴대전화에서는 한 장과 다음 카드의 가장자리",
        },
    },
    Property {
        name: "--isn-image-ratio",
        label: Phrase { en: "Proportions of pictures", ko: "사진 비율" },
        about: Phrase { en: "the aspect ratio of pictures", ko: "사진의 가로세로 비율" },
        default: Phrase::same("`16 / 9`"),
    },
    Property {
        name: "--isn-image-height",
        label: Phrase { en: "Greatest height of pictures", ko: "사진 최대 높이" },
        about: Phrase { en: "the greatest height of pictures", ko: "사진의 최대 높이" },
        default: Phrase::same("`10.5em`"),
    },
    Property {
        name: "--isn-image-fit",
        label: Phrase { en: "How pictures fill their place", ko: "사진을 채우는 방법" },
        about: Phrase {
            en: "how a picture fills its place (`object-fit`)",
            ko: "사진이 자리를 채우는 방법(`object-fit`)",
        },
        default: Phrase::same("`cover`"),
    },
    Property {
        name: "--isn-image-position",
        label: Phrase { en: "Which part of pictures is seen", ko: "사진에서 보이는 부분" },
        about: Phrase {
            en: "which part of a picture is seen if it does not fit its place (`object-position`)",
            ko: "자리에 맞지 않는 사진에서 보이는 부분(`object-position`)",
        },
        default: Phrase::same("`50% 50%`"),
    },
    Property {
        name: "--isn-button-size",
        label: Phrase { en: "Size of arrows", ko: "화살표 크기" },
        about: Phrase { en: "the width and height of the arrows", ko: "화살표의 너비와 높이" },
        default: Phrase::same("`2.75em`"),
    },
    Property {
        name: "--isn-button-radius",
        label: Phrase { en: "Corners of arrows", ko: "화살표 모서리" },
        about: Phrase {
            en: "how round the corners of the arrows are", ko: "화살표 모서리의 둥근 정도"
        },
        default: Phrase::same("`50%`"),
    },
    Property {
        name: "--isn-bar-size",
        label: Phrase { en: "Thickness of the bar", ko: "진행 막대 두께" },
        about: Phrase {
            en: "the thickness of the bar that shows how far the reader has come",
            ko: "독자가 어디까지 보았는지 알려 주는 막대의 두께",
        },
        default: Phrase::same("`3px`"),
    },
];

#[cfg(test)]
mod tests {
    use super::{ALL, Property};

    #[test]
    fn everything_is_said_in_both_languages() {
        for Property { name, label, about, default } in ALL {
            assert!([label, about, default].iter().all(|phrase| phrase.is_in_both_languages()), "{name}");
        }
    }
}
