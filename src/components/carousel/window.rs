//! Which slides are rendered: those near the view, and those that must not go.
//!
//! Slides are placed by their index (`--_index` in the style sheet), so that one that comes or goes moves no other.

use std::ops::Range;

use super::layout::VisibleRange;

/// How many slides are rendered on each side of those in view: two views at the most usual widths, a fling on a phone.
const OVERSCAN: usize = 8;

/// What has to be rendered, the most urgent first.
pub fn wanted_slides(
    in_view: VisibleRange,
    target: Option<usize>,
    per_view: usize,
    focused: Option<usize>,
    total: usize,
) -> [Range<usize>; 4] {
    let from = |first: Option<usize>, count: usize| {
        first.map_or(0..0, |first| first.min(total)..(first + count).min(total))
    };
    let VisibleRange { first, last } = in_view;
    [
        // A move needs slides to snap to.
        from(target, per_view),
        // What has the focus keeps it.
        from(focused, 1),
        first.min(total)..(last + 1 + OVERSCAN).min(total),
        first.saturating_sub(OVERSCAN).min(total)..first.min(total),
    ]
}

/// The slides to render next: of those `rendered` the ones that are still `wanted`, and up to `most` of the missing ones. Also tells
/// whether some are missing still. Both lists are sorted.
pub fn next_window(rendered: &[usize], wanted: &[Range<usize>], most: usize) -> (Vec<usize>, bool) {
    let is_wanted = |index: &usize| wanted.iter().any(|range| range.contains(index));
    let mut next: Vec<usize> = rendered.iter().copied().filter(is_wanted).collect();
    let mut room = most;
    for index in wanted.iter().cloned().flatten() {
        if let Err(place) = next.binary_search(&index) {
            if room == 0 {
                return (next, true);
            }
            room -= 1;
            next.insert(place, index);
        }
    }
    (next, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    const THIRD_VIEW: VisibleRange = VisibleRange { first: 20, last: 23 };

    #[test]
    fn slides_near_the_view_are_wanted_first_those_to_come() {
        assert_eq!(wanted_slides(THIRD_VIEW, None, 4, None, 100), [0..0, 0..0, 20..32, 12..20]);
    }

    #[test]
    fn the_target_of_a_move_and_the_focused_slide_come_before_all_others() {
        assert_eq!(wanted_slides(THIRD_VIEW, Some(60), 4, Some(2), 100), [60..64, 2..3, 20..32, 12..20]);
    }

    #[test]
    fn no_slide_beyond_the_last_is_wanted() {
        let beyond = VisibleRange { first: 9, last: 9 };
        assert_eq!(wanted_slides(beyond, Some(12), 4, Some(12), 8), [8..8, 8..8, 8..8, 1..8]);
    }

    #[test]
    fn the_window_grows_by_as_many_slides_as_one_task_may_render() {
        assert_eq!(next_window(&[], &[0..3, 0..0], 1), (vec![0], true));
        assert_eq!(next_window(&[0], &[0..3, 0..0], 1), (vec![0, 1], true));
        assert_eq!(next_window(&[0, 1], &[0..3, 0..0], 1), (vec![0, 1, 2], false));
    }

    #[test]
    fn slides_that_are_wanted_no_longer_go_at_once() {
        assert_eq!(next_window(&[0, 1, 2, 9], &[9..11, 2..3], 1), (vec![2, 9, 10], false));
        assert_eq!(next_window(&[0, 1, 2, 9], &[9..11, 2..3], 0), (vec![2, 9], true));
    }
}
