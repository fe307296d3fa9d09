//! The rules of a feed itself.

use serde_json::{Map, Value};

use super::{Checker, absent};
use crate::Version;
use crate::check::members::FEED;
use crate::check::{Effect, Rule};

impl Checker {
    /// Checks a feed that was read as this version.
    pub(super) fn feed(&mut self, feed: &Map<String, Value>, version: &Version) {
        self.version(feed.get("version").and_then(Value::as_str), version);
        self.object(feed, "", &FEED);
        if absent(feed, "title") {
            self.error("", Rule::NoTitle, Effect::NoHeading);
        }
        for address in ["home_page_url", "feed_url"] {
            if absent(feed, address) {
                self.advice("", Rule::NoFeedAddress(address), Effect::GoesWithout);
            }
        }
        if feed.contains_key("next_url") && feed.get("next_url") == feed.get("feed_url") {
            self.error("/next_url", Rule::NextIsThisPage, Effect::NoPageTwice);
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
            self.advice("/items", Rule::LateMembers(late), Effect::FirstCardWaits);
        }
    }

    fn version(&mut self, written: Option<&str>, version: &Version) {
        match (written, version) {
            (None, _) => {}
            (Some(written), Version::V1) if written == version.as_str() => {
                self.advice("/version", Rule::FirstVersion, Effect::ReadAllTheSame);
            }
            (Some(_), Version::Later(_)) => {
                self.advice("/version", Rule::LaterVersion, Effect::ReadAsFarAsKnown);
            }
            (Some(written), version) if written != version.as_str() && written.contains("jsonfeed.org") => {
                let rule = Rule::VersionSpelling(version.as_str().to_owned());
                self.error("/version", rule, Effect::ReadAllTheSame);
            }
            _ => {}
        }
    }
}
