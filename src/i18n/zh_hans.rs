//! Chinese in simplified characters.

use super::{Messages, Plural};

/// The messages in this language.
pub const MESSAGES: Messages = Messages {
    carousel: "轮播",
    slide: "幻灯片",
    previous: "上一组新闻",
    next: "下一组新闻",
    range: "第{first}–{last}条",
    range_of_total: "第{first}–{last}条，共{total}条",
    single: "第{n}条",
    single_of_total: "第{n}条，共{total}条",
    views: Plural::same("浏览{n}次"),
    comments: Plural::same("{n}条评论"),
    new_tab: "（在新标签页中打开）",
    untitled: "无标题",
    loading: "正在加载新闻…",
    empty: "目前没有新闻。",
    stale: "目前无法加载最新新闻，显示的是之前的内容。",
    stale_since: "目前无法加载最新新闻，显示的是{date}的内容。",
    unreadable: "其余新闻无法在此显示。",
    retry: "重试",
    news: "新闻",
    all_news: "全部新闻",
    read_on_site: "在{site}阅读新闻",
    show_more: "显示更多",
    search: "搜索新闻",
    results: Plural::same("{n} 条结果"),
    no_results: "没有匹配的新闻。",
    feed_missing: "未指定新闻来源，无法显示。",
    feed_unreachable: "无法获取新闻。请检查网络连接后重试。",
    feed_status: "新闻服务器未能正常响应，请稍后重试。",
    feed_timeout: "新闻服务器响应时间过长，请稍后重试。",
    feed_invalid: "收到的新闻格式无法读取。",
    feed_too_large: "收到的新闻过大，无法读取。",
};
