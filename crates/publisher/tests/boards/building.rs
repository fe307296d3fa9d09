//! From a board to a feed, and what the next runs make of it.

use std::num::NonZeroUsize;

use json_feed::{Author, Feed, InvestSeoul, Item, Version};
use seoul_feed::board::Kind;
use seoul_feed::build::BuildError;
use seoul_feed::feed::Place;

use crate::gnuboard::{self, Post, list_path, path_of};
use crate::site::Answer;
use crate::workplace::{FEED, Workplace, titles};

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn fixture(name: &str) -> String {
    let path = format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("the fixture is there")
}

#[test]
fn the_release_of_2018_becomes_an_item_with_its_718_views() {
    let work = Workplace::of(Kind::Gnuboard5, "/bbs/board.php?bo_table=sub4_1");
    let row =
        gnuboard::list(&[Post { id: 110, views: 718, ..Post::new(110) }], 1, 1).replace("=news", "=sub4_1");
    work.site.page("/bbs/board.php?bo_table=sub4_1", row.replace("lang=\"ko\"", "lang=\"en\""));
    work.site.page("/bbs/board.php?bo_table=sub4_1&wr_id=110", fixture("gnuboard5/english-release.html"));
    work.built();
    let address = work.site.url("/bbs/board.php?bo_table=sub4_1&wr_id=110").to_string();
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
        image: Some(work.site.url("/data/file/sub4_1/thumb-mou_835x557.jpg").into()),
        date_published: "2018-08-01T11:01:00+09:00".parse().ok(),
        authors: vec![Author { name: some("Invest Seoul"), ..Author::default() }],
        invest_seoul: InvestSeoul { views: Some(718), comments: Some(0), ..InvestSeoul::default() },
        ..Item::new(address)
    };
    let feed = Feed {
        version: Version::V1_1,
        home_page_url: Some(work.site.url("/bbs/board.php?bo_table=sub4_1").into()),
        feed_url: some(FEED),
        language: some("en"),
        items: vec![item],
        ..Feed::new("News")
    };
    assert_eq!(work.page(1), feed);
}

#[test]
fn a_board_of_egovframe_becomes_a_feed() {
    let list = "/cop/bbs/selectArticleList.do?bbsId=BBSMSTR_000000000031";
    let detail = |id| format!("/cop/bbs/selectArticleDetail.do?bbsId=BBSMSTR_000000000031&nttId={id}");
    let work = Workplace::of(Kind::Egovframe, list);
    work.site.page(list, fixture("egovframe/article-list.html").replace("?pageIndex=2", "#"));
    work.site.page(&format!("{list}&pageIndex=2"), fixture("egovframe/article-list.html"));
    work.site.page(&detail(7), fixture("egovframe/article-detail.html").replace("718", "1204"));
    work.site.page(&detail(110), fixture("egovframe/article-detail.html"));
    work.built();
    let counted: Vec<_> = work.items().into_iter().map(|item| (item.id, item.invest_seoul.views)).collect();
    assert_eq!(
        counted,
        [(work.site.url(&detail(7)).into(), Some(1204)), (work.site.url(&detail(110)).into(), Some(718))]
    );
    let requests = [list.to_owned(), format!("{list}&pageIndex=2"), detail(7), detail(110)];
    assert_eq!(work.site.requests(), requests);
}

/// Tomcat writes a session into the addresses for those who keep no cookies.
#[test]
fn a_release_is_the_same_in_every_session() {
    let list = "/cop/bbs/selectArticleList.do?bbsId=BBSMSTR_000000000031";
    let detail = |session: &str, id| {
        format!("/cop/bbs/selectArticleDetail.do{session}?bbsId=BBSMSTR_000000000031&nttId={id}")
    };
    let work =
        Workplace::of(Kind::Egovframe, &list.replace("List.do", "List.do;jsessionid=0123456789ABCDEF.node1"));
    for session in ["", ";jsessionid=1F2E3D4C.node1", ";jsessionid=A0B1C2D3.node2"] {
        let rows = [7, 110].map(|id| {
            format!(
                "<tr><td><a href=\"{}\">MOU {id}</a></td></tr>",
                detail(session, id).replace('&', "&amp;")
            )
        });
        let rows = rows.concat();
        work.site.page(list, format!("<html><table><tbody>{rows}</tbody></table></html>"));
        for id in [7, 110] {
            work.site.page(&detail("", id), fixture("egovframe/article-detail.html"));
        }
        work.built();
        let ids: Vec<_> = work.items().into_iter().map(|item| item.id).collect();
        assert_eq!(ids, [7, 110].map(|id| work.site.url(&detail("", id)).to_string()), "{session}");
    }
}

#[test]
fn counts_change_on_the_next_run_and_no_release_is_asked_for_again() {
    let work = Workplace::with((1..=20).rev());
    let first = work.built();
    assert_eq!((first.releases, first.added, first.files), (20, 20, 1));
    work.site.requests();
    let read: Vec<_> =
        (1..=20).rev().map(|id| Post { views: 5000 + i64::from(id), comments: 2, ..Post::new(id) }).collect();
    gnuboard::serve(&work.site, &read);
    let second = work.built();
    assert_eq!((second.added, second.changed, second.files), (0, 0, 1));
    assert_eq!(work.site.requests(), [list_path(1), list_path(2)]);
    let counts: Vec<_> = work.items().into_iter().map(|item| item.invest_seoul).collect();
    let expected = (1..=20).rev().map(|id| InvestSeoul {
        views: Some(5000 + id),
        comments: Some(2),
        ..InvestSeoul::default()
    });
    assert_eq!(counts, expected.collect::<Vec<_>>());
}

#[test]
fn where_nothing_has_changed_no_file_does() {
    let work = Workplace::with((1..=3).rev());
    work.built();
    let modified =
        || std::fs::metadata(work.order.place.page(1)).and_then(|file| file.modified()).expect("a time");
    let before = modified();
    assert_eq!(work.built().files, 0);
    assert_eq!(modified(), before);
}

#[test]
fn only_new_and_retitled_releases_are_read() {
    let work = Workplace::with((1..=3).rev());
    work.built();
    work.site.requests();
    let mut posts: Vec<_> = (1..=4).rev().map(Post::new).collect();
    posts[2].title = "Release 2, corrected".to_owned();
    gnuboard::serve(&work.site, &posts);
    let summary = work.built();
    assert_eq!((summary.added, summary.changed), (1, 1));
    assert_eq!(work.site.requests(), [list_path(1), path_of(4), path_of(2)]);
    assert_eq!(work.titles(), ["Release 4", "Release 3", "Release 2, corrected", "Release 1"]);
}

#[test]
fn a_release_of_today_is_not_read_again_when_the_list_names_its_day_in_place_of_its_time() {
    let mut work = Workplace::with([]);
    let today = Post { date: "18-08-02 08:15".to_owned(), ..Post::new(1) };
    gnuboard::serve(&work.site, std::slice::from_ref(&today));
    work.site.page(
        &list_path(1),
        gnuboard::list(std::slice::from_ref(&today), 1, 1).replace(">08-02<", ">08:15<"),
    );
    work.built();
    work.site.requests();
    work.order.now = "2018-08-03T09:30:00".parse().expect("a date");
    work.site.page(&list_path(1), gnuboard::list(&[today], 1, 1));
    work.built();
    assert_eq!(work.site.requests(), [list_path(1)]);
}

#[test]
fn a_long_feed_has_pages_of_twenty_that_lead_to_the_next() {
    let work = Workplace::with((1..=45).rev());
    work.built();
    assert_eq!(work.files(), ["feed-2.json", "feed-3.json", "feed.json", "feed.lock", "feed.state.json"]);
    let pages: Vec<_> =
        (1..=3).map(|number| work.page(number)).map(|page| (page.items.len(), page.next_url)).collect();
    let next = |number| some(&format!("https://investseoul.example/feed-{number}.json"));
    assert_eq!(pages, [(20, next(2)), (20, next(3)), (5, None)]);
    assert_eq!(work.titles(), titles((1..=45).rev()));
}

#[test]
fn a_feed_that_becomes_shorter_leaves_no_pages_behind() {
    let mut work = Workplace::with((1..=45).rev());
    work.built();
    work.order.limit = NonZeroUsize::new(30).expect("a number");
    work.built();
    assert_eq!(work.titles(), titles((16..=45).rev()));
    work.order.limit = NonZeroUsize::new(20).expect("a number");
    work.built();
    assert_eq!(work.files(), ["feed.json", "feed.lock", "feed.state.json"]);
    assert_eq!(work.page(1).next_url, None);
}

#[test]
fn a_release_that_leaves_the_list_or_whose_page_is_gone_leaves_the_feed() {
    let work = Workplace::with((1..=6).rev());
    work.built();
    work.serve([6, 5, 3, 2, 1]);
    assert_eq!(work.built().removed, 1);
    assert_eq!(work.titles(), titles([6, 5, 3, 2, 1]));

    let mut posts: Vec<_> = [6, 5, 3, 2, 1].map(Post::new).into();
    posts[0].title = "Moved".to_owned();
    gnuboard::serve(&work.site, &posts);
    work.site.answer(&path_of(6), Answer::Status(410));
    assert_eq!(work.built().removed, 1);
    assert_eq!(work.titles(), titles([5, 3, 2, 1]));
}

#[test]
fn a_notice_that_heads_every_page_is_one_release() {
    let work = Workplace::with([]);
    let posts = [9, 2, 1].map(Post::new);
    gnuboard::serve(&work.site, &posts);
    work.site.page(&list_path(1), gnuboard::list(&posts[..2], 1, 2));
    work.site.page(&list_path(2), gnuboard::list(&[posts[0].clone(), posts[2].clone()], 2, 2));
    work.built();
    assert_eq!(work.titles(), titles([9, 2, 1]));
}

#[test]
fn a_board_that_shows_its_last_page_for_ever_comes_to_an_end() {
    let work = Workplace::with([2, 1]);
    let page = gnuboard::list(&[2, 1].map(Post::new), 1, 3);
    for number in 1..=3 {
        work.site.page(&list_path(number), page.clone());
    }
    work.built();
    assert_eq!(work.titles(), titles([2, 1]));
    assert_eq!(work.site.requests(), [list_path(1), list_path(2), path_of(2), path_of(1)]);
}

#[test]
fn what_has_a_version_is_asked_for_by_it() {
    let mut work = Workplace::with([]);
    let list = gnuboard::list(&[Post::new(1)], 1, 1);
    gnuboard::serve(&work.site, &[Post::new(1)]);
    work.site.answer(&list_path(1), Answer::Versioned(list.into(), "\"1\"".to_owned()));
    work.built();
    work.site.requests();
    work.built();
    assert_eq!(work.site.requests(), [format!("{} if changed", list_path(1))]);
    assert_eq!(work.titles(), titles([1]));

    let page = String::from_utf8(std::fs::read(work.order.place.page(1)).expect("the feed")).expect("text");
    work.order.reread = true;
    work.built();
    assert_eq!(work.site.requests(), [list_path(1), path_of(1)]);
    assert_eq!(std::fs::read_to_string(work.order.place.page(1)).expect("the feed"), page);
}

#[test]
fn read_again_a_release_that_has_a_version_is_asked_for_by_it() {
    let mut work = Workplace::with([1]);
    let page = fixture("gnuboard5/mobile-release.html");
    work.site.answer(&path_of(1), Answer::Versioned(page.into(), "\"1\"".to_owned()));
    work.built();
    work.site.requests();
    work.order.reread = true;
    work.built();
    assert_eq!(work.site.requests(), [list_path(1), format!("{} if changed", path_of(1))]);
    assert_eq!(work.titles(), ["서울시, 로스앤젤레스와 업무협약"]);
}

#[test]
fn with_another_skin_every_release_is_read_again() {
    let mut work = Workplace::with([2, 1]);
    work.built();
    work.site.requests();
    work.order.read_with = "[release]\nbody = '#bo_v_con'".to_owned();
    work.built();
    assert_eq!(work.site.requests(), [list_path(1), path_of(2), path_of(1)]);
}

#[test]
fn a_feed_tells_only_the_latest_and_what_it_no_longer_tells_stays() {
    let work = Workplace::of(Kind::Rss, "/rss.php");
    work.site.page("/rss.php", fixture("feeds/gnuboard.xml"));
    work.built();
    work.site.page(
        "/rss.php",
        fixture("feeds/gnuboard.xml").replace("wr_id=12", "wr_id=13").replace("업무협약", "두 번째 협약"),
    );
    work.built();
    assert_eq!(work.titles(), ["서울시, 로스앤젤레스와 두 번째 협약", "서울시, 로스앤젤레스와 업무협약"]);
    assert_eq!(work.page(1).title, some("인베스트서울 > 소식 > 보도자료"));
}

#[test]
fn an_entry_that_is_a_trap_or_ahead_of_its_time_harms_no_other() {
    let work = Workplace::of(Kind::Rss, "/rss");
    let entry = |id: u32, text: &str| {
        format!(
            "<item><title>Release {id}</title><link>http://board.example/{id}</link>\
            <pubDate>Sat, 01 Aug 2081 11:01:00 +0900</pubDate><description><![CDATA[{text}]]></description></item>"
        )
    };
    let (bomb, good) = (entry(2, &"<div>".repeat(10_000)), entry(1, "Words"));
    let feed = format!("<rss version=\"2.0\"><channel><title>News</title>{bomb}{good}</channel></rss>");
    work.site.page("/rss", feed);
    work.built();
    let items: Vec<_> = work.items().into_iter().map(|item| (item.title, item.date_published)).collect();
    assert_eq!(items, [(some("Release 1"), None)]);
}

#[test]
fn what_the_board_gets_wrong_about_a_release_is_left_out() {
    let work = Workplace::with([]);
    let post = Post {
        date: "81-08-01 11:01".to_owned(),
        views: -5,
        body: "<script>alert(1)</script>".to_owned(),
        ..Post::new(1)
    };
    gnuboard::serve(&work.site, &[post]);
    work.site.page(
        &list_path(1),
        gnuboard::list(&[Post::new(1)], 1, 1)
            .replace(">101<", ">-5<")
            .replace("08-01", "never")
            .replace("lang=\"ko\"", "lang=\"\""),
    );
    work.built();
    assert_eq!(work.page(1).language, None);
    let id = work.site.url(&path_of(1)).to_string();
    let item = Item {
        url: Some(id.clone()),
        title: some("Release 1"),
        content_text: some("Release 1"),
        authors: vec![Author { name: some("Invest Seoul"), ..Author::default() }],
        invest_seoul: InvestSeoul { comments: Some(0), ..InvestSeoul::default() },
        ..Item::new(id)
    };
    assert_eq!(work.items(), [item]);
}

#[test]
fn a_language_is_written_as_feeds_write_it_or_left_out() {
    for (lang, language) in [("ko_KR", some("ko-KR")), ("", None), ("한국어", None)] {
        let work = Workplace::with([1]);
        let list = gnuboard::list(&[Post::new(1)], 1, 1).replace("lang=\"ko\"", &format!("lang=\"{lang}\""));
        work.site.page(&list_path(1), list);
        work.built();
        assert_eq!(work.page(1).language, language, "{lang}");
    }
}

#[test]
fn a_dry_run_reads_all_and_writes_nothing() {
    let mut work = Workplace::with([2, 1]);
    work.order.dry_run = true;
    let summary = work.built();
    assert_eq!((summary.releases, summary.added, summary.files), (2, 2, 0));
    assert_eq!(work.files(), ["feed.lock"]);
}

#[test]
fn the_folder_is_made_and_what_a_killed_run_left_is_taken_away() {
    let mut work = Workplace::with([1]);
    let folder = work.folder.path().join("public");
    work.order.place = Place::new(folder.join("feed.json"));
    work.built();
    for left in
        [".seoul-feed-feed.json.a1B2c3", ".seoul-feed-feed-12.json.a1B2c3", ".seoul-feed-other.json.a1B2c3"]
    {
        std::fs::write(folder.join(left), "").expect("a file");
    }
    work.built();
    let files = std::fs::read_dir(&folder).expect("the folder is there").flatten();
    let mut names: Vec<_> = files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    // The other's run may not have ended.
    assert_eq!(names, [".seoul-feed-other.json.a1B2c3", "feed.json", "feed.lock", "feed.state.json"]);
}

#[test]
fn a_run_waits_for_no_other() {
    let work = Workplace::with([1]);
    let lock = seoul_feed::feed::Lock::take(&work.order.place).expect("the lock");
    assert!(matches!(work.build(), Err(BuildError::Lock(_))));
    assert_eq!(work.site.requests(), [""; 0]);
    drop(lock);
    work.built();
}
