//! Host pages (folders of `tests/hosts/`) with all kinds of styles and scripts: readers see the same news on each, and the page
//! itself does not change.

use std::collections::BTreeMap;

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Host, Page, behaviours, eventually, module_path};
use serde::Deserialize;
use serde_json::json;
use tokio::sync::OnceCell;

const FEED: &str = "/sample/feed.json";

/// Tests for pages on which the widget is exactly as on the plain one. Each is named after its folder.
macro_rules! as_on_a_plain_page {
    ($($name:ident),+ $(,)?) => { $(
        async fn $name(session: BrowserSession) -> Result<()> {
            let plain = plain(&session).await?;
            let page = session.open(&Host::new(&stringify!($name).replace('_', "-"))).await?;
            is_as_on_a_plain_page(&page, plain).await?;
            let module = module_path()?;
            let count = |path: &str| session.site.count(|asked| asked == path);
            assert_eq!((count(&module), count(FEED)), (1, 1), "requests for module and feed");
            Ok(())
        }
    )+ };
}

as_on_a_plain_page! {
    everything_unset, important_rules, small_root, inherited_styles, image_rules, transformed, print_sheet,
    patched_fetch, zone_js, prototype_js, patched_json, patched_registry, clobbered_names, frozen,
    tag_manager, script_delayer, script_last, module, inner_html, template, shadow_root,
    quirks, xhtml, euc_kr, base_href, one_tag, pinned, nonce,
}

behaviours! { in &Engine::ALL =>
    everything_unset, important_rules, small_root, inherited_styles, image_rules, transformed, print_sheet,
    patched_fetch, zone_js, prototype_js, patched_json, patched_registry, clobbered_names, frozen,
    tag_manager, script_delayer, script_last, module, inner_html, template, shadow_root,
    quirks, xhtml, euc_kr, base_href, one_tag, pinned, nonce,
    object_prototype, zoomed, rtl, hidden_tab, sandboxed_frame, cross_origin_isolated, two_tags, two_versions,
    other_element, pinned_wrong, own_error_handler, no_tag,
}

/// What a reader gets of a widget: texts, links, what a click on a count hits, and all computed styles of each kind of element.
#[derive(Clone, Debug, Deserialize, PartialEq)]
struct Snapshot {
    titles: Vec<String>,
    views: Vec<String>,
    links: Vec<String>,
    /// The address of the link at the middle of the first card's view count.
    clicked: Option<String>,
    /// Whether the page scrolls sideways.
    sideways: bool,
    /// The computed style of the first element of each part: property to value.
    styles: Styles,
}

const SNAPSHOT: &str = "
    const widget = widgets[0];
    const names = ['root', 'frame', 'header', 'heading', 'controls', 'previous', 'viewport', 'track', 'slide', 'card', 'media', \
                   'image', 'body', 'title', 'link', 'summary', 'meta', 'date', 'views', 'footer', 'position'];
    const style = (element) => {
        const computed = getComputedStyle(element);
        const values = {};
        for (let i = 0; i < computed.length; i++) values[computed[i]] = computed.getPropertyValue(computed[i]);
        return values;
    };
    const styles = {};
    for (const name of names) styles[name] = style(parts(0, name)[0]);
    parts(0, 'views')[0].scrollIntoView({ block: 'nearest', behavior: 'instant' });
    const count = parts(0, 'views')[0].getBoundingClientRect();
    const hit = widget.shadowRoot.elementFromPoint(count.left + count.width / 2, count.top + count.height / 2);
    const { scrollWidth, clientWidth } = document.documentElement;
    return {
        titles: parts(0, 'title').map(text),
        views: parts(0, 'views').map(text),
        links: parts(0, 'link').map((link) => link.href),
        clicked: hit?.closest('a')?.href ?? null,
        sideways: scrollWidth > clientWidth,
        styles,
    }";

/// The snapshots of the plain page, by engine.
static PLAIN: [OnceCell<Snapshot>; 3] = [OnceCell::const_new(), OnceCell::const_new(), OnceCell::const_new()];

async fn snapshot(page: &Page<'_>) -> Result<Snapshot> {
    page.widget().ready().await?;
    page.read(SNAPSHOT, vec![]).await
}

/// The snapshot of the plain page, taken once per engine.
async fn plain(session: &BrowserSession) -> Result<&'static Snapshot> {
    let take = async || {
        let page = session.open(&Host::new("plain")).await?;
        let snapshot = snapshot(&page).await?;
        assert_eq!((snapshot.views[0].as_str(), snapshot.views.len()), ("718 views", 12));
        assert_eq!(snapshot.clicked.as_ref(), Some(&snapshot.links[0]));
        assert!(!snapshot.sideways);
        session.site.forget_requests();
        Ok(snapshot)
    };
    PLAIN[session.engine() as usize].get_or_try_init(take).await
}

/// Fails unless the widget is exactly as on the plain page, and the log of the page has no problems.
async fn is_as_on_a_plain_page(page: &Page<'_>, plain: &Snapshot) -> Result<()> {
    let here = snapshot(page).await?;
    assert_eq!(differences(&plain.styles, &here.styles), Vec::<String>::new());
    reads_as_on_a_plain_page(page, plain).await
}

/// Fails unless the widget has the same texts and links as on the plain page, does not make the page scroll sideways, and the log
/// of the page has no problems.
async fn reads_as_on_a_plain_page(page: &Page<'_>, plain: &Snapshot) -> Result<()> {
    let styles = BTreeMap::new();
    let here = snapshot(page).await?;
    assert_eq!(Snapshot { styles: styles.clone(), ..here }, Snapshot { styles, ..plain.clone() });
    nothing_is_logged(page).await
}

type Styles = BTreeMap<String, BTreeMap<String, String>>;

/// The differences: `title color: red → blue`.
fn differences(before: &Styles, after: &Styles) -> Vec<String> {
    let none = BTreeMap::new();
    let mut differences = Vec::new();
    for name in before.keys().chain(after.keys().filter(|name| !before.contains_key(*name))) {
        let (before, after) = (before.get(name).unwrap_or(&none), after.get(name).unwrap_or(&none));
        for property in before.keys().chain(after.keys().filter(|property| !before.contains_key(*property))) {
            let value = |values: &BTreeMap<String, String>| values.get(property).cloned();
            if value(before) != value(after) {
                let [before, after] =
                    [before, after].map(|values| value(values).unwrap_or_else(|| "nothing".into()));
                differences.push(format!("{name} {property}: {before} → {after}"));
            }
        }
    }
    differences
}

/// Fails if the page has uncaught errors, policy violations or console lines.
async fn nothing_is_logged(page: &Page<'_>) -> Result<()> {
    let log = page.log().await?;
    let logged = [log.uncaught, log.violations, log.console].concat();
    assert_eq!(logged, Vec::<String>::new());
    Ok(())
}

async fn object_prototype(session: BrowserSession) -> Result<()> {
    let plain = plain(&session).await?;
    let page = session.open(&Host::new("object-prototype")).await?;
    page.widget().ready().await?;
    // WebDriver serializes inherited properties, too.
    let clean = "for (const name in window.Object.prototype) delete window.Object.prototype[name]";
    page.execute(clean, vec![]).await?;
    is_as_on_a_plain_page(&page, plain).await
}

// The viewport is narrower in CSS px, so fewer cards are in view.
async fn zoomed(session: BrowserSession) -> Result<()> {
    let plain = plain(&session).await?;
    reads_as_on_a_plain_page(&session.open(&Host::new("zoomed")).await?, plain).await
}

async fn rtl(session: BrowserSession) -> Result<()> {
    let plain = plain(&session).await?;
    reads_as_on_a_plain_page(&session.open(&Host::new("rtl")).await?, plain).await
}

async fn hidden_tab(session: BrowserSession) -> Result<()> {
    let plain = plain(&session).await?;
    let page = session.open(&Host::new("hidden-tab")).await?;
    page.widget().is("loading").await?;
    assert_eq!(session.site.count(|path| path == FEED), 0);
    page.execute("document.querySelector('[role=tab]').click()", vec![]).await?;
    is_as_on_a_plain_page(&page, plain).await
}

async fn sandboxed_frame(session: BrowserSession) -> Result<()> {
    let plain = plain(&session).await?;
    let page = session.open(&Host::new("sandboxed-frame")).await?;
    page.enter_frame().await?;
    assert_eq!(page.read::<String>("return origin", vec![]).await?, "null");
    is_as_on_a_plain_page(&page, plain).await
}

async fn cross_origin_isolated(session: BrowserSession) -> Result<()> {
    let plain = plain(&session).await?;
    let page = session.open(&Host::new("cross-origin-isolated")).await?;
    assert!(page.read::<bool>("return crossOriginIsolated", vec![]).await?);
    is_as_on_a_plain_page(&page, plain).await?;
    let widths = async || page.widget().of_each::<u32>("image", "part.naturalWidth").await;
    eventually(true, async || Ok(widths().await?[0] > 0)).await
}

async fn two_tags(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("two-tags")).await?;
    for index in 0..2 {
        let widget = page.widget_at(index);
        widget.ready().await?;
        assert_eq!(
            (widget.texts("views").await?.len(), &*widget.texts("views").await?[0]),
            (12, "718 views")
        );
    }
    assert_eq!(page.read::<usize>("return widgets.length", vec![]).await?, 2);
    let module = module_path()?;
    let count = |path: &str| session.site.count(|asked| asked == path);
    assert_eq!((count(&module), count(FEED)), (1, 1), "requests for module and feed");
    nothing_is_logged(&page).await
}

async fn two_versions(session: BrowserSession) -> Result<()> {
    let plain = plain(&session).await?;
    let page = session.open(&Host::new("two-versions")).await?;
    is_as_on_a_plain_page(&page, plain).await?;
    let module = module_path()?;
    let count = |path: &str| session.site.count(|asked| asked == path);
    assert_eq!((count(&module.replace("/v1/", "/v99/")), count(&module), count(FEED)), (1, 0, 1));
    Ok(())
}

async fn other_element(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("other-element")).await?;
    let line = "warn: [invest-seoul-news] this page has defined another <invest-seoul-news>: that one stays, and no news is shown";
    eventually(vec![line.to_owned()], async || Ok(page.log().await?.console)).await?;
    assert_eq!(page.read::<String>("return widgets[0].title", vec![]).await?, "the portal’s own");
    assert_eq!(page.log().await?.uncaught, Vec::<String>::new());
    the_pages_own_link_stands(&page).await
}

async fn pinned_wrong(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("pinned-wrong")).await?;
    eventually(1, async || Ok(session.site.count(|path| path == "/v1/invest-seoul-news.js"))).await?;
    let loaded = "return document.readyState";
    eventually("complete".to_owned(), async || page.read(loaded, vec![]).await).await?;
    assert_eq!(page.widget().phase().await?, None);
    nothing_is_logged(&page).await?;
    the_pages_own_link_stands(&page).await
}

/// Fails unless the link inside the element is visible.
async fn the_pages_own_link_stands(page: &Page<'_>) -> Result<()> {
    let visible = "return document.getElementById('fallback').getClientRects().length > 0";
    assert!(page.read::<bool>(visible, vec![]).await?);
    Ok(())
}

// The page's own error handler gets no error of the widget, whatever fails.
async fn own_error_handler(session: BrowserSession) -> Result<()> {
    let module = module_path()?;
    for (path, answer, phase) in [
        (FEED, Answer::File, "ready"),
        (FEED, Answer::ForOwnOriginOnly, "failed"),
        (FEED, Answer::Text("no feed".into()), "failed"),
        (&module, Answer::Status(404), "failed"),
        (&module, Answer::Text("no module".into()), "failed"),
    ] {
        session.site.answer(path, answer);
        let page = session.open(&Host::new("own-error-handler")).await?;
        page.widget().is(phase).await?;
        assert_eq!(page.read::<String>("return document.title", vec![]).await?, "Newspaper");
        assert_eq!(page.log().await?.uncaught, Vec::<String>::new());
        session.site.answer(path, Answer::File);
    }
    Ok(())
}

/// All that a widget could change on a page: computed styles of the page's own elements, globals, the properties of built-in
/// objects and their prototypes.
const TRACES: &str = "
    const traces = {};
    const own = [...document.querySelectorAll('head, head *, body *:not(invest-seoul-news, [data-feed])')];
    for (const [index, element] of own.entries()) {
        const style = (traces[`${element.localName} ${index}`] = {});
        const computed = getComputedStyle(element);
        for (let i = 0; i < computed.length; i++) style[computed[i]] = computed.getPropertyValue(computed[i]);
    }
    const source = (object) => Object.entries(Object.getOwnPropertyDescriptors(object)).map(([name, { value, get, set }]) =>
        `${name} ${[value, get, set].map((f) => typeof f === 'function' ? Function.prototype.toString.call(f) : typeof f)}`);
    const globals = (traces.window = {});
    // chromedriver adds `ret_nodes`.
    for (const name of Object.getOwnPropertyNames(window).filter((name) => name !== 'ret_nodes')) {
        const { value } = Object.getOwnPropertyDescriptor(window, name);
        globals[name] = typeof value === 'function' ? [value, value.prototype ?? {}].flatMap(source).join() : typeof value;
    }
    traces.document = {
        head: document.head.outerHTML,
        attributes: [document.documentElement, document.body].map((element) => element.cloneNode().outerHTML).join(),
        sheets: String(document.styleSheets.length + document.adoptedStyleSheets.length),
        own: Object.getOwnPropertyNames(document).join(),
    };
    return JSON.stringify(traces)";

async fn no_tag(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("no-tag")).await?;
    let traces =
        async || anyhow::Ok(serde_json::from_str::<Styles>(&page.read::<String>(TRACES, vec![]).await?)?);
    let before = traces().await?;
    page.execute(
        "const tag = document.createElement('script');
         tag.src = `${arguments[0]}/v1/invest-seoul-news.js`;
         tag.dataset.feed = `${arguments[0]}/sample/feed.json`;
         document.body.append(tag)",
        vec![json!(session.site.widget_origin())],
    )
    .await?;
    page.widget().ready().await?;
    assert_eq!(differences(&before, &traces().await?), Vec::<String>::new());
    nothing_is_logged(&page).await
}
