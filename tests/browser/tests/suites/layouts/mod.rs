//! The layouts in which cards stand below each other, and the columns of those that have any.

pub mod far;
pub mod looks;
pub mod more;

use anyhow::Result;
use browser_tests::{Answer, Widget, eventually};
use serde_json::{Value, json};

const FEED: &str = "/fixtures/long.json";

const LISTS: [&str; 3] = ["grid", "list", "compact"];

/// A document with these releases, and the address of the next one.
fn document(numbers: std::ops::RangeInclusive<usize>, next: Option<&str>) -> Answer {
    let release = |number: usize| {
        json!({
            "id": number.to_string(), "url": format!("/release/{number}"), "title": format!("Release {number}"),
            "summary": "One of many.", "date_published": "2018-08-01T11:01:00+09:00",
            "_invest_seoul": { "views": number },
        })
    };
    let items: Vec<Value> = numbers.map(release).collect();
    let mut feed =
        json!({ "version": "https://jsonfeed.org/version/1.1", "title": "A long feed", "items": items });
    if let Some(next) = next {
        feed["next_url"] = json!(next);
    }
    Answer::Text(feed.to_string())
}

/// Waits until there are so many entries.
async fn has_entries(widget: &Widget<'_>, count: usize) -> Result<()> {
    eventually(count, async || widget.count("entry").await).await
}
