//! The forms of addresses that boards use, and what else comes with an address.

use seoul_feed::board::{Board, Kind};

use crate::gnuboard::{Post, list, path_of};
use crate::setup::{Setup, titles};

const RELEASE: &str = "/bbs/board.php?bo_table=news&amp;wr_id=";

#[test]
fn a_release_may_have_the_words_of_its_title_in_its_address() {
    for path in ["/news", "/bbs/board.php?bo_table=news"] {
        let setup = Setup::new(Kind::Gnuboard5, path);
        let address = "/news/%EB%AF%B8%EB%9E%98-dated-in-the-future-embargoed/";
        let page = list(&[Post::new(7)], 1, 1)
            .replace(&format!("{RELEASE}7&amp;page=1"), &format!("{address}?page=1"));
        setup.server.page(path, page);
        setup.server.page(address, Post::new(7).page());
        setup.build_valid();
        let ids: Vec<_> = setup.items().into_iter().map(|item| item.id).collect();
        assert_eq!(ids, [setup.server.url(address).to_string()]);
    }
}

/// The address of such a release changes with its title. Its number is in the form for comments.
#[test]
fn a_release_with_its_title_in_its_address_keeps_its_identity_when_the_title_changes() {
    let setup = Setup::new(Kind::Gnuboard5, "/news");
    let serve = |title: &str, address: &str, views: i64| {
        let posts = [Post { title: title.to_owned(), views, ..Post::new(7) }, Post::new(6), Post::new(5)];
        let page = list(&posts, 1, 1).replace(&format!("{RELEASE}7&amp;page=1"), address);
        setup.server.page("/news", page);
        let form = "<form><input type=\"hidden\" name=\"wr_id\" value=\"7\"></form></body>";
        setup.server.page(address, posts[0].page().replace("</body>", form));
        for post in &posts[1..] {
            setup.server.page(&post.path(), post.page());
        }
    };
    let release = |setup: &Setup| {
        let items = setup.items();
        let item =
            items.into_iter().find(|item| item.content_text.as_deref() == Some("What release 7 says."));
        item.map(|item| (item.id, item.url, item.title, item.invest_seoul.views)).expect("the release")
    };
    let url = |path: &str| setup.server.url(path).to_string();
    serve("Old", "/news/old/", 700);
    setup.build_valid();
    assert_eq!(release(&setup), (url("/news/7"), Some(url("/news/old/")), Some("Old".to_owned()), Some(700)));
    setup.server.requests();
    serve("Old", "/news/old/", 701);
    setup.build_valid();
    assert_eq!(setup.server.requests(), ["/news"]);
    assert_eq!(release(&setup).3, Some(700));
    serve("New", "/news/new/", 702);
    let summary = setup.build_valid();
    assert_eq!((summary.added, summary.changed, summary.removed), (0, 1, 0));
    assert_eq!(setup.server.requests(), ["/news", "/news/new/"]);
    assert_eq!(release(&setup), (url("/news/7"), Some(url("/news/new/")), Some("New".to_owned()), Some(701)));
    serve("New", "/news/new/", 703);
    setup.build_valid();
    assert_eq!(setup.server.requests(), ["/news"]);
    assert_eq!(release(&setup).3, Some(701));
}

#[test]
fn releases_keep_their_identity_when_short_addresses_are_switched_on() {
    let setup = Setup::with_posts([2, 1]);
    setup.build_valid();
    let ids: Vec<_> = setup.items().into_iter().map(|item| item.id).collect();
    let page = list(&[Post { title: "Corrected".to_owned(), ..Post::new(2) }, Post::new(1)], 1, 1);
    setup
        .server
        .page("/bbs/board.php?bo_table=news", page.replace(RELEASE, "/news/").replace("&amp;page=1", ""));
    setup.server.page("/news/2", Post { title: "Corrected".to_owned(), ..Post::new(2) }.page());
    setup.server.requests();
    setup.build_valid();
    assert_eq!(setup.server.requests(), ["/bbs/board.php?bo_table=news", "/news/2"]);
    let items = setup.items();
    assert_eq!(items.iter().map(|item| item.id.clone()).collect::<Vec<_>>(), ids);
    assert_eq!(items[0].url, Some(setup.server.url("/news/2").to_string()));
    assert_eq!(setup.titles(), ["Corrected", "Release 1"]);
}

#[test]
fn the_address_of_a_later_page_of_a_release_or_of_another_order_becomes_that_of_the_list() {
    for (path, list) in [
        ("/bbs/board.php?bo_table=news&page=2", "/bbs/board.php?bo_table=news"),
        ("/bbs/board.php?bo_table=news&wr_id=2&page=3#c_1", "/bbs/board.php?bo_table=news"),
        ("/bbs/board.php?sst=wr_hit&sod=desc&bo_table=news", "/bbs/board.php?bo_table=news"),
        ("/news/2?page=2", "/news"),
    ] {
        let address = format!("http://board.example{path}").parse().expect("an address");
        let board = Board::new(Kind::Gnuboard5, address, Kind::Gnuboard5.skin(None).expect("a skin"));
        assert_eq!(board.address().as_str(), format!("http://board.example{list}"));
        assert!(!board.dropped().is_empty(), "{path}");
    }
    let mut setup = Setup::with_posts((1..=20).rev());
    let second = setup.server.url("/bbs/board.php?bo_table=news&page=2");
    setup.options.boards[0].board =
        Board::new(Kind::Gnuboard5, second, Kind::Gnuboard5.skin(None).expect("a skin"));
    setup.build_valid();
    assert_eq!(setup.titles(), titles((1..=20).rev()));
}

#[test]
fn links_to_other_boards_and_to_other_scripts_of_the_board_are_no_releases() {
    let setup = Setup::with_posts([1]);
    let other = "<tr><td class=\"td_subject\"><a href=\"/bbs/board.php?bo_table=other&amp;wr_id=9\">Other</a></td></tr>\
        <tr><td class=\"td_subject\"><a href=\"/bbs/write.php?bo_table=news&amp;wr_id=8\">Write</a></td></tr>";
    let page = list(&[Post::new(1)], 1, 1).replace("<tbody>", &format!("<tbody>{other}"));
    setup.server.page("/bbs/board.php?bo_table=news", page);
    setup.build_valid();
    assert_eq!(setup.titles(), titles([1]));
}

/// Gnuboard escapes the addresses in its RSS twice.
#[test]
fn an_address_in_rss_that_is_escaped_twice_is_repaired_and_replaces_the_wrong_one() {
    let setup = Setup::new(Kind::Rss, "/rss");
    let feed = |address: &str| {
        format!(
            "<rss version=\"2.0\"><channel><title>Invest Seoul &gt; News &amp;amp; Press</title><item><title>Release 1</title>\
            <link>{address}</link><description>Words</description></item></channel></rss>"
        )
    };
    let address = setup.server.url(&path_of(1)).to_string();
    // As earlier versions published it.
    let wrong = format!(
        "{{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"News\",\"items\":[{{\"id\":\"{}\",\"content_text\":\"Words\"}}]}}",
        address.replace('&', "&amp;")
    );
    std::fs::write(setup.options.output_paths.page(1), wrong).expect("a file");
    setup.server.page("/rss", feed(&address.replace('&', "&amp;amp;")));
    setup.build_valid();
    let ids: Vec<_> = setup.items().into_iter().map(|item| (item.id, item.url)).collect();
    assert_eq!(ids, [(address.clone(), Some(address))]);
    assert_eq!(setup.page(1).title.as_deref(), Some("Invest Seoul > News & Press"));
}
