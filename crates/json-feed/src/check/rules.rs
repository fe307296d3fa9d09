//! The rules, member by member.

use std::collections::BTreeSet;

use serde_json::{Map, Value};
use url::Url;

use super::members::{FEED, Kind};
use super::{Finding, Severity};
use crate::language::{is_language_tag, language_tag};
use crate::text::{has_markup, is_visible, plain, preview, repeats};
use crate::{DroppedField, Flaw, OmittedItem, Timestamp, Version, Zone};

/// Texts of items, of which the reader takes the beginning if they are too long.
const PROSE: [&str; 3] = ["/title", "/content_text", "/summary"];

/// What the widget does about most findings.
pub(super) const IGNORES: &str = "ignores it";

/// The rules, and what they have found.
#[derive(Default)]
pub(super) struct Rules {
    findings: Vec<Finding>,
    /// The places of ids that the reader cannot use.
    bad_ids: BTreeSet<String>,
}

impl Rules {
    /// Everything that was found, errors first.
    pub(super) fn sorted(mut self) -> Vec<Finding> {
        self.findings.sort_by_key(|finding| finding.severity);
        self.findings
    }

    /// An item that the reader omits.
    pub(super) fn omitted(&mut self, item: &OmittedItem) {
        let at = format!("/items/{}", item.index);
        self.error(&at, &item.reason.to_string(), "leaves the item out");
        self.bad_ids.insert(at + "/id");
    }

    /// A field that the reader drops.
    pub(super) fn dropped(&mut self, field: &DroppedField) {
        let DroppedField { at, flaw } = field;
        let is_id = at.ends_with("/id");
        if is_id {
            self.bad_ids.insert(at.clone());
        }
        let effect = match (at.as_str(), flaw) {
            _ if is_id => "takes the address of the item for it",
            ("/version", _) => "reads it as version 1.1",
            (_, Flaw::TooMany | Flaw::Repeated) => "reads the first",
            ("/title" | "/description" | "/user_comment", Flaw::TooLong) => "reads the beginning",
            (at, Flaw::TooLong) if PROSE.iter().any(|name| at.ends_with(name)) => "reads the beginning",
            _ => "goes on as if it were not there",
        };
        let is_required = is_id || at == "/version";
        let is_advice = matches!(flaw, Flaw::Blank | Flaw::TooLong | Flaw::TooMany) && !is_required;
        let severity = if is_advice { Severity::Advice } else { Severity::Error };
        self.find(severity, at, &flaw.to_string(), effect);
    }

    /// Checks a feed that was read as this version.
    pub(super) fn feed(&mut self, feed: &Map<String, Value>, version: &Version) {
        self.version(feed.get("version").and_then(Value::as_str), version);
        self.object(feed, "", &FEED);
        if absent(feed, "title") {
            self.error("", "has no title: give it one", "has no heading, unless the page gives it one");
        }
        for address in ["home_page_url", "feed_url"] {
            if absent(feed, address) {
                self.advice(
                    "",
                    &format!("has no {address}: the specification strongly recommends it"),
                    "goes without",
                );
            }
        }
        if feed.contains_key("next_url") && feed.get("next_url") == feed.get("feed_url") {
            self.error(
                "/next_url",
                "leads back to this page: name the next one, or none",
                "reads no page twice",
            );
        }
        for (index, item) in feed.get("items").and_then(Value::as_array).into_iter().flatten().enumerate() {
            if let Value::Object(item) = item {
                self.item(item, &format!("/items/{index}"));
            }
        }
    }

    /// Checks that what is said of the feed stands before its items. `late` are the names of the members after them.
    pub(super) fn order(&mut self, late: &[String]) {
        let shown = ["title", "language", "authors", "version"];
        let late: Vec<_> = shown.into_iter().filter(|name| late.iter().any(|late| late == name)).collect();
        if !late.is_empty() {
            let message = format!(
                "come before {}: write them last, for readers that show them at once",
                late.join(", ")
            );
            self.advice("/items", &message, "reads on for them before it shows the first card");
        }
    }

    fn version(&mut self, written: Option<&str>, version: &Version) {
        match (written, version) {
            (None, _) => {}
            (Some(written), Version::V1) if written == version.as_str() => {
                self.advice("/version", "is 1: write 1.1, which only adds to it", "reads it all the same");
            }
            (Some(_), Version::Later(_)) => {
                self.advice("/version", "is later than 1.1, the latest we know", "reads what it knows of it");
            }
            (Some(written), version) if written != version.as_str() && written.contains("jsonfeed.org") => {
                let message = format!("is spelled otherwise than {}", version.as_str());
                self.error("/version", &message, "reads it all the same");
            }
            _ => {}
        }
    }

    fn item(&mut self, item: &Map<String, Value>, at: &str) {
        let id = format!("{at}/id");
        if item.get("id").is_some_and(Value::is_number) && !self.bad_ids.contains(&id) {
            self.error(
                &id,
                "is a number: write it in quotation marks",
                "takes its digits, of which large numbers lose some",
            );
        }
        let without_text = absent(item, "content_text");
        if without_text && absent(item, "content_html") {
            let effect = "shows the card without text";
            let effect = if absent(item, "summary") { effect } else { "shows the summary" };
            self.error(at, "has neither content_text nor content_html: give it one", effect);
        } else if without_text && absent(item, "summary") {
            let html = item.get("content_html").and_then(Value::as_str).unwrap_or_default();
            let has_text = preview(html, 1).text.is_some();
            let effect =
                if has_text { "shows the beginning of its text" } else { "shows the card without text" };
            self.advice(at, "has only HTML: give it a summary, too", effect);
        }
        let text = |name: &str| plain(item.get(name)?.as_str()?, usize::MAX);
        if let (Some(title), Some(summary)) = (text("title"), text("summary"))
            && repeats(&summary, &title)
        {
            self.advice(
                &format!("{at}/summary"),
                "repeats the title: say more, or leave it out",
                "leaves it out",
            );
        }
        if absent(item, "title") {
            let effect = "takes the beginning of the text, or says that there is none";
            self.advice(at, "has no title: give it one", effect);
        }
        if absent(item, "url") && absent(item, "external_url") {
            self.advice(at, "has no url: give it that of its page", "shows a card that leads nowhere");
        }
        let date = |name: &str| item.get(name)?.as_str()?.parse::<Timestamp>().ok();
        if let (Some(published), Some(modified)) = (date("date_published"), date("date_modified"))
            && modified.millis() < published.millis()
        {
            self.advice(&format!("{at}/date_modified"), "is before the item was published", IGNORES);
        }
        for (index, attachment) in
            item.get("attachments").and_then(Value::as_array).into_iter().flatten().enumerate()
        {
            if attachment.as_object().is_some_and(|attachment| absent(attachment, "mime_type")) {
                let at = format!("{at}/attachments/{index}");
                self.error(&at, "has no mime_type: say what it is, such as audio/mpeg", IGNORES);
            }
        }
    }

    fn object(&mut self, members: &Map<String, Value>, at: &str, known: &[(&str, Kind)]) {
        for (name, value) in members {
            let at = format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
            if let Some((_, kind)) = known.iter().find(|(known, _)| known == name) {
                self.member(value, &at, *kind);
            } else if let Some(extension) = name.strip_prefix('_') {
                self.extension(extension, value, &at);
            } else {
                let message =
                    "is not in the specification: check its spelling, or begin an extension's name with _";
                self.advice(&at, message, IGNORES);
            }
        }
    }

    fn member(&mut self, value: &Value, at: &str, kind: Kind) {
        match (kind, value) {
            (_, Value::Null) => self.advice(at, "is null: leave it out", "goes on as if it were not there"),
            // The reader has told that it is blank.
            (_, Value::String(text)) if !is_visible(text) => {}
            (Kind::Plain, Value::String(text)) => self.plain(text, at),
            (Kind::Address, Value::String(address)) => self.address(address, at),
            (Kind::Image, Value::String(address)) => self.image(address, at),
            (Kind::ItemImage, _) => self.item_image(value, at),
            (Kind::Date, Value::String(date)) => self.date(date, at),
            (Kind::Count, _) => self.count(at),
            (Kind::Language, Value::String(tag)) => self.language(tag, at),
            (Kind::Plains, Value::Array(texts)) => {
                texts
                    .iter()
                    .enumerate()
                    .for_each(|(index, text)| self.member(text, &format!("{at}/{index}"), Kind::Plain));
            }
            (Kind::Objects(known), Value::Array(objects)) => {
                for (index, object) in objects.iter().enumerate() {
                    if let Value::Object(members) = object {
                        self.object(members, &format!("{at}/{index}"), known);
                    }
                }
            }
            (Kind::Deprecated(known, now), Value::Object(members)) => {
                self.advice(
                    at,
                    &format!("is of version 1: write {now}, a list"),
                    "reads it where that is missing",
                );
                self.object(members, at, known);
            }
            _ => {}
        }
    }

    /// "Names must start with an underscore character followed by a letter" (Extensions). The value is an object.
    fn extension(&mut self, name: &str, value: &Value, at: &str) {
        if !name.starts_with(|first: char| first.is_alphabetic()) {
            self.error(at, "is an extension, whose name has to go on with a letter", IGNORES);
        } else if !value.is_object() {
            self.error(at, "is an extension and no object: write it as { … }", IGNORES);
        }
        if name == "invest_seoul" {
            for count in ["views", "comments"] {
                if value.get(count).and_then(Value::as_str).is_some_and(|text| !text.trim().is_empty()) {
                    let message = "is text: write it as a number, such as 1234";
                    self.advice(&format!("{at}/{count}"), message, "reads whole numbers, also 1,234");
                }
            }
        }
    }

    fn plain(&mut self, text: &str, at: &str) {
        if has_markup(text) {
            self.advice(at, "is plain text and looks like HTML: take the markup out", "takes it out, once");
        }
    }

    fn date(&mut self, text: &str, at: &str) {
        let Some(date) = text.parse::<Timestamp>().ok().filter(|date| !date.is_rfc3339()) else {
            return;
        };
        let written = date.datetime();
        let (flaw, written, effect) = match date.zone() {
            Zone::Unknown if !written.contains('T') => {
                ("is a day without a time", written + "T00:00:00+09:00", "shows this day")
            }
            Zone::Unknown => ("has no offset from UTC", written + "+09:00", "shows this day"),
            _ => ("is not written as RFC 3339 has it", written, "reads it all the same"),
        };
        self.advice(at, &format!("{flaw}: write it as {written}"), effect);
    }

    fn count(&mut self, at: &str) {
        let message = "is not in the specification: write it into an extension, such as _invest_seoul";
        self.advice(at, message, "shows it if it is a whole number and _invest_seoul has none");
    }

    /// Object and list are read, but the specification has neither.
    fn item_image(&mut self, value: &Value, at: &str) {
        match value {
            Value::String(address) => self.image(address, at),
            _ => {
                if let Some(address) = address_in(value) {
                    self.error(at, "is not a string: write the address alone", "takes the address in it");
                    self.image(address, at);
                }
            }
        }
    }

    fn address(&mut self, address: &str, at: &str) {
        match Url::parse(address) {
            Ok(url) if matches!(url.scheme(), "http" | "https") => {}
            Ok(_) => self.error(at, "is no address of the web: begin it with https://", "goes without"),
            Err(url::ParseError::RelativeUrlWithoutBase) if !address.trim().is_empty() => {
                let effect = "understands it relative to the feed's own address";
                self.advice(
                    at,
                    "is relative, and readers differ in what to: write it out, with https://",
                    effect,
                );
            }
            Err(error) => self.error(at, &format!("is no address ({error})"), "goes without"),
        }
    }

    fn image(&mut self, address: &str, at: &str) {
        self.address(address, at);
        let host = Url::parse(address)
            .ok()
            .filter(|url| url.scheme() == "http")
            .and_then(|url| url.host_str().map(str::to_owned));
        // Addresses on the own machine count as secure (Mixed Content, 3.2).
        if host.is_some_and(|host| host != "localhost" && !host.starts_with("127.")) {
            let effect = "asks for it by https on such pages";
            self.advice(
                at,
                "is an image without https: browsers do not show it on pages that have it",
                effect,
            );
        }
    }

    fn language(&mut self, tag: &str, at: &str) {
        if !is_language_tag(tag) {
            let effect =
                if language_tag(tag).is_some() { "takes _ for -" } else { "takes the page's language" };
            self.error(at, "is no language tag of RFC 5646: write it as ko or en-US", effect);
        }
    }

    pub(super) fn error(&mut self, at: &str, message: &str, effect: &'static str) {
        self.find(Severity::Error, at, message, effect);
    }

    fn advice(&mut self, at: &str, message: &str, effect: &'static str) {
        self.find(Severity::Advice, at, message, effect);
    }

    fn find(&mut self, severity: Severity, at: &str, message: &str, effect: &'static str) {
        self.findings.push(Finding { severity, at: at.to_owned(), message: message.to_owned(), effect });
    }
}

/// The address of an image that is written as an object or a list.
fn address_in(value: &Value) -> Option<&str> {
    match value {
        Value::Array(entries) => {
            entries.iter().find_map(|entry| entry.as_str().or_else(|| address_in(entry)))
        }
        Value::Object(members) => members.get("url").or_else(|| members.get("src"))?.as_str(),
        _ => None,
    }
}

fn absent(members: &Map<String, Value>, name: &str) -> bool {
    members.get(name).is_none_or(Value::is_null)
}
