//! The program itself: what it prints, and what scripts learn from its exit code.

use std::process::{Command, Output};

use seoul_feed::feed::Lock;

use crate::gnuboard::{self, Post, list_path, path_of};
use crate::site::{Answer, Site};
use crate::workplace::Workplace;

fn seoul_feed(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_seoul-feed")).args(arguments).output().expect("the program runs")
}

/// What is done to the board, and how the program ends then.
fn build(work: &Workplace, more: &[&str]) -> (Option<i32>, String) {
    let (list, feed) =
        (work.order.board.address().to_string(), work.order.place.page(1).display().to_string());
    let arguments = ["build", "--board", "gnuboard5", &list, "-o", &feed, "--delay", "0"];
    let output = seoul_feed(&[&arguments, more].concat());
    let told = String::from_utf8_lossy(&output.stderr);
    (output.status.code(), told.lines().last().unwrap_or_default().trim().to_owned())
}

#[test]
fn one_command_makes_a_feed() {
    let work = Workplace::with([2, 1]);
    let feed = work.order.place.page(1).display().to_string();
    assert_eq!(
        build(&work, &[]),
        (Some(0), format!("INFO {feed}: 2 releases: 2 new, 0 changed, 0 removed; 1 files written"))
    );
    assert_eq!(build(&work, &["--quiet"]), (Some(0), String::new()));
    assert_eq!(seoul_feed(&["check", &feed]).status.code(), Some(0));
}

#[test]
fn each_way_to_end_has_a_code_of_its_own() {
    let work = Workplace::with([2, 1]);
    let lock = Lock::take(&work.order.place).expect("the lock");
    assert_eq!(build(&work, &[]).0, Some(6));
    drop(lock);
    work.site.answer(&path_of(1), Answer::Status(500));
    assert_eq!(build(&work, &[]).0, Some(4));
    work.site.page(&list_path(1), "<html></html>");
    assert_eq!(build(&work, &[]).0, Some(5));
    work.site.answer(&list_path(1), Answer::Status(500));
    let (code, told) = build(&work, &[]);
    assert_eq!(code, Some(3));
    assert_eq!(
        told,
        format!("ERROR the feed stays as it is: {}: the server answered 500", work.order.board.address())
    );
    assert_eq!(build(&work, &["--skin", "no/such/file"]).0, Some(1));
    assert_eq!(build(&work, &["--limit", "many"]).0, Some(2));

    let feed = work.folder.path().join("bad.json");
    std::fs::write(&feed, "{}").expect("a file");
    assert_eq!(
        seoul_feed(&["check", &feed.display().to_string(), "--format", "json"]).status.code(),
        Some(7)
    );
    assert_eq!(seoul_feed(&["check", "no/such/file"]).status.code(), Some(1));
    let none = work.folder.path().join("none");
    assert_eq!(seoul_feed(&["images", &none.join("feed.json").display().to_string()]).status.code(), Some(1));
    assert!(!none.exists());
}

#[test]
fn a_page_can_be_tried_field_by_field() {
    let site = Site::start();
    gnuboard::serve(&site, &[Post { comments: 2, ..Post::new(7) }]);
    let tried = |path: &str| {
        let output = seoul_feed(&["try", site.url(path).as_str(), "--delay", "0"]);
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let (code, told) = tried(&list_path(1));
    assert_eq!(code, Some(0));
    // The list has no year.
    let told: Vec<_> = told.lines().filter(|line| !line.starts_with("  date")).collect();
    let address = format!("  address   {}", site.url(&path_of(7)));
    assert_eq!(
        told,
        [
            "As a list: 1 releases, there is no further page",
            "  heading   News",
            "  language  ko",
            "",
            "  title     Release 7",
            &address,
            "  views     107",
            "  comments  2",
            "  category  (not found)",
            "",
            "As a release: it has no text: see with `seoul-feed try` what the page has, and name it in a skin",
        ]
    );
    let (code, told) = tried(&path_of(7));
    assert_eq!(code, Some(0));
    let told: Vec<_> = told.lines().skip(2).collect();
    assert_eq!(
        told,
        [
            "As a release:",
            "  title     Release 7",
            "  writer    Invest Seoul",
            "  date      2018-08-01T11:01:00+09:00",
            "  views     107",
            "  comments  2",
            "  category  (not found)",
            "  image     (not found)",
            "  text      What release 7 says.",
        ]
    );
    assert_eq!(tried("/none").0, Some(3));
}

#[test]
fn it_brings_completions_and_manual_pages() {
    let completions = seoul_feed(&["completions", "bash"]);
    assert!(String::from_utf8_lossy(&completions.stdout).contains("--accept-removal"));
    let folder = tempfile::TempDir::new().expect("a folder");
    assert_eq!(seoul_feed(&["man", &folder.path().display().to_string()]).status.code(), Some(0));
    let page = std::fs::read_to_string(folder.path().join("seoul-feed-build.1")).expect("the manual page");
    assert!(page.contains("The address of the board"), "{page}");
}
