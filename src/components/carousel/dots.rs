//! The dots below the cards: one for each view, in place of the bar, if they are few and the end of the feed is known.
//!
//! They are buttons for mouse, finger and voice, and for screen readers. They are not in the order of the Tab key: previous, next and the
//! arrow keys do the same, and up to eight more stops would be in the way of everybody else.

use leptos::prelude::*;

use super::context::CarouselContext;
use crate::{
    components::derived::{aria_flag, flag, text},
    i18n::Total,
};

/// Most dots. A row of more says less than a bar.
const MOST: usize = 8;

/// A dot for each view.
#[component]
pub fn Dots(carousel: CarouselContext) -> impl IntoView {
    let per_view = move || carousel.layout.get().per_view();
    let count =
        Memo::new(move |_| if carousel.fits() { 0 } else { count_dots(carousel.total(), per_view()) });
    let current = move || {
        if carousel.is_at_end() {
            count.get().saturating_sub(1)
        } else {
            carousel.in_view.get().first / per_view()
        }
    };
    view! {
        <div class="dots" part="dots" hidden=flag(move || count.get() == 0)>
            <For
                each=move || 0..count.get()
                key=|page| *page
                children=move |page| {
                    let label = move || carousel.widget.locale.with(|locale| locale.page(page));
                    view! {
                        <button
                            type="button"
                            class="dot"
                            part="dot"
                            tabindex="-1"
                            aria-label=text(label)
                            aria-current=aria_flag(move || current() == page)
                            on:click=move |_| carousel.go_to(page * carousel.measured().per_view())
                        ></button>
                    }
                }
            />
        </div>
    }
}

/// How many dots there are; 0 where the bar stands.
fn count_dots(total: Total, per_view: usize) -> usize {
    let views = total.count.div_ceil(per_view);
    if !total.has_more && (2..=MOST).contains(&views) { views } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_of_two_to_eight_views_has_a_dot() {
        let dots = |count, per_view| count_dots(Total { count, has_more: false }, per_view);
        assert_eq!([dots(4, 4), dots(5, 4), dots(12, 4), dots(32, 4), dots(33, 4)], [0, 2, 3, 8, 0]);
        assert_eq!([dots(8, 1), dots(9, 1)], [8, 0]);
    }

    #[test]
    fn while_the_end_is_unknown_there_are_none() {
        assert_eq!(count_dots(Total { count: 12, has_more: true }, 4), 0);
    }
}
