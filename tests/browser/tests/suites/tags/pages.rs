//! Pages that insert, copy, move and remove tags and their elements.

use anyhow::Result;
use browser_tests::{BrowserSession, Engine, Host, behaviours, eventually};
use serde_json::json;

use super::{FEED, console_is, count, has_one_widget, has_run, is_defined, routed, shown};

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
        equal_tags_side_by_side_have_an_element_each;
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
