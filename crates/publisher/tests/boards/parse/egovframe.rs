//! Lists and releases of eGovFrame.

use super::*;

#[test]
fn a_list_of_egovframe_may_link_by_scripts() {
    let detail = |id| {
        format!("http://board.example/cop/bbs/selectArticleDetail.do?bbsId=BBSMSTR_000000000031&nttId={id}")
    };
    assert_eq!(
        list(Kind::Egovframe, EGOVFRAME, "egovframe/article-list.html", 1),
        List {
            heading: some("게시글 목록 (보도자료)"),
            language: some("ko"),
            rows: vec![
                Row {
                    author: some("관리자"),
                    comments: Some(0),
                    ..row(&detail(7), "투자유치 상담 안내", "2017-12-30", 1204)
                },
                Row {
                    author: some("인베스트서울"),
                    comments: Some(2),
                    ..row(&detail(110), "서울시, 로스앤젤레스와 업무협약", "2018-08-01", 718)
                },
            ],
            has_more: true,
            ..empty_list()
        }
    );
}

#[test]
fn a_release_of_egovframe_may_be_a_table() {
    let address = "http://board.example/cop/bbs/selectArticleDetail.do?bbsId=BBSMSTR_000000000031&nttId=110";
    let image = "http://board.example/utl/web/imageSrc.do?path=2018&physical=mou.jpg";
    assert_eq!(
        release(Kind::Egovframe, "egovframe/article-detail.html", address),
        Release {
            permalink: None,
            title: "서울시, 로스앤젤레스와 업무협약".to_owned(),
            author: some("인베스트서울"),
            published: on("2018-08-01 11:01"),
            views: Some(718),
            comments: None,
            tags: vec![],
            image: Url::parse(image).ok(),
            attachments: vec![],
            html: format!(
                "<p>두 도시가 협약을 맺었다.</p><figure><img src=\"{}\"></figure>",
                image.replace('&', "&amp;")
            ),
            text: "두 도시가 협약을 맺었다.".to_owned(),
        }
    );
}

#[test]
fn a_list_of_egovframe_may_link_by_forms() {
    let address = "http://board.example/cop/bbs/selectBoardList.do?bbsId=BBSMSTR_AAAAAAAAAAAA";
    let detail = "http://board.example/cop/bbs/selectBoardArticle.do?bbsId=BBSMSTR_AAAAAAAAAAAA&nttId=21";
    assert_eq!(
        list(Kind::Egovframe, address, "egovframe/form-list.html", 1),
        List {
            heading: some("공지사항"),
            language: None,
            rows: vec![Row {
                author: some("관리자"),
                ..row(detail, "외국인투자 상담회 개최", "2018-07-02", 57)
            }],
            hidden: 1,
            has_more: false,
            ..empty_list()
        }
    );
}

#[test]
fn a_release_of_egovframe_may_be_in_a_textarea() {
    let address = "http://board.example/cop/bbs/selectBoardArticle.do?bbsId=BBSMSTR_AAAAAAAAAAAA&nttId=21";
    let release = release(Kind::Egovframe, "egovframe/form-detail.html", address);
    assert_eq!((release.html.as_str(), release.text.as_str()), ("<p>상담회를 연다.</p>", "상담회를 연다."));
    assert_eq!((release.title.as_str(), release.published), ("외국인투자 상담회 개최", on("2018-07-02")));
}

#[test]
fn a_list_of_a_site_based_on_egovframe_may_link_by_addresses() {
    let address =
        "https://investseoul.example/isc/user/bbs/BD_/selectBoardList.do?bbsId=BBSMSTR_000000000041";
    let detail = "https://investseoul.example/isc/user/bbs/BD_/selectBoardDetail.do?bbsId=BBSMSTR_000000000041&nttId=2110";
    assert_eq!(
        list(Kind::Egovframe, address, "egovframe/site-list.html", 1),
        List {
            heading: some("Press Release"),
            language: some("en"),
            rows: vec![Row { comments: None, ..row(detail, "Seoul opens a testbed", "2018-08-01", 1661) }],
            has_more: true,
            ..empty_list()
        }
    );
}
