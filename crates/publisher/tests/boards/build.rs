//! The feed of a board, and how the next runs update it.

use std::num::NonZeroUsize;

use json_feed::{Author, Feed, InvestSeoul, Item, Version};
use seoul_feed::board::Kind;
use seoul_feed::build::BuildError;
use seoul_feed::feed::OutputPaths;

use crate::gnuboard::{self, Post, list_path, path_of};
use crate::server::Reply;
use crate::setup::{FEED_URL, Setup, titles};

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn fixture(name: &str) -> String {
    let path = format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("the fixture is there")
}

#[test]
fn a_release_of_gnuboard_becomes_an_item_with_its_views() {
    let setup = Setup::new(Kind::Gnuboard5, "/bbs/board.php?bo_table=sub4_1");
    let row =
        gnuboard::list(&[Post { id: 110, views: 718, ..Post::new(110) }], 1, 1).replace("=news", "=sub4_1");
    setup.server.page("/bbs/board.php?bo_table=sub4_1", row.replace("lang=\"ko\"", "lang=\"en\""));
    setup.server.page("/bbs/board.php?bo_table=sub4_1&wr_id=110", fixture("gnuboard5/english-release.html"));
    setup.build_valid();
    let address = setup.server.url("/bbs/board.php?bo_table=sub4_1&wr_id=110").to_string();
    let text = "The mayors of Seoul and Los Angeles signed a joint tourism marketing memorandum on 26 July 2018.\n\
        It was their third meeting; the cities first put their cooperation in writing in 2006.\n\
        Besides tourism, it covers the response to climate change and gender equity.";
    let item = Item {
        url: Some(address.clone()),
        title: some(
            "Seoul Metropolitan Government Signs ‘Joint Tourism Marketing MOU’ with the City of Los Angeles, USA",
        ),
        content_html: some(
            "<p>The mayors of Seoul and Los Angeles signed a joint tourism marketing memorandum on 26 July 2018.</p>\n<p>&nbsp;</p>\n\
            <p>It was their third meeting; the cities first put their cooperation in writing in 2006.<br>Besides tourism, it covers \
            the response to climate change and gender equity.</p>",
        ),
        content_text: some(text),
        summary: some(
            "The mayors of Seoul and Los Angeles signed a joint tourism marketing memorandum on 26 July 2018. \
            It was their third meeting; the cities first put their cooperation in writing in 2006.",
        ),
        image: Some(setup.server.url("/data/file/sub4_1/thumb-mou_835x557.jpg").into()),
        date_published: "2018-08-01T11:01:00+09:00".parse().ok(),
        authors: vec![Author { name: some("Invest Seoul"), ..Author::default() }],
        // Neither the list nor the page shows a number of comments.
        invest_seoul: InvestSeoul { views: Some(718), ..InvestSeoul::default() },
        ..Item::new(address)
    };
    let feed = Feed {
        version: Version::V1_1,
        home_page_url: Some(setup.server.url("/bbs/board.php?bo_table=sub4_1").into()),
        feed_url: some(FEED_URL),
        language: some("en"),
        items: vec![item],
        ..Feed::new("News")
    };
    assert_eq!(setup.page(1), feed);
}

#[test]
fn a_board_of_egovframe_becomes_a_feed() {
    let list = "/cop/bbs/selectArticleList.do?bbsId=BBSMSTR_000000000031";
    let detail = |id| format!("/cop/bbs/selectArticleDetail.do?bbsId=BBSMSTR_000000000031&nttId={id}");
    let setup = Setup::new(Kind::Egovframe, list);
    setup.server.page(list, fixture("egovframe/article-list.html").replace("?pageIndex=2", "#"));
    setup.server.page(&format!("{list}&pageIndex=2"), fixture("egovframe/article-list.html"));
    setup.server.page(&detail(7), fixture("egovframe/article-detail.html").replace("718", "1204"));
    setup.server.page(&detail(110), fixture("egovframe/article-detail.html"));
    setup.build_valid();
    let views: Vec<_> = setup.items().into_iter().map(|item| (item.id, item.invest_seoul.views)).collect();
    assert_eq!(
        views,
        [
            (setup.server.url(&detail(7)).into(), Some(1204)),
            (setup.server.url(&detail(110)).into(), Some(718))
        ]
    );
    let requests = [list.to_owned(), format!("{list}&pageIndex=2"), detail(7), detail(110)];
    assert_eq!(setup.server.requests(), requests);
}

/// Tomcat puts the session into addresses for clients without cookies.
#[test]
fn the_identifier_of_a_release_does_not_contain_a_session() {
    let list = "/cop/bbs/selectArticleList.do?bbsId=BBSMSTR_000000000031";
    let detail = |session: &str, id| {
        format!("/cop/bbs/selectArticleDetail.do{session}?bbsId=BBSMSTR_000000000031&nttId={id}")
    };
    let setup =
        Setup::new(Kind::Egovframe, &list.replace("List.do", "List.do;jsessionid=0123456789ABCDEF.node1"));
    for session in ["", ";jsessionid=1F2E3D4C.node1", ";jsessionid=A0B1C2D3.node2"] {
        let rows = [7, 110].map(|id| {
            format!(
                "<tr><td><a href=\"{}\">MOU {id}</a></td></tr>",
                detail(session, id).replace('&', "&amp;")
            )
        });
        let rows = rows.concat();
        setup.server.page(list, format!("<html><table><tbody>{rows}</tbody></table></html>"));
        for id in [7, 110] {
            setup.server.page(&detail("", id), fixture("egovframe/article-detail.html"));
        }
        setup.build_valid();
        let ids: Vec<_> = setup.items().into_iter().map(|item| item.id).collect();
        assert_eq!(ids, [7, 110].map(|id| setup.server.url(&detail("", id)).to_string()), "{session}");
    }
}

#[test]
fn the_next_run_updates_counts_without_requesting_a_release() {
    let setup = Setup::with_posts((1..=20).rev());
    let first = setup.build_valid();
    assert_eq!((first.releases, first.added, first.files), (20, 20, 1));
    setup.server.requests();
    let posts: Vec<_> =
        (1..=20).rev().map(|id| Post { views: 5000 + i64::from(id), comments: 2, ..Post::new(id) }).collect();
    gnuboard::serve(&setup.server, &posts);
    let second = setup.build_valid();
    assert_eq!((second.added, second.changed, second.files), (0, 0, 1));
    assert_eq!(setup.server.requests(), [list_path(1), list_path(2)]);
    let counts: Vec<_> = setup.items().into_iter().map(|item| item.invest_seoul).collect();
    // One of the views is ours.
    let expected = (1..=20).rev().map(|id| InvestSeoul {
        views: Some(5000 + id - 1),
        comments: Some(2),
        ..InvestSeoul::default()
    });
    assert_eq!(counts, expected.collect::<Vec<_>>());
}

#[test]
fn without_a_change_no_file_is_written() {
    let setup = Setup::with_posts((1..=3).rev());
    setup.build_valid();
    let modified = || {
        std::fs::metadata(setup.options.output_paths.page(1))
            .and_then(|file| file.modified())
            .expect("a time")
    };
    let before = modified();
    assert_eq!(setup.build_valid().files, 0);
    assert_eq!(modified(), before);
}

#[test]
fn only_new_releases_and_those_with_a_new_title_are_requested() {
    let setup = Setup::with_posts((1..=3).rev());
    setup.build_valid();
    setup.server.requests();
    let mut posts: Vec<_> = (1..=4).rev().map(Post::new).collect();
    posts[2].title = "Release 2, corrected".to_owned();
    gnuboard::serve(&setup.server, &posts);
    let summary = setup.build_valid();
    assert_eq!((summary.added, summary.changed), (1, 1));
    assert_eq!(setup.server.requests(), [list_path(1), path_of(4), path_of(2)]);
    assert_eq!(setup.titles(), ["Release 4", "Release 3", "Release 2, corrected", "Release 1"]);
}

#[test]
fn a_release_is_not_requested_again_when_the_list_shows_its_date_instead_of_its_time() {
    let mut setup = Setup::with_posts([]);
    let today = Post { date: "18-08-02 08:15".to_owned(), ..Post::new(1) };
    gnuboard::serve(&setup.server, std::slice::from_ref(&today));
    setup.server.page(
        &list_path(1),
        gnuboard::list(std::slice::from_ref(&today), 1, 1).replace(">08-02<", ">08:15<"),
    );
    setup.build_valid();
    setup.server.requests();
    setup.options.now = "2018-08-03T08:00:00".parse().expect("a date");
    setup.server.page(&list_path(1), gnuboard::list(&[today], 1, 1));
    setup.build_valid();
    assert_eq!(setup.server.requests(), [list_path(1)]);
}

#[test]
fn a_long_feed_has_pages_of_twenty_items_each_linked_to_the_next() {
    let setup = Setup::with_posts((1..=45).rev());
    setup.build_valid();
    assert_eq!(setup.files(), ["feed-2.json", "feed-3.json", "feed.json", "feed.lock", "feed.state.json"]);
    let pages: Vec<_> =
        (1..=3).map(|number| setup.page(number)).map(|page| (page.items.len(), page.next_url)).collect();
    let next = |number| some(&format!("https://investseoul.example/feed-{number}.json"));
    assert_eq!(pages, [(20, next(2)), (20, next(3)), (5, None)]);
    assert_eq!(setup.titles(), titles((1..=45).rev()));
}

#[test]
fn surplus_pages_of_a_feed_that_becomes_shorter_are_removed() {
    let mut setup = Setup::with_posts((1..=45).rev());
    setup.build_valid();
    setup.options.limit = NonZeroUsize::new(30).expect("a number");
    setup.build_valid();
    assert_eq!(setup.titles(), titles((16..=45).rev()));
    setup.options.limit = NonZeroUsize::new(20).expect("a number");
    setup.build_valid();
    assert_eq!(setup.files(), ["feed.json", "feed.lock", "feed.state.json"]);
    assert_eq!(setup.page(1).next_url, None);
}

#[test]
fn a_release_that_is_no_longer_in_the_list_or_has_no_page_is_removed() {
    let setup = Setup::with_posts((1..=6).rev());
    setup.build_valid();
    setup.serve([6, 5, 3, 2, 1]);
    assert_eq!(setup.build_valid().removed, 1);
    assert_eq!(setup.titles(), titles([6, 5, 3, 2, 1]));

    let mut posts: Vec<_> = [6, 5, 3, 2, 1].map(Post::new).into();
    posts[0].title = "Moved".to_owned();
    gnuboard::serve(&setup.server, &posts);
    setup.server.reply(&path_of(6), Reply::Status(410));
    assert_eq!(setup.build_valid().removed, 1);
    assert_eq!(setup.titles(), titles([5, 3, 2, 1]));
}

#[test]
fn a_notice_at_the_top_of_every_page_is_one_item() {
    let setup = Setup::with_posts([]);
    let posts = [9, 2, 1].map(Post::new);
    gnuboard::serve(&setup.server, &posts);
    setup.server.page(&list_path(1), gnuboard::list(&posts[..2], 1, 2));
    setup.server.page(&list_path(2), gnuboard::list(&[posts[0].clone(), posts[2].clone()], 2, 2));
    setup.build_valid();
    assert_eq!(setup.titles(), titles([9, 2, 1]));
}

#[test]
fn reading_ends_at_a_board_that_repeats_its_last_page() {
    let setup = Setup::with_posts([2, 1]);
    let page = gnuboard::list(&[2, 1].map(Post::new), 1, 3);
    for number in 1..=3 {
        setup.server.page(&list_path(number), page.clone());
    }
    setup.build_valid();
    assert_eq!(setup.titles(), titles([2, 1]));
    assert_eq!(setup.server.requests(), [list_path(1), list_path(2), path_of(2), path_of(1)]);
}

#[test]
fn a_list_with_an_etag_is_requested_conditionally() {
    let mut setup = Setup::with_posts([]);
    let list = gnuboard::list(&[Post::new(1)], 1, 1);
    gnuboard::serve(&setup.server, &[Post::new(1)]);
    setup.server.reply(&list_path(1), Reply::WithEtag(list.into(), "\"1\"".to_owned()));
    setup.build_valid();
    setup.server.requests();
    setup.build_valid();
    assert_eq!(setup.server.requests(), [format!("{} if changed", list_path(1))]);
    assert_eq!(setup.titles(), titles([1]));

    let page = String::from_utf8(std::fs::read(setup.options.output_paths.page(1)).expect("the feed"))
        .expect("text");
    setup.options.reread = 20;
    setup.build_valid();
    assert_eq!(setup.server.requests(), [list_path(1), path_of(1)]);
    assert_eq!(std::fs::read_to_string(setup.options.output_paths.page(1)).expect("the feed"), page);
}

#[test]
fn a_release_with_an_etag_is_requested_conditionally_when_it_is_reread() {
    let mut setup = Setup::with_posts([1]);
    let page = fixture("gnuboard5/mobile-release.html");
    setup.server.reply(&path_of(1), Reply::WithEtag(page.into(), "\"1\"".to_owned()));
    setup.build_valid();
    setup.server.requests();
    setup.options.reread = 20;
    setup.build_valid();
    assert_eq!(setup.server.requests(), [list_path(1), format!("{} if changed", path_of(1))]);
    assert_eq!(setup.titles(), ["서울시, 로스앤젤레스와 업무협약"]);
}

#[test]
fn all_releases_are_requested_again_when_the_skin_changes() {
    let mut setup = Setup::with_posts([2, 1]);
    setup.build_valid();
    setup.server.requests();
    setup.options.boards[0].custom_skin = "[release]\nbody = '#bo_v_con'".to_owned();
    setup.build_valid();
    assert_eq!(setup.server.requests(), [list_path(1), path_of(2), path_of(1)]);
}

#[test]
fn releases_that_an_rss_feed_no_longer_contains_are_kept() {
    let setup = Setup::new(Kind::Rss, "/rss.php");
    setup.server.page("/rss.php", fixture("feeds/gnuboard.xml"));
    setup.build_valid();
    setup.server.page(
        "/rss.php",
        fixture("feeds/gnuboard.xml").replace("wr_id=12", "wr_id=13").replace("업무협약", "두 번째 협약"),
    );
    setup.build_valid();
    assert_eq!(setup.titles(), ["서울시, 로스앤젤레스와 두 번째 협약", "서울시, 로스앤젤레스와 업무협약"]);
    assert_eq!(setup.page(1).title, some("인베스트서울 > 소식 > 보도자료"));
}

#[test]
fn an_entry_that_is_nested_too_deeply_or_has_a_future_date_affects_no_other() {
    let setup = Setup::new(Kind::Rss, "/rss");
    let entry = |id: u32, text: &str| {
        format!(
            "<item><title>Release {id}</title><link>http://board.example/{id}</link>\
            <pubDate>Sat, 01 Aug 2081 11:01:00 +0900</pubDate><description><![CDATA[{text}]]></description></item>"
        )
    };
    let (bomb, good) = (entry(2, &"<div>".repeat(10_000)), entry(1, "Words"));
    let feed = format!("<rss version=\"2.0\"><channel><title>News</title>{bomb}{good}</channel></rss>");
    setup.server.page("/rss", feed);
    setup.build_valid();
    let items: Vec<_> = setup.items().into_iter().map(|item| (item.title, item.date_published)).collect();
    assert_eq!(items, [(some("Release 1"), None)]);
}

#[test]
fn invalid_values_of_a_release_are_left_out() {
    let setup = Setup::with_posts([]);
    let post = Post {
        date: "69-08-01 11:01".to_owned(),
        views: -5,
        body: "<script>alert(1)</script>".to_owned(),
        ..Post::new(1)
    };
    gnuboard::serve(&setup.server, &[post]);
    setup.server.page(
        &list_path(1),
        gnuboard::list(&[Post::new(1)], 1, 1)
            .replace(">101<", ">-5<")
            .replace("08-01", "never")
            .replace("lang=\"ko\"", "lang=\"\""),
    );
    setup.build_valid();
    assert_eq!(setup.page(1).language, None);
    let id = setup.server.url(&path_of(1)).to_string();
    let item = Item {
        url: Some(id.clone()),
        title: some("Release 1"),
        content_text: some("Release 1"),
        authors: vec![Author { name: some("Invest Seoul"), ..Author::default() }],
        invest_seoul: InvestSeoul { comments: Some(0), ..InvestSeoul::default() },
        ..Item::new(id)
    };
    assert_eq!(setup.items(), [item]);
}

#[test]
fn a_language_is_normalized_or_left_out() {
    for (lang, language) in [("ko_KR", some("ko-KR")), ("", None), ("한국어", None)] {
        let setup = Setup::with_posts([1]);
        let list = gnuboard::list(&[Post::new(1)], 1, 1).replace("lang=\"ko\"", &format!("lang=\"{lang}\""));
        setup.server.page(&list_path(1), list);
        setup.build_valid();
        assert_eq!(setup.page(1).language, language, "{lang}");
    }
}

#[test]
fn a_dry_run_reads_everything_and_writes_nothing() {
    let mut setup = Setup::with_posts([2, 1]);
    setup.options.dry_run = true;
    let summary = setup.build_valid();
    assert_eq!((summary.releases, summary.added, summary.files), (2, 2, 0));
    // The board has noticed that the releases were read.
    assert_eq!(setup.files(), ["feed.lock", "feed.state.json"]);
}

#[test]
fn the_folder_is_created_and_temporary_files_of_a_killed_run_are_removed() {
    let mut setup = Setup::with_posts([1]);
    let folder = setup.folder.path().join("public");
    setup.options.output_paths = OutputPaths::new(folder.join("feed.json"));
    setup.build_valid();
    for left in
        [".seoul-feed-feed.json.a1B2c3", ".seoul-feed-feed-12.json.a1B2c3", ".seoul-feed-other.json.a1B2c3"]
    {
        std::fs::write(folder.join(left), "").expect("a file");
    }
    setup.build_valid();
    let files = std::fs::read_dir(&folder).expect("the folder is there").flatten();
    let mut names: Vec<_> = files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    // A run that works on the other feed may be in progress.
    assert_eq!(names, [".seoul-feed-other.json.a1B2c3", "feed.json", "feed.lock", "feed.state.json"]);
}

#[test]
fn a_run_does_not_wait_for_another() {
    let setup = Setup::with_posts([1]);
    let lock = seoul_feed::feed::Lock::acquire(&setup.options.output_paths).expect("the lock");
    assert!(matches!(setup.build(), Err(BuildError::Lock(_))));
    assert_eq!(setup.server.requests(), [""; 0]);
    drop(lock);
    setup.build_valid();
}
