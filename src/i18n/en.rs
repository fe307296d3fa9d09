//! English.

use super::{Messages, Plural};

/// The messages in this language.
pub const MESSAGES: Messages = Messages {
    carousel: "carousel",
    slide: "slide",
    previous: "Previous releases",
    next: "Next releases",
    range: "{first}–{last}",
    range_of_total: "{first}–{last} of {total}",
    single: "{n}",
    single_of_total: "{n} of {total}",
    views: Plural { one: "{n} view", other: "{n} views" },
    comments: Plural { one: "{n} comment", other: "{n} comments" },
    new_tab: "(opens in a new tab)",
    untitled: "Untitled release",
    loading: "Loading the news…",
    empty: "There are no releases at the moment.",
    stale: "These releases may be out of date.",
    stale_since: "May be out of date: from {date}.",
    unreadable: "Further releases can’t be shown here.",
    retry: "Try again",
    news: "News",
    all_news: "All news",
    read_on_site: "Read the news on {site}",
    show_more: "Show more",
    search: "Search the news",
    results: Plural { one: "{n} result", other: "{n} results" },
    no_results: "No releases match.",
    feed_missing: "The news can’t be shown: this page doesn’t say where to find it.",
    feed_unreachable: "The news couldn’t be reached. Please check your connection and try again.",
    feed_status: "The news server isn’t answering as it should. Please try again in a moment.",
    feed_timeout: "The news server is taking too long to answer. Please try again in a moment.",
    feed_invalid: "The news arrived in a form that can’t be read.",
    feed_too_large: "The news arrived in a form that is too large to read.",
};
