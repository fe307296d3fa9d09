//! The feed of a board: which releases become items, and what is in them.

use json_feed::{Author, Feed, InvestSeoul, Item, Version};
use seoul_feed::board::Kind;

use crate::gnuboard::{self, Post, list_path, path_of};
use crate::setup::{FEED_URL, Setup, fixture, some, titles};

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
