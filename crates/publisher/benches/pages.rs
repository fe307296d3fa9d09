//! Measures how fast saved pages are parsed: `cargo bench --profile native --package seoul-feed --bench pages`.

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use jiff::civil::DateTime;
use seoul_feed::board::{Board, Kind, Titles};
use seoul_feed::fetch::{Document, Validators};
use url::Url;

fn main() {
    divan::main();
}

const RELEASES: [(Kind, &str); 3] = [
    (Kind::Gnuboard5, "gnuboard5/english-release.html"),
    (Kind::Gnuboard5, "gnuboard5/basic-release.html"),
    (Kind::Egovframe, "egovframe/article-detail.html"),
];
const LISTS: [(Kind, &str); 3] = [
    (Kind::Gnuboard5, "gnuboard5/2014-list.html"),
    (Kind::Egovframe, "egovframe/article-list.html"),
    (Kind::Rss, "feeds/gnuboard.xml"),
];

fn saved(kind: Kind, name: &str) -> (Board, Document) {
    let path = format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    let address = "http://board.example/bbs/selectArticleList.do?bo_table=news&bbsId=BBSMSTR_000000000031";
    let address = Url::parse(address).expect("an address");
    let board = Board::new(kind, address.clone(), kind.skin(None).expect("a skin"));
    let bytes = std::fs::read(path).expect("the fixture is there");
    (
        board,
        Document {
            address,
            content_type: None,
            allows_cors: false,
            validators: Validators::default(),
            bytes,
        },
    )
}

fn now() -> DateTime {
    "2018-08-02T09:30:00".parse().expect("a date")
}

#[divan::bench(args = RELEASES)]
fn release(bencher: Bencher, (kind, name): (Kind, &str)) {
    let (board, document) = saved(kind, name);
    let bencher = bencher.counter(ItemsCount::new(1_usize)).counter(BytesCount::of_slice(&document.bytes));
    bencher
        .bench(|| board.parse_release(black_box(&document), &Titles::default(), now()).expect("a release"));
}

#[divan::bench(args = LISTS)]
fn list(bencher: Bencher, (kind, name): (Kind, &str)) {
    let (board, document) = saved(kind, name);
    let bencher = bencher.counter(ItemsCount::new(1_usize)).counter(BytesCount::of_slice(&document.bytes));
    bencher.bench(|| board.parse_list(black_box(&document), 1, now()).expect("a list"));
}
