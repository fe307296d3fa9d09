//! The attribute `refresh`: the feed of a widget is asked for news in this interval.

use leptos::prelude::*;

use super::context::WidgetContext;

/// Has the feed of a widget asked in the interval that its page wants, whichever feed and interval these are now.
pub fn follow_interval(widget: WidgetContext) {
    // The interval before ends when its effect has returned the next.
    Effect::new(move |_before: Option<Option<_>>| {
        let minutes = widget.props.refresh.get()?;
        Some(widget.feed()?.refresh_every(minutes))
    });
}
