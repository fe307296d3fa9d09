//! The way through the row and the place in it: previous and next above the cards, a bar and a line of text below.

use std::cell::RefCell;

use json_feed::decimal;
use web_sys::HtmlElement;

use super::geometry::InView;
use crate::{
    dom::{Build, part, set, style},
    format::{Locale, Total},
    words::Words,
};

/// The controls of a row whose layout is known.
pub struct Controls {
    previous: HtmlElement,
    next: HtmlElement,
    bar: HtmlElement,
    position: HtmlElement,
    /// What it says.
    told: RefCell<String>,
}

impl Controls {
    /// Puts them into the boxes that are kept for them above and below the cards.
    pub fn new(words: &Words, [above, below]: &[HtmlElement; 2]) -> Self {
        let button = |name, label| part("button", name).with("type", "button").with("aria-label", label);
        let (previous, next) = (button("previous", words.previous), button("next", words.next));
        above.clone().holding(&[&previous, &next]);
        let bar = part("div", "bar");
        let progress = part("div", "progress").with("aria-hidden", "true").holding(&[&bar]);
        let position = part("p", "position").with("role", "status").with("dir", "auto");
        below.clone().holding(&[&progress, &position]);
        Self { previous, next, bar, position, told: RefCell::default() }
    }

    /// Shows what is in view of all there is, as the row moves, and says it of the row at rest.
    pub fn show(&self, in_view: InView, at_rest: InView, total: Total, locale: &Locale) {
        let InView { first, last } = in_view;
        let disable = |button, end| set(button, "aria-disabled", if end { "true" } else { "false" });
        disable(&self.previous, first == 0);
        disable(&self.next, last + 1 >= total.count && !total.more);
        let share = |name: &str, slides: usize| {
            let share = [&decimal(slides as u64), " / ", &decimal(total.count as u64)].concat();
            style(&self.bar, name, &["calc(100% * ", &share, ")"].concat());
        };
        share("inset-inline-start", first);
        share("inline-size", last + 1 - first);
        let told = locale.range(at_rest.first, at_rest.last, total);
        // Said anew, the same would be heard again.
        if *self.told.borrow() != told {
            self.position.set_text_content(Some(&told));
            self.told.replace(told);
        }
    }
}
