//! Japanese.

use super::{Messages, Plural};

/// The messages in this language.
pub const MESSAGES: Messages = Messages {
    carousel: "カルーセル",
    slide: "スライド",
    previous: "前のお知らせ",
    next: "次のお知らせ",
    range: "{first}～{last}件目",
    range_of_total: "{total}件中{first}～{last}件目",
    single: "{n}件目",
    single_of_total: "{total}件中{n}件目",
    views: Plural::same("閲覧数{n}回"),
    comments: Plural::same("コメント{n}件"),
    new_tab: "（新しいタブで開きます）",
    untitled: "無題",
    loading: "お知らせを読み込んでいます…",
    empty: "現在、お知らせはありません。",
    stale: "最新のお知らせを読み込めないため、以前のお知らせを表示しています。",
    stale_since: "最新のお知らせを読み込めないため、{date}時点のお知らせを表示しています。",
    unreadable: "残りのお知らせはここには表示できません。",
    retry: "再試行",
    news: "お知らせ",
    all_news: "お知らせ一覧",
    read_on_site: "{site}でお知らせを読む",
    show_more: "もっと見る",
    search: "お知らせを検索",
    results: Plural::same("{n}件"),
    no_results: "一致するお知らせはありません。",
    feed_missing: "お知らせの取得先が指定されていないため、表示できません。",
    feed_unreachable: "お知らせを取得できませんでした。接続を確認して、もう一度お試しください。",
    feed_status: "お知らせのサーバーが正しく応答していません。しばらくしてからもう一度お試しください。",
    feed_timeout: "お知らせのサーバーの応答に時間がかかりすぎています。しばらくしてからもう一度お試しください。",
    feed_invalid: "お知らせを読み取れない形式で受信しました。",
    feed_too_large: "受信したお知らせが大きすぎて読み取れません。",
};
