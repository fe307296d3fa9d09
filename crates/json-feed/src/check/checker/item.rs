//! The rules of an item.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{Checker, absent};
use crate::check::{Effect, Rule};
use crate::text::{plain, preview, repeats};
use crate::{Reader, Timestamp};

impl Checker {
    /// Checks what the cards lack, as `widget` has read their items.
    pub(in crate::check) fn cards(&mut self, widget: &Reader) {
        let omitted: BTreeSet<_> = widget.omitted().iter().map(|item| item.index).collect();
        let indices = (0..).filter(|index| !omitted.contains(index));
        for (index, item) in indices.zip(&widget.feed().items) {
            let at = format!("/items/{index}");
            if item.pictures().is_empty() && item.preview.image.is_none() {
                self.advice(&at, Rule::NoPicture, Effect::DrawingShown);
            }
            if item.invest_seoul.views.is_none() {
                self.advice(&at, Rule::NoViews, Effect::NoCount);
            }
        }
    }

    pub(super) fn item(&mut self, item: &Map<String, Value>, at: &str) {
        let id = format!("{at}/id");
        if item.get("id").is_some_and(Value::is_number) && !self.bad_ids.contains(&id) {
            self.error(&id, Rule::NumberAsId, Effect::DigitsAsId);
        }
        let without_text = absent(item, "content_text");
        if without_text && absent(item, "content_html") {
            let has_summary = !absent(item, "summary");
            let effect = if has_summary { Effect::SummaryShown } else { Effect::CardWithoutText };
            self.error(at, Rule::NoContent, effect);
        } else if without_text && absent(item, "summary") {
            let html = item.get("content_html").and_then(Value::as_str).unwrap_or_default();
            let has_text = preview(html, 1).text.is_some();
            let effect = if has_text { Effect::BeginningOfHtmlShown } else { Effect::CardWithoutText };
            self.advice(at, Rule::OnlyHtml, effect);
        }
        let text = |name: &str| plain(item.get(name)?.as_str()?, usize::MAX);
        if let (Some(title), Some(summary)) = (text("title"), text("summary"))
            && repeats(&summary, &title)
        {
            self.advice(&format!("{at}/summary"), Rule::TitleRepeated, Effect::TextOmitted);
        }
        if absent(item, "title") {
            self.advice(at, Rule::NoTitle, Effect::TextAsTitle);
        }
        if absent(item, "url") && absent(item, "external_url") {
            self.advice(at, Rule::NoUrl, Effect::CardLeadsNowhere);
        }
        let date = |name: &str| item.get(name)?.as_str()?.parse::<Timestamp>().ok();
        if let (Some(published), Some(modified)) = (date("date_published"), date("date_modified"))
            && modified.millis() < published.millis()
        {
            self.advice(&format!("{at}/date_modified"), Rule::ModifiedTooEarly, Effect::Ignored);
        }
        for (index, attachment) in
            item.get("attachments").and_then(Value::as_array).into_iter().flatten().enumerate()
        {
            if attachment.as_object().is_some_and(|attachment| absent(attachment, "mime_type")) {
                let at = format!("{at}/attachments/{index}");
                self.error(&at, Rule::NoMimeType, Effect::Ignored);
            }
        }
    }
}
