//! The file that describes a feed, and the program that reads it.

use std::process::Command;

use seoul_feed::board::Kind;
use seoul_feed::config::Config;

use crate::gnuboard::{self, Post, list_path, path_of};
use crate::server::{Reply, TestServer};
use crate::setup::{Setup, titles};

/// Runs `seoul-feed build --config feed.toml` with this file in `folder`. Returns exit code and log.
fn build(setup: &Setup, config: &str) -> (Option<i32>, String) {
    let path = setup.folder.path().join("feed.toml");
    std::fs::write(&path, config).expect("a file");
    let mut command = Command::new(env!("CARGO_BIN_EXE_seoul-feed"));
    // Not in the folder of the file.
    command.current_dir("/").arg("build").arg("--config").arg(&path).args(["--delay", "0"]);
    let output = command.output().expect("the program runs");
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

fn two_boards(setup: &Setup, other: &TestServer) -> String {
    let (news, press) = (setup.server.url(&list_path(1)), other.url(&list_path(1)));
    format!(
        "output = 'feed.json'\ntitle = 'Invest Seoul'\nurl = 'https://investseoul.example/feed.json'\nlanguage = 'en'\n\
        home_page = 'https://investseoul.example/'\nlimit = 5\n\
        [boards.news]\naddress = '{news}'\nkind = 'gnuboard5'\nskin = 'our-skin.toml'\nlimit = 2\n\
        [boards.press]\naddress = '{press}'\nkind = 'gnuboard5'\ntags = ['press']\nauthor = 'Seoul'\n"
    )
}

#[test]
fn a_file_describes_a_feed_and_its_boards_and_paths_start_at_its_folder() {
    let setup = Setup::with_posts([3, 2, 1]);
    let other = TestServer::start();
    gnuboard::serve(&other, &[Post { date: "18-07-01 09:00".to_owned(), ..Post::new(9) }]);
    // With this skin, the text is found.
    for id in 2..=3 {
        setup.server.page(&path_of(id), Post::new(id).page().replace("bo_v_con", "our_text"));
    }
    std::fs::write(setup.folder.path().join("our-skin.toml"), "[release]\nbody = '#our_text'")
        .expect("a file");
    let (code, log) = build(&setup, &two_boards(&setup, &other));
    assert_eq!(code, Some(0), "{log}");
    assert!(log.contains("INFO board{name=\"news\"}: reading page 1 of the list"), "{log}");
    assert_eq!(setup.titles(), titles([3, 2, 9]));
    let feed = setup.page(1);
    assert_eq!(feed.home_page_url.as_deref(), Some("https://investseoul.example/"));
    assert_eq!((feed.title.as_deref(), feed.language.as_deref()), (Some("Invest Seoul"), Some("en")));
    assert_eq!(feed.items[2].tags, ["press"]);

    let config = two_boards(&setup, &other);
    let (code, log) = build(&setup, config.split("[boards.press]").next().expect("the other board"));
    assert_eq!(code, Some(0), "{log}");
    let line = "WARN 1 releases are taken out of the feed, because their board press is no longer in its configuration";
    assert!(log.contains(line), "{log}");
    assert_eq!(setup.titles(), titles([3, 2]));
}

#[test]
fn the_command_line_takes_a_board_out_of_a_feed_only_if_that_board_is_named() {
    let setup = Setup::with_posts([3, 2, 1]);
    let other = TestServer::start();
    gnuboard::serve(&other, &[Post::new(9)]);
    let config = two_boards(&setup, &other).replace("skin = 'our-skin.toml'\n", "");
    assert_eq!(build(&setup, &config).0, Some(0));
    let list = setup.server.url(&list_path(1));
    let build_one = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_seoul-feed"));
        command.args(["build", "--board", "gnuboard5", list.as_str(), "--delay", "0", "-o"]);
        let output = command.arg(setup.options.output_paths.page(1)).args(more).output();
        let output = output.expect("the program runs");
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (code, log) = build_one(&[]);
    assert_eq!(code, Some(5), "{log}");
    assert!(log.contains("it has other boards (press)"), "{log}");
    assert_eq!(build_one(&["--accept-removal=tenders"]).0, Some(2));
    assert_eq!(build_one(&["--accept-removal=press"]).0, Some(0));
    assert_eq!(setup.titles(), titles([3, 2, 1]));
}

#[test]
fn the_example_in_the_documentation_is_valid() {
    let docs = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/publishing.md");
    let docs = std::fs::read_to_string(docs).expect("the documentation");
    let (_, example) = docs.split_once("    # feed.toml").expect("the example");
    let lines = example.lines().skip(1).take_while(|line| line.is_empty() || line.starts_with("    "));
    let folder = tempfile::TempDir::new().expect("a folder");
    let path = folder.path().join("feed.toml");
    std::fs::write(&path, lines.collect::<Vec<_>>().join("\n")).expect("a file");
    let config = Config::load(&path).expect("a feed");
    assert_eq!(config.output, folder.path().join("public/feed.json"));
    let boards: Vec<_> =
        config.boards.iter().map(|(name, board)| (name.as_str(), board.kind, board.notices)).collect();
    assert_eq!(boards, [("news", Kind::Gnuboard5, true), ("press", Kind::Egovframe, false)]);
    assert_eq!(config.boards["news"].skin, Some(folder.path().join("our-skin.toml")));
}

#[test]
fn the_exit_code_and_an_error_tell_that_one_board_failed() {
    let setup = Setup::with_posts([3, 2, 1]);
    let other = TestServer::start();
    other.reply(&list_path(1), Reply::Status(500));
    let config = two_boards(&setup, &other).replace("skin = 'our-skin.toml'\n", "");
    let (code, log) = build(&setup, &config);
    assert_eq!(code, Some(4), "{log}");
    let error = format!(
        "ERROR board{{name=\"press\"}}: the releases of this board stay as they are: {}: the server answered 500",
        other.url(&list_path(1))
    );
    assert!(log.contains(&error), "{log}");
    assert_eq!(setup.titles(), titles([3, 2]));
}

#[test]
fn a_file_with_images_makes_thumbnails_as_well() {
    let setup = Setup::with_posts([]);
    let body = "<p><img src=\"/data/1.png\"></p>".to_owned();
    gnuboard::serve(&setup.server, &[Post { body, ..Post::new(1) }]);
    let mut png = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(400, 300).write_to(&mut png, image::ImageFormat::Png).expect("an image");
    setup.server.page("/data/1.png", png.into_inner());
    let list = setup.server.url(&list_path(1));
    let board = format!("[boards.news]\naddress = '{list}'\nkind = 'gnuboard5'\n");
    let (code, log) = build(&setup, &format!("output = 'feed.json'\n[images]\nwidths = [100]\n{board}"));
    assert_eq!(code, Some(0), "{log}");
    let widths: Vec<_> = setup.items()[0].invest_seoul.thumbnails.iter().map(|image| image.width).collect();
    assert_eq!(widths, [100]);
}

#[test]
fn a_mistake_in_the_file_is_named_with_its_line_and_what_is_allowed() {
    let setup = Setup::with_posts([1]);
    let list = setup.server.url(&list_path(1));
    let board = format!("[boards.news]\naddress = '{list}'\nkind = 'gnuboard5'\n");
    for (config, message) in [
        (
            format!("output = 'feed.json'\nfeed = 'x'\n{board}"),
            "feed.toml, line 2: there is no setting `feed` here; allowed are `output`, `url`,",
        ),
        (
            format!("output = 'feed.json'\n{board}adress = 'x'"),
            "feed.toml, line 5: there is no setting `adress` here; allowed are `address`, `kind`, `skin`, `tags`, `limit`, `author`, \
             `language`, `notices`",
        ),
        (board.clone(), "the setting `output` is missing"),
        ("output = 'feed.json'".to_owned(), "the setting `boards` is missing"),
        ("output = 'feed.json'\n[boards]".to_owned(), "a feed needs a board"),
        (
            format!("output = 'feed.json'\n{board}[boards.press]\naddress = '{list}'\nkind = 'rss'"),
            "needs a `title`",
        ),
        (
            format!("output = 'feed.json'\n{}", board.replace("gnuboard5", "wordpress")),
            "line 4: there is no `wordpress`; allowed are `gnuboard5`, `egovframe`, `rss`",
        ),
        (
            format!("output = 'feed.json'\nlanguage = 'Korean language'\n{board}"),
            "line 2: a language is a tag such as ko",
        ),
        (format!("output = 'feed.json'\nurl = 'feed.json'\n{board}"), "line 2: "),
        (format!("output = 'feed.json'\nlimit = 0\n{board}"), "line 2: "),
        (
            format!("output = 'feed.json'\n[images]\nwidths = [5]\n{board}"),
            "line 3: a width is a number of pixels from 16 to 4096",
        ),
        (format!("output = 'feed.json'\n{board}{board}"), "line 5: "),
    ] {
        let (code, log) = build(&setup, &config);
        assert_eq!(code, Some(2), "{config}\n{log}");
        assert!(log.contains(message), "{config}\n{log}");
        assert_eq!(log.lines().count(), 1, "{log}");
    }
    assert_eq!(setup.server.requests(), [""; 0]);
}
