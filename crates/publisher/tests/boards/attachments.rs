//! What belongs to a release besides its text: files, images, videos and links.

use json_feed::Attachment;
use seoul_feed::board::Kind;

use crate::gnuboard::{self, Post, list_path, path_of};
use crate::setup::{Setup, fixture};

fn attachment(url: &str, title: &str, mime_type: &str, size_in_bytes: Option<u64>) -> Attachment {
    Attachment {
        url: url.to_owned(),
        mime_type: Some(mime_type.to_owned()),
        title: Some(title.to_owned()),
        size_in_bytes,
        duration_in_seconds: None,
    }
}

/// A board of Gnuboard whose only release has files.
fn with_files() -> Setup {
    let setup = Setup::with_posts([]);
    setup.server.page(&list_path(1), gnuboard::list(&[Post::new(12)], 1, 1));
    setup.server.page(&path_of(12), fixture("gnuboard5/files-release.html"));
    setup
}

/// Gnuboard refuses a download to visitors who have not read the release in the same session, and counts downloads.
#[test]
fn files_of_gnuboard_are_attachments_that_lead_to_the_place_for_their_download_and_none_is_requested() {
    let mut setup = with_files();
    setup.build_valid();
    assert_eq!(setup.server.requests(), [list_path(1), path_of(12)]);
    let place = setup.server.url(&format!("{}#bo_v_file", path_of(12))).to_string();
    let expected = [
        attachment(&place, "보도자료 (최종).hwp", "application/x-hwp", None),
        attachment(&place, "Seoul's plan.pdf", "application/pdf", Some(345)),
        // A reader would play the page.
        attachment(&place, "speech.mp3", "text/html", None),
    ];
    assert_eq!(setup.items()[0].attachments, expected);

    // Each reading of the page shows another nonce and other numbers of downloads, which is no change.
    let page =
        fixture("gnuboard5/files-release.html").replace("nonce=a|1|b", "nonce=c|2|d").replace("7회", "8회");
    setup.server.page(&path_of(12), page);
    setup.options.reread = 1;
    let summary = setup.build_valid();
    assert_eq!((summary.changed, summary.files), (0, 0));
}

#[test]
fn a_release_has_its_further_images_at_full_size_its_video_and_its_links() {
    let setup = with_files();
    setup.build_valid();
    let item = setup.items().remove(0);
    // The copy, because a card shows it.
    assert_eq!(item.image.as_deref(), Some("http://board.example/data/file/news/thumb-hall_835x464.jpg"));
    let (file, map) =
        ("http://board.example/data/file/news/guests.png", "http://board.example/data/editor/1808/map_1.png");
    let video = "https://www.youtube.com/watch?v=Seoul_1";
    let rel = "rel=\"noopener noreferrer\"";
    assert_eq!(
        item.content_html.as_deref(),
        Some(
            &*[
                &format!("<p><a href=\"{file}\" {rel}><img alt=\"손님 &amp; 시장\" height=\"200\" src=\"{file}\" width=\"300\"></a></p>\n"),
                "<p>설명회를 열었다.</p>",
                &format!("<p><a href=\"{map}\" {rel}><img alt=\"지도\" src=\"{map}\"></a></p>"),
                &format!("<p><a href=\"{video}\" {rel}>{video}</a></p>\n"),
                "<ul><li><a href=\"https://investseoul.example/events?id=1&amp;lang=ko\" rel=\"noopener noreferrer\">",
                "https://investseoul.example/events?id=1&amp;lang=ko</a></li>",
                // The skin has cut this one, and Gnuboard knows where it leads.
                "<li><a href=\"http://board.example/bbs/link.php?bo_table=news&amp;wr_id=12&amp;no=2\" rel=\"noopener noreferrer\">",
                "https://investseoul.example/a-very-long-address-that-the-skin-cuts-to…</a></li>",
                "<li><a href=\"http://investseoul.example/\" rel=\"noopener noreferrer\">investseoul.example</a></li></ul>",
            ]
            .concat()
        )
    );
    assert_eq!(item.content_text, Some(format!("설명회를 열었다.\n{video}")));
    assert_eq!(item.summary.as_deref(), Some("설명회를 열었다."));
}

#[test]
fn files_of_egovframe_are_attachments_with_their_addresses_unless_those_are_for_one_session() {
    let list = "/cop/bbs/selectArticleList.do?bbsId=BBSMSTR_000000000031";
    let detail = "/cop/bbs/selectArticleDetail.do?bbsId=BBSMSTR_000000000031&nttId=7";
    let setup = Setup::new(Kind::Egovframe, list);
    let row = format!("<tr><td><a href=\"{}\">MOU</a></td></tr>", detail.replace('&', "&amp;"));
    setup.server.page(list, format!("<html><table><tbody>{row}</tbody></table></html>"));
    setup.server.page(detail, fixture("egovframe/files-detail.html"));
    setup.build_valid();
    let url = |path: &str| setup.server.url(path).to_string();
    let download =
        |file, number| url(&format!("/portal/cmm/fms/FileDown.do?atchFileId={file}&fileSn={number}"));
    let expected = [
        attachment(
            &download("FILE_000000000000011", 0),
            "협약서.hwpx",
            "application/hwp+zip",
            Some(1_234_567),
        ),
        attachment(&download("FILE_000000000000011", 1), "사진 (1).zip", "application/zip", Some(512)),
        attachment(&download("FILE_000000000000012", 0), "Plan.pdf", "application/pdf", None),
        attachment(&url(detail), "암호화.pdf", "application/pdf", Some(9)),
    ];
    assert_eq!(setup.items()[0].attachments, expected);
}

#[test]
fn an_enclosure_that_is_no_image_is_an_attachment() {
    let setup = Setup::new(Kind::Rss, "/rss");
    setup.server.page(
        "/rss",
        "<rss version=\"2.0\" xmlns:media=\"http://search.yahoo.com/mrss/\"><channel><title>News</title>\
        <item><title>Release 1</title><link>http://board.example/1</link><description>Words</description>\
        <enclosure url=\"http://board.example/%EB%B3%B4%EB%8F%84+1.hwp\" type=\"application/x-hwp\" length=\"1200\"/>\
        <enclosure url=\"http://board.example/1.jpg\" type=\"image/jpeg\" length=\"9\"/>\
        <enclosure url=\"http://board.example/download?id=7\" type=\"application/pdf\" length=\"0\"/>\
        <enclosure url=\"http://board.example/talk.mp3\" length=\"12\"/>\
        <enclosure url=\"ftp://board.example/old.zip\" type=\"application/zip\" length=\"12\"/></item></channel></rss>",
    );
    setup.build_valid();
    let item = setup.items().remove(0);
    let at = |path: &str| format!("http://board.example/{path}");
    let expected = [
        attachment(&at("%EB%B3%B4%EB%8F%84+1.hwp"), "보도+1.hwp", "application/x-hwp", Some(1200)),
        attachment(&at("download?id=7"), "download", "application/pdf", None),
        attachment(&at("talk.mp3"), "talk.mp3", "audio/mpeg", Some(12)),
    ];
    assert_eq!((item.attachments, item.image), (expected.into(), Some(at("1.jpg"))));
}
