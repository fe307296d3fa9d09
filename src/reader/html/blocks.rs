//! The elements of the tree that are no part of a line, by their names.

/// A heading, at the level that it has in the tree.
pub fn is_heading(name: &str) -> bool {
    matches!(name, "h3" | "h4" | "h5" | "h6")
}

/// A list.
pub fn is_list(name: &str) -> bool {
    matches!(name, "dl" | "ol" | "ul")
}

/// A part of a table that holds rows.
pub fn is_section(name: &str) -> bool {
    matches!(name, "tbody" | "tfoot" | "thead")
}

/// A cell of a table, or its title. An end tag in it does not reach out of it.
pub fn is_cell(name: &str) -> bool {
    matches!(name, "caption" | "td" | "th")
}

/// What may hold a line of text.
pub fn holds_text(name: &str) -> bool {
    is_heading(name) || is_cell(name) || matches!(name, "p" | "pre" | "li" | "dd" | "dt" | "figcaption")
}
