//! The rotation of a carousel (`autoplay`): moves on by one view at a time, from the end back to the start (WCAG 2.2.2; ARIA APG, carousel
//! pattern).
//!
//! It is held while the mouse is over the cards, while something but its button has the focus, and while nobody can see it. As soon as the
//! reader uses the carousel, it stops for good: they are at a place of their own now. Where less motion is preferred, it does not start by
//! itself. Its button starts it at any time.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, KeyboardEvent, WheelEvent};

use super::context::CarouselContext;
use crate::{
    components::derived::text, element::context::set_changed, intersection::Intersections, listener::Listener,
};

/// The button's class and part.
const BUTTON: &str = "pause";

/// The rotation of one carousel.
#[derive(Clone, Copy)]
struct Rotation {
    carousel: CarouselContext,
    /// Whether the reader has stopped it, by the button or by using the carousel.
    is_paused: RwSignal<bool>,
    holds: RwSignal<Holds>,
}

/// What holds the rotation as long as it lasts.
#[derive(Clone, Copy, Default, PartialEq)]
struct Holds {
    /// The mouse is over the cards.
    is_hovered: bool,
    /// Something but the button has the focus.
    is_focused: bool,
    /// The tab is hidden.
    is_hidden: bool,
    /// The cards are out of view.
    is_away: bool,
}

/// What tells of the holds. Dropping it ends that.
struct Watch {
    _listeners: [Listener; 10],
    _view: Option<Intersections>,
    _reduced_motion: Option<Listener>,
}

impl Rotation {
    /// The rotation of `carousel`, until the current owner is cleaned up.
    fn new(carousel: CarouselContext) -> Self {
        let this = Self { carousel, is_paused: RwSignal::new(false), holds: RwSignal::default() };
        Effect::new(move |_before: Option<Option<Watch>>| {
            let viewport = carousel.viewport.get()?;
            let section = viewport.parent_element()?;
            Some(untrack(|| this.watch(&viewport, &section)))
        });
        Effect::new(move |_| carousel.is_rotating.set(this.is_moving()));
        on_cleanup(move || _ = carousel.is_rotating.try_set(false));
        Effect::new(move |_| {
            let seconds = carousel.widget.props.autoplay.get().filter(|_| carousel.is_rotating.get());
            let Some(seconds) = seconds else { return };
            let turn = move || carousel.if_mounted(|_| this.turn());
            if let Ok(interval) = set_interval_with_handle(turn, Duration::from_secs(seconds.into())) {
                on_cleanup(move || interval.clear());
            }
        });
        this
    }

    /// Whether nothing holds it. Tracked.
    fn is_moving(&self) -> bool {
        !self.is_paused.get() && self.holds.get() == Holds::default() && !self.carousel.fits()
    }

    /// Moves on by one view, through as many cards as the page asks for; then from the start.
    fn turn(&self) {
        if self.carousel.motion().target.is_some() {
            return; // still on its way
        }
        let limit = self.carousel.widget.props.limit.get_untracked();
        let count = self.carousel.slide_count.get_untracked().min(limit);
        let next = self.carousel.start() + self.carousel.measured().per_view();
        self.carousel.go_to(if next < count { next } else { 0 });
    }

    fn hold(&self, change: impl FnOnce(&mut Holds)) {
        if let Some(mut holds) = self.holds.try_get_untracked() {
            change(&mut holds);
            set_changed(self.holds, holds);
        }
    }

    /// The reader goes their own way.
    fn pause(&self) {
        let _ = self.is_paused.try_set(true);
    }

    fn watch(self, viewport: &Element, section: &Element) -> Watch {
        self.holds.set(Holds { is_hidden: document().hidden(), ..Holds::default() });
        let on = |target: &Element, event, listen: fn(&Self, &Event)| {
            Listener::new(target.clone(), event, Box::new(move |event| listen(&self, &event)))
        };
        let listeners = [
            on(viewport, "pointerenter", |this, _| this.hold(|holds| holds.is_hovered = true)),
            on(viewport, "pointerleave", |this, _| this.hold(|holds| holds.is_hovered = false)),
            on(section, "focusin", |this, event| {
                let is_focused = !is_of_button(event);
                this.hold(|holds| holds.is_focused = is_focused);
            }),
            // If the focus goes to something else in the carousel, `focusin` follows.
            on(section, "focusout", |this, _| this.hold(|holds| holds.is_focused = false)),
            on(section, "pointerdown", Self::used),
            on(section, "click", Self::used),
            // A search.
            on(section, "input", Self::used),
            on(viewport, "wheel", |this, event| {
                let wheel = event.unchecked_ref::<WheelEvent>();
                // Not what scrolls the page.
                if wheel.delta_x().abs() > wheel.delta_y().abs() || wheel.shift_key() {
                    this.pause();
                }
            }),
            on(section, "keydown", |this, event| {
                let key = event.unchecked_ref::<KeyboardEvent>().key();
                if key.starts_with("Arrow") || matches!(&*key, "Home" | "End") {
                    this.pause();
                }
            }),
            Listener::new(
                document(),
                "visibilitychange",
                Box::new(move |_| self.hold(|holds| holds.is_hidden = document().hidden())),
            ),
        ];
        let view = Intersections::new(0.0, move |entry| {
            self.hold(|holds| holds.is_away = !entry.is_intersecting());
        });
        if let Some(view) = &view {
            view.observe(viewport);
        }
        let query = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
        let reduced_motion = query.map(|query| {
            if query.matches() {
                self.pause();
            }
            let changed = query.clone();
            Listener::new(
                query,
                "change",
                Box::new(move |_| {
                    if changed.matches() {
                        self.pause();
                    }
                }),
            )
        });
        Watch { _listeners: listeners, _view: view, _reduced_motion: reduced_motion }
    }

    /// Something of the carousel has been pressed.
    fn used(&self, event: &Event) {
        if !is_of_button(event) {
            self.pause();
        }
    }
}

fn is_of_button(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.class_list().contains(BUTTON))
}

/// The rotation, and the button that stops it and starts it again.
#[component]
pub fn Autoplay(carousel: CarouselContext) -> impl IntoView {
    let Rotation { is_paused, .. } = Rotation::new(carousel);
    let label = move || {
        let paused = is_paused.get();
        carousel
            .widget
            .locale
            .with(|locale| (if paused { locale.messages.play } else { locale.messages.pause }).to_owned())
    };
    let class = move || (if is_paused.get() { "pause paused" } else { BUTTON }).to_owned();
    view! {
        <button
            type="button"
            class=text(class)
            part=BUTTON
            aria-label=text(label)
            on:click=move |_| is_paused.update(|paused| *paused = !*paused)
        ></button>
    }
}
