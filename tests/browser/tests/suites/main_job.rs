//! One tag on a host page whose policy allows scripts, data and images of the widget's server and nothing else.

use std::fs;

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Host, behaviours, eventually, project};
use serde_json::Value;

behaviours! { in &Engine::ALL =>
    the_release_is_shown_with_its_views_and_its_link,
    the_twelve_releases_come_in_the_order_of_the_feed,
    a_korean_page_gets_korean_messages_dates_and_numbers,
    a_large_number_is_compact_on_screen_and_whole_for_screen_readers,
    a_date_is_the_day_it_was_in_seoul,
    a_picture_that_is_not_there_gives_way_to_a_drawing,
    a_picture_refused_because_of_the_referrer_is_asked_for_once_more_without_one,
    the_script_works_as_a_module_too,
}

async fn the_release_is_shown_with_its_views_and_its_link(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("one-tag")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let links: Vec<[String; 3]> = widget.of_each("link", "[part.href, part.target, part.rel]").await?;
    assert_eq!(
        links[0],
        ["http://investseoul.com/bbs/board.php?bo_table=sub4_1&wr_id=110", "_blank", "noopener"]
    );
    assert_eq!(
        widget.texts("link").await?[0],
        "Seoul Metropolitan Government Signs ‘Joint Tourism Marketing MOU’ with the City of Los Angeles, USA \
         (opens in a new tab)"
    );
    assert_eq!(widget.texts("views").await?[0], "718 views");
    // The first card's picture loads, too.
    eventually(true, async || page.read("return parts(0, 'image')[0].naturalWidth > 0", vec![]).await)
        .await?;
    let log = page.log().await?;
    assert_eq!((log.console, log.uncaught, log.violations), (vec![], vec![], vec![]));
    Ok(())
}

async fn the_twelve_releases_come_in_the_order_of_the_feed(session: BrowserSession) -> Result<()> {
    let feed: Value = serde_json::from_str(&fs::read_to_string(project("sample/feed.json"))?)?;
    let of_feed = |field: &str| -> Vec<&str> {
        feed["items"].as_array().into_iter().flatten().filter_map(|item| item[field].as_str()).collect()
    };
    let page = session.open(&Host::new("one-tag")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let titles: Vec<String> = widget.of_each("link", "part.firstChild.data").await?;
    assert_eq!(titles.len(), 12);
    assert_eq!(titles, of_feed("title"));
    assert_eq!(widget.texts("summary").await?, of_feed("summary"));
    let links: Vec<String> = widget.of_each("link", "part.href").await?;
    assert_eq!(links, of_feed("url"));
    Ok(())
}

async fn a_korean_page_gets_korean_messages_dates_and_numbers(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("korean").feed("/sample/feed.ko.json")).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(widget.texts("heading").await?, ["인베스트서울 소식"]);
    assert_eq!(
        widget.texts("link").await?[0],
        "서울시, 미국 로스앤젤레스시와 ‘공동 관광 마케팅 업무협약’ 체결 (새 창 열림)"
    );
    assert_eq!(widget.texts("views").await?[0], "조회수 718회");
    assert_eq!(widget.texts("date").await?, ["2018. 8. 1.", "2014. 11. 25."]);
    assert_eq!(widget.texts("status").await?, ["전체 12개 중 1–4번째"]);
    Ok(())
}

async fn a_large_number_is_compact_on_screen_and_whole_for_screen_readers(
    session: BrowserSession,
) -> Result<()> {
    let page = session.open(&Host::new("one-tag").feed("/fixtures/local.json")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let views: Vec<Vec<(String, bool)>> =
        widget.of_each("views", "[...part.children].map((n) => [text(n), n.ariaHidden === 'true'])").await?;
    let (visible, spoken) = (("123K views".to_owned(), true), ("123,456 views".to_owned(), false));
    assert_eq!(views, [vec![("1 view".to_owned(), false)], vec![visible, spoken]]);
    Ok(())
}

async fn a_date_is_the_day_it_was_in_seoul(session: BrowserSession) -> Result<()> {
    // 15:30 UTC is half an hour into the next day in Seoul.
    let page = session.open(&Host::new("one-tag").feed("/fixtures/local.json")).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(widget.texts("date").await?, ["Aug 2, 2018"]);
    Ok(())
}

async fn a_picture_that_is_not_there_gives_way_to_a_drawing(session: BrowserSession) -> Result<()> {
    session.site.answer("/sample/images/los-angeles-dusk.webp", Answer::Status(404));
    let page = session.open(&Host::new("one-tag").with("limit", "2")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let drawn = "part.firstElementChild.getAttribute('part')";
    eventually(vec!["placeholder".to_owned(), "image".to_owned()], async || {
        widget.of_each("media", drawn).await
    })
    .await
}

async fn a_picture_refused_because_of_the_referrer_is_asked_for_once_more_without_one(
    session: BrowserSession,
) -> Result<()> {
    let picture = "/sample/images/los-angeles-dusk.webp";
    session.site.answer(picture, Answer::WithoutReferrer);
    let page = session.open(&Host::new("one-tag").with("limit", "2")).await?;
    page.widget().ready().await?;
    let is_shown = "return parts(0, 'image')[0]?.naturalWidth > 0";
    eventually(true, async || page.read(is_shown, vec![]).await).await?;
    let requests = session.site.requests().into_iter().filter(|request| request.path == picture);
    let referrers: Vec<_> = requests.map(|request| request.referer).collect();
    assert_eq!(referrers, [Some(format!("{}/", session.site.host_origin())), None]);
    Ok(())
}

async fn the_script_works_as_a_module_too(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("module")).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(widget.texts("views").await?[0], "718 views");
    Ok(())
}
