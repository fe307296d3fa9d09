//! JSON Feed [1.0](https://www.jsonfeed.org/version/1/) and [1.1](https://www.jsonfeed.org/version/1.1/): the
//! [model](Feed), a lenient [reader](Reader), and writing through `serde`.
//!
//! The widget reads feeds with this crate, and the publisher reads, checks and writes them. One bad item or field must
//! never cost the others. The crate uses neither the network nor the DOM.
//!
//! ```
//! let reading = json_feed::read(br#"{
//!     "version": "https://jsonfeed.org/version/1.1",
//!     "title": "Invest Seoul",
//!     "items": [
//!         { "id": 110, "date_published": "2018-08-01T11:01:00+09:00", "_invest_seoul": { "views": 718 } },
//!         { "id": 111, "date_published": "yesterday" },
//!         { "title": "No id and no address" }
//!     ]
//! }"#)?;
//!
//! let [first, second] = &reading.feed.items[..] else { unreachable!() };
//! assert_eq!(first.id, "110");
//! assert_eq!(first.invest_seoul.views, Some(718));
//! assert_eq!(first.date_published.as_ref().map(|date| date.millis()), Some(1_533_088_860_000));
//! assert_eq!(second.date_published, None);
//! assert_eq!(
//!     reading.dropped[0].to_string(),
//!     "/items/1/date_published is not a date: write it as 2018-08-01T11:01:00+09:00"
//! );
//! assert_eq!(
//!     reading.omitted[0].to_string(),
//!     "/items/2 has no id: give it one that never changes, such as its address"
//! );
//! # Ok::<(), json_feed::Error>(())
//! ```
//!
//! # Reading a stream
//! A [`Reader`] returns each item as soon as its last byte has come. A program that shows only the first items
//! neither waits for the others nor downloads them. [`read`] does the same for a whole document. The result does not
//! depend on how the bytes are cut. Because items are returned before the document ends:
//!
//! - Only bytes that are not JSON, or are too many, stop the reader at once. Whether the document is an object with a
//!   version and a list of items is checked by [`Reader::finish`]. Items that were returned before stay valid. The
//!   specification advises against using any part of a document that is not JSON; to follow that advice, take the
//!   items after `finish`.
//! - The version may come after the items. It does not change how they are read, and they are read without it.
//! - If there are several lists of `items`, the first is read and the others are [reported](Flaw::Repeated).
//! - If there are several fields of the feed with one name, the last one counts, and what was reported for the others
//!   stays.
//!
//! [`Limits`] bound what a document from an unknown source can cost. The reader keeps one item or field of the
//! document at a time, and of it only the members that the format defines and a few counts. Other members are checked to
//! be JSON and skipped; they cost no memory. Nesting needs no limit, because the reader recurses only as deep as the format.
//!
//! # How bad input is read
//! "If an error can be recovered from without significantly harming [the user's] experience, then it's better
//! than just refusing to use the feed (or part of the feed) at all", says the specification. Therefore:
//!
//! | in the document | result |
//! | --- | --- |
//! | not JSON, cut short, or too large; not an object; no `items`, or not a list; no `version`, and no item that can be used | [`Error`]: the document is not a feed |
//! | no `version` beside usable items | read as 1.1, and reported |
//! | an `id` that is missing, blank, too long, or neither string nor number, in an item with `url` or `external_url` | the address is the id, and the flaw is reported |
//! | the same in an item without an address; an `id` of an earlier item; an item that is not an object | the item is [omitted](OmittedItem) |
//! | an `id` that is a number | becomes text: `5` and `5.0` are `"5"`, `5.5` is `"5.5"`; an integer beyond 64 bits or a fraction of more than 15 digits is not usable |
//! | a field of the wrong type, or a string without a [visible](text::is_visible) character | the field is [dropped](DroppedField) |
//! | a list with bad entries | these are dropped; the others stay |
//! | a list with too many entries | the first ones are read |
//! | a string that is too long | title, texts and summary are cut after a character; any other field is dropped |
//! | a date that is not RFC 3339 | read if it is one of the forms that [`Timestamp`] accepts, else dropped |
//! | views, comments or `size_in_bytes` as `718.0`, `"718"` or `"1,234"` | read as whole numbers; `-1`, `7.5` and `"1.2만"` are dropped |
//! | no views in `_invest_seoul` | `_views`, `views`, `view_count` or the `views` of any extension of the item, if it is a whole number; the same for comments |
//! | `image` or `banner_image` as an object with `url` or `src`, or as a list | its address, or that of the first entry that has one |
//! | an author without name, url and avatar; a hub without type or url; an attachment without url; a thumbnail without url or width | dropped |
//! | `author`, as in 1.0 | becomes the only entry of `authors`, if there is none |
//! | a `version` of JSON Feed newer than 1.1 | read as 1.1, because versions only add to each other |
//! | a `version` that is not one of JSON Feed | dropped; the items are read |
//! | no `title`, or an item without content | accepted |
//! | `null` | the same as absent |
//! | other extensions and members | ignored |
//! | one name twice in an object | the last one counts, as in ECMAScript's `JSON.parse` |
//! | a byte order mark | ignored |
//! | in a string that is read: bytes that are not UTF-8; half a surrogate pair (`"\\ud83c"`) | read as U+FFFD, and reported once |
//!
//! The [`Reading`] lists everything that is omitted or dropped, with its place and the reason.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod charset;
#[cfg(feature = "check")]
pub mod check;
mod decimal;
mod error;
mod feed;
mod fields;
mod item;
mod json;
mod language;
mod limits;
mod model;
mod reader;
mod report;
pub mod text;
mod timestamp;

pub use decimal::decimal;
pub use error::Error;
pub use language::language_tag;
pub use limits::{Html, Limits, MAX_SILENCES, SILENCE};
pub use model::{Attachment, Author, Feed, Hub, InvestSeoul, Item, Thumbnail, Version};
pub use reader::{Reader, read};
pub use report::{DroppedField, Flaw, OmissionReason, OmittedItem, Reading};
pub use timestamp::{NotADate, Timestamp, Zone, civil};
