//! The whole widget: one view per phase of the feed.

use leptos::{either::EitherOf5, prelude::*};
use wasm_bindgen::JsCast;

use super::{
    cards::CardsContext,
    carousel::Carousel,
    clock::Clock,
    focus::{focus, has_focus},
    new_items::NewItems,
    notice::{Empty, Failure, Loading},
    seen::Seen,
};
use crate::{
    chunks,
    element::{
        context::WidgetContext,
        values::{Layout, OpenIn},
    },
    feed::{Cause, Phase},
};

/// The style sheet of cards and controls. `embed.js` has the rest, which the placeholder needs, too.
const STYLE: &str = include_str!(concat!(env!("OUT_DIR"), "/cards.css"));

/// What stands in the widget. A change from one to another replaces all of it; every other change updates what is there.
#[derive(Clone)]
enum Scene {
    Loading,
    /// The cards of the feed with this id.
    Cards(usize, Layout),
    Empty,
    Failed(Cause),
}

impl Scene {
    /// What tells it from others.
    fn key(&self) -> (&'static str, usize, Layout) {
        match self {
            Self::Loading => ("loading", 0, Layout::default()),
            Self::Cards(feed, layout) => ("cards", *feed, *layout),
            Self::Empty => ("empty", 0, Layout::default()),
            Self::Failed(cause) => (cause.name(), 0, Layout::default()),
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
    /// Where the element's methods find the cards, while there are some.
    handle: StoredValue<Option<CardsContext>>,
) -> impl IntoView {
    let widget = expect_context::<WidgetContext>();
    widget.adopt_style_sheet(STYLE);
    provide_context(Clock::new());
    provide_context(Seen::new(widget));
    let scene = Memo::new(move |_| match widget.phase() {
        Phase::Loading => Scene::Loading,
        Phase::Ready(_) | Phase::Stale(_) => Scene::Cards(widget.feed_id(), widget.layout()),
        Phase::Empty(_) => Scene::Empty,
        Phase::Failed(cause) => Scene::Failed(cause),
    });
    Effect::new(move |_| {
        let has_cards = scene.with(|scene| matches!(scene, Scene::Cards(..)));
        if has_cards && widget.props.open.get() == OpenIn::Reader {
            chunks::prepare_reader();
        }
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
                Scene::Loading => EitherOf5::A(view! { <Loading /> }),
                Scene::Cards(_, Layout::Carousel) => EitherOf5::B(view! {
                    <Carousel handle />
                    <NewItems />
                }),
                Scene::Cards(_, layout) => EitherOf5::C({
                    let parent = widget.root.with_value(|root| root.last_element_child());
                    if let Some(parent) = parent {
                        chunks::mount_when_loaded(chunks::mount_list(parent.unchecked_into(), layout, handle));
                    }
                    view! { <NewItems /> }
                }),
                Scene::Empty => EitherOf5::D(view! { <Empty /> }),
                Scene::Failed(cause) => EitherOf5::E(view! { <Failure cause /> }),
            }
        />
    }
}
