//! Counts of views and comments, as they are read on the page.

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Host, behaviours};
use serde_json::json;

behaviours! { in &Engine::ALL =>
    counts_below_100_000_are_exact,
    from_right_to_left_a_count_is_read_as_it_is_written,
}

const FEED: &str = "/fixtures/counts.json";

/// A feed of a release with each of these numbers of views.
fn feed(views: &[u64]) -> Answer {
    let release = |(index, views): (usize, &u64)| json!({ "id": index.to_string(), "title": "Read", "_invest_seoul": { "views": views } });
    let items: Vec<_> = views.iter().enumerate().map(release).collect();
    Answer::Text(json!({ "version": "https://jsonfeed.org/version/1.1", "items": items }).to_string())
}

async fn counts_below_100_000_are_exact(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, feed(&[1, 1_661, 99_999, 100_000]));
    let page = session.open(&Host::new("element").feed(FEED)).await?;
    page.widget().ready().await?;
    // What is for screen readers alone comes after.
    let shown: Vec<String> = page.widget().of_each("views", "text(part.firstElementChild)").await?;
    assert_eq!(shown, ["1 view", "1,661 views", "99,999 views", "100K views"]);
    Ok(())
}

// A text that begins with digits had the direction of the page: "views 718".
async fn from_right_to_left_a_count_is_read_as_it_is_written(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, feed(&[718]));
    let page = session.open(&Host::new("rtl").feed(FEED).with("lang", "en")).await?;
    page.widget().ready().await?;
    let places = "
        const words = document.createTreeWalker(parts(0, 'views')[0], NodeFilter.SHOW_TEXT);
        const places = {};
        while (words.nextNode()) {
          const range = document.createRange();
          range.selectNodeContents(words.currentNode);
          places[text(words.currentNode)] = range.getBoundingClientRect().left;
        }
        return [places['718'], places['views']]";
    let [number, word]: [f64; 2] = page.read(places, vec![]).await?;
    assert!(number < word, "the number is at {number}, the word at {word}");
    Ok(())
}
