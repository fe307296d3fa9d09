//! The table of attributes.

use super::attributes::{About, Attribute, Syntax, Values::*};

/// Makes a constant of type [`Syntax`] of each row, and [`ALL`] of all rows. The constants leave the descriptions out, so that a program
/// that only parses does not contain them.
macro_rules! attributes {
    ($($constant:ident: $name:literal, $values:expr, default $default:literal $(($what:literal))?, en $en:literal, ko $ko:literal;)*) => {
        $(
            #[doc = concat!("`", $name, "`: ", $en)]
            pub const $constant: Syntax = Syntax { name: $name, values: $values, default: $default };
        )*

        /// All attributes, in the order of the documentation.
        pub const ALL: &[Attribute] = &[$(
            Attribute { syntax: $constant, about: About { en: $en, ko: $ko, default: concat!($($what)?) } },
        )*];
    };
}

attributes! {
    FEED: "feed", Address,
        default "",
        en "address of a JSON Feed 1.0 or 1.1; the only attribute that is needed",
        ko "JSON Feed 1.0 또는 1.1의 주소. 유일한 필수 항목";
    LANG: "lang", Language,
        default "" ("the nearest `lang` of your page; if that is none of these, the feed’s, else `en`"),
        en "language of texts, dates and numbers: `en`, `ko`, `ja`, `zh-Hans`, `zh-Hant`, `fr`, `de`, `es`, `ru`, `ar`, `vi`, `id`, `th`, with any region",
        ko "문구, 날짜, 숫자의 언어: `en`, `ko`, `ja`, `zh-Hans`, `zh-Hant`, `fr`, `de`, `es`, `ru`, `ar`, `vi`, `id`, `th`(지역은 자유)";
    LAYOUT: "layout", Word(&["carousel", "grid", "list", "compact"]),
        default "carousel",
        en "a row of cards; cards in columns; a list with pictures; a list of titles, for sidebars",
        ko "가로로 넘기는 카드, 여러 열의 카드, 사진 목록, 제목 목록(사이드바용)";
    COLUMNS: "columns", Number { least: 1, greatest: 6 },
        default "" ("as many as fit"),
        en "most cards side by side, in `carousel` and `grid`",
        ko "나란히 놓을 카드의 최대 수(`carousel`, `grid`)";
    LIMIT: "limit", Number { least: 1, greatest: 100 },
        default "12",
        en "number of releases at first; the reader can go on to the end of the feed",
        ko "처음에 보여 줄 소식의 수. 나머지는 독자가 더 볼 수 있음";
    THEME: "theme", Word(&["auto", "light", "dark"]),
        default "auto",
        en "colours; `auto` follows the `color-scheme` of your page at that place",
        ko "색상. `auto`는 그 자리의 `color-scheme`를 따름";
    HEADING: "heading", Text,
        default "" ("the feed’s title, linked to its home page"),
        en "text above the cards; `none` hides it",
        ko "카드 위의 제목. `none`이면 숨김";
    HEADING_LEVEL: "heading-level", Number { least: 2, greatest: 6 },
        default "2",
        en "level of the heading in your page’s outline",
        ko "페이지 개요에서 제목의 수준";
    SHOW: "show", Words(&["image", "summary", "date", "views", "author", "tags", "comments", "all-news"]),
        default "image summary date views all-news",
        en "parts of a card; `none` for titles alone. `all-news` is the way to the feed’s home page",
        ko "카드에 보여 줄 항목. `none`이면 제목만. `all-news`는 피드 홈페이지로 가는 링크";
    TAGS: "tags", Texts,
        default "" ("all"),
        en "only releases with one of these tags",
        ko "이 태그 중 하나가 있는 소식만";
    EXCLUDE_TAGS: "exclude-tags", Texts,
        default "" ("none"),
        en "no releases with any of these tags",
        ko "이 태그가 있는 소식은 제외";
    SORT: "sort", Word(&["feed", "newest", "views"]),
        default "feed",
        en "order: that of the feed, the newest first, or the most read first",
        ko "순서: 피드 순, 최신 순, 조회수 순";
    SEARCH: "search", Presence,
        default "" ("none"),
        en "a search box; Korean also by leading consonants (ㅅㅇ finds 서울)",
        ko "검색창. 초성으로도 검색(ㅅㅇ → 서울)";
    OPEN: "open", Word(&["new-tab", "same-tab", "top"]),
        default "new-tab",
        en "where a release opens; `top` is out of all frames",
        ko "소식을 여는 곳. `top`은 프레임 밖";
    AUTOPLAY: "autoplay", Number { least: 3, greatest: 600 },
        default "" ("off"),
        en "seconds after which the carousel moves on, through the first `limit` releases and around; with a pause button",
        ko "처음 `limit`개의 소식을 저절로 넘기는 간격(초). 멈춤 버튼이 함께 나옴";
    REFRESH: "refresh", Number { least: 1, greatest: 1440 },
        default "" ("off; a tab that is shown again asks if its news is an hour old"),
        en "minutes after which the feed is asked for news; the reader keeps their place",
        ko "새 소식을 확인하는 간격(분). 보던 자리는 그대로";
    TIME_ZONE: "time-zone", TimeZone,
        default "" ("the day that the publisher wrote; of a time in UTC, the day in Seoul"),
        en "the zone whose days dates are",
        ko "날짜의 기준이 되는 시간대";
    DATE_STYLE: "date-style", Word(&["medium", "long", "relative"]),
        default "medium",
        en "“Mar 26, 2026”, “March 26, 2026”, or “3 days ago”",
        ko "“2026. 3. 26.”, “2026년 3월 26일”, “3일 전”";
    FALLBACK_IMAGE: "fallback-image", Address,
        default "" ("a drawing"),
        en "picture for releases without one, or whose picture does not load",
        ko "사진이 없거나 불러올 수 없는 소식에 쓸 사진";
    UTM: "utm", Text,
        default "" ("off"),
        en "`utm_source` in the addresses of links, unless they have one; see docs/privacy.md",
        ko "링크 주소에 붙일 `utm_source` 값. 이미 있으면 그대로(docs/privacy.md)";
    BEACON: "beacon", Address,
        default "" ("off"),
        en "gets an anonymous `POST` when a card is opened; see docs/privacy.md",
        ko "카드를 열 때 익명 `POST`를 받을 주소(docs/privacy.md)";
    LOADING: "loading", Word(&["lazy", "eager"]),
        default "lazy",
        en "when the reader comes near, or at once",
        ko "독자가 가까이 왔을 때, 또는 곧바로";
    BASE: "base", Address,
        default "" ("the script’s folder"),
        en "folder of the version, if the script is a copy and the WebAssembly module is not beside it",
        ko "버전 폴더의 주소. 스크립트가 복사본이고 모듈이 옆에 없을 때";
}
