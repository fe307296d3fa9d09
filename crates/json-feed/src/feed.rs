//! The fields of the feed itself, in any order.

use crate::fields::{Context, Fields, boolean, text};
use crate::item::author;
use crate::json::{Members, Value};
use crate::{Author, Feed, Flaw, Hub, Limits, Version};

/// The fields of the feed so far.
#[derive(Debug)]
pub(crate) struct FeedFields {
    /// Its version is 1.1 until another one has come.
    pub(crate) feed: Feed,
    pub(crate) has_version: bool,
    authors: Vec<Author>,
    author: Option<Author>,
}

impl FeedFields {
    pub(crate) fn new() -> Self {
        let feed = Feed { title: None, ..Feed::new("") };
        FeedFields { feed, has_version: false, authors: Vec::new(), author: None }
    }

    /// Reads a member of the document. The last one of a name counts; what is reported for the others stays.
    pub(crate) fn read(&mut self, name: &'static str, value: Value, context: &mut Context) {
        let is_null = matches!(value, Value::Null);
        let mut fields = Fields::new(Members::of(name, value), String::new(), context);
        match name {
            "version" => {
                self.has_version = !is_null;
                self.feed.version = fields.take(name, version).unwrap_or(Version::V1_1);
            }
            "authors" => {
                self.authors = fields.objects(name, author);
                self.update_authors();
            }
            "author" => {
                self.author = fields.object(name, author);
                self.update_authors();
            }
            "expired" => self.feed.expired = fields.take(name, boolean).unwrap_or(false),
            "hubs" => self.feed.hubs = fields.objects(name, hub),
            _ => {
                if let Some(field) = self.text(name) {
                    *field = match name {
                        "title" | "description" | "user_comment" => fields.prose(name),
                        _ => fields.take(name, text),
                    };
                }
            }
        }
    }

    /// The text field of this name.
    fn text(&mut self, name: &str) -> Option<&mut Option<String>> {
        Some(match name {
            "title" => &mut self.feed.title,
            "next_url" => &mut self.feed.next_url,
            "language" => &mut self.feed.language,
            "home_page_url" => &mut self.feed.home_page_url,
            "feed_url" => &mut self.feed.feed_url,
            "description" => &mut self.feed.description,
            "user_comment" => &mut self.feed.user_comment,
            "icon" => &mut self.feed.icon,
            "favicon" => &mut self.feed.favicon,
            _ => return None,
        })
    }

    /// The `author` of 1.0 counts if there are no `authors`, in any order.
    fn update_authors(&mut self) {
        let none = self.authors.is_empty();
        self.feed.authors = if none { self.author.iter().cloned().collect() } else { self.authors.clone() };
    }
}

/// The version of this address, which may also be written with `http`, `www.` or a slash at the end.
fn version(value: Value, limits: &Limits) -> Result<Version, Flaw> {
    let address = text(value, limits)?;
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let number = rest
        .map(|rest| rest.strip_prefix("www.").unwrap_or(rest))
        .and_then(|rest| rest.strip_prefix("jsonfeed.org/version/"))
        .map(|number| number.strip_suffix('/').unwrap_or(number));
    match number {
        None | Some("") => Err(Flaw::NotAVersion),
        Some("1" | "1.0") => Ok(Version::V1),
        Some("1.1") => Ok(Version::V1_1),
        Some(_) => Ok(Version::Later(address)),
    }
}

fn hub(mut fields: Fields) -> Result<Hub, Flaw> {
    Ok(Hub {
        protocol: fields.take("type", text).ok_or(Flaw::Lacks("type"))?,
        url: fields.take("url", text).ok_or(Flaw::Lacks("url"))?,
    })
}
