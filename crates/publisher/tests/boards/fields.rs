//! The values of an item: nothing invented, nothing cut.

use json_feed::Item;
use seoul_feed::board::Kind;

use crate::gnuboard::{self, Post, list_path, path_of};
use crate::setup::{Setup, titles};

/// A board whose only post has this page; `change` changes page and list.
fn item(post: &Post, change: impl Fn(String) -> String) -> Item {
    let setup = Setup::with_posts([]);
    setup.server.page(&list_path(1), change(gnuboard::list(std::slice::from_ref(post), 1, 1)));
    setup.server.page(&post.path(), change(post.page()));
    setup.build_valid();
    setup.items().remove(0)
}

fn date(item: &Item) -> Option<String> {
    item.date_published.as_ref().and_then(|date| serde_json::to_value(date).ok()?.as_str().map(str::to_owned))
}

#[test]
fn a_date_without_a_year_is_never_published() {
    let post = Post { date: "18-07-01 09:00".to_owned(), ..Post::new(1) };
    let undated = item(&post, |page| page.replace("작성일", "Published on"));
    assert_eq!(date(&undated), None);
    assert_eq!(date(&item(&post, |page| page)).as_deref(), Some("2018-07-01T09:00:00+09:00"));
}

#[test]
fn nothing_takes_the_place_of_a_date_in_the_future() {
    let post = Post { date: "27-03-01 09:00".to_owned(), ..Post::new(1) };
    assert_eq!(date(&item(&post, |page| page)), None);
}

#[test]
fn a_year_of_the_last_century_is_read() {
    let post = Post { date: "99-12-31 23:59".to_owned(), ..Post::new(1) };
    assert_eq!(date(&item(&post, |page| page)).as_deref(), Some("1999-12-31T23:59:00+09:00"));
}

#[test]
fn a_cut_title_is_completed_though_the_names_of_board_and_site_contain_the_separator() {
    let post = Post { title: "Seoul signs > and more".to_owned(), ..Post::new(1) };
    let named = item(&post, |page| {
        page.replace("<title>News</title>", "<title>News > Press 페이지 | Invest > Seoul</title>")
            .replace("&gt; News | Invest Seoul", "&gt; News > Press | Invest > Seoul")
            .replace("bo_v_tit\">Seoul signs > and more", "bo_v_tit\">Seoul signs > and…")
    });
    assert_eq!(named.title.as_deref(), Some("Seoul signs > and more"));
}

#[test]
fn a_category_in_the_title_stays_if_it_belongs_to_the_title() {
    let post = Post { title: "투자 | MOU".to_owned(), ..Post::new(1) };
    let category = |page: String| {
        page.replace("<div class=\"bo_tit\">", "<a class=\"bo_cate_link\">투자</a><div class=\"bo_tit\">")
    };
    let whole = item(&post, category);
    assert_eq!((whole.title.as_deref(), whole.tags), (Some("투자 | MOU"), vec!["투자".to_owned()]));
    let shown = item(&post, |page| category(page).replace("<title>투자 | MOU", "<title>MOU"));
    assert_eq!((shown.title.as_deref(), shown.tags), (Some("MOU"), vec!["투자".to_owned()]));
}

#[test]
fn the_whole_name_of_the_writer_is_taken_from_elsewhere_on_the_page_or_from_the_options() {
    let cut = |page: String| {
        page.replace("<strong>Invest Seoul</strong>", "<strong>Invest Seo…</strong>")
            .replace("<title>Release", "<meta name=\"author\" content=\"Invest Seoul\"><title>Release")
    };
    let author = item(&Post::new(1), cut).authors.remove(0).name;
    assert_eq!(author.as_deref(), Some("Invest Seoul"));

    let mut setup = Setup::with_posts([2, 1]);
    setup.build_valid();
    setup.options.boards[0].author = Some("Seoul Metropolitan Government".to_owned());
    setup.build_valid();
    let names: Vec<_> = setup.items().into_iter().map(|mut item| item.authors.remove(0).name).collect();
    assert_eq!(names, vec![Some("Seoul Metropolitan Government".to_owned()); 2]);
}

#[test]
fn a_summary_does_not_repeat_the_title() {
    let body = "<h1>Release 1</h1><p>Two cities met.</p>".to_owned();
    let summary = |body: String| item(&Post { body, ..Post::new(1) }, |page| page).summary;
    assert_eq!(summary(body).as_deref(), Some("Two cities met."));
    assert_eq!(summary("<p>Release 1</p>".to_owned()), None);
}

#[test]
fn without_a_counter_in_the_list_the_number_of_comments_is_that_of_the_page() {
    let setup = Setup::with_posts([]);
    let posts = [Post::new(2), Post { comments: 3, ..Post::new(1) }];
    gnuboard::serve(&setup.server, &posts);
    let without_counter = gnuboard::list(&posts, 1, 1).replace("<span class=\"cnt_cmt\">3</span>", "");
    setup.server.page(&list_path(1), without_counter);
    setup.build_valid();
    let comments = |setup: &Setup| -> Vec<_> {
        setup.items().into_iter().map(|item| item.invest_seoul.comments).collect()
    };
    assert_eq!(comments(&setup), [Some(0), Some(3)]);
    // In a list with a counter, a row without one has no comments.
    gnuboard::serve(&setup.server, &[Post { comments: 1, ..Post::new(2) }, Post::new(1)]);
    setup.build_valid();
    assert_eq!(comments(&setup), [Some(1), Some(0)]);
}

#[test]
fn a_change_of_writer_or_year_in_the_list_is_noticed() {
    let setup = Setup::with_posts([2, 1]);
    setup.build_valid();
    setup.server.requests();
    let page = gnuboard::list(&[2, 1].map(Post::new), 1, 1);
    setup.server.page(&list_path(1), page.replacen("td_name\">Invest Seoul", "td_name\">Seoul City", 1));
    setup.build_valid();
    assert_eq!(setup.server.requests(), [list_path(1), path_of(2)]);
    let years = |year: u32| {
        gnuboard::list(&[2, 1].map(Post::new), 1, 1).replace(">08-01<", &format!(">{year}-08-01<"))
    };
    // A year that was not shown before is no change, another one is.
    setup
        .server
        .page(&list_path(1), years(2018).replacen("td_name\">Invest Seoul", "td_name\">Seoul City", 1));
    setup.build_valid();
    assert_eq!(setup.server.requests(), [list_path(1)]);
    setup
        .server
        .page(&list_path(1), years(2017).replacen("td_name\">Invest Seoul", "td_name\">Seoul City", 1));
    setup.build_valid();
    assert_eq!(setup.server.requests(), [list_path(1), path_of(2), path_of(1)]);
}

#[test]
fn a_gallery_has_titles_instead_of_labels_and_no_replies() {
    let setup = Setup::new(Kind::Gnuboard5, "/bbs/board.php?bo_table=news");
    let row = |id: u32, image: &str| {
        let address = format!("/bbs/board.php?bo_table=news&amp;wr_id={id}");
        format!(
            "<li class=\"gall_li\"><div class=\"gall_img\"><a href=\"{address}\">{image}</a></div><div class=\"gall_text_href\">\
            <a href=\"{address}\" class=\"bo_tit\">Release {id}</a></div><span class=\"gall_date\">08-01</span></li>"
        )
    };
    let no_image = "<span class=\"no_image\">no image</span>";
    // 5 is a reply to 3.
    let rows = [
        row(1, "<span class=\"is_notice\">공지</span>"),
        row(6, no_image),
        row(4, "Photo"),
        row(3, no_image),
        row(5, no_image),
        row(2, "<img src=\"/2.png\">"),
    ];
    let page = format!(
        "<!doctype html><html><body><div id=\"bo_gall\"><ul id=\"gall_ul\">{}</ul></div></body></html>",
        rows.concat()
    );
    setup.server.page("/bbs/board.php?bo_table=news", page);
    for id in 1..=6 {
        setup.server.page(&path_of(id), Post::new(id).page());
    }
    setup.build_valid();
    assert_eq!(setup.titles(), titles([1, 6, 4, 3, 2]));
    let state = std::fs::read_to_string(setup.options.output_paths.state()).expect("the state");
    assert!(!state.contains("no image") && !state.contains("공지") && !state.contains("Photo"), "{state}");
}

#[test]
fn the_title_of_a_feed_may_come_from_the_title_of_the_page() {
    let setup = Setup::with_posts([1]);
    let page = gnuboard::list(&[Post::new(1)], 1, 1);
    let page = page.replace("<title>News</title>", "<title>News > Press  페이지 | Invest Seoul</title>");
    setup.server.page(&list_path(1), page.replace("<h2 id=\"container_title\">News</h2>", ""));
    setup.build_valid();
    assert_eq!(setup.page(1).title.as_deref(), Some("News > Press"));
}

#[test]
fn a_picture_of_rss_may_be_in_any_of_its_elements() {
    for (case, element) in [
        ("media:content", "<media:content url=\"http://board.example/1.jpg\" medium=\"image\"/>"),
        ("media:thumbnail", "<media:thumbnail url=\"http://board.example/1.jpg\"/>"),
        ("enclosure", "<enclosure url=\"http://board.example/1.jpg\" type=\"image/jpeg\" length=\"9\"/>"),
        ("itunes:image", "<itunes:image href=\"http://board.example/1.jpg\"/>"),
        ("content", "<description><![CDATA[<img src=\"http://board.example/1.jpg\">]]></description>"),
    ] {
        let setup = Setup::new(Kind::Rss, "/rss");
        setup.server.page(
            "/rss",
            format!(
                "<rss version=\"2.0\" xmlns:media=\"http://search.yahoo.com/mrss/\" xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\">\
                <channel><title>News</title><item><title>Release 1</title><link>http://board.example/1</link>{element}\
                <enclosure url=\"http://board.example/1.mp3\" type=\"audio/mpeg\" length=\"9\"/></item></channel></rss>"
            ),
        );
        setup.build_valid();
        assert_eq!(setup.items()[0].image.as_deref(), Some("http://board.example/1.jpg"), "{case}");
    }
}
