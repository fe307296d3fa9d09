//! The table of attributes.

use super::{
    Phrase,
    attributes::{About, Attribute, Syntax, Values::*},
};

/// Makes a constant of type [`Syntax`] of each row, and [`ALL`] of all rows. The constants leave the descriptions out, so that a program
/// that only parses does not contain them.
macro_rules! attributes {
    ($($constant:ident: $name:literal, $values:expr, default $default:literal $(($what_en:literal, $what_ko:literal))?, label $label_en:literal $label_ko:literal, en $en:literal, ko $ko:literal;)*) => {
        $(
            #[doc = concat!("`", $name, "`: ", $en)]
            pub const $constant: Syntax = Syntax { name: $name, values: $values, default: $default };
        )*

        /// All attributes, in the order of the documentation.
        pub const ALL: &[Attribute] = &[$(
            Attribute {
                syntax: $constant,
                about: About {
                    label: Phrase { en: $label_en, ko: $label_ko },
                    en: $en,
                    ko: $ko,
                    default: Phrase { en: concat!($($what_en)?), ko: concat!($($what_ko)?) },
                },
            },
        )*];
    };
}

attributes! {
    FEED: "feed", Address,
        default "",
        label "Address of the feed" "피드 주소",
        en "address of a JSON Feed 1.0 or 1.1; the only attribute that is needed",
        ko "JSON Feed 1.0 또는 1.1의 주소. 유일한 필수 항목";
    LANG: "lang", Language,
        default "" ("the nearest `lang` of your page; if that is none of these, the feed’s, else `en`", "페이지의 가장 가까운 `lang`. 이 언어들에 없으면 피드의 언어, 그것도 없으면 `en`"),
        label "Language" "언어",
        en "language of texts, dates and numbers: `en`, `ko`, `ja`, `zh-Hans`, `zh-Hant`, `fr`, `de`, `es`, `ru`, `ar`, `vi`, `id`, `th`, with any region",
        ko "문구, 날짜, 숫자의 언어: `en`, `ko`, `ja`, `zh-Hans`, `zh-Hant`, `fr`, `de`, `es`, `ru`, `ar`, `vi`, `id`, `th`(지역은 자유)";
    LAYOUT: "layout", Word(&["carousel", "grid", "list", "compact"]),
        default "carousel",
        label "Layout" "배치",
        en "a row of cards; cards in columns; a list with pictures; a list of titles, for sidebars",
        ko "가로로 넘기는 카드, 여러 열의 카드, 사진 목록, 제목 목록(사이드바용)";
    COLUMNS: "columns", Number { least: 1, greatest: 6 },
        default "" ("as many as fit", "들어가는 만큼"),
        label "Columns" "열 수",
        en "most cards side by side, in `carousel` and `grid`",
        ko "나란히 놓을 카드의 최대 수(`carousel`, `grid`)";
    LIMIT: "limit", Number { least: 1, greatest: 100 },
        default "12",
        label "Number of releases" "소식 수",
        en "number of releases at first; the reader can go on to the end of the feed",
        ko "처음에 보여 줄 소식의 수. 나머지는 독자가 더 볼 수 있음";
    THEME: "theme", Word(&["auto", "light", "dark"]),
        default "auto",
        label "Theme" "테마",
        en "colours; `auto` follows the `color-scheme` of your page at that place",
        ko "색상. `auto`는 그 자리의 `color-scheme`을 따름";
    HEADING: "heading", Text,
        default "" ("the feed’s title, linked to its home page", "피드의 제목. 피드 홈페이지로 가는 링크"),
        label "Heading" "제목",
        en "text above the cards; `none` hides it",
        ko "카드 위의 제목. `none`이면 숨김";
    HEADING_LEVEL: "heading-level", Number { least: 2, greatest: 6 },
        default "2",
        label "Level of the heading" "제목의 수준",
        en "level of the heading in your page’s outline",
        ko "페이지 개요에서 제목의 수준";
    SHOW: "show", Words(&["image", "summary", "date", "views", "author", "tags", "comments", "all-news"]),
        default "image summary date views all-news",
        label "Parts of a card" "카드의 항목",
        en "parts of a card; `none` for titles alone. `all-news` is the way to the feed’s home page: a link and, in a carousel or a grid, a card after the last one",
        ko "카드에 보여 줄 항목. `none`이면 제목만. `all-news`는 피드 홈페이지로 가는 링크와, 캐러셀과 그리드에서 마지막 카드 다음의 카드";
    TAGS: "tags", Texts,
        default "" ("all", "모두"),
        label "Only with these tags" "이 태그만",
        en "only releases with one of these tags",
        ko "이 태그 중 하나가 있는 소식만";
    EXCLUDE_TAGS: "exclude-tags", Texts,
        default "" ("none", "없음"),
        label "Not with these tags" "이 태그 제외",
        en "no releases with any of these tags",
        ko "이 태그가 있는 소식은 제외";
    SORT: "sort", Word(&["feed", "newest", "views"]),
        default "feed",
        label "Order" "순서",
        en "order: that of the feed, the newest first, or the most read first",
        ko "순서: 피드 순, 최신 순, 조회수 순";
    SEARCH: "search", Presence,
        default "" ("none", "없음"),
        label "Search box" "검색창",
        en "a search box; Korean also by leading consonants (ㅅㅇ finds 서울)",
        ko "검색창. 초성으로도 검색(ㅅㅇ → 서울)";
    OPEN: "open", Word(&["new-tab", "same-tab", "top", "reader"]),
        default "new-tab",
        label "Releases open in" "소식을 여는 곳",
        en "where a release opens; `top` is out of all frames, `reader` is a dialog over your page with the whole text",
        ko "소식을 여는 곳. `top`은 프레임 밖, `reader`는 페이지 위의 대화상자에서 전문 읽기";
    AUTOPLAY: "autoplay", Number { least: 3, greatest: 600 },
        default "" ("off", "끔"),
        label "Move on after (seconds)" "자동 넘김 간격(초)",
        en "seconds after which the carousel moves on, through the first `limit` releases and around; with a pause button",
        ko "처음 `limit`개의 소식을 저절로 넘기는 간격(초). 멈춤 버튼이 함께 나옴";
    REFRESH: "refresh", Number { least: 1, greatest: 1440 },
        default "" ("off; a tab that is shown again asks if its news is an hour old", "끔. 다시 보인 탭은 소식이 한 시간 지났으면 확인"),
        label "Look for news every (minutes)" "새 소식 확인 간격(분)",
        en "minutes after which the feed is asked for news; the reader keeps their place",
        ko "새 소식을 확인하는 간격(분). 보던 자리는 그대로";
    TIME_ZONE: "time-zone", TimeZone,
        default "" ("the day that the publisher wrote; of a time in UTC, the day in Seoul", "발행자가 쓴 날짜. UTC 시각이면 서울의 날짜"),
        label "Time zone" "시간대",
        en "the zone whose days dates are",
        ko "날짜의 기준이 되는 시간대";
    DATE_STYLE: "date-style", Word(&["medium", "long", "relative"]),
        default "medium",
        label "Dates" "날짜",
        en "“Mar 26, 2026”, “March 26, 2026”, or “3 days ago”",
        ko "“2026. 3. 26.”, “2026년 3월 26일”, “3일 전”";
    FALLBACK_IMAGE: "fallback-image", Address,
        default "" ("a drawing", "그림"),
        label "Picture where there is none" "사진이 없을 때 쓸 사진",
        en "picture for releases without one, or whose picture does not load",
        ko "사진이 없거나 불러올 수 없는 소식에 쓸 사진";
    UTM: "utm", Text,
        default "" ("off", "끔"),
        label "Campaign name in links" "링크의 캠페인 이름",
        en "word that links carry as `utm_source`, so that the publisher sees where readers come from; an address that has one keeps it",
        ko "링크 주소에 `utm_source`로 붙일 말. 독자가 어디서 왔는지 발행 기관이 알 수 있음. 이미 있으면 그대로";
    BEACON: "beacon", Address,
        default "" ("off", "끔"),
        label "Address that counts opened cards" "열린 카드를 세는 주소",
        en "gets a `POST` when a card is opened, with the address of the feed and the `id` of the release: no cookie, nothing on the reader",
        ko "카드를 열 때 `POST`를 받을 주소. 피드 주소와 소식의 `id`만 보냄. 쿠키도 독자의 정보도 없음";
    LOADING: "loading", Word(&["lazy", "eager"]),
        default "lazy",
        label "Load" "불러오는 때",
        en "when the reader comes near, or at once",
        ko "독자가 가까이 왔을 때, 또는 곧바로";
    BASE: "base", Address,
        default "" ("the script’s folder", "스크립트의 폴더"),
        label "Folder of the version" "버전 폴더",
        en "folder of the version, if the script is a copy and the WebAssembly module is not beside it",
        ko "버전 폴더의 주소. 스크립트가 복사본이고 모듈이 옆에 없을 때";
}
