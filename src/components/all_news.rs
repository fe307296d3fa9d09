//! The way to the publisher's own page of news.

use leptos::prelude::*;
use web_sys::Url;

use super::derived::{flag, text};
use crate::element::{context::WidgetContext, links::with_source, values::OpenIn};

/// Where the agency's own news is, if a feed does not say where its own is.
const AGENCY: &str = "https://investseoul.com";

/// "All news": beside the arrows or, in a narrow widget, below the cards. Both places have the link, and the style sheet hides one.
/// Hidden if the feed names no home page, or the page does not want it.
#[component]
pub fn AllNews() -> impl IntoView {
    let widget = expect_context::<WidgetContext>();
    let address = Memo::new(move |_| home_page(widget).filter(|_| widget.props.show.get().all_news));
    view! { <SiteLink class="all-news" part="all-news" address content=text(move || all_news(widget)) /> }
}

/// "All news" of the publisher, as a card.
#[component]
pub fn AllNewsCard() -> impl IntoView {
    let widget = expect_context::<WidgetContext>();
    let address = Memo::new(move |_| home_page(widget));
    let publisher = move || widget.loaded().and_then(|loaded| loaded.title.clone()).unwrap_or_default();
    let language = move || {
        let of_feed = widget.loaded().and_then(|loaded| loaded.language.clone());
        of_feed.or_else(|| widget.page_language())
    };
    let content = view! {
        <span class="all-news-text">{text(move || all_news(widget))}</span>
        " "
        <span class="publisher" part="publisher" lang=language dir="auto">
            {text(publisher)}
        </span>
    };
    view! { <SiteLink class="card all-news-card" part="all-news-card" address content /> }
}

/// "Read the news on investseoul.com", where there are no cards.
#[component]
pub fn ReadOnSite() -> impl IntoView {
    let widget = expect_context::<WidgetContext>();
    let address = Memo::new(move |_| Some(home_page(widget).unwrap_or_else(|| AGENCY.to_owned())));
    let label = move || {
        let url = address.get().and_then(|address| Url::new(&address).ok());
        let host = url.map(|url| url.host()).unwrap_or_default();
        widget.locale.with(|locale| locale.read_on_site(host.strip_prefix("www.").unwrap_or(&host)))
    };
    view! { <SiteLink class="read-on-site" part="read-on-site" address content=text(label) /> }
}

fn all_news(widget: WidgetContext) -> String {
    widget.locale.with(|locale| locale.messages.all_news.to_owned())
}

/// The home page of the feed. Tracked.
pub fn home_page(widget: WidgetContext) -> Option<String> {
    widget.loaded().and_then(|loaded| loaded.home_page.clone())
}

/// What follows the text of a link that opens a new tab, for screen readers. Tracked.
pub fn new_tab_note(widget: WidgetContext) -> String {
    match widget.props.open.get() {
        OpenIn::NewTab | OpenIn::Reader => {
            [" ", widget.locale.with(|locale| locale.messages.new_tab)].concat()
        }
        OpenIn::SameTab | OpenIn::Top => String::new(),
    }
}

/// A link that opens where cards do. Hidden without an address.
#[component]
fn SiteLink<C: IntoView + 'static>(
    class: &'static str,
    part: &'static str,
    address: Memo<Option<String>>,
    content: C,
) -> impl IntoView {
    let widget = expect_context::<WidgetContext>();
    let open = widget.props.open;
    view! {
        <a
            class=class
            part=part
            hidden=flag(move || address.with(Option::is_none))
            href=text(move || {
                let source = widget.props.utm.get();
                address.get().map(|address| with_source(address, source.as_deref())).unwrap_or_default()
            })
            target=text(move || open.get().target().to_owned())
            rel="noopener"
        >
            {content}
            <span class="unseen">{text(move || new_tab_note(widget))}</span>
        </a>
    }
}
