//! Korean.

use super::{Messages, Plural};

/// The messages in this language.
pub const MESSAGES: Messages = Messages {
    carousel: "캐러셀",
    slide: "슬라이드",
    previous: "이전 소식",
    next: "다음 소식",
    range: "{first}–{last}번째",
    range_of_total: "전체 {total}개 중 {first}–{last}번째",
    single: "{n}번째",
    single_of_total: "전체 {total}개 중 {n}번째",
    views: Plural::same("조회수 {n}회"),
    comments: Plural::same("댓글 {n}개"),
    new_tab: "(새 창 열림)",
    untitled: "제목 없음",
    loading: "소식을 불러오는 중입니다…",
    empty: "지금은 등록된 소식이 없습니다.",
    stale: "지금은 최신 소식을 불러올 수 없어 이전 소식을 표시합니다.",
    stale_since: "지금은 최신 소식을 불러올 수 없어 {date} 기준 소식을 표시합니다.",
    unreadable: "나머지 소식은 여기에 표시할 수 없습니다.",
    retry: "다시 시도",
    news: "소식",
    all_news: "전체 소식",
    read_on_site: "{site}에서 소식 보기",
    show_more: "더 보기",
    search: "소식 검색",
    results: Plural::same("검색 결과 {n}건"),
    no_results: "일치하는 소식이 없습니다.",
    feed_missing: "소식의 주소가 지정되지 않아 표시할 수 없습니다.",
    feed_unreachable: "소식을 불러올 수 없습니다. 인터넷 연결을 확인한 뒤 다시 시도해 주세요.",
    feed_status: "소식 서버가 정상적으로 응답하지 않습니다. 잠시 후 다시 시도해 주세요.",
    feed_timeout: "소식 서버의 응답이 너무 늦어지고 있습니다. 잠시 후 다시 시도해 주세요.",
    feed_invalid: "소식을 읽을 수 없는 형식으로 받았습니다.",
    feed_too_large: "받은 소식이 너무 커서 읽을 수 없습니다.",
};
