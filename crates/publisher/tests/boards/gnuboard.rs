//! Pages of a Gnuboard 5 board with any number of posts, in the structure of its basic skin.

use std::fmt::Write;

use crate::server::TestServer;

/// The number of posts on a page of the list.
pub const ROWS: usize = 15;

/// A post.
#[derive(Clone, Debug)]
pub struct Post {
    pub id: u32,
    pub title: String,
    /// `18-08-01 11:01`.
    pub date: String,
    pub views: i64,
    pub comments: u64,
    pub body: String,
}

impl Post {
    /// A post with this number and default values.
    pub fn new(id: u32) -> Self {
        Self {
            id,
            title: format!("Release {id}"),
            date: "18-08-01 11:01".to_owned(),
            views: 100 + i64::from(id),
            comments: 0,
            body: format!("<p>What release {id} says.</p>"),
        }
    }

    /// The path of its page.
    pub fn path(&self) -> String {
        path_of(self.id)
    }

    /// Its page.
    pub fn page(&self) -> String {
        let Self { title, date, views, comments, body, .. } = self;
        format!(
            "<!doctype html><html lang=\"ko\"><head><title>{title} &gt; News | Invest Seoul</title></head><body>\
            <article id=\"bo_v\"><header><h2 id=\"bo_v_title\"><span class=\"bo_v_tit\">{title}</span></h2></header>\
            <section id=\"bo_v_info\"><h2>페이지 정보</h2><span class=\"sound_only\">작성자</span> <strong>Invest Seoul</strong>\
            <span class=\"sound_only\">댓글</span><strong><a href=\"#bo_vc\">{comments}건</a></strong>\
            <span class=\"sound_only\">조회</span><strong>{views}회</strong>\
            <strong class=\"if_date\"><span class=\"sound_only\">작성일</span> {date}</strong></section>\
            <section id=\"bo_v_atc\"><div id=\"bo_v_con\">{body}</div></section></article></body></html>"
        )
    }

    fn row(&self) -> String {
        let Self { id, title, date, views, comments, .. } = self;
        let day = &date[3..8];
        let comments = match comments {
            0 => String::new(),
            _ => format!(
                "<span class=\"sound_only\">댓글</span><span class=\"cnt_cmt\">{comments}</span><span class=\"sound_only\">개</span>"
            ),
        };
        format!(
            "<tr><td class=\"td_num2\">{id}</td><td class=\"td_subject\"><div class=\"bo_tit\">\
            <a href=\"/bbs/board.php?bo_table=news&amp;wr_id={id}&amp;page=1\">{title}</a>{comments}</div></td>\
            <td class=\"td_name\">Invest Seoul</td><td class=\"td_num\">{views}</td><td class=\"td_datetime\">{day}</td></tr>\n"
        )
    }
}

/// The path of a post's page.
pub fn path_of(id: u32) -> String {
    format!("/bbs/board.php?bo_table=news&wr_id={id}")
}

/// The path of a page of the list, counted from 1.
pub fn list_path(page: usize) -> String {
    let first = "/bbs/board.php?bo_table=news";
    if page == 1 { first.to_owned() } else { format!("{first}&page={page}") }
}

/// Serves these posts, in this order.
pub fn serve(server: &TestServer, posts: &[Post]) {
    let pages = posts.chunks(ROWS).len();
    for (index, rows) in posts.chunks(ROWS).enumerate() {
        server.page(&list_path(index + 1), list(rows, index + 1, pages));
    }
    for post in posts {
        server.page(&post.path(), post.page());
    }
}

/// A page of the list.
pub fn list(rows: &[Post], page: usize, pages: usize) -> String {
    let rows: String = rows.iter().map(Post::row).collect();
    let mut links = String::new();
    for other in (1..=pages).filter(|other| *other != page) {
        let _ = write!(
            links,
            "<a href=\"./board.php?bo_table=news&amp;page={other}\" class=\"pg_page\">{other}</a>"
        );
    }
    format!(
        "<!doctype html><html lang=\"ko\"><head><title>News</title></head><body><h2 id=\"container_title\">News</h2>\
        <div id=\"bo_list\"><div class=\"tbl_head01\"><table><thead><tr><th>번호</th><th>제목</th><th>글쓴이</th><th>조회</th><th>날짜</th></tr></thead>\
        <tbody>{rows}</tbody></table></div></div><nav class=\"pg_wrap\">{links}</nav></body></html>"
    )
}

/// The page with which Gnuboard refuses a request, with its message.
pub fn refusal(message: &str) -> String {
    let escaped = message.replace('\n', "\\n");
    let lines = message.replace('\n', "<br>");
    format!(
        "<!doctype html><html lang=\"ko\"><head><title>오류안내 페이지 | Invest Seoul</title></head><body>\
        <script>\nalert(\"{escaped}\");\ndocument.location.replace(\"http:\\/\\/board.example\\/bbs\\/login.php\");\n</script>\
        <noscript><div id=\"validation_check\"><h1>다음 항목에 오류가 있습니다.</h1><p class=\"cbg\">{lines}</p></div></noscript></body></html>"
    )
}
