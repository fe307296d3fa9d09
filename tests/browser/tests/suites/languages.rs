//! The thirteen languages: how messages are loaded, and how they fit.

use anyhow::Result;
use browser_tests::{
    Answer, BrowserSession, Engine, Host, Page, behaviours, eventually, messages_path, module_path,
};
use serde_json::json;

behaviours! { in &Engine::ALL =>
    at_240_px_every_message_fits_in_every_language,
    a_language_is_one_request_when_it_is_used,
    messages_are_requested_beside_the_module,
    messages_that_are_missing_leave_english_and_one_line,
    messages_that_never_come_leave_english_after_ten_seconds,
    messages_that_come_later_replace_english,
    a_page_in_a_language_without_messages_gets_those_of_the_feeds_language,
    the_language_of_the_page_is_followed_when_it_changes,
    in_arabic_the_cards_run_from_right_to_left,
    the_row_comes_to_where_it_was_going_when_the_language_changes_on_the_way,
    a_failure_before_the_module_is_told_in_the_language_of_the_page,
    without_messages_such_a_failure_is_told_in_english,
}

const LANGUAGES: [&str; 13] =
    ["ar", "de", "en", "es", "fr", "id", "ja", "ko", "ru", "th", "vi", "zh-Hans", "zh-Hant"];

/// What is wider than its place: text in view that reaches out of the widget or of its card, boxes that cut their content off, and buttons
/// of more than one line. The publisher's own texts may end in an ellipsis, and the row of cards scrolls.
const TOO_WIDE: &str = "
    const root = parts(0, 'root')[0];
    const isShown = (element) => !element.closest('.unseen, .skeleton, [inert]') && element.getClientRects().length > 0;
    const isFree = (element) => element.matches('.viewport, .track, .title, .title *, .summary, .heading, .tags, .tags *, .author, .author *');
    const elements = [...root.querySelectorAll('*')].filter((element) => isShown(element) && !isFree(element));
    const cut = elements.filter((element) => element.clientWidth > 0
      && getComputedStyle(element).overflowX !== 'visible' && element.scrollWidth > element.clientWidth);
    const out = elements.filter((element) => [...element.childNodes].some((node) => {
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) return false;
      const range = document.createRange();
      range.selectNodeContents(node);
      const around = (element.closest('.card') ?? root).getBoundingClientRect();
      return [...range.getClientRects()].some(({ left, right, width }) =>
        width > 0 && (left < around.left - 1 || right > around.right + 1));
    }));
    const broken = elements.filter((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return element.matches('button') && range.getClientRects().length > 1;
    });
    // A placeholder has no box of its own.
    const unreadable = elements.filter((element) => element.matches('input')).filter((box) => {
      box.value = box.placeholder;
      const isCut = box.scrollWidth > box.clientWidth;
      box.value = '';
      return isCut;
    });
    const { scrollWidth, clientWidth } = document.documentElement;
    return [...new Set([...cut, ...out, ...broken, ...unreadable])]
      .map((element) => `${element.className}: ${element.textContent || element.placeholder}`)
      .concat(scrollWidth > clientWidth ? ['the page scrolls sideways'] : []);";

async fn at_240_px_every_message_fits_in_every_language(session: BrowserSession) -> Result<()> {
    let host = Host::new("one-tag").with("show", "image summary date views author tags comments all-news");
    // With the margins of the page.
    let page = session.open_narrow(&host, 256).await?;
    let widget = page.widget();
    widget.ready().await?;
    widget.set("search", "").await?;
    eventually(1, async || widget.count("search-box").await).await?;
    fits(&page, "cards").await?;
    session.site.answer("/sample/feed.json", Answer::Status(503));
    widget.call("refresh", json!([])).await?;
    widget.is("stale").await?;
    fits(&page, "a note").await?;
    widget.set("feed", &format!("{}/fixtures/empty.json", session.site.widget_origin())).await?;
    widget.is("empty").await?;
    fits(&page, "no releases").await?;
    widget.set("feed", &format!("{}/none.json", session.site.widget_origin())).await?;
    widget.is("failed").await?;
    fits(&page, "a failure").await
}

/// Fails unless everything that is in view has room in every language.
async fn fits(page: &Page<'_>, what: &str) -> Result<()> {
    let widget = page.widget();
    for language in LANGUAGES {
        widget.set("lang", language).await?;
        eventually(language.to_owned(), async || language_of(page).await).await?;
        page.two_frames().await?;
        let too_wide: Vec<String> = page.read(TOO_WIDE, vec![]).await?;
        assert_eq!(too_wide, Vec::<String>::new(), "{what} in {language}");
    }
    Ok(())
}

/// The language that the widget says it is in.
async fn language_of(page: &Page<'_>) -> Result<String> {
    page.read("return parts(0, 'root')[0].lang", vec![]).await
}

/// The requests for messages, by path.
fn requested(session: &BrowserSession) -> Vec<String> {
    let paths = session.site.requests().into_iter().map(|request| request.path);
    paths.filter(|path| path.starts_with("/v1/messages-")).collect()
}

async fn a_language_is_one_request_when_it_is_used(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("two-widgets")).await?;
    for index in 0..3 {
        page.widget_at(index).ready().await?;
    }
    assert_eq!(requested(&session), Vec::<String>::new(), "English and Korean are compiled in");
    for index in 0..2 {
        page.widget_at(index).set("lang", "fr-CA").await?;
    }
    eventually("718 vues".to_owned(), async || Ok(page.widget().texts("views").await?[0].clone())).await?;
    eventually("718 vues".to_owned(), async || Ok(page.widget_at(1).texts("views").await?[0].clone()))
        .await?;
    assert_eq!(requested(&session), [messages_path("fr")?]);
    Ok(())
}

async fn messages_are_requested_beside_the_module(session: BrowserSession) -> Result<()> {
    let module = module_path()?;
    session.site.answer(&module, Answer::Nothing);
    let page = session.open(&Host::new("one-tag").with("lang", "zh-HK")).await?;
    eventually(vec![messages_path("zh-Hant")?], async || Ok(requested(&session))).await?;
    assert_eq!(page.widget().phase().await?.as_deref(), Some("loading"));
    session.site.answer(&module, Answer::File);
    page.widget().ready().await?;
    assert_eq!(page.widget().texts("views").await?[0], "瀏覽718次");
    assert_eq!(requested(&session), [messages_path("zh-Hant")?]);
    Ok(())
}

async fn messages_that_are_missing_leave_english_and_one_line(session: BrowserSession) -> Result<()> {
    session.site.answer(&messages_path("ru")?, Answer::Status(404));
    let page = session.open(&Host::new("one-tag").with("lang", "ru")).await?;
    are_english(&page, "ru").await
}

/// Fails unless there are cards in English, and one line that says why.
async fn are_english(page: &Page<'_>, language: &str) -> Result<()> {
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(
        (widget.texts("date").await?[0].as_str(), language_of(page).await?.as_str()),
        ("Aug 1, 2018", "en")
    );
    let mut log = page.log().await?;
    // They may have been requested again meanwhile.
    log.console.dedup();
    let address = format!("{}{}", page.site.widget_origin(), messages_path(language)?);
    let line = format!(
        "warn: [invest-seoul-news] {address} could not be loaded, so texts are in English instead of \"{language}\""
    );
    assert_eq!((log.console, log.uncaught), (vec![line], vec![]));
    Ok(())
}

async fn messages_that_never_come_leave_english_after_ten_seconds(session: BrowserSession) -> Result<()> {
    session.site.answer(&messages_path("vi")?, Answer::Nothing);
    let page = session.open(&Host::new("one-tag").with("lang", "vi")).await?;
    // Twice as long as `eventually` waits.
    let _ = eventually(true, async || Ok(page.widget().phase().await?.as_deref() == Some("ready"))).await;
    are_english(&page, "vi").await
}

async fn messages_that_come_later_replace_english(session: BrowserSession) -> Result<()> {
    let path = messages_path("fr")?;
    session.site.answer(&path, Answer::Status(503));
    let page = session.open(&Host::new("one-tag").with("lang", "fr")).await?;
    page.widget().ready().await?;
    session.site.answer(&path, Answer::File);
    eventually("718 vues".to_owned(), async || Ok(page.widget().texts("views").await?[0].clone())).await?;
    assert_eq!(language_of(&page).await?, "fr");
    Ok(())
}

async fn a_page_in_a_language_without_messages_gets_those_of_the_feeds_language(
    session: BrowserSession,
) -> Result<()> {
    let host = Host::new("one-tag").with("lang", "pt-BR").feed("/sample/feed.ko.json");
    let page = session.open(&host).await?;
    page.widget().ready().await?;
    assert_eq!(
        (page.widget().texts("views").await?[0].as_str(), language_of(&page).await?.as_str()),
        ("조회수 718회", "ko")
    );
    Ok(())
}

async fn the_language_of_the_page_is_followed_when_it_changes(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("one-tag")).await?;
    let widget = page.widget();
    widget.ready().await?;
    for (language, views) in
        [("de", "718 Aufrufe"), ("id", "718 kali dilihat"), ("es", "718 visitas"), ("ko", "조회수 718회")]
    {
        page.execute("document.documentElement.lang = arguments[0]", vec![json!(language)]).await?;
        eventually(views.to_owned(), async || Ok(widget.texts("views").await?[0].clone())).await?;
    }
    let log = page.log().await?;
    assert_eq!(log.events.iter().filter(|event| event.name == "ready").count(), 1, "{:?}", log.events);
    Ok(())
}

async fn in_arabic_the_cards_run_from_right_to_left(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("one-tag").with("lang", "ar")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let left = async |part: &str, index: usize| -> Result<f64> { Ok(widget.rects(part).await?[index].left) };
    assert!(left("slide", 0).await? > left("slide", 1).await?, "the first card is on the right");
    assert!(left("previous", 0).await? > left("next", 0).await?, "and so is the way back");
    assert_eq!(widget.in_view().await?, [1, 2, 3, 4]);
    widget.call("next", json!([])).await?;
    eventually(vec![5, 6, 7, 8], async || widget.in_view().await).await?;
    // Until it has settled.
    eventually(true, async || Ok(page.log().await?.events.iter().any(|event| event.name == "slide"))).await?;
    widget.set("lang", "en").await?;
    eventually(vec!["1".to_owned()], async || {
        Ok(vec![
            page.read::<usize>(
                "return parts(0, 'next').filter((part) => part.matches(':dir(ltr)')).length",
                vec![],
            )
            .await?
            .to_string(),
        ])
    })
    .await?;
    // The place is kept. WebKit scrolls back in a later frame.
    eventually(vec![5, 6, 7, 8], async || widget.in_view().await).await
}

async fn the_row_comes_to_where_it_was_going_when_the_language_changes_on_the_way(
    session: BrowserSession,
) -> Result<()> {
    for (before, after) in [("en", "ko"), ("ar", "en"), ("en", "ar")] {
        let page = session.open(&Host::new("one-tag").with("lang", before)).await?;
        let widget = page.widget();
        widget.ready().await?;
        // Before the move has begun to show, and in the middle of it.
        for (delay, view) in [(0, [5, 6, 7, 8]), (120, [9, 10, 11, 12])] {
            let script = "const [language, delay, done] = arguments;
                          widgets[0].next();
                          setTimeout(() => { widgets[0].lang = language; done(); }, delay);";
            page.execute_async(script, vec![json!(after), json!(delay)]).await?;
            let rest = "const view = parts(0, 'viewport')[0].getBoundingClientRect();
                        const inView = parts(0, 'slide').filter((slide) => !slide.inert);
                        const rects = inView.map((slide) => slide.getBoundingClientRect());
                        const isThere = rects.every(({ left, right }) => left > view.left - 2 && right < view.right + 2);
                        return [language, inView.map(number), isThere];"
                .replace("language", "parts(0, 'root')[0].lang");
            let expected = (after.to_owned(), view.to_vec(), true);
            let place = async || page.read::<(String, Vec<usize>, bool)>(&rest, vec![]).await;
            eventually(expected.clone(), place).await?;
            tokio::time::sleep(std::time::Duration::from_secs(2)).await;
            assert_eq!(place().await?, expected, "{before} to {after}, after {delay} ms");
            widget.set("lang", before).await?;
            eventually(before.to_owned(), async || language_of(&page).await).await?;
            eventually(view.to_vec(), async || widget.in_view().await).await?;
        }
    }
    Ok(())
}

/// The message of a failure, and the language that it is in.
async fn message(page: &Page<'_>) -> Result<(String, String)> {
    page.widget().is("failed").await?;
    let text = page.read("return parts(0, 'notice')[0].querySelector('p').textContent", vec![]).await?;
    Ok((text, language_of(page).await?))
}

async fn a_failure_before_the_module_is_told_in_the_language_of_the_page(
    session: BrowserSession,
) -> Result<()> {
    session.site.answer(&module_path()?, Answer::Status(404));
    let page = session.open(&Host::new("one-tag").with("lang", "ar")).await?;
    let expected = ("تعذّر تحميل الأخبار. يُرجى المحاولة بعد قليل.".to_owned(), "ar".to_owned());
    assert_eq!(message(&page).await?, expected);
    assert!(page.read::<bool>("return parts(0, 'root')[0].matches(':dir(rtl)')", vec![]).await?);
    Ok(())
}

async fn without_messages_such_a_failure_is_told_in_english(session: BrowserSession) -> Result<()> {
    session.site.answer(&module_path()?, Answer::Status(404));
    session.site.answer(&messages_path("th")?, Answer::Status(404));
    let page = session.open(&Host::new("one-tag").with("lang", "th")).await?;
    let expected = ("The news couldn’t be loaded. Please try again in a moment.".to_owned(), "en".to_owned());
    assert_eq!(message(&page).await?, expected);
    Ok(())
}
