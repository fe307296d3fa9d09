//! What somebody has chosen, and the same as the query of an address, so that a set-up can be sent as a link.

use std::collections::BTreeMap;

use contract::{
    Phrase,
    attributes::{self, Attribute, BASE, FEED, Syntax},
    properties::{self, Property},
};
use url::form_urlencoded;

use crate::{
    declaration,
    snippet::Form,
    texts::Language,
    value::{self, Flaw},
};

/// The choices. What is not there is the default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setup {
    /// What is typed for attributes, by name. It may have a [`Flaw`].
    attributes: BTreeMap<&'static str, String>,
    /// What is typed for custom properties, by name.
    properties: BTreeMap<&'static str, String>,
    /// The form of the code.
    pub form: Form,
    /// Where the script will be; empty for the one beside this page.
    pub script: String,
    /// Whether the tag pins the script by its hash.
    pub pinned: bool,
    /// Whether the site sends a Content-Security-Policy.
    pub has_policy: bool,
    /// The language of this page, if it is not the reader's own.
    pub language: Option<Language>,
}

impl Setup {
    /// What is typed for an attribute; its default if nothing is.
    pub fn attribute(&self, syntax: &Syntax) -> &str {
        self.attributes.get(syntax.name).map_or(syntax.default, String::as_str)
    }

    /// Sets what is typed for an attribute.
    pub fn set_attribute(&mut self, syntax: &Syntax, typed: &str) {
        if value::of_attribute(syntax, typed) == Ok(None) {
            self.attributes.remove(syntax.name);
        } else {
            self.attributes.insert(syntax.name, typed.to_owned());
        }
    }

    /// What is wrong with what is typed for an attribute.
    pub fn flaw(&self, syntax: &Syntax) -> Option<Flaw> {
        value::of_attribute(syntax, self.attribute(syntax)).err()
    }

    /// What is typed for a custom property.
    pub fn property(&self, name: &str) -> &str {
        self.properties.get(name).map_or("", String::as_str)
    }

    /// Sets what is typed for a custom property.
    pub fn set_property(&mut self, name: &'static str, typed: &str) {
        if declaration::of_property(typed) == Ok(None) {
            self.properties.remove(name);
        } else {
            self.properties.insert(name, typed.to_owned());
        }
    }

    /// Whether something is typed for the attribute or the custom property of this name.
    pub fn has(&self, name: &str) -> bool {
        self.attributes.contains_key(name) || self.properties.contains_key(name)
    }

    /// The labels and names of what is typed with a [`Flaw`], except for the feed, in the order of the tables.
    pub fn flawed(&self) -> impl Iterator<Item = (Phrase, &'static str)> {
        let attributes = attributes::ALL.iter().filter(|Attribute { syntax, .. }| *syntax != FEED);
        let attributes = attributes.filter(|attribute| self.flaw(&attribute.syntax).is_some());
        let properties = properties::ALL.iter();
        let properties =
            properties.filter(|property| declaration::of_property(self.property(property.name)).is_err());
        let attributes = attributes.map(|attribute| (attribute.about.label, attribute.syntax.name));
        attributes.chain(properties.map(|property| (property.label, property.name)))
    }

    /// The attributes to write, without those whose values are defaults or not allowed, in the order of the table.
    pub fn written_attributes(&self) -> Vec<(&'static str, String)> {
        let written = |Attribute { syntax, .. }: &Attribute| {
            Some((syntax.name, value::of_attribute(syntax, self.attributes.get(syntax.name)?).ok()??))
        };
        attributes::ALL.iter().filter_map(written).collect()
    }

    /// The custom properties to write, in the order of the table.
    pub fn written_properties(&self) -> Vec<(&'static str, String)> {
        let written = |Property { name, .. }: &Property| {
            Some((*name, declaration::of_property(self.properties.get(name)?).ok()??.to_owned()))
        };
        properties::ALL.iter().filter_map(written).collect()
    }

    /// The query of the address with these choices, except where the code comes from. It always names a feed, `default_feed` if nothing is
    /// typed: what is the default depends on the server and on the reader.
    pub fn query(&self, default_feed: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair(FEED.name, self.attributes.get(FEED.name).map_or(default_feed, String::as_str));
        for Attribute { syntax, .. } in attributes::ALL {
            if *syntax != FEED && *syntax != BASE {
                self.attributes.get(syntax.name).map(|typed| query.append_pair(syntax.name, typed));
            }
        }
        for Property { name, .. } in properties::ALL {
            self.properties.get(name).map(|typed| query.append_pair(&name[2..], typed));
        }
        if self.form != Form::default() {
            query.append_pair("form", self.form.name());
        }
        if self.pinned {
            query.append_pair("integrity", "");
        }
        if self.has_policy {
            query.append_pair("policy", "");
        }
        if let Some(language) = self.language {
            query.append_pair("ui", language.tag());
        }
        query.finish()
    }

    /// The choices in the query of an address. What is unknown is ignored, and so is a feed that is a default all the same.
    pub fn from_query(query: &str, is_default_feed: impl Fn(&str) -> bool) -> Self {
        let mut setup = Self::default();
        for (name, typed) in form_urlencoded::parse(query.trim_start_matches('?').as_bytes()) {
            // Not `base`, and not the address of the script: who sends a link must not choose the code that runs.
            let attribute = attributes::ALL.iter().find(|attribute| attribute.syntax.name == name);
            let attribute = attribute.filter(|attribute| attribute.syntax != BASE);
            let property = properties::ALL.iter().find(|property| property.name[2..] == *name);
            match (&*name, attribute, property) {
                (_, Some(attribute), _) => setup.set_attribute(&attribute.syntax, &typed),
                (_, _, Some(property)) => setup.set_property(property.name, &typed),
                ("form", ..) => setup.form = Form::from_name(&typed).unwrap_or_default(),
                ("integrity", ..) => setup.pinned = true,
                ("policy", ..) => setup.has_policy = true,
                ("ui", ..) => setup.language = Language::from_tag(&typed),
                _ => {}
            }
        }
        if setup.attributes.get(FEED.name).is_some_and(|typed| is_default_feed(typed)) {
            setup.attributes.remove(FEED.name);
        }
        setup
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::attributes::{HEADING, LAYOUT, LIMIT, SEARCH, SHOW};

    const SAMPLE: &str = "https://news.test/sample.json";

    fn from_query(query: &str) -> Setup {
        Setup::from_query(query, |feed| feed == SAMPLE)
    }

    fn everything() -> Setup {
        let mut setup = Setup {
            form: Form::React,
            script: "https://news.test/v1/invest-seoul-news.js".into(),
            pinned: true,
            has_policy: true,
            language: Some(Language::Korean),
            ..Setup::default()
        };
        setup.set_attribute(&FEED, "https://seoul.test/feed.json?a=1&b=2");
        setup.set_attribute(&HEADING, "\"서울\" & more");
        setup.set_attribute(&SEARCH, "true");
        setup.set_attribute(&LIMIT, "0");
        setup.set_property("--isn-accent", "#a63a32");
        setup
    }

    #[test]
    fn a_link_names_the_default_feed_and_no_other_default() {
        let mut setup = Setup::default();
        setup.set_attribute(&LAYOUT, "carousel");
        setup.set_attribute(&SHOW, "image summary date views all-news");
        assert_eq!(setup.query(SAMPLE), "feed=https%3A%2F%2Fnews.test%2Fsample.json");
        assert_eq!(from_query(&setup.query(SAMPLE)), Setup::default());
        assert_eq!(from_query(""), Setup::default());
    }

    #[test]
    fn where_another_feed_is_the_default_a_link_keeps_its_own() {
        let query = Setup::default().query("https://seoul.test/feed.json");
        assert_eq!(from_query(&query).attribute(&FEED), "https://seoul.test/feed.json");
    }

    #[test]
    fn choices_are_sent_as_a_query() {
        assert_eq!(
            everything().query(SAMPLE),
            "feed=https%3A%2F%2Fseoul.test%2Ffeed.json%3Fa%3D1%26b%3D2&limit=0&heading=%22%EC%84%9C%EC%9A%B8%22+%26+more\
             &search=true&isn-accent=%23a63a32&form=react\
             &integrity=&policy=&ui=ko"
        );
    }

    #[test]
    fn a_query_brings_the_choices_back_except_where_the_code_comes_from() {
        let without_script = Setup { script: String::new(), ..everything() };
        assert_eq!(from_query(&everything().query(SAMPLE)), without_script);
        let query = "?script=https%3A%2F%2Fevil.test%2Fx.js&base=https%3A%2F%2Fevil.test%2F";
        assert_eq!(from_query(query), Setup::default());
    }

    #[test]
    fn what_a_query_has_besides_is_ignored() {
        assert_eq!(from_query("?utm_source=mail&form=fax&layout=carousel&ui=fr"), Setup::default());
    }

    #[test]
    fn no_attribute_is_called_as_another_choice() {
        for name in ["form", "integrity", "policy", "ui"] {
            assert!(attributes::ALL.iter().all(|attribute| attribute.syntax.name != name), "{name}");
        }
    }

    #[test]
    fn a_value_with_a_flaw_stays_typed_and_is_not_written() {
        let setup = everything();
        assert_eq!(setup.attribute(&LIMIT), "0");
        assert_eq!(setup.flaw(&LIMIT), Some(Flaw::Number { least: 1, greatest: 100 }));
        assert_eq!(
            setup.written_attributes(),
            [
                ("feed", "https://seoul.test/feed.json?a=1&b=2".to_owned()),
                ("heading", "\"서울\" & more".to_owned()),
                ("search", String::new()),
            ]
        );
    }

    #[test]
    fn what_has_a_flaw_is_named() {
        let mut setup = everything();
        setup.set_property("--isn-radius", "1em; x");
        let flawed: Vec<_> = setup.flawed().map(|(label, name)| (label.en, name)).collect();
        assert_eq!(flawed, [("Number of releases", "limit"), ("Corners", "--isn-radius")]);
        assert!(setup.has("limit") && setup.has("--isn-radius") && !setup.has("layout"));
    }

    #[test]
    fn every_attribute_of_the_table_can_be_chosen_and_sent() {
        for Attribute { syntax, .. } in attributes::ALL {
            use contract::attributes::Values::*;
            let value = match syntax.values {
                Address => "https://seoul.test/",
                Language => "ko",
                TimeZone => "Asia/Tokyo",
                Text | Texts => "x",
                Word(words) => words.last().unwrap(),
                Words(words) => words.last().unwrap(),
                Number { greatest, .. } => &greatest.to_string(),
                Presence => "true",
            };
            let mut setup = Setup::default();
            setup.set_attribute(syntax, value);
            assert_eq!(setup.written_attributes().len(), 1, "{}", syntax.name);
            if *syntax != BASE {
                assert_eq!(from_query(&setup.query(SAMPLE)), setup, "{}", syntax.name);
            }
        }
    }
}
