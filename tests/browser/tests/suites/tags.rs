//! Script tags and their elements: in pages whose router, framework or optimiser inserts, copies, removes and replaces them.

use anyhow::Result;
use browser_tests::{
    Answer, BrowserSession, Engine, Host, Page, behaviours, eventually, module_path, script,
};
use serde_json::json;

behaviours! {
    in &Engine::ALL =>
        a_tag_that_comes_later_gets_its_element,
        a_tag_that_comes_later_and_runs_has_one_element,
        an_element_goes_with_its_tag,
        a_snapshot_brings_its_element_along,
        a_snapshot_whose_scripts_run_again_brings_its_element_along,
        copies_of_a_pair_are_pairs,
        an_element_that_a_morph_removes_comes_back,
        an_element_follows_its_tag,
        an_element_follows_the_attributes_of_its_tag,
        a_page_that_removes_the_element_again_and_again_stays_alive,
        an_element_that_the_page_has_put_into_a_box_stays_there,
        a_tag_beside_its_running_copy_has_one_element,
        equal_tags_side_by_side_have_an_element_each,
        nothing_is_inserted_before_the_page_is_hydrated,
        nothing_is_inserted_before_react_has_come_to_the_tag,
        a_tag_of_next_script_is_explained,
        options_may_be_in_the_address,
        only_our_own_attributes_lose_their_prefix,
        a_tag_in_a_declarative_shadow_root_works,
        a_blocked_script_leaves_no_room,
        a_blocked_script_leaves_no_room_under_a_strict_policy,
        a_script_with_nothing_to_do_says_so,
        combined_scripts_are_explained,
        a_copy_of_the_script_is_explained,
        a_copy_of_the_script_takes_the_module_from_the_base_of_its_tag,
        the_base_of_an_element_is_asked_first,
        a_script_in_a_blob_takes_the_module_from_its_base,
        a_copy_of_the_script_takes_the_module_from_where_it_was_published;
    // WebKitGTK sends no request of ours before the page is parsed.
    in &[Engine::Chromium, Engine::Firefox] => the_requests_of_a_tag_do_not_wait_for_a_slow_script;
}

const FEED: &str = "/sample/feed.json";
const SCRIPT: &str = "/v1/invest-seoul-news.js";
const COPY: &str = "/cache/4f2a.js";

/// A page whose router has shown a view with the tag, by `innerHTML`, and whose widget is ready.
async fn routed(session: &BrowserSession) -> Result<Page<'_>> {
    let page = session.open(&Host::new("router")).await?;
    is_defined(&page).await?;
    page.execute("document.querySelector('main').innerHTML = view", vec![]).await?;
    page.widget().ready().await?;
    Ok(page)
}

/// Waits until the script has run.
async fn is_defined(page: &Page<'_>) -> Result<()> {
    let defined = "return !!customElements.get('invest-seoul-news')";
    eventually(true, async || page.read(defined, vec![]).await).await
}

/// Waits until the script has been sent so often.
async fn has_run(session: &BrowserSession, times: usize) -> Result<()> {
    eventually(times, async || Ok(session.site.count(|path| path == SCRIPT))).await
}

/// The names of the elements of `<main>`, without those that are not displayed.
async fn shown(page: &Page<'_>) -> Result<Vec<String>> {
    let script = "return [...document.querySelector('main').children]
      .filter((child) => child.getClientRects().length).map((child) => child.localName)";
    page.read(script, vec![]).await
}

/// Waits until `<main>` shows a heading, one widget with cards, and a paragraph.
async fn has_one_widget(page: &Page<'_>) -> Result<()> {
    eventually(["h2", "invest-seoul-news", "p"].map(str::to_owned).to_vec(), async || shown(page).await)
        .await?;
    page.widget().ready().await?;
    // What would be wrong later is wrong by then.
    page.two_frames().await?;
    assert_eq!(shown(page).await?, ["h2", "invest-seoul-news", "p"]);
    assert_eq!(count(page).await?, 1);
    let log = page.log().await?;
    assert_eq!((log.uncaught, log.console), (vec![], vec![]));
    Ok(())
}

async fn count(page: &Page<'_>) -> Result<usize> {
    page.read("return widgets.length", vec![]).await
}

/// Waits for these lines on the console.
async fn console_is(page: &Page<'_>, lines: &[&str]) -> Result<()> {
    let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
    eventually(lines, async || Ok(page.log().await?.console)).await
}

// Scripts in `innerHTML` never run: jQuery, Vue, Svelte, swup and barba insert their views like this.
async fn a_tag_that_comes_later_gets_its_element(session: BrowserSession) -> Result<()> {
    let page = routed(&session).await?;
    has_one_widget(&page).await?;
    // The room that the page has reserved is the element's.
    let heights: [u32; 2] = page
        .read("return [widgets[0], document.querySelector('main script')].map((e) => e.offsetHeight)", vec![])
        .await?;
    assert_eq!(heights, [500, 0]);
    page.execute("document.querySelector('main').insertAdjacentHTML('beforeend', view)", vec![]).await?;
    page.widget_at(1).ready().await?;
    assert_eq!(count(&page).await?, 2);
    Ok(())
}

async fn a_tag_that_comes_later_and_runs_has_one_element(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("router")).await?;
    is_defined(&page).await?;
    let script = "const main = document.querySelector('main'); main.innerHTML = view; run(main)";
    page.execute(script, vec![]).await?;
    has_run(&session, 2).await?;
    has_one_widget(&page).await
}

async fn an_element_goes_with_its_tag(session: BrowserSession) -> Result<()> {
    let page = routed(&session).await?;
    // Preact and others remove the nodes that they have made, one by one.
    page.execute("document.querySelector('main script').remove()", vec![]).await?;
    eventually(vec!["h2".to_owned(), "p".to_owned()], async || shown(&page).await).await?;
    // The tag has become another script.
    page.execute("document.querySelector('main').innerHTML = view", vec![]).await?;
    has_one_widget(&page).await?;
    page.execute("document.querySelector('main script').src = 'about:blank'", vec![]).await?;
    eventually(vec!["h2".to_owned(), "p".to_owned()], async || shown(&page).await).await
}

async fn a_snapshot_brings_its_element_along(session: BrowserSession) -> Result<()> {
    let page = routed(&session).await?;
    // htmx keeps markup.
    page.execute(
        "const main = document.querySelector('main');
         window.snapshot = main.innerHTML;
         main.innerHTML = '<p>Another view</p>';",
        vec![],
    )
    .await?;
    eventually(0, async || count(&page).await).await?;
    page.execute("document.querySelector('main').innerHTML = snapshot", vec![]).await?;
    has_one_widget(&page).await?;
    // Turbo keeps nodes.
    page.execute(
        "const main = document.querySelector('main');
         const snapshot = main.cloneNode(true);
         main.replaceWith(document.createElement('main'));
         document.querySelector('main').replaceWith(snapshot);",
        vec![],
    )
    .await?;
    has_one_widget(&page).await
}

async fn a_snapshot_whose_scripts_run_again_brings_its_element_along(session: BrowserSession) -> Result<()> {
    let page = routed(&session).await?;
    for round in 1..=3 {
        page.execute(
            "const main = document.querySelector('main');
             const snapshot = main.innerHTML;
             main.innerHTML = '';
             main.innerHTML = snapshot;
             run(main);",
            vec![],
        )
        .await?;
        has_run(&session, 1 + round).await?;
        has_one_widget(&page).await?;
    }
    Ok(())
}

async fn copies_of_a_pair_are_pairs(session: BrowserSession) -> Result<()> {
    let page = routed(&session).await?;
    page.execute(
        "const main = document.querySelector('main');
         main.after(main.cloneNode(true));",
        vec![],
    )
    .await?;
    page.widget_at(1).ready().await?;
    page.two_frames().await?;
    assert_eq!(count(&page).await?, 2);
    // Each goes with its own tag.
    page.execute("document.querySelector('main script').remove()", vec![]).await?;
    eventually(1, async || count(&page).await).await?;
    assert_eq!(shown(&page).await?, ["h2", "p"]);
    Ok(())
}

// Turbo and idiomorph compare the page with what the server sends, where there is a tag and nothing else.
async fn an_element_that_a_morph_removes_comes_back(session: BrowserSession) -> Result<()> {
    let page = routed(&session).await?;
    page.widget().call("goTo", json!([4])).await?;
    eventually(vec!["5–8 of 12".to_owned()], async || page.widget().texts("status").await).await?;
    page.execute(
        "const template = document.createElement('template');
         template.innerHTML = view;
         const [tag, sent] = [document, template.content].map((root) => root.querySelector('script[style]'));
         for (const { name } of [...tag.attributes]) if (!sent.hasAttribute(name)) tag.removeAttribute(name);
         for (const { name, value } of sent.attributes) if (tag.getAttribute(name) !== value) tag.setAttribute(name, value);
         widgets[0].remove();",
        vec![],
    )
    .await?;
    has_one_widget(&page).await?;
    eventually(vec![5, 6, 7, 8], async || page.widget().in_view().await).await?;
    assert_eq!(session.site.count(|path| path == FEED), 1);
    let ready = page.log().await?.events.into_iter().filter(|event| event.name == "ready").count();
    assert_eq!(ready, 1);
    // A snapshot of it is a pair again.
    page.execute(
        "const main = document.querySelector('main'); main.replaceWith(main.cloneNode(true))",
        vec![],
    )
    .await?;
    has_one_widget(&page).await
}

// Frameworks move the nodes of keyed lists one by one.
async fn an_element_follows_its_tag(session: BrowserSession) -> Result<()> {
    let page = routed(&session).await?;
    page.execute(
        "const main = document.querySelector('main');
         main.prepend(main.querySelector('script'));",
        vec![],
    )
    .await?;
    eventually(["invest-seoul-news", "h2", "p"].map(str::to_owned).to_vec(), async || shown(&page).await)
        .await?;
    assert_eq!(session.site.count(|path| path == FEED), 1);
    Ok(())
}

async fn an_element_follows_the_attributes_of_its_tag(session: BrowserSession) -> Result<()> {
    let page = routed(&session).await?;
    page.execute("document.querySelector('main script').dataset.lang = 'ko'", vec![]).await?;
    eventually("조회수 718회".to_owned(), async || Ok(page.widget().texts("views").await?.remove(0))).await?;
    page.execute("delete document.querySelector('main script').dataset.lang", vec![]).await?;
    eventually("718 views".to_owned(), async || Ok(page.widget().texts("views").await?.remove(0))).await
}

async fn a_page_that_removes_the_element_again_and_again_stays_alive(session: BrowserSession) -> Result<()> {
    let page = routed(&session).await?;
    page.execute(
        "window.removed = 0;
         const clean = () => {
           const element = document.querySelector('main invest-seoul-news');
           if (element) removed++;
           element?.remove();
         };
         new MutationObserver(clean).observe(document, { childList: true, subtree: true });
         clean();",
        vec![],
    )
    .await?;
    console_is(
        &page,
        &["warn: [invest-seoul-news] the page removes the element again and again: it stays away"],
    )
    .await?;
    assert_eq!(count(&page).await?, 0);
    // Also after a while, when the page changes.
    let removed: [u32; 2] = page
        .read(
            "const before = removed;
             return new Promise((resolve) => setTimeout(() => {
               document.body.append('later');
               setTimeout(() => resolve([before, removed]), 200);
             }, 1_500));",
            vec![],
        )
        .await?;
    assert_eq!(removed[0], removed[1]);
    Ok(())
}

async fn a_script_in_a_blob_takes_the_module_from_its_base(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("blob-script")).await?;
    page.widget().ready().await
}

// They waited until the page was parsed, as the element does.
async fn the_requests_of_a_tag_do_not_wait_for_a_slow_script(session: BrowserSession) -> Result<()> {
    const SLOW: &str = "/slow.js";
    session.site.answer(SLOW, Answer::Nothing);
    let host = Host::new("slow-script");
    let module = module_path()?;
    let requested = async {
        for path in [FEED, &module] {
            eventually(1, async || Ok(session.site.count(|requested| requested == path))).await?;
        }
        session.site.answer(SLOW, Answer::Text(String::new()));
        anyhow::Ok(())
    };
    let (page, requested) = tokio::join!(session.open(&host), requested);
    requested?;
    page?.widget().ready().await?;
    assert_eq!(session.site.count(|path| path == FEED), 1);
    Ok(())
}

async fn an_element_that_the_page_has_put_into_a_box_stays_there(session: BrowserSession) -> Result<()> {
    let page = routed(&session).await?;
    page.execute(
        "const box = document.createElement('section');
         const [element] = widgets;
         element.replaceWith(box);
         box.append(element);
         const main = document.querySelector('main');
         main.after(document.createElement('hr'), main);",
        vec![],
    )
    .await?;
    page.two_frames().await?;
    assert_eq!(shown(&page).await?, ["h2", "section", "p"]);
    assert_eq!(page.read::<String>("return widgets[0].parentNode.localName", vec![]).await?, "section");
    Ok(())
}

// Optimisers leave the tag in place, with a type that no browser runs.
async fn a_tag_beside_its_running_copy_has_one_element(session: BrowserSession) -> Result<()> {
    for insert in ["before", "after"] {
        let tag = "<script type=\"optimiser/javascript\" src=\"{{widget}}/v1/invest-seoul-news.js\" \
                   data-feed=\"{{feed}}\" style=\"display: block; min-height: 500px\"></script>";
        let host = Host::new("optimised").fill("{{tags}}", tag).fill("{{insert}}", insert);
        let page = session.open(&host).await?;
        page.widget().ready().await?;
        page.two_frames().await?;
        assert_eq!(count(&page).await?, 1, "{insert}");
        let rooms = "return [...document.querySelectorAll('script[src]')].map((tag) => tag.offsetHeight)";
        assert_eq!(page.read::<Vec<u32>>(rooms, vec![]).await?, [0, 0]);
        // The running copy alone keeps it.
        page.execute("document.querySelector('script[type^=optimiser]').remove()", vec![]).await?;
        page.two_frames().await?;
        assert_eq!(count(&page).await?, 1, "{insert}");
        page.execute("document.querySelector('script[src]').remove()", vec![]).await?;
        eventually(0, async || count(&page).await).await?;
    }
    Ok(())
}

async fn equal_tags_side_by_side_have_an_element_each(session: BrowserSession) -> Result<()> {
    let tags = "<script async src=\"{{widget}}/v1/invest-seoul-news.js\" data-feed=\"{{feed}}\"></script>\
                <script async src=\"{{widget}}/v1/invest-seoul-news.js\" data-feed=\"{{feed}}\"></script>";
    let host = Host::new("optimised").fill("{{tags}}", tags).fill("{{insert}}", "after");
    let page = session.open(&host).await?;
    page.widget_at(1).ready().await?;
    page.two_frames().await?;
    assert_eq!(count(&page).await?, 2);
    Ok(())
}

// One element too many, and React renders the page anew.
async fn nothing_is_inserted_before_the_page_is_hydrated(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("hydrated").with("lang", "ko")).await?;
    page.widget().ready().await?;
    let sent = format!(
        "<h1>Server rendered</h1><script async=\"\" src=\"{origin}{SCRIPT}\" data-feed=\"{origin}{FEED}\" \
         data-lang=\"ko\"></script><p id=\"below\">Contact</p>",
        origin = session.site.widget_origin()
    );
    assert_eq!(page.read::<Vec<String>>("return markup", vec![]).await?, [sent.clone(), sent]);
    let names = "return [...document.getElementById('root').children].map((child) => child.localName)";
    assert_eq!(page.read::<Vec<String>>(names, vec![]).await?, ["h1", "script", "invest-seoul-news", "p"]);
    assert_eq!(page.log().await?.console, Vec::<String>::new());
    // It is lost all the same: there the element is the right form.
    page.execute("widgets[0].remove()", vec![]).await?;
    page.widget().ready().await?;
    console_is(
        &page,
        &["warn: [invest-seoul-news] a framework has removed what the script tag had inserted: write \
           <invest-seoul-news feed=\"…\"> where the news should be, and load the script without data-feed"],
    )
    .await
}

// The script runs before anything tells that the page is React's.
async fn nothing_is_inserted_before_react_has_come_to_the_tag(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("hydrated-document")).await?;
    page.widget().ready().await?;
    let sent = format!(
        "<p>Text</p><script src=\"{origin}{SCRIPT}\" data-feed=\"{origin}{FEED}\"></script>",
        origin = session.site.widget_origin()
    );
    assert_eq!(page.read::<Vec<String>>("return markup", vec![]).await?, [sent.clone(), sent]);
    Ok(())
}

async fn a_tag_of_next_script_is_explained(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("next-script")).await?;
    console_is(
        &page,
        &["warn: [invest-seoul-news] next/script puts the script tag at the end of the page: write \
           <invest-seoul-news feed=\"…\"> where the news should be, and load the script without data-feed"],
    )
    .await?;
    assert_eq!(count(&page).await?, 0);
    Ok(())
}

async fn options_may_be_in_the_address(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("options-in-address")).await?;
    page.widget().ready().await?;
    assert_eq!(page.widget().texts("heading").await?, ["Seoul & more"]);
    assert_eq!(page.widget().texts("views").await?[0], "조회수 718회");
    // Attributes win; other parameters are not ours.
    assert_eq!(page.widget().items().await?.len(), 3);
    assert!(!page.read::<bool>("return widgets[0].hasAttribute('v')", vec![]).await?);
    assert_eq!(session.site.count(|path| path == FEED), 1);
    Ok(())
}

async fn only_our_own_attributes_lose_their_prefix(session: BrowserSession) -> Result<()> {
    let host = Host::new("one-tag")
        .with("lenis-prevent", "")
        .with("turbo-permanent", "")
        .with("testid", "news")
        .with("heading-level", "3")
        .with("time-zone", "UTC");
    let page = session.open(&host).await?;
    page.widget().ready().await?;
    let attributes =
        "return Object.fromEntries([...widgets[0].attributes].filter(({ name }) => name !== 'from-tag')
      .map(({ name, value }) => [name, value]))";
    assert_eq!(
        page.read::<serde_json::Value>(attributes, vec![]).await?,
        json!({
            "feed": format!("{}{FEED}", session.site.widget_origin()),
            "data-lenis-prevent": "",
            "data-turbo-permanent": "",
            "data-testid": "news",
            "heading-level": "3",
            "time-zone": "UTC",
        })
    );
    Ok(())
}

// `document.currentScript` is null in a shadow tree.
async fn a_tag_in_a_declarative_shadow_root_works(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("declarative-shadow-root")).await?;
    page.widget().ready().await?;
    assert_eq!(page.widget().texts("views").await?[0], "718 views");
    let names =
        "return [...document.querySelector('app-shell').shadowRoot.children].map((child) => child.localName)";
    assert_eq!(page.read::<Vec<String>>(names, vec![]).await?, ["style", "script", "invest-seoul-news"]);
    // What comes later in that root is seen, too.
    page.execute("document.querySelector('app-shell').shadowRoot.querySelector('script').remove()", vec![])
        .await?;
    eventually(0, async || count(&page).await).await?;
    assert_eq!(page.log().await?.console, Vec::<String>::new());
    Ok(())
}

async fn a_blocked_script_leaves_no_room(session: BrowserSession) -> Result<()> {
    leaves_no_room(session, "blocked-script").await
}

async fn a_blocked_script_leaves_no_room_under_a_strict_policy(session: BrowserSession) -> Result<()> {
    leaves_no_room(session, "blocked-script-strict").await
}

async fn leaves_no_room(session: BrowserSession, host: &str) -> Result<()> {
    session.site.answer(SCRIPT, Answer::Status(403));
    let page = session.open(&Host::new(host)).await?;
    let gap = "const [above, below] = ['above', 'below'].map((id) => document.getElementById(id).getBoundingClientRect());
      return below.top - above.bottom";
    eventually(16.0, async || page.read::<f64>(gap, vec![]).await).await?;
    // Not at all for readers who get the script.
    session.site.answer(SCRIPT, Answer::File);
    let page = session.open(&Host::new(host)).await?;
    page.widget().ready().await?;
    assert_eq!(page.read::<u32>("return widgets[0].offsetHeight", vec![]).await?, 500);
    let log = page.log().await?;
    assert_eq!((log.uncaught, log.violations), (vec![], vec![]));
    Ok(())
}

async fn a_script_with_nothing_to_do_says_so(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("router")).await?;
    let line = "[invest-seoul-news] no news yet: the script tag names no feed (data-feed=\"…\", or ?feed=… in its \
                address), and the page has no <invest-seoul-news>";
    eventually(vec![line.to_owned()], async || page.read("return infos", vec![]).await).await?;
    assert_eq!(page.log().await?.console, Vec::<String>::new());
    Ok(())
}

async fn combined_scripts_are_explained(session: BrowserSession) -> Result<()> {
    session.site.answer(COPY, Answer::Text(script()?));
    let page = session.open(&Host::new("combined-scripts")).await?;
    let line = format!(
        "warn: [invest-seoul-news] {}{COPY} has found neither a script tag with data-feed nor <invest-seoul-news> on \
         this page: if an optimiser has combined scripts, exclude invest-seoul-news.js there",
        session.site.widget_origin()
    );
    console_is(&page, &[&line]).await
}

async fn a_copy_of_the_script_is_explained(session: BrowserSession) -> Result<()> {
    session.site.answer(COPY, Answer::Text(script()?));
    let page = session.open(&Host::new("optimised-copy")).await?;
    page.widget().has_failed().await?;
    let origin = session.site.widget_origin();
    let module = module_path()?.replace("/v1/", "/cache/");
    let line = format!(
        "error: [invest-seoul-news] wasm-unreachable: {origin}{module} could not be loaded: Error: status 404; \
         {origin}{COPY} is a copy: exclude invest-seoul-news.js in what made it (LiteSpeed: \"JS Excludes\", or \
         data-no-optimize=\"1\" on the tag; Autoptimize: exclude it, and switch off \"minify excluded files\"; WP Rocket: \
         exclude it from minify, combine and delay), or name the folder of the original: data-base=\"https://…\" on the \
         tag, base=\"https://…\" on the element"
    );
    console_is(&page, &[&line]).await
}

async fn a_copy_of_the_script_takes_the_module_from_the_base_of_its_tag(
    session: BrowserSession,
) -> Result<()> {
    session.site.answer(COPY, Answer::Text(script()?));
    let base = format!("{}/v1", session.site.widget_origin());
    let page = session.open(&Host::new("optimised-copy").with("base", &base)).await?;
    page.widget().ready().await?;
    let module = module_path()?;
    assert_eq!(session.site.count(|path| path == module), 1);
    assert_eq!(
        session.site.count(|path| path.starts_with("/cache/")),
        1,
        "the copy, and no module beside it"
    );
    assert_eq!(page.log().await?.console, Vec::<String>::new());
    Ok(())
}

async fn the_base_of_an_element_is_asked_first(session: BrowserSession) -> Result<()> {
    let base = format!("{}/v99/", session.site.widget_origin());
    let page = session.open(&Host::new("element").with("base", &base)).await?;
    page.widget().ready().await?;
    let (beside, there) = (module_path()?, module_path()?.replace("/v1/", "/v99/"));
    let count = |path: &str| session.site.count(|asked| asked == path);
    assert_eq!((count(&there), count(&beside)), (1, 0));
    // Beside the script it is found, too.
    session.site.forget_requests();
    session.site.answer(&there, Answer::Status(404));
    let page = session.open(&Host::new("element").with("base", &base)).await?;
    page.widget().ready().await?;
    assert_eq!((count(&there), count(&beside)), (1, 1));
    Ok(())
}

// As `cargo xtask dist --public-url` builds it.
async fn a_copy_of_the_script_takes_the_module_from_where_it_was_published(
    session: BrowserSession,
) -> Result<()> {
    let beside = "\"./\"";
    let script = script()?;
    assert_eq!(script.matches(beside).count(), 1);
    let published = script.replace(beside, &format!("\"{}/v1/\"", session.site.widget_origin()));
    session.site.answer(COPY, Answer::Text(published));
    let page = session.open(&Host::new("optimised-copy")).await?;
    page.widget().ready().await?;
    assert_eq!(page.log().await?.console, Vec::<String>::new());
    Ok(())
}
