//! WordPress with the plugin of `deploy/wordpress/`: what an author, who may not write HTML, puts on a page, and what optimisers are told.

use anyhow::Result;
use browser_tests::{BrowserSession, Engine, Trial, WordPress, behaviours, eventually, script_integrity};
use serde_json::{Value, json};

behaviours! {
    in &Engine::ALL => authors_show_news_by_a_shortcode_and_a_block, a_blocked_script_leaves_no_hole;
    in &[Engine::Chromium] => a_page_without_news_loads_no_script;
}

/// The checks without a browser.
pub fn checks() -> Vec<Trial> {
    let check = |name: &str, check: fn(WordPress) -> Result<()>| {
        Trial::test(format!("wordpress::{name}"), move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            Ok(check(runtime.block_on(WordPress::start(&settings("https://news.example")))?)?)
        })
    };
    vec![
        check(
            "what_authors_write_becomes_attributes_and_nothing_else",
            what_authors_write_becomes_attributes,
        ),
        check("the_height_is_reserved_by_a_style_sheet_where_a_policy_asks_for_that", a_style_sheet_reserves),
        check("what_is_wrong_is_not_saved_and_is_named", what_is_wrong_is_not_saved),
        check("an_administrator_is_told_what_is_missing", an_administrator_is_told),
        check("the_settings_lead_to_the_configurator", the_settings_lead_to_the_configurator),
        check("a_site_in_korean_has_the_plugin_in_korean", it_speaks_korean),
        check("optimisers_are_told_to_leave_the_script_alone", optimisers_are_told),
        check("its_settings_go_when_the_plugin_is_deleted", its_settings_go),
        check("its_settings_go_on_every_site_of_a_multisite", its_settings_go_on_every_site),
    ]
}

/// The plugin's settings for a widget that is served from `origin`.
pub fn settings(origin: &str) -> Value {
    json!({
        "script": format!("{origin}/v1/invest-seoul-news.js"),
        "integrity": script_integrity(),
        "feed": format!("{origin}/sample/feed.json"),
    })
}

async fn authors_show_news_by_a_shortcode_and_a_block(session: BrowserSession) -> Result<()> {
    let origin = session.site.widget_origin();
    let wordpress = WordPress::start(&settings(&origin)).await?;
    let post = format!(
        "Our news.\n\n[invest-seoul-news feed=\"{origin}/sample/feed.ko.json\" lang=\"ko\" limit=\"6\" heading-level=\"3\"]\n\n\
         <!-- wp:invest-seoul-news/widget {{\"layout\":\"grid\",\"limit\":\"3\",\"search\":true,\"align\":\"wide\"}} /-->"
    );
    let [path]: [String; 1] = wordpress.read("publish.php", &json!([post]))?;
    let page = session.open_address(&wordpress.address(&path)).await?;

    page.widget().ready().await?;
    let block = page.widget_at(1);
    page.execute("widgets[1].scrollIntoView()", vec![]).await?;
    block.is("ready").await?;
    let levels = "return widgets.map((_, index) => parts(index, 'heading')[0].ariaLevel)";
    assert_eq!(page.read::<Vec<String>>(levels, vec![]).await?, ["3", "2"]);
    assert_eq!((page.widget().count("card").await?, block.count("card").await?), (6, 3));
    assert_eq!((page.widget().count("search").await?, block.count("search").await?), (0, 1));
    eventually(vec!["ready".to_owned(); 2], async || {
        Ok(page.log().await?.events.into_iter().map(|event| event.name).collect())
    })
    .await?;
    assert_eq!(session.site.count(|path| path == "/v1/invest-seoul-news.js"), 1);
    let log = page.log().await?;
    assert_eq!((log.console, log.uncaught, log.violations), (vec![], vec![], vec![]));
    assert_eq!(wordpress.notices()?, Vec::<String>::new());
    Ok(())
}

async fn a_page_without_news_loads_no_script(session: BrowserSession) -> Result<()> {
    let wordpress = WordPress::start(&settings(&session.site.widget_origin())).await?;
    // Authors may write neither the script nor the element.
    let html = "<script>alert(1)</script><invest-seoul-news feed=\"/feed.json\"></invest-seoul-news>No news.";
    let [path]: [String; 1] = wordpress.read("publish.php", &json!([html]))?;
    let page = session.open_address(&wordpress.address(&path)).await?;
    let source: String = page.read("return document.body.innerHTML", vec![]).await?;
    assert!(source.contains("No news.") && !source.contains("invest-seoul-news"), "{source}");
    assert_eq!(session.site.requests(), []);
    Ok(())
}

async fn a_blocked_script_leaves_no_hole(session: BrowserSession) -> Result<()> {
    let origin = session.site.widget_origin();
    let height = "return widgets[0].offsetHeight";
    for style_sheet in ["", "1"] {
        let mut settings = settings(&origin);
        settings["style_sheet"] = json!(style_sheet);
        // The script of this hash does not run.
        settings["integrity"] = json!(format!("sha384-{}", "A".repeat(64)));
        let wordpress = WordPress::start(&settings).await?;
        let [path]: [String; 1] = wordpress.read("publish.php", &json!(["[invest-seoul-news]"]))?;
        let page = session.open_address(&wordpress.address(&path)).await?;
        eventually(true, async || Ok(page.read::<f64>(height, vec![]).await? < 50.0)).await?;
    }
    Ok(())
}

const RESERVED: &str = " style=\"display: block; min-height: var(--invest-seoul-news-height, 500px)\"";
const LINK: &str = "<a href=\"https://investseoul.com\">News from Invest Seoul</a></invest-seoul-news>";

fn what_authors_write_becomes_attributes(wordpress: WordPress) -> Result<()> {
    let feed = "feed=\"https://news.example/sample/feed.json\"";
    let block = |html: &str| format!("<div class=\"wp-block-invest-seoul-news-widget\">{html}</div>");
    let cases = [
        // The feed of the settings.
        ("[invest-seoul-news]", format!("<invest-seoul-news {feed}{RESERVED}>{LINK}")),
        (
            "[invest-seoul-news feed=\"/feed.json?a=1&b=2\" lang=ko Search LAYOUT=Compact tags=\"서울, AI\"]",
            format!(
                "<invest-seoul-news feed=\"/feed.json?a=1&amp;b=2\" lang=\"ko\" layout=\"Compact\" tags=\"서울, AI\" search>{LINK}"
            ),
        ),
        // No height is reserved where an attribute changes it, by another value than its default.
        (
            "[invest-seoul-news show=\"date views\"]",
            format!("<invest-seoul-news {feed} show=\"date views\">{LINK}"),
        ),
        ("[invest-seoul-news search]", format!("<invest-seoul-news {feed} search>{LINK}")),
        (
            "[invest-seoul-news layout=Carousel heading=none]",
            format!("<invest-seoul-news {feed} layout=\"Carousel\" heading=\"none\"{RESERVED}>{LINK}"),
        ),
        // Nothing that is no attribute of the element, and no folder to load code from.
        (
            "[invest-seoul-news onclick=\"alert(1)\" style=\"position: fixed\" base=\"https://evil.example/\" search=false]",
            format!("<invest-seoul-news {feed}{RESERVED}>{LINK}"),
        ),
        (
            "[invest-seoul-news feed=\"javascript:alert(1)\" beacon=\"data:text/html,1\" heading='\"><img src=x onerror=alert(1)>']",
            format!("<invest-seoul-news{RESERVED}>{LINK}"),
        ),
        (
            "<!-- wp:invest-seoul-news/widget {\"lang\":\"ko\",\"heading\":\"\\u0022\\u003e\\u003cimg src=x onerror=alert(1)\\u003e\",\"limit\":3} /-->",
            block(&format!(
                "<invest-seoul-news {feed} lang=\"ko\" limit=\"3\" heading=\"&quot;&gt;&lt;img src=x onerror=alert(1)&gt;\"{RESERVED}>{LINK}"
            )),
        ),
    ];
    let texts: Vec<&str> = cases.iter().map(|(text, _)| *text).collect();
    let rendered: Vec<String> = wordpress.read("render.php", &json!(texts))?;
    let expected: Vec<&str> = cases.iter().map(|(_, html)| &**html).collect();
    assert_eq!(rendered, expected);

    // Without a script, no height is reserved for the link.
    wordpress.run("save.php", &json!({ "feed": "https://news.example/sample/feed.json" }))?;
    let rendered: Vec<String> = wordpress.read("render.php", &json!(["[invest-seoul-news]"]))?;
    assert_eq!(rendered, [format!("<invest-seoul-news {feed}>{LINK}")]);
    assert_eq!(wordpress.notices()?, Vec::<String>::new());
    Ok(())
}

/// An inline style would be against the policy. The box of the form is not sent where it is not ticked.
fn a_style_sheet_reserves(wordpress: WordPress) -> Result<()> {
    let (style, script): (String, String) = wordpress.read("styles.php", &json!(null))?;
    assert_eq!(style, "");
    assert!(script.contains(" onerror=\"document") && !script.contains("blocked.js"), "{script}");
    let mut fields = settings("https://news.example");
    let mut kept = fields.clone();
    kept["style_sheet"] = json!("");
    assert_eq!(wordpress.read::<Value>("save.php", &fields)?, json!([kept, []]));
    (fields["style_sheet"], kept["style_sheet"]) = (json!("1"), json!("1"));
    assert_eq!(wordpress.read::<Value>("save.php", &fields)?, json!([kept, []]));

    let feed = "feed=\"https://news.example/sample/feed.json\"";
    let rendered: Vec<String> =
        wordpress.read("render.php", &json!(["[invest-seoul-news]", "[invest-seoul-news layout=list]"]))?;
    assert_eq!(
        rendered,
        [
            format!("<invest-seoul-news {feed} class=\"invest-seoul-news-reserved\">{LINK}"),
            format!("<invest-seoul-news {feed} layout=\"list\">{LINK}"),
        ]
    );
    let (link, scripts): (String, String) = wordpress.read("styles.php", &json!(null))?;
    let sheet = "/wp-content/plugins/invest-seoul-news/height.css?ver=";
    assert!(link.starts_with("<link rel='stylesheet'") && link.contains(sheet), "{link}");
    assert_eq!(link.matches('<').count(), 1, "{link}");
    // Neither is there a script on the tag, and that in its place comes before it.
    assert!(!scripts.contains("onerror"), "{scripts}");
    let places = ["/blocked.js?ver=", "/v1/invest-seoul-news.js"].map(|address| scripts.find(address));
    assert!(places[0].is_some() && places[0] < places[1], "{scripts}");
    assert_eq!(wordpress.notices()?, Vec::<String>::new());
    Ok(())
}

/// The old values are kept. A folder is no script, and a hash has the length of its kind.
fn what_is_wrong_is_not_saved(wordpress: WordPress) -> Result<()> {
    let mut kept = settings("https://news.example");
    kept["style_sheet"] = json!("");
    let wrong = [
        json!({ "script": "https://news.example/v1/", "integrity": "sha384-oops!", "feed": "javascript:alert(1)" }),
        json!({ "script": "ftp://news.example/x.js", "integrity": "sha384-abcd", "feed": "ftp://news.example/feed.json" }),
        json!({ "script": "news.example/x.js", "integrity": "abc", "feed": "hello world" }),
    ];
    for fields in wrong {
        let saved: Value = wordpress.read("save.php", &fields)?;
        assert_eq!(saved, json!([kept, ["script", "integrity", "feed"]]), "{fields}");
    }
    // A new script would not run with the hash of the old one.
    let mut fields = kept.clone();
    fields["script"] = json!("https://news.example/v2/invest-seoul-news.js");
    fields["integrity"] = json!("sha384-oops!");
    assert_eq!(wordpress.read::<Value>("save.php", &fields)?, json!([kept, ["integrity"]]));
    let fields = ["script", "integrity", "feed", "style_sheet"];
    let emptied: Value = fields.map(|name| (name.to_owned(), json!(""))).into_iter().collect();
    assert_eq!(wordpress.read::<Value>("save.php", &emptied)?, json!([emptied, []]));
    assert_eq!(wordpress.notices()?, Vec::<String>::new());
    Ok(())
}

/// On the page of the settings, the notice has no link to it. Authors can't change the settings; the editor tells them.
fn an_administrator_is_told(wordpress: WordPress) -> Result<()> {
    let notices = |user: &str| -> Result<[String; 3]> {
        let pages = ["dashboard", "plugins", "settings_page_invest_seoul_news"];
        wordpress.read("notices.php", &json!([user, pages]))
    };
    let link =
        " <a href=\"http://127.0.0.1/wp-admin/options-general.php?page=invest_seoul_news\">Settings</a>";
    let script = "Invest Seoul News shows no news yet: the address of its script is missing.";
    let feed = "Invest Seoul News shows no news where a block or a shortcode names no feed: the address of the feed is missing.";
    assert_eq!(notices("admin")?, ["", "", ""]);
    let mut fields = settings("https://news.example");
    // Without a feed of the settings, blocks may have their own.
    for (missing, notice, everywhere) in [("feed", feed, ""), ("script", script, script)] {
        fields[missing] = json!("");
        wordpress.run("save.php", &fields)?;
        let linked = |notice: &str| if notice.is_empty() { String::new() } else { format!("{notice}{link}") };
        assert_eq!(notices("admin")?, [linked(everywhere), linked(notice), notice.to_owned()]);
        assert_eq!(notices("author")?, ["", "", ""]);
    }
    assert_eq!(wordpress.notices()?, Vec::<String>::new());
    Ok(())
}

fn the_settings_lead_to_the_configurator(wordpress: WordPress) -> Result<()> {
    let page: String = wordpress.read("settings-page.php", &json!(null))?;
    let configurator = "href=\"https://news.example/v1/configurator/?form=wordpress\"";
    assert!(page.contains(configurator), "{page}");
    // A click on the sentence ticks its box.
    assert!(page.contains("<label><input type=\"checkbox\""), "{page}");
    wordpress.run("save.php", &json!({}))?;
    let page: String = wordpress.read("settings-page.php", &json!(null))?;
    assert!(!page.contains("configurator"), "{page}");
    assert_eq!(wordpress.notices()?, Vec::<String>::new());
    Ok(())
}

/// WordPress 6.1 does not read tables of PHP by itself.
fn it_speaks_korean(wordpress: WordPress) -> Result<()> {
    let feed = "feed=\"https://news.example/sample/feed.json\"";
    let link = "<a href=\"https://investseoul.com\">인베스트서울 소식</a></invest-seoul-news>";
    assert_eq!(
        wordpress.read::<Value>("korean.php", &json!(null))?,
        json!({
            "block": ["인베스트서울 소식", "인베스트서울의 소식을 보여 줍니다."],
            "keywords": ["뉴스", "인베스트서울", "news", "carousel"],
            "settings": "인베스트서울 소식",
            "label": "제목의 수준",
            "link": format!("<invest-seoul-news {feed} layout=\"list\">{link}"),
            "untranslated": [],
            "english": [],
            "unknown": [],
        })
    );
    assert_eq!(wordpress.notices()?, Vec::<String>::new());
    Ok(())
}

fn optimisers_are_told(wordpress: WordPress) -> Result<()> {
    let by_file = [
        "litespeed_optimize_js_excludes",
        "litespeed_optm_js_defer_exc",
        "litespeed_optm_gm_js_exc",
        "rocket_exclude_js",
        "rocket_minify_excluded_external_js",
        "rocket_exclude_defer_js",
        "rocket_delay_js_exclusions",
        "sgo_javascript_combine_excluded_external_paths",
    ];
    let by_handle = ["sgo_js_minify_exclude", "sgo_js_async_exclude", "sgo_javascript_combine_exclude"];
    let files = ["invest-seoul-news.js", "invest-seoul-news/blocked.js"];
    let handles = ["invest-seoul-news", "invest-seoul-news-blocked"];
    for (names, [script, blocked]) in [(&by_file[..], files), (&by_handle[..], handles)] {
        let lists: Vec<_> = names.iter().map(|name| json!([name, ["other"]])).collect();
        let filtered: Value = wordpress.read("filter.php", &json!(lists))?;
        assert_eq!(filtered, json!(vec![["other", script, blocked]; names.len()]));
    }
    let autoptimize = json!([
        ["autoptimize_filter_js_exclude", "jquery.js"],
        ["autoptimize_filter_js_exclude", ""],
        ["autoptimize_filter_js_exclude", { "jquery.js": "async" }],
        ["autoptimize_filter_js_consider_minified", false],
    ]);
    assert_eq!(
        wordpress.read::<Value>("filter.php", &autoptimize)?,
        json!([
            "jquery.js, invest-seoul-news.js, invest-seoul-news/blocked.js",
            "invest-seoul-news.js, invest-seoul-news/blocked.js",
            { "jquery.js": "async", "invest-seoul-news.js": "", "invest-seoul-news/blocked.js": "" },
            files,
        ])
    );
    Ok(())
}

fn its_settings_go(wordpress: WordPress) -> Result<()> {
    let left: Value = wordpress.read("uninstall.php", &json!(null))?;
    assert_eq!(left, json!({ "before": 1, "after": 0 }));
    assert_eq!(wordpress.notices()?, Vec::<String>::new());
    Ok(())
}

/// The options of other sites than the one where the plugin was deleted were left.
fn its_settings_go_on_every_site(wordpress: WordPress) -> Result<()> {
    wordpress.becomes_multisite()?;
    let left: Value = wordpress.read("uninstall.php", &json!(null))?;
    assert_eq!(left, json!({ "before": 250, "after": 0 }));
    assert_eq!(wordpress.notices()?, Vec::<String>::new());
    Ok(())
}
