//! Parsing of each kind of board: a fixture for each skin, and all values in it.

mod egovframe;
mod gnuboard;
mod rss;
mod skin;

use jiff::civil::DateTime;
use seoul_feed::board::{Board, Kind, List, ParseError, Reason, Release, ReleasePage, Row, Titles};
use seoul_feed::fetch::{Document, Validators};
use seoul_feed::page::date::{Published, parse_date};
use url::Url;

use crate::setup::{fixture, some};

fn now() -> DateTime {
    "2018-08-02T09:30:00".parse().expect("a date")
}

fn document(name: &str, address: &str) -> Document {
    Document {
        address: Url::parse(address).expect("an address"),
        content_type: None,
        allows_cors: false,
        validators: Validators::default(),
        bytes: fixture(name).into(),
    }
}

fn board(kind: Kind, list: &str, skin: Option<&str>) -> Board {
    Board::new(kind, Url::parse(list).expect("an address"), kind.skin(skin).expect("a skin"))
}

const GNUBOARD: &str = "http://board.example/bbs/board.php?bo_table=news";
const EGOVFRAME: &str = "http://board.example/cop/bbs/selectArticleList.do?bbsId=BBSMSTR_000000000031";

fn list(kind: Kind, address: &str, fixture: &str, page: usize) -> List {
    let document = document(fixture, address);
    board(kind, address, None).parse_list(&document, page, now()).expect("a list")
}

/// A page of the list without anything.
fn empty_list() -> List {
    List {
        heading: None,
        titles: Titles::default(),
        language: None,
        rows: vec![],
        hidden: 0,
        has_more: false,
    }
}

fn release(kind: Kind, fixture: &str, address: &str) -> Release {
    released(board(kind, address, None).parse_release(&document(fixture, address), &Titles::default(), now()))
}

fn released(page: Result<ReleasePage, ParseError>) -> Release {
    match page {
        Ok(ReleasePage::Release(release)) => *release,
        other => panic!("no release: {other:?}"),
    }
}

fn on(date: &str) -> Option<Published> {
    Some(parse_date(date, now()).expect("a date"))
}

/// A row without writer, category and comments.
fn row(address: &str, title: &str, date: &str, views: u64) -> Row {
    Row {
        id: address.to_owned(),
        address: address.to_owned(),
        title: title.to_owned(),
        author: None,
        published: on(date),
        views: Some(views),
        comments: None,
        category: None,
        pinned: false,
        release: None,
    }
}

fn wr(table: &str, id: u32) -> String {
    format!("http://board.example/bbs/board.php?bo_table={table}&wr_id={id}")
}
