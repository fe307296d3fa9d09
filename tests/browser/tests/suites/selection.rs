//! Which releases are shown: by tags, in another order, and those that the reader searches for.

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Host, Key, Page, Widget, behaviours, eventually};
use serde_json::{Value, json};

behaviours! { in &Engine::ALL =>
    tags_shows_releases_with_one_of_them,
    exclude_tags_leaves_releases_out,
    sort_newest_and_views_order_the_whole_feed_in_one_request,
    a_selection_reads_on_until_it_has_enough,
    a_selection_of_nothing_says_that_there_are_no_releases,
    search_finds_words_in_any_order_and_says_how_many,
    search_finds_korean_by_leading_consonants_and_unfinished_syllables,
    search_folds_width_case_and_accents,
    search_works_in_every_layout,
    keys_in_the_search_box_are_not_the_pages,
}

const FEED: &str = "/fixtures/long.json";

/// A document of releases with this title, these tags, this many views and this day of August.
fn document(items: &[(&str, &[&str], usize, usize)], next: Option<&str>) -> Answer {
    let item = |(index, (title, tags, views, day)): (usize, &(&str, &[&str], usize, usize))| {
        json!({
            "id": format!("{title} {index}"), "url": format!("/release/{index}"), "title": title, "tags": tags,
            "date_published": format!("2018-08-{day:02}T11:01:00+09:00"), "_invest_seoul": { "views": views },
        })
    };
    let items: Vec<Value> = items.iter().enumerate().map(item).collect();
    let mut feed =
        json!({ "version": "https://jsonfeed.org/version/1.1", "title": "A feed", "items": items });
    if let Some(next) = next {
        feed["next_url"] = json!(next);
    }
    Answer::Text(feed.to_string())
}

fn three() -> Answer {
    document(
        &[
            ("One", &["Press"], 7, 1),
            ("Two", &["투자", "notice"], 900, 3),
            ("Three", &["press", "투자"], 30, 2),
        ],
        None,
    )
}

/// Waits until the titles are these.
async fn shows(widget: &Widget<'_>, titles: &[&str]) -> Result<()> {
    let shown = async || widget.of_each::<String>("link", "part.firstChild.textContent").await;
    eventually(titles.iter().map(|title| (*title).to_owned()).collect(), shown).await
}

/// Types a text in the search box, in place of what is there.
async fn search(page: &Page<'_>, text: &str) -> Result<()> {
    let script = "const [box] = parts(0, 'search-box');
                  box.focus();
                  box.value = arguments[0];
                  box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))";
    page.execute(script, vec![json!(text)]).await.map(drop)
}

async fn tags_shows_releases_with_one_of_them(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, three());
    let page = session.open(&Host::new("one-tag").feed(FEED).with("tags", "PRESS")).await?;
    shows(&page.widget(), &["One", "Three"]).await?;
    page.widget().set("tags", "press, 투자").await?;
    shows(&page.widget(), &["One", "Two", "Three"]).await?;
    assert_eq!(session.site.count(|path| path == FEED), 1);
    Ok(())
}

async fn exclude_tags_leaves_releases_out(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, three());
    let page = session.open(&Host::new("one-tag").feed(FEED).with("exclude-tags", "notice")).await?;
    shows(&page.widget(), &["One", "Three"]).await?;
    page.widget().set("tags", "투자").await?;
    shows(&page.widget(), &["Three"]).await
}

async fn sort_newest_and_views_order_the_whole_feed_in_one_request(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, three());
    let host = Host::new("one-tag").feed(FEED).with("sort", "newest").with("limit", "2");
    let page = session.open(&host).await?;
    shows(&page.widget(), &["Two", "Three"]).await?;
    page.widget().set("sort", "views").await?;
    page.widget().set("limit", "3").await?;
    shows(&page.widget(), &["Two", "Three", "One"]).await?;
    page.widget().set("sort", "feed").await?;
    shows(&page.widget(), &["One", "Two", "Three"]).await?;
    assert_eq!(session.site.count(|path| path == FEED), 1);
    Ok(())
}

async fn a_selection_reads_on_until_it_has_enough(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, document(&[("One", &["a"], 1, 1), ("Two", &["b"], 1, 1)], Some("second.json")));
    session.site.answer(
        "/fixtures/second.json",
        document(&[("Three", &["b"], 1, 1), ("Four", &["a"], 1, 1)], Some("third.json")),
    );
    session.site.answer("/fixtures/third.json", document(&[("Five", &["a"], 1, 1)], None));
    let page = session.open(&Host::new("one-tag").feed(FEED).with("tags", "a").with("limit", "2")).await?;
    shows(&page.widget(), &["One", "Four"]).await?;
    assert_eq!(session.site.count(|path| path == "/fixtures/third.json"), 0, "two are enough");
    page.widget().set("limit", "3").await?;
    shows(&page.widget(), &["One", "Four", "Five"]).await
}

async fn a_selection_of_nothing_says_that_there_are_no_releases(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, three());
    let page = session.open(&Host::new("one-tag").feed(FEED).with("tags", "nothing")).await?;
    page.widget().is("empty").await?;
    page.widget().set("tags", "press").await?;
    shows(&page.widget(), &["One", "Three"]).await
}

async fn search_finds_words_in_any_order_and_says_how_many(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element").with("search", "").with("limit", "1")).await?;
    let widget = page.widget();
    widget.ready().await?;
    search(&page, "Singapore mayor").await?;
    shows(&widget, &["Mayor Park Promotes Seoul to Opinion Leaders in Singapore"]).await?;
    eventually(vec!["1 result".to_owned()], async || widget.texts("results").await).await?;
    search(&page, "no such word").await?;
    shows(&widget, &[]).await?;
    eventually(vec!["No releases match.".to_owned()], async || widget.texts("results").await).await?;
    search(&page, "").await?;
    eventually(vec![String::new()], async || widget.texts("results").await).await?;
    eventually(1, async || widget.count("card").await).await?;
    let log = page.log().await?;
    let names: Vec<_> = log.events.iter().map(|event| event.name.as_str()).collect();
    assert_eq!(names, ["ready"], "a search is no refresh");
    assert_eq!((log.uncaught, log.console), (vec![], vec![]));
    Ok(())
}

async fn search_finds_korean_by_leading_consonants_and_unfinished_syllables(
    session: BrowserSession,
) -> Result<()> {
    session.site.answer(FEED, document(&[("서울 관광", &[], 1, 1), ("부산 투자", &[], 1, 1)], None));
    let page =
        session.open(&Host::new("korean").feed(FEED).with("search", "").with("layout", "list")).await?;
    let widget = page.widget();
    shows(&widget, &["서울 관광", "부산 투자"]).await?;
    for (query, found) in [
        ("ㅅㅇ", "서울 관광"),
        ("ㅌㅈ", "부산 투자"),
        ("서우", "서울 관광"),
        ("부ㅅ", "부산 투자"),
        ("관광 서울", "서울 관광"),
    ] {
        search(&page, query).await?;
        shows(&widget, &[found]).await?;
    }
    Ok(())
}

async fn search_folds_width_case_and_accents(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, document(&[("ＣＡＦÉ Séoul", &["Straße"], 1, 1), ("Other", &[], 1, 1)], None));
    let page =
        session.open(&Host::new("element").feed(FEED).with("search", "").with("layout", "compact")).await?;
    let widget = page.widget();
    shows(&widget, &["ＣＡＦÉ Séoul", "Other"]).await?;
    for query in ["cafe seoul", "SÉOUL", "ｓｅｏｕｌ", "straß"] {
        search(&page, query).await?;
        shows(&widget, &["ＣＡＦÉ Séoul"]).await?;
    }
    Ok(())
}

async fn search_works_in_every_layout(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, three());
    let page = session.open(&Host::new("element").feed(FEED).with("search", "")).await?;
    let widget = page.widget();
    widget.ready().await?;
    shows(&widget, &["One", "Two", "Three"]).await?;
    for layout in ["grid", "list", "compact", "carousel"] {
        widget.set("layout", layout).await?;
        search(&page, "투자").await?;
        shows(&widget, &["Two", "Three"]).await?;
        search(&page, "").await?;
        shows(&widget, &["One", "Two", "Three"]).await?;
    }
    // A box that goes takes the search with it.
    search(&page, "투자").await?;
    shows(&widget, &["Two", "Three"]).await?;
    page.execute("widgets[0].search = false", vec![]).await?;
    shows(&widget, &["One", "Two", "Three"]).await
}

// The page sees the element as the target of the keys, and may have shortcuts.
async fn keys_in_the_search_box_are_not_the_pages(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element").with("search", "")).await?;
    let widget = page.widget();
    widget.ready().await?;
    page.execute("window.keys = []; addEventListener('keydown', ({ key }) => keys.push(key))", vec![])
        .await?;
    page.execute("parts(0, 'search-box')[0].focus()", vec![]).await?;
    for key in [Key::Right, Key::End, Key::Tab] {
        page.press(key).await?;
    }
    eventually(vec!["Tab".to_owned()], async || page.read("return keys", vec![]).await).await?;
    assert_eq!(widget.in_view().await?, [1, 2, 3, 4], "the carousel has not moved");
    Ok(())
}
