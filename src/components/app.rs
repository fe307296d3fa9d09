//! The whole widget: one view per phase of the feed.

use leptos::{either::EitherOf4, prelude::*};

use super::{
    carousel::{Carousel, CarouselContext},
    focus::{focus, has_focus},
    notice::{Empty, Failure, Loading},
};
use crate::{
    element::context::WidgetContext,
    feed::{Cause, Phase},
};

/// The style sheet of cards and controls. `embed.js` has the rest, which the placeholder needs, too.
const STYLE: &str = include_str!(concat!(env!("OUT_DIR"), "/cards.css"));

/// What stands in the widget. A change from one to another replaces all of it; every other change updates what is there.
#[derive(Clone)]
enum Scene {
    Loading,
    /// The cards of the feed with this id.
    Cards(usize),
    Empty,
    Failed(Cause),
}

impl Scene {
    /// What tells it from others.
    fn key(&self) -> (&'static str, usize) {
        match self {
            Self::Loading => ("loading", 0),
            Self::Cards(feed) => ("cards", *feed),
            Self::Empty => ("empty", 0),
            Self::Failed(cause) => (cause.name(), 0),
        }
    }
}

impl PartialEq for Scene {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

/// Renders the phase.
#[component]
pub fn App(
    /// Where the element's methods find the carousel, while there is one.
    carousel: StoredValue<Option<CarouselContext>>,
) -> impl IntoView {
    let widget = expect_context::<WidgetContext>();
    widget.adopt_style_sheet(STYLE);
    let scene = Memo::new(move |_| match widget.phase() {
        Phase::Loading => Scene::Loading,
        Phase::Ready(_) | Phase::Stale(_) => Scene::Cards(widget.feed_id()),
        Phase::Empty(_) => Scene::Empty,
        Phase::Failed(cause) => Scene::Failed(cause),
    });
    let each = move || {
        let scene = scene.get();
        // The old scene is about to go. The root keeps the reader's place in the page.
        widget.root.with_value(|root| has_focus(root).then(|| focus(root)));
        [scene]
    };
    view! {
        <For
            each
            key=Scene::key
            children=move |scene| match scene {
                Scene::Loading => EitherOf4::A(view! { <Loading /> }),
                Scene::Cards(_) => EitherOf4::B(view! { <Carousel handle=carousel /> }),
                Scene::Empty => EitherOf4::C(view! { <Empty /> }),
                Scene::Failed(cause) => EitherOf4::D(view! { <Failure cause /> }),
            }
        />
    }
}
