//! The events that the element dispatches: `CustomEvent`s that bubble and cross shadow roots.

/// An event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// The name.
    pub name: &'static str,
    /// When it is dispatched.
    pub when: &'static str,
    /// Whether `preventDefault()` stops what is about to happen.
    pub is_cancelable: bool,
    /// The members of `detail`.
    pub detail: &'static [Field],
}

/// A member of an object that a page gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The name.
    pub name: &'static str,
    /// The type of its value.
    pub value: Value,
    /// Whether it may be absent.
    pub is_optional: bool,
    /// What it is; empty if the name says it.
    pub about: &'static str,
}

/// The type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// A whole number.
    Number,
    /// A text.
    Text,
    /// A list of texts.
    Texts,
    /// An object with the members of [`ITEM`].
    Item,
    /// One of [`CAUSES`].
    Cause,
}

const fn field(name: &'static str, value: Value, about: &'static str) -> Field {
    Field { name, value, is_optional: false, about }
}

const fn optional(name: &'static str, value: Value, about: &'static str) -> Field {
    Field { is_optional: true, ..field(name, value, about) }
}

/// All events, in the order of the documentation.
pub const ALL: &[Event] = &[
    Event {
        name: "isn-ready",
        when: "cards are shown: the first ones, or those after a refresh; not when more are appended",
        is_cancelable: false,
        detail: &[field("count", Value::Number, "")],
    },
    Event {
        name: "isn-slide",
        when: "other cards have come into view",
        is_cancelable: false,
        detail: &[field("first", Value::Number, "from 0"), field("last", Value::Number, "from 0")],
    },
    Event {
        name: "isn-open",
        when: "a release is about to be opened, also by the middle button, and in the dialog of `open=\"reader\"` by its arrows; `preventDefault()` stops that",
        is_cancelable: true,
        detail: &[field("item", Value::Item, "")],
    },
    Event {
        name: "isn-seen",
        when: "a card has been half in view for a second, for the first time",
        is_cancelable: false,
        detail: &[field("item", Value::Item, ""), field("index", Value::Number, "from 0")],
    },
    Event {
        name: "isn-error",
        when: "there is no news to show",
        is_cancelable: false,
        detail: &[field("cause", Value::Cause, "")],
    },
];

/// A release as a page sees it, under the names of JSON Feed. What is not known is absent.
pub const ITEM: &[Field] = &[
    field("id", Value::Text, ""),
    optional("url", Value::Text, "absolute, without `utm`"),
    optional("title", Value::Text, "plain text"),
    optional("summary", Value::Text, "plain text, up to 400 characters"),
    optional("image", Value::Text, "absolute address"),
    optional("date_published", Value::Text, "as in RFC 3339"),
    field("authors", Value::Texts, "names"),
    field("tags", Value::Texts, ""),
    optional("language", Value::Text, "language tag"),
    optional("views", Value::Number, ""),
    optional("comments", Value::Number, ""),
];

/// Why there is no news to show.
pub const CAUSES: &[&str] = &[
    "feed-missing",
    "feed-unreachable",
    "feed-status",
    "feed-timeout",
    "feed-invalid",
    "feed-too-large",
    "wasm-blocked",
    "wasm-unreachable",
    "unsupported-browser",
];
