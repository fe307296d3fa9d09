//! The methods of the element. It also has the read-only property [`ITEMS`], and a property for each attribute.

/// A method. None returns anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Method {
    /// The name.
    pub name: &'static str,
    /// The name of its parameter, a number, if it has one.
    pub parameter: Option<&'static str>,
    /// What it does.
    pub about: &'static str,
}

/// All methods, in the order of the documentation.
pub const ALL: &[Method] = &[
    Method { name: "refresh", parameter: None, about: "loads the feed again" },
    Method { name: "next", parameter: None, about: "moves on by what is in view; a list shows more" },
    Method { name: "previous", parameter: None, about: "moves back by what is in view" },
    Method { name: "goTo", parameter: Some("index"), about: "brings a card into view, from 0" },
];

/// The name of the property with the releases that can be reached so far ([`ITEM`](crate::events::ITEM)).
pub const ITEMS: &str = "items";
