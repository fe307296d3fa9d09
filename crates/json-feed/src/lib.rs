//! JSON Feed [1.0](https://www.jsonfeed.org/version/1/) and [1.1](https://www.jsonfeed.org/version/1.1/): the
//! [model](Feed), a [reader](Reader) that keeps whatever is good, and writing through `serde`.
//!
//! The publisher reads, checks and writes with it. The widget, in which a parser of JSON beside the browser's own would be paid
//! for by each visitor of each page, takes its dates and its words for what is wrong, and judges the same: its tests read all
//! fixtures both ways. One bad item or field must never cost the rest. The crate knows neither the network nor the DOM.
//!
//! ```
//! let reading = json_feed::read(br#"{
//!     "version": "https://jsonfeed.org/version/1.1",
//!     "title": "Invest Seoul",
//!     "items": [
//!         { "id": 110, "date_published": "2018-08-01T11:01:00+09:00", "_invest_seoul": { "views": 718 } },
//!         { "id": 111, "date_published": "yesterday" },
//!         { "title": "No id" }
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
//!     "/items/1/date_published is not a date of RFC 3339: write it as 2018-08-01T11:01:00+09:00"
//! );
//! assert_eq!(
//!     reading.omitted[0].to_string(),
//!     "/items/2 has no id: give it one that never changes, such as its address"
//! );
//! # Ok::<(), json_feed::Error>(())
//! ```
//!
//! # While the bytes come
//! A [`Reader`] gives out each item as soon as its last byte has come, so that whoever shows the first few need not
//! wait for thousands, nor let them come. [`read`] is the same for a document that is there as a whole. What is made of
//! a document does not depend on how its bytes are cut; four rules follow from giving out items before its end:
//!
//! - Only bytes that cannot be JSON, or are too many, stop the reading at once. Whether the document is an object, and
//!   has a version and a list of items, is told by [`Reader::finish`]. Items given out before remain good: the
//!   specification advises against using any part of a document that is not JSON, and who wants to follow it takes the
//!   items after `finish`.
//! - The version may come after the items. It makes no difference to them.
//! - Of several `items` the first list is read, and others are [noted](Flaw::Repeated).
//! - Of several fields of the feed with one name the last holds, and what was noted of the others stays noted.
//!
//! [`Limits`] hold what a stranger's document can cost. Nothing recurses, so that nesting needs no limit. At any time
//! one item or field is kept, and of it only members that the format knows; the others cost no memory, however large.
//!
//! # What is made of a flaw
//! "If an error can be recovered from without significantly harming [the user's] experience, then it's better
//! than just refusing to use the feed (or part of the feed) at all", says the specification. Hence:
//!
//! | in the document | the outcome |
//! | --- | --- |
//! | not JSON, cut short, or too large; not an object; no `version`; no `items`, or not a list | [`Error`]: there is no feed |
//! | an item that is not an object, or whose `id` is missing, blank, too long, neither string nor number, or an earlier item's | the item is [omitted](OmittedItem) |
//! | an `id` that is a number | becomes text: `5` and `5.0` are `"5"`, `5.5` is `"5.5"`; beyond 64-bit integers and 15 digits of a fraction it is as good as missing |
//! | a field of the wrong type, or a string without a visible character | the field is [dropped](DroppedField) |
//! | a list with bad entries | these are dropped; the others stay |
//! | a list with too many entries | the first ones are read, and the others not even counted |
//! | a string that is too long | title, texts and summary are cut after a character; any other field is dropped |
//! | a date that is not RFC 3339, has no offset, or is in no calendar | dropped; see [`Timestamp`] for what is accepted |
//! | views, comments or `size_in_bytes` as `718.0` or `"718"` | read as 718; `-1`, `7.5` and `"1,661"` are dropped |
//! | an author without name, url and avatar; a hub without type or url; an attachment without url; a thumbnail without url or width | dropped |
//! | `author`, as in 1.0 | becomes the one entry of `authors`, unless `authors` has one |
//! | a `version` of JSON Feed newer than 1.1 | read as far as it is known: versions only add to each other |
//! | a `version` that is not JSON Feed's | dropped; the items decide |
//! | no `title`, or an item without content | accepted |
//! | `null` | the same as absence |
//! | extensions and members not known | ignored |
//! | one name twice in an object | the last holds, as in ECMAScript's `JSON.parse` |
//! | a byte order mark | ignored |
//! | in a string that is read: bytes that are not UTF-8; half a surrogate pair (`"\\ud83c"`) | read as U+FFFD, and reported once |
//!
//! Everything omitted or dropped is told in the [`Reading`], with its place and the reason.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

#[cfg(feature = "check")]
pub mod check;
mod decimal;
mod error;
mod feed;
mod fields;
mod item;
mod json;
mod limits;
mod model;
mod reader;
mod report;
mod timestamp;

pub use decimal::decimal;
pub use error::Error;
pub use limits::Limits;
pub use model::{Attachment, Author, Feed, Hub, InvestSeoul, Item, Thumbnail, Version};
pub use reader::{Reader, read};
pub use report::{DroppedField, Flaw, OmissionReason, OmittedItem, Reading};
pub use timestamp::{NotRfc3339, Timestamp};
