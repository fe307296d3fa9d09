//! Parts of a page that belong to neither the text of a release nor its values: navigation, comments, forms.

use scraper::ElementRef;

use super::names;

/// Elements of the site around the release.
const SITE: [&str; 10] =
    ["aside", "button", "footer", "form", "head", "nav", "noscript", "script", "select", "style"];

/// Whether an element, or one around it, belongs to the site or to the comments.
pub fn is_outside(element: ElementRef) -> bool {
    let outer = element.ancestors().filter_map(ElementRef::wrap);
    std::iter::once(element).chain(outer).any(|element| {
        SITE.contains(&element.value().name()) || is_site_header(element) || is_comments(element)
    })
}

/// A `<header>` that is not the head of the release itself.
fn is_site_header(element: ElementRef) -> bool {
    let is_in_release = |element: ElementRef| {
        element.ancestors().filter_map(ElementRef::wrap).any(|outer| {
            matches!(outer.value().name(), "article" | "section" | "main") || outer.attr("id").is_some()
        })
    };
    element.value().name() == "header" && !is_in_release(element)
}

/// The comments of readers. A number of comments is not.
fn is_comments(element: ElementRef) -> bool {
    let id = element.attr("id").into_iter();
    let mut names = element.value().classes().chain(id);
    let holds_elements = element.child_elements().nth(1).is_some();
    holds_elements
        && names.any(|name| {
            name == "bo_vc"
                || names::words(name)
                    .iter()
                    .any(|word| matches!(word.as_str(), "comment" | "comments" | "cmt"))
        })
}
