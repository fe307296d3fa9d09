//! Scripts that an optimiser or a person has copied: where they take the module from, and what they say where they cannot.

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Host, behaviours, eventually, module_path, script};

use super::console_is;

behaviours! {
    in &Engine::ALL =>
        a_script_with_nothing_to_do_says_so,
        combined_scripts_are_explained,
        a_copy_of_the_script_is_explained,
        a_copy_of_the_script_takes_the_module_from_the_base_of_its_tag,
        the_base_of_an_element_is_asked_first,
        a_script_in_a_blob_takes_the_module_from_its_base,
        a_copy_of_the_script_takes_the_module_from_where_it_was_published;
}

const COPY: &str = "/cache/4f2a.js";

async fn a_script_in_a_blob_takes_the_module_from_its_base(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("blob-script")).await?;
    page.widget().ready().await
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
