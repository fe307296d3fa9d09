//! Short CSS selectors for one element. Selectors by names that the theme's author gave come first, because they stay when the
//! content and the look change. Positions come last.

use scraper::{ElementRef, Selector};

use super::names::{self, Grade};

/// What a selector depends on, the most stable first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// A name that the theme's author gave, or an icon.
    Name,
    /// A class of a CSS framework, which other elements have as well.
    Framework,
    /// The position among the siblings.
    Position,
}

/// A selector for an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The selector.
    pub css: String,
    /// What it depends on.
    pub basis: Basis,
}

impl Candidate {
    fn new(css: String, basis: Basis) -> Self {
        Self { css, basis }
    }

    /// The parsed selector.
    pub fn selector(&self) -> Option<Selector> {
        Selector::parse(&self.css).ok()
    }
}

/// Selectors that select `element` inside `scope`, perhaps besides others; the most stable first. Identifiers count only for a
/// whole page, because those of rows contain numbers.
pub fn candidates(element: ElementRef, scope: ElementRef) -> Vec<Candidate> {
    let tag = element.value().name();
    let is_page = scope.value().name() == "html";
    let mut found = Vec::new();
    found.extend(id(element, is_page).map(|id| Candidate::new(format!("#{id}"), Basis::Name)));
    let (own, framework): (Vec<_>, Vec<_>) =
        names::stable(element).into_iter().partition(|(_, grade)| *grade == Grade::Own);
    let icon = icon(element);
    for (class, _) in &own {
        // Elements with the same class may have other icons.
        found.extend(icon.map(|icon| Candidate::new(format!(".{class}:has(> .{icon})"), Basis::Name)));
        found.push(Candidate::new(format!(".{class}"), Basis::Name));
    }
    found.extend(icon.map(|icon| Candidate::new(format!("{tag}:has(> .{icon})"), Basis::Name)));
    if let Some((ancestor, is_parent)) = named_ancestor(element, scope, is_page) {
        let combinator = if is_parent { " > " } else { " " };
        found
            .extend(own.iter().map(|(class, _)| Candidate::new(format!("{ancestor} .{class}"), Basis::Name)));
        let is_heading = matches!(tag, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        let basis = match (is_parent, is_heading) {
            (true, _) => Basis::Name,
            (false, true) => Basis::Framework,
            (false, false) => Basis::Position,
        };
        found.push(Candidate::new(format!("{ancestor}{combinator}{tag}"), basis));
        if element.attr("class").is_none() {
            found.push(Candidate::new(format!("{ancestor}{combinator}{tag}:not([class])"), basis));
        }
    }
    found.extend(
        framework.iter().map(|(class, _)| Candidate::new(format!("{tag}.{class}"), Basis::Framework)),
    );
    found.extend(by_position(element, scope, is_page).map(|css| Candidate::new(css, Basis::Position)));
    found.sort_by_key(|candidate| candidate.basis);
    found
}

/// The first of the candidates that selects `element` before all others that `counts`.
pub fn first_match<'a>(
    element: ElementRef<'a>,
    scope: ElementRef<'a>,
    counts: impl Fn(ElementRef) -> bool,
) -> Option<Candidate> {
    candidates(element, scope).into_iter().find(|candidate| {
        let selector = candidate.selector();
        let first =
            selector.as_ref().and_then(|selector| scope.select(selector).find(|other| counts(*other)));
        first.is_some_and(|first| first.id() == element.id())
    })
}

/// The class of an icon that stands in the element: `fa-eye`.
pub fn icon(element: ElementRef<'_>) -> Option<&str> {
    element.child_elements().find_map(|child| {
        let mut classes = child.value().classes();
        classes.find(|class| names::is_icon(class))
    })
}

/// A selector for the nearest ancestor inside `scope` with a name, and whether it is the parent.
fn named_ancestor(element: ElementRef, scope: ElementRef, is_page: bool) -> Option<(String, bool)> {
    let ancestors = element.ancestors().filter_map(ElementRef::wrap);
    ancestors
        .take_while(|ancestor| ancestor.id() != scope.id())
        .enumerate()
        .find_map(|(distance, ancestor)| name(ancestor, is_page).map(|name| (name, distance == 0)))
}

/// The identifier or the first class that the author of the theme gave.
pub fn name(element: ElementRef, is_page: bool) -> Option<String> {
    let class = || names::stable(element).into_iter().find(|(_, grade)| *grade == Grade::Own);
    id(element, is_page).map(|id| format!("#{id}")).or_else(|| class().map(|(class, _)| format!(".{class}")))
}

/// The identifier, if it is not made of a number.
fn id(element: ElementRef<'_>, is_page: bool) -> Option<&str> {
    element.attr("id").filter(|id| is_page && names::grade(id).is_some())
}

/// The path from the nearest ancestor with a name, or from the scope.
fn by_position(element: ElementRef, scope: ElementRef, is_page: bool) -> Option<String> {
    let mut path = Vec::new();
    let mut current = element;
    loop {
        let tag = current.value().name();
        let before = current.prev_siblings().filter_map(ElementRef::wrap).count();
        path.push(format!("{tag}:nth-child({})", before + 1));
        current = current.parent().and_then(ElementRef::wrap)?;
        if current.id() == scope.id() || matches!(current.value().name(), "body" | "html") {
            break;
        }
        if let Some(name) = name(current, is_page) {
            path.push(name);
            break;
        }
    }
    path.reverse();
    Some(path.join(" > "))
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    /// The candidates for the element with the attribute `data-this`.
    fn found(html: &str) -> Vec<String> {
        let html = Html::parse_document(html);
        let this = Selector::parse("[data-this]").expect("a selector");
        let element = html.select(&this).next().expect("the element");
        candidates(element, html.root_element()).into_iter().map(|candidate| candidate.css).collect()
    }

    #[test]
    fn names_of_the_theme_come_before_those_of_a_framework_and_before_positions() {
        assert_eq!(
            found("<ul class=press><li class='d-none hit' data-this>7"),
            [".hit", ".press .hit", ".press > li", "li.d-none", ".press > li:nth-child(1)"]
        );
    }

    #[test]
    fn an_icon_is_as_good_as_a_name() {
        assert_eq!(
            found("<div class=meta><span data-this><i class='fa fa-eye'></i> 7</span>"),
            ["span:has(> .fa-eye)", ".meta > span", ".meta > span:not([class])", ".meta > span:nth-child(1)"]
        );
    }
}
