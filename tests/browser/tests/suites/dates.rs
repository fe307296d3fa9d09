//! `date-style`: dates in short, in long, and as they are seen from now.

use anyhow::Result;
use browser_tests::{BrowserSession, Engine, Host, Page, behaviours, eventually};
use serde_json::json;

behaviours! { in &Engine::ALL =>
    date_style_long_names_the_month,
    date_style_relative_tells_how_long_ago_and_its_title_is_the_date,
    a_relative_date_stays_true_while_the_page_is_open,
    a_relative_date_catches_up_when_the_tab_is_shown,
    relative_days_are_those_of_the_time_zone,
}

/// A page where it is as many minutes after 2018-08-01T15:30Z as a test says, when the release was published.
fn host(minutes: &'static str) -> Host {
    let start = "<h1>Chamber of commerce</h1>";
    Host::new("element").fill(start, minutes).feed("/fixtures/local.json").with("limit", "1")
}

macro_rules! minutes {
    ($minutes:literal) => {
        concat!(
            "<script>window.minutes = ",
            $minutes,
            "; Date.now = () => Date.UTC(2018, 7, 1, 15, 30) + minutes * 60_000</script><h1>Chamber of commerce</h1>"
        )
    };
}

async fn dates(page: &Page<'_>) -> Result<Vec<(String, String, String)>> {
    page.widget().of_each("date", "[text(part), part.title, part.dateTime]").await
}

fn date(text: &str, title: &str) -> Vec<(String, String, String)> {
    vec![(text.into(), title.into(), "2018-08-01T15:30:00Z".into())]
}

async fn date_style_long_names_the_month(session: BrowserSession) -> Result<()> {
    let page = session.open(&host(minutes!("0")).with("date-style", "long")).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(dates(&page).await?, date("August 2, 2018", ""));
    widget.set("lang", "ko").await?;
    eventually(date("2018년 8월 2일", ""), async || dates(&page).await).await?;
    widget.set("time-zone", "America/Los_Angeles").await?;
    eventually(date("2018년 8월 1일", ""), async || dates(&page).await).await?;
    widget.set("date-style", "medium").await?;
    eventually(date("2018. 8. 1.", ""), async || dates(&page).await).await
}

async fn date_style_relative_tells_how_long_ago_and_its_title_is_the_date(
    session: BrowserSession,
) -> Result<()> {
    let page = session.open(&host(minutes!("3 * 24 * 60 + 5")).with("date-style", "relative")).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(dates(&page).await?, date("3 days ago", "Aug 2, 2018"));
    widget.set("lang", "ko").await?;
    eventually(date("3일 전", "2018. 8. 2."), async || dates(&page).await).await?;
    widget.set("date-style", "medium").await?;
    eventually(date("2018. 8. 2.", ""), async || dates(&page).await).await
}

async fn a_relative_date_stays_true_while_the_page_is_open(session: BrowserSession) -> Result<()> {
    // A quarter of a second before the next minute.
    let page = session.open(&host(minutes!("5 - 1 / 240")).with("date-style", "relative")).await?;
    page.widget().ready().await?;
    assert_eq!(dates(&page).await?, date("4 minutes ago", "Aug 2, 2018"));
    page.execute("window.minutes = 5", vec![]).await?;
    eventually(date("5 minutes ago", "Aug 2, 2018"), async || dates(&page).await).await
}

async fn a_relative_date_catches_up_when_the_tab_is_shown(session: BrowserSession) -> Result<()> {
    let page = session.open(&host(minutes!("65")).with("date-style", "relative")).await?;
    page.widget().ready().await?;
    assert_eq!(dates(&page).await?, date("1 hour ago", "Aug 2, 2018"));
    page.execute("window.minutes = 185; document.dispatchEvent(new Event('visibilitychange'))", vec![])
        .await?;
    eventually(date("3 hours ago", "Aug 2, 2018"), async || dates(&page).await).await
}

async fn relative_days_are_those_of_the_time_zone(session: BrowserSession) -> Result<()> {
    // Published at half past midnight in Seoul; a day and an hour later it is the next day there, but two days later in Samoa.
    let page = session.open(&host(minutes!("25 * 60")).with("date-style", "relative")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let text = async || widget.texts("date").await;
    assert_eq!(text().await?, ["yesterday"]);
    page.execute("window.minutes = 24 * 60 + 20 * 60", vec![]).await?;
    widget.call("refresh", json!([])).await?;
    widget.set("time-zone", "UTC").await?;
    eventually(vec!["2 days ago".to_owned()], text).await?;
    widget.set("time-zone", "Asia/Seoul").await?;
    eventually(vec!["yesterday".to_owned()], text).await
}
