//! Every control in every layout: its size (WCAG 2.5.8; KWCAG 6.1.3), its name (2.5.3, 4.1.2), its focus (2.4.7) and when it acts (2.5.2,
//! 3.2.2).

use anyhow::{Context, Result};
use browser_tests::{Answer, BrowserSession, Engine, Focus, Host, Key, Page, behaviours, eventually};
use serde_json::{Value, json};

behaviours! { in &Engine::ALL =>
    every_control_is_large_enough_in_every_layout,
    the_controls_of_a_notice_are_large_enough,
    every_control_is_named_by_the_words_on_it,
    every_control_shows_that_it_has_the_focus,
    a_press_that_ends_elsewhere_does_nothing,
    typing_leaves_the_focus_in_the_search_box,
    cards_and_controls_have_no_id,
    a_grid_or_list_is_a_list_of_releases,
}

const FEED: &str = "/fixtures/controls.json";
const LAYOUTS: [&str; 4] = ["carousel", "grid", "list", "compact"];
const WIDTHS: [u32; 2] = [240, 1280];

/// The controls in view. The link of a card covers its whole card.
const CONTROLS: &str = "
    const controls = [...widgets[0].shadowRoot.querySelectorAll('a[href], button, input'), ...widgets[0].querySelectorAll('a')]
      .filter((control) => !control.closest('[inert], .skeleton') && control.checkVisibility({ visibilityProperty: true }));
    const name = (control) => control.part?.value || control.id;";

fn feed(count: usize) -> Answer {
    let release = |number: usize| json!({ "id": number.to_string(), "url": format!("/release/{number}"), "title": format!("Release {number}") });
    let items: Vec<Value> = (1..=count).map(release).collect();
    Answer::Text(
        json!({ "version": "https://jsonfeed.org/version/1.1", "title": "News", "home_page_url": "/", "items": items })
            .to_string(),
    )
}

/// Opens a page of this width with three of five releases, and waits until they are there.
async fn open<'a>(session: &'a BrowserSession, layout: &str, width: u32) -> Result<Page<'a>> {
    session.site.answer(FEED, feed(5));
    let host = Host::new("element").feed(FEED).with("limit", "3").with("search", "").with("layout", layout);
    let page = session.open_narrow(&host, width).await?;
    page.widget().ready().await?;
    eventually(3, async || page.widget().count("card").await).await?;
    page.is_wide(width).await?;
    Ok(page)
}

/// The names of all controls, each once, and those that are smaller than 24 px.
async fn sizes(page: &Page<'_>) -> Result<(Vec<String>, Vec<String>)> {
    let script = "
        const target = (control) => control.matches('.link') ? control.closest('.card') : control;
        const measured = controls.map((control) => [name(control), target(control).getBoundingClientRect()]);
        const small = measured.filter(([, { width, height }]) => width < 24 || height < 24)
          .map(([name, { width, height }]) => `${name}: ${width} × ${height}`);
        return [[...new Set(measured.map(([name]) => name))], small]";
    page.read(&format!("{CONTROLS}{script}"), vec![]).await
}

async fn every_control_is_large_enough_in_every_layout(session: BrowserSession) -> Result<()> {
    for layout in LAYOUTS {
        for width in WIDTHS {
            let page = open(&session, layout, width).await?;
            let expected = if layout == "carousel" {
                ["all-news", "heading-link", "link", "next", "previous", "search-box"].to_vec()
            } else {
                ["all-news", "heading-link", "link", "search-box", "show-more"].to_vec()
            };
            // Arrows come when the row has been measured.
            let expected: (Vec<_>, Vec<String>) = (expected.into_iter().map(str::to_owned).collect(), vec![]);
            eventually(expected, async || {
                let (mut names, small) = sizes(&page).await?;
                names.sort();
                Ok((names, small))
            })
            .await
            .with_context(|| format!("{layout} at {width} px"))?;
        }
    }
    Ok(())
}

async fn the_controls_of_a_notice_are_large_enough(session: BrowserSession) -> Result<()> {
    for width in WIDTHS {
        session.site.answer(FEED, Answer::Status(503));
        let page = session.open_narrow(&Host::new("element").feed(FEED), width).await?;
        page.widget().is("failed").await?;
        page.is_wide(width).await?;
        // The link is the page's own, in the size of the page's own text.
        let (names, small) = sizes(&page).await?;
        let small: Vec<&String> = small.iter().filter(|small| !small.starts_with("fallback: ")).collect();
        assert_eq!((names, small), (vec!["retry".to_owned(), "fallback".to_owned()], vec![]), "{width} px");
        session.site.answer(FEED, feed(0));
        page.widget().call("refresh", json!([])).await?;
        page.widget().is("empty").await?;
        page.execute("document.getElementById('fallback').remove()", vec![]).await?;
        let (names, small) = sizes(&page).await?;
        let expected = ["heading-link", "read-on-site"].map(str::to_owned).to_vec();
        assert_eq!((names, small), (expected, vec![]), "{width} px");
    }
    Ok(())
}

async fn every_control_is_named_by_the_words_on_it(session: BrowserSession) -> Result<()> {
    for layout in LAYOUTS {
        let page = open(&session, layout, 1280).await?;
        let all = format!("{CONTROLS}return controls");
        // What is written on it, in the order of the screen; the search box has it as a placeholder.
        let words = "return controls.map((control) => control.placeholder ?? text(control).replace(/\\(opens in a new tab\\)$/, '').trim())";
        let words: Vec<String> = page.read(&format!("{CONTROLS}{words}"), vec![]).await?;
        let mut unnamed = Vec::new();
        for (control, words) in page.elements(&all, vec![]).await?.iter().zip(&words) {
            let name = page.label(control).await?;
            if name.is_empty() || !name.starts_with(words.as_str()) {
                unnamed.push(format!("{words} is named {name}"));
            }
        }
        assert_eq!(unnamed, Vec::<String>::new(), "{layout}");
        assert!(words.contains(&"Search the news".to_owned()), "{words:?}");
    }
    Ok(())
}

async fn a_grid_or_list_is_a_list_of_releases(session: BrowserSession) -> Result<()> {
    for layout in &LAYOUTS[1..] {
        let page = open(&session, layout, 1280).await?;
        let mut roles = Vec::new();
        for part in ["list", "entry", "search"] {
            for element in page.widget().parts(part).await? {
                roles.push(page.role(&element).await?);
            }
        }
        assert_eq!(roles, ["list", "listitem", "listitem", "listitem", "search"], "{layout}");
    }
    Ok(())
}

async fn every_control_shows_that_it_has_the_focus(session: BrowserSession) -> Result<()> {
    for layout in LAYOUTS {
        let page = open(&session, layout, 1280).await?;
        // Rings are for readers who use the keyboard.
        page.press(Key::Tab).await?;
        let without = "return controls.filter((control) => {
            control.focus();
            const { outlineStyle, outlineWidth } = getComputedStyle(control, control.matches('.link') ? '::after' : null);
            return outlineStyle !== 'solid' || parseFloat(outlineWidth) < 2;
          }).map(name)";
        let without: Vec<String> = page.read(&format!("{CONTROLS}{without}"), vec![]).await?;
        assert_eq!(without, Vec::<String>::new(), "{layout}");
    }
    Ok(())
}

async fn a_press_that_ends_elsewhere_does_nothing(session: BrowserSession) -> Result<()> {
    for layout in ["carousel", "list"] {
        let page = open(&session, layout, 600).await?;
        let presses = "for (const control of controls) {
            for (const [Kind, type] of [[PointerEvent, 'pointerdown'], [MouseEvent, 'mousedown']]) {
              control.dispatchEvent(new Kind(type, { bubbles: true, composed: true, cancelable: true, button: 0 }));
            }
            for (const [Kind, type] of [[PointerEvent, 'pointerup'], [MouseEvent, 'mouseup']]) {
              document.getElementById('before').dispatchEvent(new Kind(type, { bubbles: true, button: 0 }));
            }
          }";
        page.execute(&format!("{CONTROLS}{presses}"), vec![]).await?;
        page.two_frames().await?;
        let shown =
            "return [parts(0, 'entry').length, parts(0, 'viewport')[0]?.scrollLeft ?? 0, location.href]";
        let shown: (usize, f64, String) = page.read(shown, vec![]).await?;
        let entries = if layout == "list" { 3 } else { 0 };
        assert_eq!((shown.0, shown.1), (entries, 0.0), "{layout}");
        let framed = format!("{}/", session.site.host_origin());
        let windows = page.windows().await?;
        assert_eq!((shown.2, windows), (framed.clone(), vec![format!("{framed}framed?600")]), "{layout}");
    }
    Ok(())
}

async fn typing_leaves_the_focus_in_the_search_box(session: BrowserSession) -> Result<()> {
    for layout in LAYOUTS {
        let page = open(&session, layout, 1280).await?;
        page.widget().click("search-box").await?;
        for key in [Key::Right, Key::Enter, Key::End] {
            page.press(key).await?;
        }
        let type_text = "const box = widgets[0].shadowRoot.activeElement;
                         box.value = 'Release 4';
                         box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))";
        page.execute(type_text, vec![]).await?;
        eventually(vec!["1 result".to_owned()], async || page.widget().texts("results").await).await?;
        assert_eq!(page.focus().await?, Focus::Part("search-box".into()), "{layout}");
    }
    Ok(())
}

// An id may be on the page already, or in another widget on it (KWCAG 8.1.1).
async fn cards_and_controls_have_no_id(session: BrowserSession) -> Result<()> {
    for layout in LAYOUTS {
        let page = open(&session, layout, 1280).await?;
        let ids = "return [...widgets[0].shadowRoot.querySelectorAll('[id]')].map(({ id }) => id)";
        assert_eq!(page.read::<Vec<String>>(ids, vec![]).await?, Vec::<String>::new(), "{layout}");
    }
    Ok(())
}
