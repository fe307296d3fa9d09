//! What a press of the pointer holds, and where it drags that. Lengths are in CSS px, measured as in [`layout`](super::layout).

use super::layout::{Layout, VisibleRange};

/// How far the pointer may move during a click.
const SLACK: i32 = 4;

/// A press on what can be dragged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Press {
    x: i32,
    /// What it holds.
    pub held: Held,
    /// Whether it is no click any more.
    pub is_drag: bool,
}

/// What a press holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Held {
    /// The cards, which were scrolled to this offset then.
    Cards(f64),
    /// The bar.
    Bar(Bar),
}

/// Whether the row is being dragged.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Drag {
    #[default]
    None,
    /// The pointer holds it.
    Held,
    /// It has been let go, and settles.
    Dropped,
}

impl Press {
    /// A press at `x` in the window.
    pub fn new(x: i32, held: Held) -> Self {
        Self { x, held, is_drag: false }
    }

    /// The press when the pointer has moved to `x`.
    pub fn moved_to(self, x: i32) -> Self {
        Self { is_drag: self.is_drag || (x - self.x).abs() > SLACK, ..self }
    }

    /// The press as a drag.
    pub fn as_drag(self) -> Self {
        Self { is_drag: true, ..self }
    }

    /// How far `x` is to the right of where it began.
    pub fn distance(&self, x: i32) -> f64 {
        (x - self.x).into()
    }
}

/// The bar when it was pressed. A row that grows later does not move it under the pointer. Lengths are measured from the start of its
/// room.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// How long the room is.
    room: f64,
    /// How many slides the room stands for.
    slides: f64,
    /// How long the bar is.
    size: f64,
    /// Where the pointer holds it, from its own start.
    grip: f64,
}

impl Bar {
    /// The bar of a carousel of so many `slides`, pressed at `at`. A press beside it brings its middle there.
    pub fn pressed(at: f64, room: f64, in_view: VisibleRange, slides: usize) -> Self {
        let slides = slides as f64;
        let [start, size] = [in_view.first, in_view.len()].map(|n| room * n as f64 / slides);
        let is_on_bar = (start..=start + size).contains(&at);
        Self { room, slides, size, grip: if is_on_bar { at - start } else { size / 2.0 } }
    }

    /// Where it starts with the pointer at `at`.
    pub fn start(&self, at: f64) -> f64 {
        (at - self.grip).min(self.room - self.size).max(0.0)
    }

    /// How many slides are before the view then.
    pub fn slides_before(&self, at: f64) -> f64 {
        self.start(at) / self.room * self.slides
    }
}

impl Layout {
    /// The slide to have at the start of the view, of `total`, to move the least from a scroll offset of `scrolled`.
    pub fn nearest_start(&self, scrolled: f64, total: usize) -> usize {
        let last = self.last_start(total);
        let nearest = (scrolled / self.step).round().max(0.0);
        // Where part of a slide peeks, the row ends before the last slide reaches the start.
        let end = self.step * total.saturating_sub(1) as f64 + self.width - self.viewport;
        let is_nearer_to_end = (end - scrolled).abs() < (nearest * self.step - scrolled).abs();
        if is_nearer_to_end { last } else { last.min(nearest as usize) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_press_that_hardly_moves_is_a_click_and_a_drag_stays_one() {
        let press = Press::new(100, Held::Cards(0.0));
        assert_eq!([96, 104, 95, 105].map(|x| press.moved_to(x).is_drag), [false, false, true, true]);
        assert!(press.moved_to(200).moved_to(100).is_drag);
    }

    /// Slides 5 to 8 of 12 are in view. The room is 600 px long, so the bar goes from 200 to 400.
    fn pressed(at: f64) -> Bar {
        Bar::pressed(at, 600.0, VisibleRange { first: 4, last: 7 }, 12)
    }

    #[test]
    fn a_bar_is_held_where_it_is_pressed_and_moves_with_the_pointer() {
        assert_eq!([250.0, 300.0, 150.0].map(|at| pressed(250.0).start(at)), [200.0, 250.0, 100.0]);
        assert_eq!(pressed(250.0).slides_before(300.0), 5.0);
    }

    #[test]
    fn the_middle_of_the_bar_comes_to_a_press_beside_it() {
        assert_eq!([150.0, 450.0].map(|at| pressed(at).start(at)), [50.0, 350.0]);
        assert_eq!(pressed(150.0).slides_before(150.0), 1.0);
    }

    #[test]
    fn a_bar_stays_in_its_room() {
        assert_eq!([-30.0, 0.0, 590.0, 999.0].map(|at| pressed(at).start(at)), [0.0, 0.0, 400.0, 400.0]);
        assert_eq!(pressed(599.0).slides_before(599.0), 8.0);
    }

    #[test]
    fn a_row_that_is_let_go_settles_at_the_nearest_slide() {
        let wide = Layout { step: 270.0, width: 250.0, viewport: 1060.0 };
        let near = |layout: Layout, scrolled: f64| layout.nearest_start(scrolled, 12);
        assert_eq!([0.0, 134.0, 136.0, 5.4 * 270.0].map(|scrolled| near(wide, scrolled)), [0, 0, 1, 5]);
        assert_eq!(near(wide, 99_999.0), 8);
        // One slide and 70 % of the next: the row ends 0.7 slides before the last one could start.
        let peek = Layout { step: 296.0, width: 280.0, viewport: 492.0 };
        let end = 11.0 * 296.0 + 280.0 - 492.0;
        assert_eq!([end, end - 20.0, end - 80.0].map(|scrolled| near(peek, scrolled)), [11, 11, 10]);
    }
}
