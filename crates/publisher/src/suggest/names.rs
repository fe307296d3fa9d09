//! Which class names and identifiers a theme's author chose for their meaning, and which come from a framework, a state or a program.

use scraper::ElementRef;

/// What a name is worth in a selector.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// It says what the element is.
    Own,
    /// It says how the element looks: a utility class of Bootstrap, Tailwind and others.
    Framework,
}

/// The first words of utility classes: `mt-2`, `col-12`, `d-none`.
const UTILITIES: [&str; 79] = [
    "align",
    "badge",
    "bg",
    "block",
    "border",
    "bottom",
    "btn",
    "card",
    "col",
    "collapse",
    "color",
    "container",
    "content-box",
    "d",
    "display",
    "ellipsis",
    "end",
    "f",
    "fixed",
    "flex",
    "float",
    "font",
    "fs",
    "fw",
    "g",
    "gap",
    "grid",
    "gx",
    "gy",
    "h",
    "hidden",
    "inline",
    "items",
    "justify",
    "label",
    "leading",
    "left",
    "lg",
    "list-group",
    "list-inline",
    "list-unstyled",
    "m",
    "margin",
    "max",
    "mb",
    "md",
    "me",
    "media",
    "min",
    "ml",
    "mr",
    "ms",
    "mt",
    "mx",
    "my",
    "nowrap",
    "offset",
    "order",
    "overflow",
    "p",
    "padding",
    "pb",
    "pe",
    "pl",
    "position",
    "pr",
    "ps",
    "pt",
    "pull",
    "px",
    "py",
    "right",
    "rounded",
    "row",
    "shadow",
    "sm",
    "table",
    "w",
    "xs",
];
/// Utility classes whose first words may have other meanings.
const WHOLE_UTILITIES: [&str; 14] = [
    "clearfix",
    "img-fluid",
    "media-body",
    "small",
    "space",
    "start",
    "text-center",
    "text-dark",
    "text-end",
    "text-muted",
    "text-right",
    "text-secondary",
    "text-start",
    "top",
];
/// States: they change while the content stays, or with the position.
const STATES: [&str; 18] = [
    "active",
    "blind",
    "clear",
    "current",
    "even",
    "first",
    "hide",
    "hot",
    "last",
    "new",
    "odd",
    "off",
    "on",
    "open",
    "opened",
    "selected",
    "show",
    "sound_only",
];
/// The families of icons.
const ICONS: [&str; 7] = ["bi", "fa", "icon", "ion", "mdi", "ri", "xi"];
/// Longer numbers are those of posts, or made by a program.
const MAX_DIGITS: usize = 2;

/// What a name is worth. `None` if it must not be used.
pub fn grade(name: &str) -> Option<Grade> {
    let is_identifier = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    // `sc-bdVaJa`, `css-1x2y3z`
    let is_generated =
        name.starts_with("sc-") || name.starts_with("css-") || name.contains("__") && digits > 0;
    let is_state = STATES.contains(&name) || words(name).iter().any(|word| word == "current");
    if !is_identifier || digits > MAX_DIGITS || is_generated || is_state {
        return None;
    }
    let first = name.split('-').next().unwrap_or(name);
    let is_utility = UTILITIES.iter().any(|utility| {
        first == *utility
            || name.strip_prefix(utility).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    });
    let is_colour = name.starts_with("text-") && words(name).len() <= 3 && !name.contains("title");
    let is_framework =
        is_utility || is_colour || is_icon(name) || ICONS.contains(&name) || WHOLE_UTILITIES.contains(&name);
    Some(if is_framework || matches!(name, "fas" | "far" | "fab" | "fal") {
        Grade::Framework
    } else {
        Grade::Own
    })
}

/// The usable classes of an element, in the order of the page.
pub fn stable(element: ElementRef<'_>) -> Vec<(&str, Grade)> {
    element.value().classes().filter_map(|class| Some((class, grade(class)?))).collect()
}

/// Whether a class names an icon: `fa-eye`, `xi-time-o`. Sizes and other variants do not count.
pub fn is_icon(class: &str) -> bool {
    let Some((family, name)) = class.split_once('-') else { return false };
    ICONS.contains(&family)
        && !matches!(name, "fw" | "lg" | "sm" | "xs" | "spin" | "2x" | "3x")
        && grade_icon(class)
}

fn grade_icon(class: &str) -> bool {
    class.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// The words of a name in lower case: `bsk_list_col_hit`, `board-card-hit` and `boardCardHit` have the last word `hit`.
pub fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut after_lowercase = false;
    for c in name.chars() {
        let is_separator = !c.is_alphanumeric();
        if (is_separator || c.is_ascii_uppercase() && after_lowercase)
            && words.last().is_some_and(|word| !word.is_empty())
        {
            words.push(String::new());
        }
        after_lowercase = c.is_lowercase();
        if let Some(word) = words.last_mut().filter(|_| !is_separator) {
            word.extend(c.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_a_meaning_are_preferred_to_those_of_a_look() {
        for name in
            ["bsk_list_item", "td_subject", "webzine-desc", "bl-list", "board-card-title", "fboardlist"]
        {
            assert_eq!(grade(name), Some(Grade::Own), "{name}");
        }
        for name in [
            "d-none",
            "d-md-table-cell",
            "mt-2",
            "text-dark",
            "col-12",
            "list-inline-item",
            "f-s-15r",
            "fa-eye",
        ] {
            assert_eq!(grade(name), Some(Grade::Framework), "{name}");
        }
    }

    #[test]
    fn names_of_a_state_a_post_or_a_program_are_not_used() {
        for name in
            ["even", "active", "bsk_current_item", "post-1234", "css-1x2y3z", "md:flex", "1st", "w-[20px]"]
        {
            assert_eq!(grade(name), None, "{name}");
        }
    }

    #[test]
    fn names_have_words() {
        assert_eq!(words("bsk_list_col_hit"), ["bsk", "list", "col", "hit"]);
        assert_eq!(words("boardCardHit"), ["board", "card", "hit"]);
    }
}
