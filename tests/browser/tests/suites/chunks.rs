//! The parts of the module that only some widgets use: which are requested when, and what a page shows without them.

use anyhow::Result;
use browser_tests::{
    Answer, BrowserSession, Engine, Host, behaviours, changed_chunk, chunk_path, eventually,
};

behaviours! { in &Engine::ALL =>
    a_carousel_requests_no_part,
    a_list_requests_its_part_once_for_all_widgets,
    search_and_rotation_request_theirs_when_they_are_wanted,
    the_dialog_is_requested_when_the_cards_are_there,
    a_layout_whose_part_is_missing_is_a_carousel,
    a_part_is_requested_again_after_a_failure_that_may_pass,
    the_second_request_of_a_part_is_the_last,
    the_dialog_is_requested_once_as_a_press_waits_for_it,
    a_part_that_is_not_of_this_build_is_refused_by_a_pinned_script,
    without_the_dialog_a_release_opens_as_a_link_does,
}

async fn a_carousel_requests_no_part(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element").with("search", "false")).await?;
    page.widget().ready().await?;
    page.two_frames().await?;
    assert_eq!(session.site.count(|path| path.contains("/chunk-")), 0);
    Ok(())
}

/// Fails unless the part of lists was requested once, and the dialog was not.
fn is_requested_once(session: &BrowserSession) -> Result<()> {
    let (extras, reader) = (chunk_path("extras")?, chunk_path("reader")?);
    let counts = [extras, reader].map(|part| session.site.count(|path| path == part));
    assert_eq!(counts, [1, 0]);
    Ok(())
}

async fn a_list_requests_its_part_once_for_all_widgets(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("two-widgets")).await?;
    for (index, layout) in ["list", "grid", "compact"].into_iter().enumerate() {
        let widget = page.widget_at(index);
        widget.ready().await?;
        widget.set("layout", layout).await?;
        eventually(true, async || Ok(widget.count("entry").await? > 0)).await?;
    }
    is_requested_once(&session)
}

async fn search_and_rotation_request_theirs_when_they_are_wanted(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element")).await?;
    let widget = page.widget();
    widget.ready().await?;
    widget.set("search", "").await?;
    eventually(1, async || widget.count("search-box").await).await?;
    widget.set("autoplay", "5").await?;
    eventually(1, async || widget.count("pause").await).await?;
    is_requested_once(&session)
}

async fn the_dialog_is_requested_when_the_cards_are_there(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element").with("open", "reader")).await?;
    page.widget().ready().await?;
    let part = chunk_path("reader")?;
    eventually(1, async || Ok(session.site.count(|path| path == part))).await
}

async fn a_layout_whose_part_is_missing_is_a_carousel(session: BrowserSession) -> Result<()> {
    session.site.answer(&chunk_path("extras")?, Answer::Status(404));
    let page = session.open(&Host::new("element").with("layout", "grid")).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!((widget.count("track").await?, widget.count("entry").await?), (1, 0));
    let console = page.log().await?.console;
    assert!(console.len() == 1 && console[0].contains("chunk-extras-"), "{console:?}");
    Ok(())
}

async fn a_part_is_requested_again_after_a_failure_that_may_pass(session: BrowserSession) -> Result<()> {
    let part = chunk_path("extras")?;
    session.site.answer(&part, Answer::Status(503));
    let host = Host::new("element").with("layout", "grid");
    // The next request comes 2 s after this, perhaps before the page has been opened.
    let recovers = async {
        eventually(1, async || Ok(session.site.count(|path| path == part))).await?;
        session.site.answer(&part, Answer::File);
        Ok(())
    };
    let (page, ()) = tokio::try_join!(session.open(&host), recovers)?;
    let widget = page.widget();
    eventually((0, 12), async || Ok((widget.count("track").await?, widget.count("entry").await?))).await?;
    assert_eq!(page.log().await?.console, Vec::<String>::new());
    Ok(())
}

async fn the_second_request_of_a_part_is_the_last(session: BrowserSession) -> Result<()> {
    let part = chunk_path("extras")?;
    session.site.answer(&part, Answer::Status(503));
    let page = session.open(&Host::new("element").with("layout", "grid")).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!((widget.count("track").await?, widget.count("entry").await?), (1, 0));
    assert_eq!(session.site.count(|path| path == part), 2);
    let console = page.log().await?.console;
    assert!(console.len() == 1 && console[0].contains("chunk-extras-"), "{console:?}");
    Ok(())
}

async fn the_dialog_is_requested_once_as_a_press_waits_for_it(session: BrowserSession) -> Result<()> {
    let part = chunk_path("reader")?;
    session.site.answer(&part, Answer::Status(503));
    let page = session.open(&Host::new("element").with("open", "reader")).await?;
    page.widget().ready().await?;
    eventually(true, async || {
        Ok(page.log().await?.console.iter().any(|line| line.contains("chunk-reader-")))
    })
    .await?;
    assert_eq!(session.site.count(|path| path == part), 1);
    Ok(())
}

async fn a_part_that_is_not_of_this_build_is_refused_by_a_pinned_script(
    session: BrowserSession,
) -> Result<()> {
    session.site.answer(&chunk_path("extras")?, Answer::Bytes(changed_chunk("extras")?));
    let page = session.open(&Host::new("pinned").with("layout", "list")).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(widget.count("entry").await?, 0);
    Ok(())
}

async fn without_the_dialog_a_release_opens_as_a_link_does(session: BrowserSession) -> Result<()> {
    session.site.answer(&chunk_path("reader")?, Answer::Status(404));
    let page = session.open(&Host::new("element").with("open", "reader")).await?;
    let widget = page.widget();
    widget.ready().await?;
    eventually(true, async || {
        Ok(page.log().await?.console.iter().any(|line| line.contains("chunk-reader-")))
    })
    .await?;
    page.execute(
        "window.prevented = [];
         addEventListener('click', (event) => { prevented.push(event.defaultPrevented); event.preventDefault() })",
        vec![],
    )
    .await?;
    widget.click("link").await?;
    eventually(vec![false], async || page.read("return prevented", vec![]).await).await?;
    let target: String = page.read("return parts(0, 'link')[0].target", vec![]).await?;
    assert_eq!((&*target, widget.count("reader").await?), ("_blank", 0));
    Ok(())
}
