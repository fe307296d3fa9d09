//! Thumbnails: made once, listed in the feed, kept and removed.

use std::io::Cursor;

use json_feed::Thumbnail;
use seoul_feed::board::Kind;
use seoul_feed::build::AcceptRemoval;
use seoul_feed::fetch::Fetcher;
use seoul_feed::images::{
    ThumbnailError, ThumbnailOptions, ThumbnailSizes, ThumbnailSummary, make_thumbnails,
};
use seoul_feed::progress::Progress;

use crate::gnuboard::{self, Post, list_path};
use crate::server::{Reply, TestServer};
use crate::setup::{Setup, board_options, fetch_options, titles};

fn photo(seed: u8) -> Vec<u8> {
    let image = image::RgbImage::from_fn(800, 600, |x, y| image::Rgb([x as u8, y as u8, seed]));
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, image::ImageFormat::Jpeg).expect("an image");
    bytes.into_inner()
}

/// A post with the image `/data/ID.jpg`.
fn illustrated(id: u32) -> Post {
    Post { body: format!("<p><img src=\"/data/{id}.jpg\">Look.</p>"), ..Post::new(id) }
}

/// A feed of the posts `ids`, each with its image.
fn gallery(ids: &[u32]) -> Setup {
    let setup = Setup::with_posts([]);
    for id in ids {
        setup.server.page(&format!("/data/{id}.jpg"), photo(*id as u8));
    }
    gnuboard::serve(&setup.server, &ids.iter().copied().map(illustrated).collect::<Vec<_>>());
    setup.build_valid();
    setup.server.requests();
    setup
}

fn run(setup: &Setup) -> Result<ThumbnailSummary, ThumbnailError> {
    run_at(setup, "2018-08-02T00:00:00Z", &[320, 640])
}

fn run_at(setup: &Setup, now: &str, widths: &[u32]) -> Result<ThumbnailSummary, ThumbnailError> {
    let options = ThumbnailOptions {
        paths: setup.options.output_paths.clone(),
        sizes: ThumbnailSizes { widths: widths.into(), max_bytes: 60 << 10 },
        now: now.parse().expect("a time"),
    };
    make_thumbnails(&options, &mut Fetcher::new(&fetch_options()), &Progress::log_only())
}

fn thumbnails(setup: &Setup) -> Vec<Vec<Thumbnail>> {
    setup.items().into_iter().map(|item| item.invest_seoul.thumbnails).collect()
}

fn files(setup: &Setup) -> Vec<String> {
    let folder = std::fs::read_dir(setup.folder.path().join("feed-images")).expect("the folder");
    let mut names: Vec<_> =
        folder.flatten().map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn each_image_gets_thumbnails_that_are_listed_with_their_widths() {
    let setup = gallery(&[2, 1]);
    let summary = run(&setup).expect("thumbnails");
    assert_eq!((summary.items, summary.images, summary.problems.len()), (2, 2, 0));
    for (thumbnails, id) in thumbnails(&setup).into_iter().zip([2, 1]) {
        let sizes: Vec<_> = thumbnails
            .iter()
            .map(|thumbnail| {
                let path =
                    thumbnail.url.strip_prefix("https://investseoul.example/").expect("beside the feed");
                let file = std::fs::read(setup.folder.path().join(path)).expect("the file");
                let image =
                    image::load_from_memory_with_format(&file, image::ImageFormat::WebP).expect("a WebP");
                (thumbnail.width, image.width(), image.height(), file.len() <= 60 << 10)
            })
            .collect();
        assert_eq!(sizes, [(320, 320, 240, true), (640, 640, 480, true)], "{id}");
    }
    assert_eq!(files(&setup).len(), 4);
}

#[test]
fn an_image_is_requested_once_and_its_thumbnails_are_kept_by_later_runs() {
    let setup = gallery(&[2, 1]);
    run(&setup).expect("thumbnails");
    let before = thumbnails(&setup);
    setup.server.requests();
    let summary = run(&setup).expect("thumbnails");
    assert_eq!((summary.items, summary.images), (2, 0));
    assert_eq!(setup.server.requests(), [""; 0]);

    let mut retitled = [2, 1].map(illustrated);
    retitled[0].title = "Another".to_owned();
    gnuboard::serve(&setup.server, &retitled);
    setup.build_valid();
    assert_eq!(setup.titles(), ["Another", "Release 1"]);
    assert_eq!(thumbnails(&setup), before);
}

#[test]
fn unused_thumbnails_are_removed_and_other_files_are_not() {
    let mut setup = gallery(&[2, 1]);
    run(&setup).expect("thumbnails");
    std::fs::write(setup.folder.path().join("feed-images/logo.webp"), "ours").expect("a file");
    gnuboard::serve(&setup.server, &[illustrated(2)]);
    setup.server.page(&list_path(1), gnuboard::list(&[illustrated(2)], 1, 1));
    setup.options.accept_removal = AcceptRemoval::All;
    setup.build_valid();
    run(&setup).expect("thumbnails");
    assert_eq!(files(&setup).len(), 3);
    assert!(files(&setup).contains(&"logo.webp".to_owned()));
}

#[test]
fn an_image_that_cannot_be_downloaded_or_decoded_affects_only_its_thumbnails() {
    let setup = gallery(&[4, 3, 2, 1]);
    setup.server.reply("/data/4.jpg", Reply::Status(500));
    setup.server.page("/data/3.jpg", "<html>No image");
    setup.server.reply("/data/2.jpg", Reply::Megabytes(40));
    let summary = run(&setup).expect("thumbnails");
    assert_eq!((summary.items, summary.problems.len()), (1, 3));
    assert_eq!(setup.titles(), titles([4, 3, 2, 1]));
    let counts: Vec<_> = thumbnails(&setup).iter().map(Vec::len).collect();
    assert_eq!(counts, [0, 0, 0, 2]);
}

#[test]
fn an_image_that_failed_is_tried_again_later_and_not_in_every_run() {
    let setup = gallery(&[2, 1]);
    setup.server.reply("/data/2.jpg", Reply::Status(500));
    setup.server.page("/data/1.jpg", "<html>No image");
    run(&setup).expect("a feed");
    setup.server.requests();
    for (now, requested) in [
        ("2018-08-02T00:59:00Z", vec![]),
        ("2018-08-02T01:01:00Z", vec!["/data/2.jpg"]),
        ("2018-08-09T01:02:00Z", vec!["/data/2.jpg", "/data/1.jpg"]),
    ] {
        let summary = run_at(&setup, now, &[320, 640]).expect("a feed");
        assert_eq!(setup.server.requests(), requested, "{now}");
        assert_eq!(summary.problems.len(), requested.len(), "{now}");
    }
}

#[test]
fn new_widths_replace_the_old_ones_which_stay_while_the_server_fails() {
    let setup = gallery(&[1]);
    run(&setup).expect("thumbnails");
    let before = thumbnails(&setup);
    setup.server.reply("/data/1.jpg", Reply::Status(503));
    let summary = run_at(&setup, "2018-08-02T00:00:00Z", &[200]).expect("a feed");
    assert_eq!((summary.items, summary.problems.len()), (1, 1));
    assert_eq!(thumbnails(&setup), before);
    setup.server.page("/data/1.jpg", photo(1));
    run_at(&setup, "2018-08-02T02:00:00Z", &[200]).expect("thumbnails");
    let widths: Vec<_> = thumbnails(&setup)[0].iter().map(|thumbnail| thumbnail.width).collect();
    assert_eq!(widths, [200]);
    assert_eq!(files(&setup).len(), 1);
}

#[test]
fn after_three_errors_of_a_host_no_more_images_are_requested_from_it() {
    let setup = gallery(&[5, 4, 3, 2, 1]);
    for id in 1..=5 {
        setup.server.reply(&format!("/data/{id}.jpg"), Reply::Status(502));
    }
    run(&setup).expect("a feed");
    assert_eq!(setup.server.requests(), ["/data/5.jpg", "/data/4.jpg", "/data/3.jpg"]);
}

#[test]
fn an_image_in_a_private_network_is_requested_only_from_the_board_of_its_item() {
    let mut setup = Setup::with_posts([]);
    let site = TestServer::start();
    let inside =
        Post { body: format!("<p><img src=\"{}\">Look.</p>", site.url("/data/3.jpg")), ..Post::new(3) };
    gnuboard::serve(&setup.server, &[inside, illustrated(2)]);
    gnuboard::serve(&site, &[illustrated(1)]);
    setup.server.page("/data/2.jpg", photo(2));
    site.page("/data/1.jpg", photo(1));
    site.page("/data/3.jpg", photo(3));
    setup.options.title = Some("Invest Seoul".to_owned());
    setup.options.boards = vec![
        board_options("news", Kind::Gnuboard5, setup.server.url(&list_path(1))),
        board_options("press", Kind::Gnuboard5, site.url(&list_path(1))),
    ];
    setup.build_valid();
    let (_, _) = (setup.server.requests(), site.requests());
    let summary = run(&setup).expect("a feed");
    assert_eq!((summary.items, summary.problems.len()), (2, 1));
    assert_eq!(
        (setup.server.requests(), site.requests()),
        (vec!["/data/2.jpg".to_owned()], vec!["/data/1.jpg".to_owned()])
    );
}

#[test]
fn thumbnails_need_a_feed() {
    assert!(matches!(run(&Setup::with_posts([])), Err(ThumbnailError::NoFeed(_))));
}
