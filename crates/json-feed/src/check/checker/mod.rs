//! Goes through a document, and collects what is against the rules.

mod feed;
mod item;
mod member;

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::document::Document;
use super::order::members_after_items;
use super::{Effect, Finding, Response, Rule, Severity};
use crate::{DroppedField, Flaw, Html, Limits, OmittedItem, Reader, charset};

/// Texts of items, of which the reader takes the beginning if they are too long.
const PROSE: [&str; 3] = ["/title", "/content_text", "/summary"];

/// What has been found.
#[derive(Default)]
pub(super) struct Checker {
    findings: Vec<Finding>,
    /// The places of ids that the reader cannot use.
    bad_ids: BTreeSet<String>,
}

impl Checker {
    /// Everything that was found, errors first.
    pub(super) fn sorted(mut self) -> Vec<Finding> {
        self.findings.sort_by_key(|finding| finding.severity);
        self.findings
    }

    /// Checks a document in UTF-8.
    pub(super) fn document(&mut self, document: &[u8]) {
        let mut reader = Reader::new(Limits { html: Html::Keep, ..Limits::WIDGET });
        // An error is returned again at the end.
        let _ = reader.push(document);
        let has_items = !reader.feed().items.is_empty();
        let (omitted, dropped) = (reader.omitted().to_vec(), reader.dropped().to_vec());
        let reading = match reader.finish() {
            Ok(reading) => reading,
            Err(error) => {
                let (rule, effect) = if has_items {
                    (Rule::Damaged(error), Effect::ItemsBeforeDamageShown)
                } else {
                    (Rule::NoFeed(error), Effect::NoNews)
                };
                self.error("", rule, effect);
                omitted.iter().for_each(|item| self.omitted(item));
                dropped.iter().for_each(|field| self.dropped(field));
                return;
            }
        };
        reading.omitted.iter().for_each(|item| self.omitted(item));
        reading.dropped.iter().for_each(|field| self.dropped(field));
        let without_mark = document.strip_prefix(b"\xef\xbb\xbf");
        if without_mark.is_some() {
            self.error("", Rule::ByteOrderMark, Effect::Ignored);
        }
        let document = String::from_utf8_lossy(without_mark.unwrap_or(document));
        match serde_json::from_str::<Document>(&document) {
            Ok(Document(feed)) => {
                self.feed(&feed, &reading.feed.version);
                self.order(&members_after_items(&document));
            }
            // Half a surrogate pair, a number that no double holds, or very deep nesting.
            Err(error) => self.error("", Rule::StrictJson(error.to_string()), Effect::ReadAllTheSame),
        }
    }

    /// An item that the reader omits.
    fn omitted(&mut self, item: &OmittedItem) {
        let at = format!("/items/{}", item.index);
        self.error(&at, Rule::Omitted(item.reason.clone()), Effect::ItemOmitted);
        self.bad_ids.insert(at + "/id");
    }

    /// A field that the reader drops.
    fn dropped(&mut self, field: &DroppedField) {
        let DroppedField { at, flaw } = field;
        let is_id = at.ends_with("/id");
        if is_id {
            self.bad_ids.insert(at.clone());
        }
        let effect = match (at.as_str(), flaw) {
            _ if is_id => Effect::AddressAsId,
            ("/version", _) => Effect::ReadAsLatest,
            (_, Flaw::TooMany | Flaw::Repeated) => Effect::FirstRead,
            ("/title" | "/description" | "/user_comment", Flaw::TooLong) => Effect::BeginningRead,
            (at, Flaw::TooLong) if PROSE.iter().any(|name| at.ends_with(name)) => Effect::BeginningRead,
            _ => Effect::AsIfAbsent,
        };
        let is_required = is_id || at == "/version";
        let is_advice = matches!(flaw, Flaw::Blank | Flaw::TooLong | Flaw::TooMany) && !is_required;
        let severity = if is_advice { Severity::Advice } else { Severity::Error };
        self.find(severity, at, Rule::Dropped(*flaw), effect);
    }

    /// Checks what the server says with the document.
    pub(super) fn response(&mut self, response: &Response) {
        let content_type = response.content_type.as_deref().unwrap_or_default();
        if response.is_decoded
            && let Some(charset) = charset::declared(content_type)
        {
            self.error("", Rule::Charset(charset.to_owned()), Effect::Decoded);
        }
        if response.is_for_own_site_only {
            self.error("", Rule::NotShared, Effect::NotLoadedElsewhere);
        }
        if !response.has_media_type_of_feeds() {
            self.advice("", Rule::MediaType, Effect::ReadAnyway);
        }
    }

    fn error(&mut self, at: &str, rule: Rule, effect: Effect) {
        self.find(Severity::Error, at, rule, effect);
    }

    fn advice(&mut self, at: &str, rule: Rule, effect: Effect) {
        self.find(Severity::Advice, at, rule, effect);
    }

    fn find(&mut self, severity: Severity, at: &str, rule: Rule, effect: Effect) {
        self.findings.push(Finding { severity, at: at.to_owned(), rule, effect });
    }
}

fn absent(members: &Map<String, Value>, name: &str) -> bool {
    members.get(name).is_none_or(Value::is_null)
}
