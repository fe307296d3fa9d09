//! Chinese in traditional characters.

use super::{Messages, Plural};

/// The messages in this language.
pub const MESSAGES: Messages = Messages {
    carousel: "輪播",
    slide: "投影片",
    previous: "上一組新聞",
    next: "下一組新聞",
    range: "第{first}–{last}則",
    range_of_total: "第{first}–{last}則，共{total}則",
    single: "第{n}則",
    single_of_total: "第{n}則，共{total}則",
    views: Plural::same("瀏覽{n}次"),
    comments: Plural::same("{n}則留言"),
    new_tab: "（在新分頁中開啟）",
    untitled: "無標題",
    loading: "正在載入新聞…",
    empty: "目前沒有新聞。",
    stale: "目前無法載入最新新聞，顯示的是先前的內容。",
    stale_since: "目前無法載入最新新聞，顯示的是{date}的內容。",
    unreadable: "其餘新聞無法在此顯示。",
    retry: "重試",
    news: "新聞",
    all_news: "全部新聞",
    read_on_site: "在{site}閱讀新聞",
    show_more: "顯示更多",
    search: "搜尋新聞",
    results: Plural::same("{n} 筆結果"),
    no_results: "沒有符合的新聞。",
    feed_missing: "未指定新聞來源，無法顯示。",
    feed_unreachable: "無法取得新聞。請檢查網路連線後再試一次。",
    feed_status: "新聞伺服器未能正常回應，請稍後再試。",
    feed_timeout: "新聞伺服器回應時間過長，請稍後再試一次。",
    feed_invalid: "收到的新聞格式無法讀取。",
    feed_too_large: "收到的新聞過大，無法讀取。",
};
