//! Which slides are in view: arithmetic on lengths. All are in CSS px and measured along the inline axis from its start, so that
//! left-to-right and right-to-left are the same here.

/// The measured layout of a row of equal slides. All zero before it is measured.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Layout {
    /// From the start of one slide to the start of the next.
    pub step: f64,
    /// Width of a slide.
    pub width: f64,
    /// Width of the scrolling viewport.
    pub viewport: f64,
}

/// The slides in view, from the first to the last, both included, counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VisibleRange {
    /// The first.
    pub first: usize,
    /// The last.
    pub last: usize,
}

impl VisibleRange {
    /// Whether the slide at `index` is one of them.
    pub fn contains(&self, index: usize) -> bool {
        (self.first..=self.last).contains(&index)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.last + 1 - self.first
    }
}

/// A slide counts as in view if no more than this part of it is cut off.
const CUT_OFF: f64 = 0.4;

impl Layout {
    /// Whether it has been measured.
    pub fn is_measured(&self) -> bool {
        *self != Self::default()
    }

    /// How many whole slides fit; at least one.
    pub fn per_view(&self) -> usize {
        let gap = self.step - self.width;
        // One pixel of grace for rounded layouts.
        if self.step > 0.0 { (((self.viewport + gap + 1.0) / self.step) as usize).max(1) } else { 1 }
    }

    /// The slides in view at a scroll offset of `scrolled`, of `total`.
    pub fn in_view(&self, scrolled: f64, total: usize) -> VisibleRange {
        let end = total.saturating_sub(1);
        if self.step <= 0.0 {
            return VisibleRange { first: 0, last: end };
        }
        let cut = CUT_OFF * self.width;
        let first = ((scrolled - cut) / self.step).ceil() as usize;
        let last = ((scrolled + self.viewport + cut - self.width) / self.step).floor() as usize;
        let first = first.min(end);
        VisibleRange { first, last: last.clamp(first, end) }
    }

    /// The slide to have at the start of the view so that the last of `total` is at its end.
    pub fn last_start(&self, total: usize) -> usize {
        total.saturating_sub(self.per_view())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Four cards of 250 px and gaps of 20 px.
    const WIDE: Layout = Layout { step: 270.0, width: 250.0, viewport: 1060.0 };
    /// One card of 280 px on a phone, with 48 px of the next.
    const PHONE: Layout = Layout { step: 296.0, width: 280.0, viewport: 328.0 };

    #[test]
    fn as_many_whole_cards_as_fit_are_a_view() {
        assert_eq!(WIDE.per_view(), 4);
        assert_eq!(PHONE.per_view(), 1);
    }

    #[test]
    fn a_viewport_narrower_than_a_card_still_shows_one() {
        let narrow = Layout { viewport: 100.0, ..PHONE };
        assert_eq!(narrow.per_view(), 1);
        assert_eq!(narrow.in_view(296.0, 12), VisibleRange { first: 1, last: 1 });
    }

    #[test]
    fn at_rest_the_whole_cards_are_in_view_and_a_peeking_one_is_not() {
        assert_eq!(WIDE.in_view(0.0, 12), VisibleRange { first: 0, last: 3 });
        assert_eq!(PHONE.in_view(0.0, 12), VisibleRange { first: 0, last: 0 });
        assert_eq!(WIDE.in_view(4.0 * 270.0, 12), VisibleRange { first: 4, last: 7 });
    }

    #[test]
    fn at_the_end_the_last_card_is_in_view_though_it_can_not_reach_the_start() {
        let furthest = 12.0 * 296.0 - 16.0 - 328.0;
        assert_eq!(PHONE.in_view(furthest, 12), VisibleRange { first: 11, last: 11 });
    }

    #[test]
    fn half_a_card_of_overscroll_does_not_leave_the_row() {
        assert_eq!(WIDE.in_view(-200.0, 12), VisibleRange { first: 0, last: 2 });
        assert_eq!(WIDE.in_view(99_999.0, 12), VisibleRange { first: 11, last: 11 });
    }

    #[test]
    fn fewer_cards_than_fit_are_all_in_view() {
        assert_eq!(WIDE.in_view(0.0, 3), VisibleRange { first: 0, last: 2 });
        assert_eq!(WIDE.last_start(3), 0);
    }

    #[test]
    fn the_last_view_starts_a_view_before_the_end() {
        assert_eq!(WIDE.last_start(12), 8);
        assert_eq!(PHONE.last_start(12), 11);
    }

    #[test]
    fn before_layout_everything_is_in_view() {
        assert_eq!(Layout::default().in_view(0.0, 12), VisibleRange { first: 0, last: 11 });
        assert_eq!(Layout::default().per_view(), 1);
    }
}
