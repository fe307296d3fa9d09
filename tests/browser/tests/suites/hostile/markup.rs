//! Markup and addresses in the texts of a feed.

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Host, behaviours, eventually};
use serde_json::{Value, json};

use super::{FEED, TEXTS, feed, nothing_has_run, open};

behaviours! {
    in &Engine::ALL =>
        markup_in_any_field_is_text,
        only_web_addresses_are_linked_and_loaded,
        a_link_gives_the_release_no_opener,
        image_requests_send_no_more_than_the_origin_of_the_page;
}

/// Ways to run a script from a text. Each would call `broken`, which does not exist, so it would cause an uncaught error.
const MARKUP: [&str; 18] = [
    "<script>broken()</script>",
    "<ScRiPt src=//127.0.0.1:9/broken.js></sCrIpT>",
    "<img src=x onerror=broken()>",
    "\"'><svg/onload=broken()>",
    "</p></div></title></style></textarea></noscript><script>broken()</script>",
    "]]><script>broken()</script><![CDATA[",
    "--><script>broken()</script><!--",
    "&lt;script&gt;broken()&lt;/script&gt; &#60;b&#62; &amp;amp;",
    "{{constructor.constructor('broken()')()}} ${broken()} <%= broken() %> #{broken()}",
    "<template shadowrootmode=open><script>broken()</script></template>",
    "<iframe srcdoc='<script>parent.broken()</script>'></iframe>",
    "<math><mtext><table><mglyph><style><img src=x onerror=broken()>",
    "<a href=javascript:broken()>here</a><base href=//127.0.0.1:9/>",
    "<link rel=stylesheet href=//127.0.0.1:9/broken.css><style>*{display:none}</style>",
    "<meta http-equiv=refresh content='0;url=//127.0.0.1:9/'>",
    "red;background:url(//127.0.0.1:9/broken);} * { display: none } /*",
    "x onmouseover=broken() style=animation-name:x autofocus onfocus=broken()",
    "javascript:broken()//",
];

/// What is shown of each of them, followed by a word: without what can only be a tag, and with references decoded once.
const SHOWN: [&str; 18] = [
    "",
    "",
    "",
    "\"'> ",
    "</title> </textarea></noscript> ",
    "]]> <![CDATA[ ",
    "--> <!-- ",
    "<script>broken()</script> <b> &amp; ",
    "{{constructor.constructor('broken()')()}} ${broken()} <%= broken() %> #{broken()} ",
    "<template shadowrootmode=open> </template> ",
    "",
    "<math><mtext><table><mglyph><style> ",
    "here<base href=//127.0.0.1:9/> ",
    "<link rel=stylesheet href=//127.0.0.1:9/broken.css> ",
    "<meta http-equiv=refresh content='0;url=//127.0.0.1:9/'> ",
    "red;background:url(//127.0.0.1:9/broken);} * { display: none } /* ",
    "x onmouseover=broken() style=animation-name:x autofocus onfocus=broken() ",
    "javascript:broken()// ",
];

async fn markup_in_any_field_is_text(session: BrowserSession) -> Result<()> {
    let item = |text: &&str| {
        let field = |name: &str| format!("{text} {name}");
        json!({
            "id": text, "title": field("title"), "summary": field("summary"), "language": text, "tags": [field("tag"), "tag"],
            "authors": [{ "name": field("name") }], "date_published": text, "_invest_seoul": { "views": text, "about": text },
        })
    };
    let items: Vec<Value> = MARKUP.iter().map(item).collect();
    // `next_url` is followed if it is an address.
    let [title, language, icon, .., next] = MARKUP;
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1", "items": items, "title": format!("{title} heading"), "language": language,
        "description": title, "user_comment": title, "icon": icon, "favicon": icon, "home_page_url": icon, "feed_url": next,
        "next_url": next, "authors": [{ "name": title, "url": icon, "avatar": icon }], "hubs": [{ "type": title, "url": icon }],
    });
    let page = open(&session, Answer::Text(feed.to_string())).await?;
    let widget = page.widget();
    assert_eq!(widget.texts("heading").await?, ["heading"]);
    let cards: Vec<[String; 4]> = widget
        .of_each_card(&format!("{TEXTS:?}.map((name) => text(part.querySelector(`[part=${{name}}]`)))"))
        .await?;
    let expected = |text: &str| ["title", "summary", "name", "tag · tag"].map(|name| text.to_owned() + name);
    assert_eq!(cards, SHOWN.map(expected));
    widget.set("heading", MARKUP[3]).await?;
    eventually(vec![MARKUP[3].to_owned()], async || widget.texts("heading").await).await?;
    let elements = async || {
        let names = "return [...new Set([...widgets[0].shadowRoot.querySelectorAll('*')].map(({ localName }) => localName))].sort()";
        page.read(names, vec![]).await
    };
    // The heading is a link to the home page, which is read as a relative address.
    eventually(["a", "button", "div", "p", "section", "span"].map(str::to_owned).to_vec(), elements).await?;
    let dates = format!(
        "warn: [invest-seoul-news] {}{FEED}: 18 dates cannot be read; the first: /items/0/date_published is not a date: write it as \
         2018-08-01T11:01:00+09:00",
        session.site.widget_origin()
    );
    assert_eq!(page.log().await?.console, [dates]);
    nothing_has_run(&page).await
}

async fn only_web_addresses_are_linked_and_loaded(session: BrowserSession) -> Result<()> {
    let own = session.site.widget_origin();
    let refused = [
        "javascript:broken()",
        "JaVaScRiPt:broken()",
        "java\tscript:broken()",
        " \n java\nscript\r:broken()",
        "\u{1}javascript:broken()",
        "javascript://127.0.0.1/%0abroken()",
        "data:text/html,<script>parent.broken()</script>",
        "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='broken()'/>",
        "vbscript:broken()",
        "blob:http://127.0.0.1/0b9a1a4c-2a4c-4c57-8d0c-9f0e0c6d2b11",
        "filesystem:http://127.0.0.1/temporary/x",
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "mailto:someone@example.org",
        "intent://x#Intent;scheme=http;end",
        "about:blank",
        "ws://127.0.0.1/",
        "http://",
        "http://[",
    ];
    let accepted = [
        ("/release", format!("{own}/release")),
        ("  ../v1/invest-seoul-news.js  ", format!("{own}/v1/invest-seoul-news.js")),
        ("ht\ntp://127.0.0.1:9/\t", "http://127.0.0.1:9/".into()),
        ("HTTP:\\\\127.0.0.1:9\\a", "http://127.0.0.1:9/a".into()),
        ("http://127.0.0.1:9/\" onclick=\"broken()", "http://127.0.0.1:9/%22%20onclick=%22broken()".into()),
        (
            "http://127.0.0.1:9/'><script>broken()</script>",
            "http://127.0.0.1:9/'%3E%3Cscript%3Ebroken()%3C/script%3E".into(),
        ),
    ];
    let addresses = refused.into_iter().chain(accepted.iter().map(|(address, _)| *address));
    let item = |(number, address): (usize, &str)| json!({ "id": number.to_string(), "title": "A release", "url": address, "image": address });
    session.site.answer(FEED, feed(addresses.enumerate().map(item).collect()));
    let page =
        session.open(&Host::new("element").feed(FEED).with("limit", "100").with("loading", "eager")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let expected: Vec<Option<String>> = refused
        .iter()
        .map(|_| None)
        .chain(accepted.iter().map(|(_, address)| Some(address.clone())))
        .collect();
    let links: Vec<Option<String>> = widget.of_each_card("part.querySelector('a')?.href ?? null").await?;
    assert_eq!(links, expected);
    // None of them is an image, so the cards get a drawing. No other address is requested.
    let requested = "return performance.getEntriesByType('resource').filter((entry) => entry.initiatorType === 'img').map(({ name }) => name)";
    eventually(true, async || {
        let requested: Vec<String> = page.read(requested, vec![]).await?;
        Ok(!requested.is_empty() && requested.iter().all(|address| expected.contains(&Some(address.clone()))))
    })
    .await?;
    assert_eq!(page.log().await?.uncaught, Vec::<String>::new());
    Ok(())
}

async fn a_link_gives_the_release_no_opener(session: BrowserSession) -> Result<()> {
    let page =
        open(&session, feed(vec![json!({ "id": "1", "title": "A release", "url": "/release" })])).await?;
    let link: Vec<(String, String)> = page.widget().of_each("link", "[part.target, part.rel]").await?;
    assert_eq!(link, [("_blank".to_owned(), "noopener".to_owned())]);
    Ok(())
}

async fn image_requests_send_no_more_than_the_origin_of_the_page(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("unsafe-referrer")).await?;
    page.widget().ready().await?;
    let referers = async || {
        let images = session.site.requests().into_iter().filter(|request| request.path.ends_with(".webp"));
        let mut referers: Vec<_> = images.map(|request| request.referer).collect();
        referers.dedup();
        Ok(referers)
    };
    eventually(vec![Some(format!("{}/", session.site.host_origin()))], referers).await
}
