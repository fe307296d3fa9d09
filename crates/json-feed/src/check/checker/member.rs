//! The rules of single members.

use serde_json::{Map, Value};
use url::Url;

use super::Checker;
use crate::check::members::Kind;
use crate::check::{Effect, Rule};
use crate::language::{is_language_tag, language_tag};
use crate::text::{has_markup, is_visible};
use crate::{Timestamp, Zone};

impl Checker {
    pub(super) fn object(&mut self, members: &Map<String, Value>, at: &str, known: &[(&str, Kind)]) {
        for (name, value) in members {
            let at = format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
            if let Some((_, kind)) = known.iter().find(|(known, _)| known == name) {
                self.member(value, &at, *kind);
            } else if let Some(extension) = name.strip_prefix('_') {
                self.extension(extension, value, &at);
            } else {
                self.advice(&at, Rule::UnknownMember, Effect::Ignored);
            }
        }
    }

    fn member(&mut self, value: &Value, at: &str, kind: Kind) {
        match (kind, value) {
            (_, Value::Null) => self.advice(at, Rule::Null, Effect::AsIfAbsent),
            // The reader has told that it is blank.
            (_, Value::String(text)) if !is_visible(text) => {}
            (Kind::Plain, Value::String(text)) => self.plain(text, at),
            (Kind::Address, Value::String(address)) => self.address(address, at),
            (Kind::Image, Value::String(address)) => self.image(address, at),
            (Kind::ItemImage, _) => self.item_image(value, at),
            (Kind::Date, Value::String(date)) => self.date(date, at),
            (Kind::Count, _) => self.advice(at, Rule::CountOutsideExtension, Effect::CountShown),
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
                self.advice(at, Rule::Replaced(now), Effect::ReadAsReplacement);
                self.object(members, at, known);
            }
            _ => {}
        }
    }

    /// "Names must start with an underscore character followed by a letter" (Extensions). The value is an object.
    fn extension(&mut self, name: &str, value: &Value, at: &str) {
        if !name.starts_with(|first: char| first.is_alphabetic()) {
            self.error(at, Rule::ExtensionName, Effect::Ignored);
        } else if !value.is_object() {
            self.error(at, Rule::ExtensionNotObject, Effect::Ignored);
        }
        if name == "invest_seoul" {
            for count in ["views", "comments"] {
                if value.get(count).and_then(Value::as_str).is_some_and(|text| !text.trim().is_empty()) {
                    self.advice(&format!("{at}/{count}"), Rule::CountAsText, Effect::NumbersInTextRead);
                }
            }
        }
    }

    fn plain(&mut self, text: &str, at: &str) {
        if has_markup(text) {
            self.advice(at, Rule::Markup, Effect::MarkupRemoved);
        }
    }

    fn date(&mut self, text: &str, at: &str) {
        let Some(date) = text.parse::<Timestamp>().ok().filter(|date| !date.is_rfc3339()) else {
            return;
        };
        let written = date.datetime();
        let (rule, effect) = match date.zone() {
            Zone::Unknown if !written.contains('T') => {
                (Rule::DayAlone(written + "T00:00:00+09:00"), Effect::DayShown)
            }
            Zone::Unknown => (Rule::NoOffset(written + "+09:00"), Effect::DayShown),
            _ => (Rule::NotRfc3339(written), Effect::ReadAllTheSame),
        };
        self.advice(at, rule, effect);
    }

    /// Object and list are read, but the specification has neither.
    fn item_image(&mut self, value: &Value, at: &str) {
        match value {
            Value::String(address) => self.image(address, at),
            _ => {
                if let Some(address) = address_in(value) {
                    self.error(at, Rule::ImageNotString, Effect::AddressInItTaken);
                    self.image(address, at);
                }
            }
        }
    }

    fn address(&mut self, address: &str, at: &str) {
        match Url::parse(address) {
            Ok(url) if matches!(url.scheme(), "http" | "https") => {}
            Ok(_) => self.error(at, Rule::NotOfTheWeb, Effect::GoesWithout),
            Err(url::ParseError::RelativeUrlWithoutBase) if !address.trim().is_empty() => {
                self.advice(at, Rule::RelativeAddress, Effect::RelativeToFeed);
            }
            Err(error) => self.error(at, Rule::NotAnAddress(error.to_string()), Effect::GoesWithout),
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
            self.advice(at, Rule::InsecureImage, Effect::AskedByHttps);
        }
    }

    fn language(&mut self, tag: &str, at: &str) {
        if !is_language_tag(tag) {
            let is_locale = language_tag(tag).is_some();
            let effect = if is_locale { Effect::UnderscoreAsHyphen } else { Effect::LanguageOfPage };
            self.error(at, Rule::NotALanguageTag, effect);
        }
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
