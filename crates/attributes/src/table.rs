//! The table.

use super::{About, Attribute, Syntax, Values::*};

/// All attributes, in the order of the documentation.
pub const ALL: &[Attribute] = &[
    FEED,
    LANG,
    LAYOUT,
    COLUMNS,
    LIMIT,
    THEME,
    HEADING,
    HEADING_LEVEL,
    SHOW,
    TAGS,
    EXCLUDE_TAGS,
    SORT,
    SEARCH,
    OPEN,
    AUTOPLAY,
    REFRESH,
    TIME_ZONE,
    DATE_STYLE,
    FALLBACK_IMAGE,
    UTM,
    BEACON,
    LOADING,
    BASE,
];

/// `feed`
pub const FEED: Attribute = Attribute {
    syntax: Syntax { name: "feed", values: Address, default: "" },
    about: About {
        en: "address of a JSON Feed 1.0 or 1.1; the only attribute that is needed",
        ko: "JSON Feed 1.0 또는 1.1의 주소. 유일한 필수 항목",
        default: "",
    },
};

/// `lang`
pub const LANG: Attribute = Attribute {
    syntax: Syntax { name: "lang", values: Language, default: "" },
    about: About {
        en: "language of texts, dates and numbers",
        ko: "문구, 날짜, 숫자의 언어",
        default: "the nearest `lang` of your page, else the feed’s, else `en`",
    },
};

/// `layout`
pub const LAYOUT: Attribute = Attribute {
    syntax: Syntax {
        name: "layout",
        values: Word(&["carousel", "grid", "list", "compact"]),
        default: "carousel",
    },
    about: About {
        en: "a row of cards; cards in columns; a list with pictures; a list of titles, for sidebars",
        ko: "가로로 넘기는 카드, 여러 열의 카드, 사진 목록, 제목 목록(사이드바용)",
        default: "",
    },
};

/// `columns`
pub const COLUMNS: Attribute = Attribute {
    syntax: Syntax { name: "columns", values: Number { least: 1, greatest: 6 }, default: "" },
    about: About {
        en: "most cards side by side, in `carousel` and `grid`",
        ko: "나란히 놓을 카드의 최대 수(`carousel`, `grid`)",
        default: "as many as fit",
    },
};

/// `limit`
pub const LIMIT: Attribute = Attribute {
    syntax: Syntax { name: "limit", values: Number { least: 1, greatest: 100 }, default: "12" },
    about: About {
        en: "number of releases at first; the reader can go on to the end of the feed",
        ko: "처음에 보여 줄 소식의 수. 나머지는 독자가 더 볼 수 있음",
        default: "",
    },
};

/// `theme`
pub const THEME: Attribute = Attribute {
    syntax: Syntax { name: "theme", values: Word(&["auto", "light", "dark"]), default: "auto" },
    about: About {
        en: "colours; `auto` follows the `color-scheme` of your page at that place",
        ko: "색상. `auto`는 그 자리의 `color-scheme`를 따름",
        default: "",
    },
};

/// `heading`
pub const HEADING: Attribute = Attribute {
    syntax: Syntax { name: "heading", values: Text, default: "" },
    about: About {
        en: "text above the cards; `none` hides it",
        ko: "카드 위의 제목. `none`이면 숨김",
        default: "the feed’s title, linked to its home page",
    },
};

/// `heading-level`
pub const HEADING_LEVEL: Attribute = Attribute {
    syntax: Syntax { name: "heading-level", values: Number { least: 2, greatest: 6 }, default: "2" },
    about: About {
        en: "level of the heading in your page’s outline",
        ko: "페이지 개요에서 제목의 수준",
        default: "",
    },
};

/// `show`
pub const SHOW: Attribute = Attribute {
    syntax: Syntax {
        name: "show",
        values: Words(&["image", "summary", "date", "views", "author", "tags", "comments", "all-news"]),
        default: "image summary date views all-news",
    },
    about: About {
        en: "parts of a card; `none` for titles alone. `all-news` is the way to the feed’s home page",
        ko: "카드에 보여 줄 항목. `none`이면 제목만. `all-news`는 피드 홈페이지로 가는 링크",
        default: "",
    },
};

/// `tags`
pub const TAGS: Attribute = Attribute {
    syntax: Syntax { name: "tags", values: Texts, default: "" },
    about: About {
        en: "only releases with one of these tags",
        ko: "이 태그 중 하나가 있는 소식만",
        default: "all",
    },
};

/// `exclude-tags`
pub const EXCLUDE_TAGS: Attribute = Attribute {
    syntax: Syntax { name: "exclude-tags", values: Texts, default: "" },
    about: About {
        en: "no releases with any of these tags",
        ko: "이 태그가 있는 소식은 제외",
        default: "none",
    },
};

/// `sort`
pub const SORT: Attribute = Attribute {
    syntax: Syntax { name: "sort", values: Word(&["feed", "newest", "views"]), default: "feed" },
    about: About {
        en: "order: that of the feed, the newest first, or the most read first",
        ko: "순서: 피드 순, 최신 순, 조회수 순",
        default: "",
    },
};

/// `search`
pub const SEARCH: Attribute = Attribute {
    syntax: Syntax { name: "search", values: Presence, default: "" },
    about: About {
        en: "a search box; Korean also by leading consonants (ㅅㅇ finds 서울)",
        ko: "검색창. 초성으로도 검색(ㅅㅇ → 서울)",
        default: "none",
    },
};

/// `open`
pub const OPEN: Attribute = Attribute {
    syntax: Syntax {
        name: "open",
        values: Word(&["new-tab", "same-tab", "top", "reader"]),
        default: "new-tab",
    },
    about: About {
        en: "where a release opens; `top` is out of all frames, `reader` a dialog in your page",
        ko: "소식을 여는 곳. `top`은 프레임 밖, `reader`는 페이지 안의 대화상자",
        default: "",
    },
};

/// `autoplay`
pub const AUTOPLAY: Attribute = Attribute {
    syntax: Syntax { name: "autoplay", values: Number { least: 3, greatest: 600 }, default: "" },
    about: About {
        en: "seconds after which the carousel moves on; with a pause button",
        ko: "캐러셀이 저절로 넘어가는 간격(초). 멈춤 버튼이 함께 나옴",
        default: "off",
    },
};

/// `refresh`
pub const REFRESH: Attribute = Attribute {
    syntax: Syntax { name: "refresh", values: Number { least: 1, greatest: 1440 }, default: "" },
    about: About {
        en: "minutes after which the feed is asked for news",
        ko: "새 소식을 확인하는 간격(분)",
        default: "off: after an hour in the background",
    },
};

/// `time-zone`
pub const TIME_ZONE: Attribute = Attribute {
    syntax: Syntax { name: "time-zone", values: TimeZone, default: "" },
    about: About {
        en: "the zone whose days dates are",
        ko: "날짜의 기준이 되는 시간대",
        default: "the day that the publisher wrote; of a time in UTC, the day in Seoul",
    },
};

/// `date-style`
pub const DATE_STYLE: Attribute = Attribute {
    syntax: Syntax { name: "date-style", values: Word(&["medium", "long", "relative"]), default: "medium" },
    about: About {
        en: "“Mar 26, 2026”, “March 26, 2026”, or “3 days ago”",
        ko: "“2026. 3. 26.”, “2026년 3월 26일”, “3일 전”",
        default: "",
    },
};

/// `fallback-image`
pub const FALLBACK_IMAGE: Attribute = Attribute {
    syntax: Syntax { name: "fallback-image", values: Address, default: "" },
    about: About {
        en: "picture for releases without one",
        ko: "사진이 없는 소식에 쓸 사진",
        default: "a drawing",
    },
};

/// `utm`
pub const UTM: Attribute = Attribute {
    syntax: Syntax { name: "utm", values: Text, default: "" },
    about: About {
        en: "`utm_source` in the addresses of links",
        ko: "링크 주소에 붙일 `utm_source` 값",
        default: "off",
    },
};

/// `beacon`
pub const BEACON: Attribute = Attribute {
    syntax: Syntax { name: "beacon", values: Address, default: "" },
    about: About {
        en: "gets an anonymous `POST` when a card is opened",
        ko: "카드를 열 때 익명 `POST`를 받을 주소",
        default: "off",
    },
};

/// `loading`
pub const LOADING: Attribute = Attribute {
    syntax: Syntax { name: "loading", values: Word(&["lazy", "eager"]), default: "lazy" },
    about: About {
        en: "when the reader comes near, or at once",
        ko: "독자가 가까이 왔을 때, 또는 곧바로",
        default: "",
    },
};

/// `base`
pub const BASE: Attribute = Attribute {
    syntax: Syntax { name: "base", values: Address, default: "" },
    about: About {
        en: "folder of the version, if the script is a copy and the WebAssembly module is not beside it",
        ko: "버전 폴더의 주소. 스크립트가 복사본이고 모듈이 옆에 없을 때",
        default: "the script’s folder",
    },
};
