//! Lines in the browser's console, for the developer of the page.

/// Reports what the author of the page, or the publisher of its feed, should correct. The widget still works.
pub fn console_warn(line: &str) {
    web_sys::console::warn_1(&["[invest-seoul-news] ", line].concat().into());
}

/// Reports why there is no news.
pub fn console_error(line: &str) {
    web_sys::console::error_1(&["[invest-seoul-news] ", line].concat().into());
}
