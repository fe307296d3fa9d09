//! The program: its output and its exit codes.

use std::process::{Command, Output};

use seoul_feed::feed::Lock;

use crate::gnuboard::{self, Post, list_path, path_of};
use crate::server::{Reply, TestServer};
use crate::setup::Setup;

fn seoul_feed(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_seoul-feed")).args(arguments).output().expect("the program runs")
}

/// Builds the feed with additional arguments. Returns the exit code and the last line of the log.
fn build(setup: &Setup, more: &[&str]) -> (Option<i32>, String) {
    let (list, feed) =
        (setup.board().address().to_string(), setup.options.output_paths.page(1).display().to_string());
    let arguments = ["build", "--board", "gnuboard5", &list, "-o", &feed, "--delay", "0"];
    let output = seoul_feed(&[&arguments, more].concat());
    let log = String::from_utf8_lossy(&output.stderr);
    (output.status.code(), log.lines().last().unwrap_or_default().trim().to_owned())
}

#[test]
fn one_command_creates_a_feed() {
    let setup = Setup::with_posts([2, 1]);
    let feed = setup.options.output_paths.page(1).display().to_string();
    assert_eq!(
        build(&setup, &[]),
        (Some(0), format!("INFO {feed}: 2 releases: 2 new, 0 changed, 0 removed; 1 files written"))
    );
    assert_eq!(build(&setup, &["--quiet"]), (Some(0), String::new()));
    assert_eq!(seoul_feed(&["check", &feed]).status.code(), Some(0));
}

#[test]
fn each_outcome_has_its_exit_code() {
    let setup = Setup::with_posts([2, 1]);
    let lock = Lock::acquire(&setup.options.output_paths).expect("the lock");
    assert_eq!(build(&setup, &[]).0, Some(6));
    drop(lock);
    setup.server.reply(&path_of(1), Reply::Status(500));
    assert_eq!(build(&setup, &[]).0, Some(4));
    setup.server.page(&list_path(1), "<html></html>");
    assert_eq!(build(&setup, &[]).0, Some(5));
    setup.server.reply(&list_path(1), Reply::Status(500));
    let (code, message) = build(&setup, &[]);
    assert_eq!(code, Some(3));
    assert_eq!(
        message,
        format!("ERROR the feed stays as it is: {}: the server answered 500", setup.board().address())
    );
    assert_eq!(build(&setup, &["--skin", "no/such/file"]).0, Some(1));
    assert_eq!(build(&setup, &["--limit", "many"]).0, Some(2));

    let feed = setup.folder.path().join("bad.json");
    std::fs::write(&feed, "{}").expect("a file");
    assert_eq!(
        seoul_feed(&["check", &feed.display().to_string(), "--format", "json"]).status.code(),
        Some(7)
    );
    assert_eq!(seoul_feed(&["check", "no/such/file"]).status.code(), Some(1));
    let none = setup.folder.path().join("none");
    assert_eq!(seoul_feed(&["images", &none.join("feed.json").display().to_string()]).status.code(), Some(1));
    assert!(!none.exists());
}

#[test]
fn try_shows_each_value_of_a_page() {
    let server = TestServer::start();
    gnuboard::serve(&server, &[Post { comments: 2, ..Post::new(7) }]);
    let try_page = |path: &str| {
        let output = seoul_feed(&["try", server.url(path).as_str(), "--delay", "0"]);
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let (code, output) = try_page(&list_path(1));
    assert_eq!(code, Some(0));
    // The list shows no year, so the parsed date depends on today.
    let lines: Vec<_> = output.lines().filter(|line| !line.starts_with("  date")).collect();
    let address = format!("  address   {}", server.url(&path_of(7)));
    assert_eq!(
        lines,
        [
            "As a list: 1 releases, there is no further page",
            "  heading   News",
            "  language  ko",
            "",
            "  title     Release 7",
            &address,
            "  writer    Invest Seoul",
            "  views     107",
            "  comments  2",
            "  category  (not found)",
            "",
            "As a release: it has no text: use `seoul-feed try` to see what was found, and describe the page in a skin",
        ]
    );
    let (code, output) = try_page(&path_of(7));
    assert_eq!(code, Some(0));
    let lines: Vec<_> = output.lines().skip(2).collect();
    assert_eq!(
        lines,
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
    assert_eq!(try_page("/none").0, Some(3));
}

#[test]
fn try_shows_what_is_on_a_page_that_is_not_recognized() {
    let server = TestServer::start();
    let link = "<a href=\"/bbs/board.php?bo_table=news&amp;wr_id=7\">Release 7</a>";
    server.page(
        &list_path(1),
        format!("<html><title>News | Invest Seoul</title><div class=\"card\">{link}</div></html>"),
    );
    server.page(&path_of(7), gnuboard::refusal("글을 읽을 권한이 없습니다."));
    let try_page = |path: &str| {
        let output = seoul_feed(&["try", server.url(path).as_str(), "--delay", "0"]);
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let (code, output) = try_page(&list_path(1));
    assert_eq!(code, Some(5));
    assert!(
        output
            .contains("  <title>   News | Invest Seoul\n  links     1 to releases, 0 to pages of the list\n"),
        "{output}"
    );
    let (code, output) = try_page(&path_of(7));
    assert_eq!(code, Some(5));
    assert!(output.contains("As a release: the board says “글을 읽을 권한이 없습니다.”"), "{output}");
}

#[test]
fn a_proposed_skin_is_saved_and_can_be_used_at_once() {
    let (server, folder) = (TestServer::start(), tempfile::TempDir::new().expect("a folder"));
    let fixture = |name: &str| {
        let path = format!("{}/tests/fixtures/skins/{name}.html", env!("CARGO_MANIFEST_DIR"));
        std::fs::read(path).expect("the fixture is there")
    };
    server.page(&list_path(1), fixture("portal-list"));
    server.page(&path_of(35), fixture("portal-release"));
    let (list, file) = (server.url(&list_path(1)), folder.path().join("skin.toml").display().to_string());
    let try_list = |more: &[&str]| {
        let output = seoul_feed(&[&["try", list.as_str(), "--delay", "0"], more].concat());
        (output.status.code(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
    };
    // Without --write, the page is still not recognized.
    let (code, output) = try_list(&[]);
    assert_eq!(code, Some(5));
    assert!(
        output.contains("  list.row = \"li.bsk_list_item\"\n      sure: 5 releases are linked"),
        "{output}"
    );

    let (code, output) = try_list(&["--write", &file]);
    assert_eq!((code, output.lines().last()), (Some(0), Some(format!("Saved: {file}").as_str())));
    let saved = std::fs::read_to_string(&file).expect("the file");
    let start = format!(
        "# Proposed by `seoul-feed try` from {list} and {}\n# With it, the list has 5 releases; the release has the title “서울시, 로스앤젤레스와 업무협약” and 67 letters of text.\n",
        server.url(&path_of(35))
    );
    assert!(saved.starts_with(&start), "{saved}");
    let views = "[list.views]\n# sure: in 5 of 5 rows, reads as a number in each, and `bsk_list_col_hit` says what it is, such as 1,204\nselect = [\".bsk_list_col_hit\"]\n";
    assert!(saved.contains(views), "{saved}");
    assert_eq!(try_list(&["--skin", &file]).0, Some(0));

    // A file that may have been edited is not replaced, and the board is not asked for nothing.
    server.requests();
    let (code, output) = try_list(&["--write", &file]);
    assert_eq!((code, output), (Some(1), format!("ERROR {file} exists: use --force to replace it\n")));
    assert_eq!(server.requests(), Vec::<String>::new());
    assert_eq!(try_list(&["--write", &file, "--force"]).0, Some(0));
    assert_eq!(try_list(&["--write", &file, "--skin", &file]).0, Some(2));
}

#[test]
fn nothing_is_saved_if_no_skin_is_needed_or_none_can_be_proposed() {
    let (server, folder) = (TestServer::start(), tempfile::TempDir::new().expect("a folder"));
    let file = folder.path().join("skin.toml").display().to_string();
    let write = |board: &str| {
        let address = server.url(&list_path(1));
        let arguments = ["try", address.as_str(), "--board", board, "--delay", "0", "--write", &file];
        let output = seoul_feed(&arguments);
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    gnuboard::serve(&server, &[Post::new(8), Post::new(7)]);
    let (code, output) = write("gnuboard5");
    assert_eq!(code, Some(0));
    assert!(output.contains("\nNo skin is needed:\n"), "{output}");
    assert_eq!(output.lines().last(), Some("Nothing saved: the built-in skin is enough"));
    server.page(&list_path(1), "<html><title>News | Invest Seoul</title></html>");
    let (code, output) = write("gnuboard5");
    assert_eq!(code, Some(5));
    assert!(
        output.contains("\nNo skin can be proposed: no link leads to a release of this board"),
        "{output}"
    );
    assert_eq!(output.lines().last(), Some("Nothing saved: nothing can be proposed"));
    server.page(&list_path(1), crate::setup::fixture("feeds/gnuboard.xml"));
    let (code, output) = write("rss");
    assert_eq!((code, output.lines().last()), (Some(0), Some("Nothing saved: RSS and Atom need no skin")));
    assert!(!folder.path().join("skin.toml").exists());
}

#[test]
fn try_shows_that_a_year_is_guessed() {
    let server = TestServer::start();
    gnuboard::serve(&server, &[Post::new(7)]);
    let output = seoul_feed(&["try", server.url(&list_path(1)).as_str(), "--delay", "0"]);
    let output = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.contains("  date      08-01 (year guessed: 20"), "{output}");
}

#[test]
fn a_language_that_the_titles_are_not_in_is_pointed_out() {
    let setup = Setup::with_posts([]);
    let posts = |title: &str| {
        (1..=4).rev().map(|id| Post { title: format!("{title} {id}"), ..Post::new(id) }).collect::<Vec<_>>()
    };
    let warns = |setup: &Setup| {
        let (list, feed) =
            (setup.board().address().to_string(), setup.options.output_paths.page(1).display().to_string());
        let output = seoul_feed(&["build", "--board", "gnuboard5", &list, "-o", &feed, "--delay", "0"]);
        String::from_utf8_lossy(&output.stderr).contains("most titles are not Korean: set --language")
    };
    gnuboard::serve(&setup.server, &posts("Seoul signs"));
    assert!(warns(&setup));
    gnuboard::serve(&setup.server, &posts("서울시 협약"));
    assert!(!warns(&setup));
}

#[test]
fn completions_and_manual_pages_are_generated() {
    let completions = seoul_feed(&["completions", "bash"]);
    assert!(String::from_utf8_lossy(&completions.stdout).contains("--accept-removal"));
    let folder = tempfile::TempDir::new().expect("a folder");
    assert_eq!(seoul_feed(&["man", &folder.path().display().to_string()]).status.code(), Some(0));
    let page = std::fs::read_to_string(folder.path().join("seoul-feed-build.1")).expect("the manual page");
    assert!(page.contains("The address of the board"), "{page}");
}
